"""How people like to read: kept in a cookie or with the account, without a session, on remembered pages too."""

import itertools

import pytest
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file

from core import reading
from core.models import Picture
from core.reading import COOKIE, Reading
from directory import remembered
from enterprises.listings.models import Photo

ADDRESS = reverse("core:reading")
CHOSEN = {"text": "large", "colours": "dark", "spacing": "on", "layout": "on"}
KEY = "large-dark-spaced-plain"


def every_way():
    return [Reading(*answers) for answers in itertools.product(*reading.CHOICES.values())]


def test_there_are_seventy_two_ways_and_each_has_its_own_key():
    keys = {way.key for way in every_way()}

    assert len(keys) == 72
    assert {reading.read(key).key for key in keys} == keys


@pytest.mark.parametrize(
    "key", ["huge", "dark-large", "large-large", "large-", "LARGE", "<script>", "large" * 100, "\x00"]
)
def test_a_key_that_somebody_made_up_is_the_ordinary_way(key):
    assert reading.read(key) == Reading()


def test_it_is_shown_before_it_is_kept(client, db):
    page = client.post(ADDRESS, {**CHOSEN, "do": "show"})

    assert 'class="govuk-template mh-reads-large mh-reads-dark mh-reads-spaced mh-reads-plain"' in page.content.decode()
    assert "It is not kept yet" in page.content.decode()
    assert COOKIE not in page.cookies


def test_it_is_kept_in_this_browser_and_put_back(client, db):
    kept = client.post(ADDRESS, {**CHOSEN, "do": "keep", "next": "/find/?q=garden"})

    morsel = kept.cookies[COOKIE]
    assert (morsel.value, morsel["httponly"], morsel["samesite"], morsel["max-age"]) == (KEY, True, "Lax", 31536000)
    page = client.get(kept["Location"]).content.decode()
    assert "Every page looks like this now" in page
    assert 'href="/find/?q=garden"' in page

    back = client.post(ADDRESS, {"do": "reset"})
    assert back.cookies[COOKIE].value == ""
    client.cookies.pop(COOKIE)
    assert "mh-reads" not in client.get("/find/").content.decode()


def test_the_form_says_what_is_chosen_now(client, db):
    client.cookies[COOKIE] = KEY

    form = client.get(ADDRESS).context["form"]

    chosen = {name: form[name].value() for name in form.fields}
    assert chosen == {"text": "large", "colours": "dark", "spacing": "spaced", "motion": "", "layout": "plain"}
    assert 'name="layout"' in str(form["layout"])
    assert "checked" in str(form["layout"])
    assert "checked" not in str(form["motion"])


def test_it_follows_an_account_to_another_device(client, sam, ana):
    client.force_login(sam)
    client.post(ADDRESS, {**CHOSEN, "do": "keep"})
    client.cookies.clear()

    client.force_login(sam)
    assert "mh-reads-large mh-reads-dark" in client.get("/find/").content.decode()
    client.force_login(ana)
    assert "mh-reads" not in client.get("/find/").content.decode()
    sam.refresh_from_db()
    assert sam.reading == KEY

    client.force_login(sam)
    client.post(ADDRESS, {"do": "reset"})
    assert "mh-reads" not in client.get("/find/").content.decode()


@pytest.mark.parametrize("address", ["/find/", "/worried/", "{listing}"])
def test_a_remembered_page_is_remembered_for_each_way_to_read(
    client, make_listing, address, django_assert_max_num_queries
):
    address = address.format(listing=make_listing().get_absolute_url())
    plain = client.get(address)
    client.cookies[COOKIE] = "dark"
    dark = client.get(address)
    with django_assert_max_num_queries(1):
        again = client.get(address)

    assert "mh-reads-dark" in dark.content.decode()
    assert "mh-reads" not in plain.content.decode()
    assert (again.content, again["ETag"]) == (dark.content, dark["ETag"])
    assert plain["ETag"] != dark["ETag"]
    assert "Cookie" in dark["Vary"]
    assert not dark.cookies
    assert not again.cookies
    client.cookies.clear()
    assert "mh-reads" not in client.get(address).content.decode()


def test_made_up_cookies_make_no_more_pages_to_remember(client, make_listing):
    make_listing()
    for n in range(30):
        client.cookies[COOKIE] = f"large-made-up-{n}"
        client.get("/find/")

    assert len(remembered._pages) == 1


def test_plain_pages_have_no_photographs(client, make_listing, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    picture = Picture.objects.create(title="A spade", file=get_test_image_file())
    listing = make_listing(name="Spade and Fork", photos=[Photo(picture=picture, alt="A spade")])
    assert 'alt="A spade"' in client.get(listing.get_absolute_url()).content.decode()

    client.cookies[COOKIE] = "plain"

    page = client.get(listing.get_absolute_url()).content.decode()
    assert 'alt="A spade"' not in page
    assert "Spade and Fork" in page


@pytest.mark.parametrize(
    ("referer", "back"),
    [
        ("http://testserver/find/?q=a", "/find/?q=a"),
        ("http://testserver/reading/", "/"),
        ("https://evil.example/find/", "/"),
        ("http://[::1", "/"),
        ("", "/"),
    ],
)
def test_the_way_back_is_a_page_of_ours(client, db, referer, back):
    assert client.get(ADDRESS, headers={"Referer": referer}).context["next"] == back


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:x", "//[::1"]
)
def test_a_made_up_way_back_leads_home(client, db, elsewhere):
    kept = client.post(ADDRESS, {"do": "keep", "next": elsewhere})

    assert client.get(kept["Location"]).context["next"] == "/"


def test_an_answer_that_is_none_is_told_and_not_kept(client, db):
    page = client.post(ADDRESS, {"text": "gigantic", "do": "keep"})

    assert page.status_code == 200
    assert "<title>Error:" in page.content.decode()
    assert COOKIE not in page.cookies


def test_the_error_pages_are_shown_so_too(client, db):
    client.cookies[COOKIE] = "dark"

    assert "mh-reads-dark" in client.get("/no/such/").content.decode()
