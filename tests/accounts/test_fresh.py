"""“Is it still you?”, asked before what cannot be taken back: also of people who have nothing but codes."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.contrib.auth.hashers import make_password
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django.urls import path
from django.utils import timezone

from accounts import fresh
from accounts.models import Person
from config import urls as config_urls
from tests.accounts.conftest import code_in
from tests.factories.accounts import PASSWORD

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.accounts.test_fresh")]
PAGE = "/accounts/reauthenticate/code/"
done = []


def act(request):
    fresh.must_be_fresh(request)
    if request.method == "POST":
        done.append(request.POST["words"] + request.GET.get("page", ""))
        return HttpResponse(f"done at {request.get_full_path()}" if request.GET else "done")
    return HttpResponse("done")


urlpatterns = [path("planted/act/", act), *config_urls.urlpatterns]


@pytest.fixture(autouse=True)
def _nothing_done():
    done.clear()


@pytest.fixture
def kit(ana, confirmed):
    """Has no password: signs in by codes."""
    Person.objects.filter(pk=ana.pk).update(password=make_password(None))
    ana.refresh_from_db()
    return confirmed(ana)


@pytest.fixture
def letters(mailoutbox, django_capture_on_commit_callbacks):
    def during(do):
        mailoutbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            answer = do()
        return answer, list(mailoutbox)

    return during


@pytest.fixture
def asked(client, kit, letters):
    """Kit posts something from a page left open, and has a code sent. Gives the address of the page and the code."""
    client.force_login(kit)
    page = client.post("/planted/act/", {"words": "close it"})["Location"]
    _answer, sent = letters(lambda: client.post(PAGE, {"send": "1", "next": "/planted/act/"}))
    return page, code_in(sent[0])


def test_somebody_who_has_just_signed_in_goes_on(client, kit, letters):
    _answer, sent = letters(lambda: client.post("/accounts/login/code/", {"email": kit.email}))
    client.post("/accounts/login/code/confirm/", {"code": code_in(sent[0])})

    assert client.post("/planted/act/", {"words": "close it"}).content == b"done"
    assert done == ["close it"]


def test_from_a_page_left_open_a_code_is_asked_for_and_the_same_request_goes_on(client, asked):
    page, code = asked
    assert page == f"{PAGE}?next=%2Fplanted%2Fact%2F"
    assert done == []

    answer = client.post(PAGE, {"code": code, "next": "/planted/act/"})

    assert answer.content == b"done"
    assert done == ["close it"]
    assert client.post("/planted/act/", {"words": "again"}).content == b"done"


def test_a_request_to_an_address_with_a_question_mark_goes_on_too(client, kit, letters):
    client.force_login(kit)
    page = client.post("/planted/act/?page=2&sort=new", {"words": "close it"})["Location"]
    _answer, sent = letters(lambda: client.post(page, {"send": "1", "next": "/planted/act/"}))

    answer = client.post(PAGE, {"code": code_in(sent[0]), "next": parse_qs(urlsplit(page).query)["next"][0]})

    assert answer.content == b"done at /planted/act/?page=2&sort=new"
    assert done == ["close it2"]


def test_by_a_password_it_goes_on_too(client, ana, confirmed):
    client.force_login(confirmed(ana))
    page = client.post("/planted/act/?page=2", {"words": "close it"})["Location"]
    assert page.startswith("/accounts/reauthenticate/?next=")

    client.post(page, {"password": PASSWORD, "next": parse_qs(urlsplit(page).query)["next"][0]})

    assert done == ["close it2"]


def test_a_page_that_is_only_opened_keeps_what_stands_after_its_question_mark(client, kit):
    client.force_login(kit)

    page = client.get("/planted/act/?page=2")["Location"]

    assert parse_qs(urlsplit(page).query)["next"] == ["/planted/act/?page=2"]


def test_opening_the_page_sends_nothing(client, kit, letters):
    client.force_login(kit)

    answer, sent = letters(lambda: client.get(PAGE))

    assert "We send a code to ana@example.com" in answer.content.decode()
    assert sent == []


def test_the_letter_says_what_it_is_for_and_its_subject_holds_no_code(client, kit, letters):
    client.force_login(kit)

    _answer, sent = letters(lambda: client.post(PAGE, {"send": "1"}))

    assert [(letter.to, letter.subject) for letter in sent] == [([kit.email], "Your code, to show that it is you")]
    assert "Give it to nobody" in sent[0].body


def test_a_wrong_code_is_told_beside_the_field_and_nothing_is_done(client, asked):
    answer = client.post(PAGE, {"code": "0000-0000", "next": "/planted/act/"}).content.decode()

    assert "Incorrect code." in answer
    assert done == []


def test_a_code_is_gone_after_three_wrong_tries(client, asked):
    _page, code = asked
    for _try in range(3):
        said = client.post(PAGE, {"code": "0000-0000"}).content.decode()
    assert "not the code, three times" in said

    said = client.post(PAGE, {"code": code}).content.decode()

    assert "That code is too old" in said
    assert done == []


@pytest.mark.parametrize(("minutes", "works"), [(9, True), (11, False)])
def test_a_code_lives_ten_minutes(client, asked, minutes, works):
    _page, code = asked

    with time_machine.travel(timezone.now() + timedelta(minutes=minutes)):
        client.post(PAGE, {"code": code, "next": "/planted/act/"})

    assert done == (["close it"] if works else [])


def test_being_fresh_is_over_after_some_minutes(client, asked):
    _page, code = asked
    client.post(PAGE, {"code": code, "next": "/planted/act/"})

    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        assert client.post("/planted/act/", {"words": "again"}).status_code == 302
    assert done == ["close it"]


def test_a_code_sent_before_works_no_longer(client, asked, letters):
    _page, old = asked
    letters(lambda: client.post(PAGE, {"send": "1"}))

    client.post(PAGE, {"code": old, "next": "/planted/act/"})

    assert done == []


def test_nobody_else_in_the_same_browser_can_use_the_code(client, asked, ben):
    _page, code = asked
    session = client.session
    state = session[fresh.STATE]
    client.force_login(ben)
    session = client.session
    session[fresh.STATE] = state
    session.save()

    client.post(PAGE, {"code": code, "next": "/planted/act/"})

    assert client.post("/planted/act/", {"words": "x"}).status_code == 302


def test_ten_codes_an_hour_are_sent(client, kit, letters):
    client.force_login(kit)

    answers = []
    for minutes in range(11):
        # allauth has a limit for each minute of its own.
        with time_machine.travel(timezone.now() + timedelta(minutes=minutes / 10), tick=False):
            cache.clear()
            answers.append(client.post(PAGE, {"send": "1"}).status_code)

    assert answers == [200] * 10 + [429]


def test_with_a_password_the_code_is_another_way(client, ana, confirmed):
    client.force_login(confirmed(ana))

    page = client.post("/planted/act/", {"words": "close it"})["Location"]

    assert page.startswith("/accounts/reauthenticate/?")
    assert PAGE in client.get(page).content.decode()
    assert client.post(page, {"password": PASSWORD}).content == b"done"


def test_a_code_does_not_stand_in_for_the_second_step(client, ana, with_totp, letters):
    with_totp(ana)
    client.force_login(ana)

    answer, sent = letters(lambda: client.post(PAGE, {"send": "1"}))

    assert answer.status_code == 302
    assert PAGE not in answer["Location"]
    assert sent == []


@pytest.mark.parametrize(
    ("address", "form"),
    [
        ("/accounts/email/", {"email": "new@example.com", "action_add": ""}),
        ("/accounts/2fa/totp/activate/", {"code": "000000"}),
        ("/accounts/password/set/", {"password1": "a-new-horse-battery", "password2": "a-new-horse-battery"}),
    ],
)
def test_how_one_signs_in_is_not_changed_from_a_page_left_open(client, kit, address, form):
    client.force_login(kit)

    answer = client.post(address, form)

    assert answer["Location"].startswith(PAGE)
    kit.refresh_from_db()
    assert not kit.has_usable_password()


def test_a_visitor_signs_in_first(db):
    assert Client().get(PAGE).url.startswith("/accounts/login/")
