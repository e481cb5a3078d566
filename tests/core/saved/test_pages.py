"""The code of a page, and a person to ring on every page and every error."""

import re
from urllib.parse import quote

import pytest
from django.test import RequestFactory
from django.urls import reverse

from core import errors
from core.saved import actions
from core.saved.addresses import page_address
from core.saved.models import SavedForm
from directory import remembered

CODE = reverse("core:help_code")


def code_of(page):
    return re.search(r"mh-slip__code\">([\w-]+)<", page.content.decode())[1]


def test_a_search_page_leads_to_a_code_for_this_very_search(client, listing, support_phone):
    page = client.get("/find/?q=garden&near=GL5+1QA").content.decode()
    [link] = re.findall(r'href="([^"]+)" rel="nofollow" data-help-code', page)

    code = code_of(client.get(link))

    assert actions.find_for_desk(code).address == "/find/?q=garden&near=GL5+1QA"
    assert support_phone in page


def test_the_same_page_has_the_same_code_for_a_week(client, db, support_phone, time_machine):
    time_machine.move_to("2026-11-23 12:00")
    first = code_of(client.get(CODE, {"next": "/find/"}))

    assert code_of(client.get(CODE, {"next": "/find/"})) == first
    assert code_of(client.get(CODE, {"next": "/find/?page=2"})) != first
    assert SavedForm.objects.count() == 2
    time_machine.shift(8 * 86400)
    assert code_of(client.get(CODE, {"next": "/find/"})) != first


@pytest.mark.parametrize(
    "elsewhere",
    [
        "",
        "https://evil.example/",
        "//evil.example/",
        "//[::1",
        "/\\evil.example/",
        "javascript:alert(1)",
        "/admin/",
        "/help/back/",
        "find/",
        "/find/?q=" + "a" * 2000,
        "/accounts/password/reset/key/1-abcdef/",
    ],
)
def test_only_pages_of_ours_have_a_code(client, db, elsewhere):
    answer = client.get(CODE, {"next": elsewhere})

    assert answer["Location"] == reverse("core:help")
    assert SavedForm.objects.count() == 0


def test_what_follows_the_address_of_a_sign_in_page_is_left_out():
    assert page_address("/accounts/login/?next=/my/", "testserver") == "/accounts/login/"


def test_a_sign_in_page_offers_a_code_that_says_only_which_page(client, db, support_phone):
    page = client.get("/accounts/login/?next=/canary/").content.decode()

    assert re.findall(r'href="([^"]+)" rel="nofollow" data-help-code', page) == [
        "/help/code/?next=%2Faccounts%2Flogin%2F"
    ]


def test_making_codes_is_limited(client, db):
    answers = [client.get(CODE, {"next": f"/n/{number}/"}).status_code for number in range(42)]

    assert answers == [200] * 40 + [429] * 2


def test_remembered_pages_set_no_cookie_and_offer_the_code(client, listing, support_phone):
    remembered.forget()
    for address in ("/find/?q=garden", listing.get_absolute_url(), "/worried/"):
        for _again in range(2):
            page = client.get(address)
            assert not page.cookies
            assert quote(address, safe="") in page.content.decode()
    assert len(remembered._pages) == 3


@pytest.mark.parametrize("name", ["help", "help_back", "reading"])
def test_the_pages_about_it_open_without_a_code(client, db, name):
    page = client.get(reverse(f"core:{name}"))

    assert page.status_code == 200
    assert "data-help-code" not in page.content.decode()


@pytest.mark.django_db
@pytest.mark.urls("tests.browser.urls")
@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/gate/bad/", 400),
        ("/gate/forbidden/", 403),
        ("/no/such/", 404),
        ("/gate/too-many/", 429),
        ("/gate/broken/", 500),
    ],
)
def test_every_error_gives_the_number_and_the_words_that_the_log_has(client, caplog, support_phone, address, status):
    client.raise_request_exception = False

    answer = client.get(address)

    page = answer.content.decode()
    [reference] = re.findall(r"mh-reference\">(E-[\w-]+)<", page)
    assert answer.status_code == status
    assert reference == answer.headers["X-Request-ID"]
    assert support_phone in page
    assert re.search(r"at \d\d:\d\d", page)
    lines = [record.msg for record in caplog.records if record.name == "request"]
    assert [(line["request_id"], line["status"]) for line in lines] == [(reference, status)]


def test_the_last_page_comes_also_when_the_number_cannot_be_asked_for(monkeypatch, support_phone):
    monkeypatch.setattr("core.context.site", lambda request: 1 / 0)
    request = RequestFactory().get("/")
    request.reference = "E-4HKM-79QP"

    answer = errors.broken(request)

    assert answer.status_code == 500
    assert support_phone in answer.content.decode()
    assert "E-4HKM-79QP" in answer.content.decode()


def test_without_a_number_nobody_is_told_to_ring(client, db, settings):
    settings.SUPPORT_PHONE = ""

    page = client.get("/find/").content.decode()

    assert "data-help-code" not in page
    assert "Reading settings" in page
