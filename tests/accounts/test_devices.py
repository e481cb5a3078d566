"""Ana sees where she is signed in, ends what she does not know, and hears of a sign-in on a new device."""

from datetime import timedelta

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.test import Client
from django.utils import timezone

from accounts import devices
from accounts.models import Person, Reach
from tests.accounts.conftest import code_in, signed_in_as
from tests.factories.accounts import PASSWORD

PHONE = "Mozilla/5.0 (Linux; Android 14; Pixel 8) Chrome/126.0.0.0 Mobile Safari/537.36"
LAPTOP = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:127.0) Gecko/20100101 Firefox/127.0"
CASES = [
    (PHONE, "Chrome on an Android phone"),
    (LAPTOP, "Firefox on a Windows computer"),
    (
        "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0",
        "Edge on a Windows computer",
    ),
    ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5) Version/17.5 Safari/604.1", "Safari on an iPhone"),
    ("Mozilla/5.0 (iPad; CPU OS 17_5) AppleWebKit/605.1.15 CriOS/126.0 Safari/604.1", "Chrome on an iPad"),
    (
        "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) Chrome/126.0 Safari/537.36",
        "Chrome on a Chromebook",
    ),
    ("", "A browser on a device"),
]


@pytest.fixture
def old_ana(ana, confirmed):
    """Ana, whose account is not new."""
    Person.objects.filter(pk=ana.pk).update(created_at=timezone.now() - timedelta(days=90))
    ana.refresh_from_db()
    return confirmed(ana)


@pytest.fixture
def come(old_ana, mailoutbox, django_capture_on_commit_callbacks):
    """Sign in with a browser of one's own; returns it, and the subjects of the letters that followed."""

    def at(user_agent, browser=None, **more):
        browser = browser or Client(headers={"user-agent": user_agent})
        mailoutbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            browser.post("/accounts/login/", {"login": old_ana.email, "password": PASSWORD, "remember": "on"} | more)
        return browser, [letter.subject for letter in mailoutbox]

    return at


@pytest.mark.parametrize(("says", "words"), CASES)
def test_a_browser_is_called_what_people_call_it(says, words):
    assert devices.described(says) == words


def test_every_device_is_listed_and_this_one_is_marked(come):
    come(PHONE)
    laptop, _letters = come(LAPTOP)

    page = laptop.get("/my/devices/").content.decode()

    assert (
        page.index("Firefox on a Windows computer") < page.index("This one") < page.index("Chrome on an Android phone")
    )
    assert page.count("Sign out there</button>") == 1
    assert "127.0.0.1" not in page


def test_one_is_ended_at_once(come):
    phone, _letters = come(PHONE)
    laptop, _letters = come(LAPTOP)
    row = UserSession.objects.get(user_agent=PHONE)

    page = laptop.post("/my/devices/", {"end": row.pk}, follow=True).content.decode()

    assert "Signed out there: Chrome on an Android phone." in page
    assert phone.get("/my/devices/").status_code == 302
    assert laptop.get("/my/devices/").status_code == 200


def test_all_the_others_are_ended_and_this_one_stays(come):
    others = [come(PHONE)[0], come(PHONE)[0]]
    laptop, _letters = come(LAPTOP)

    page = laptop.post("/my/devices/", {"others": "1"}, follow=True).content.decode()

    assert "You are signed out on 2 other devices." in page
    assert [other.get("/my/devices/").status_code for other in others] == [302, 302]


@pytest.mark.parametrize("guess", ["", "x", "²", "9" * 30])
def test_what_is_no_session_is_not_there(come, guess):
    laptop, _letters = come(LAPTOP)

    assert laptop.post("/my/devices/", {"end": guess}).status_code == 404


def test_nobody_ends_somebody_elses(come, ben):
    phone, _letters = come(PHONE)
    other = Client()
    other.force_login(ben)

    assert other.post("/my/devices/", {"end": UserSession.objects.get(user_agent=PHONE).pk}).status_code == 404
    assert phone.get("/my/devices/").status_code == 200


def test_the_page_asks_as_often_for_many_devices(come, django_assert_max_num_queries):
    laptop, _letters = come(LAPTOP)
    laptop.get("/my/devices/")
    with django_assert_max_num_queries(30) as asked:
        laptop.get("/my/devices/")
    few = len(asked)
    for _each in range(6):
        come(PHONE)
    with django_assert_max_num_queries(few):
        laptop.get("/my/devices/")


def test_a_new_device_is_told_by_e_mail_and_a_known_one_is_not(come, mailoutbox):
    phone, letters = come(PHONE)
    assert letters == ["You signed in on a new device"]
    assert "Chrome on an Android phone" in mailoutbox[0].body
    assert "http://localhost:8000/my/devices/" in mailoutbox[0].body

    phone.post("/accounts/logout/")
    assert come(PHONE, browser=phone)[1] == []
    assert come(LAPTOP)[1] == ["You signed in on a new device"]


def test_it_is_told_in_their_language(come, old_ana, mailoutbox):
    Reach.objects.create(person=old_ana, way="call", language="cy")

    come(PHONE)

    assert "http://localhost:8000/cy/my/devices/" in mailoutbox[0].body


def test_two_people_may_share_a_computer(come, ben, confirmed, sign_in, mailoutbox, django_capture_on_commit_callbacks):
    shared, _letters = come(LAPTOP)
    shared.post("/accounts/logout/")
    Person.objects.filter(pk=confirmed(ben).pk).update(created_at=timezone.now() - timedelta(days=9))
    with django_capture_on_commit_callbacks(execute=True):
        sign_in(shared, ben.email)
    assert signed_in_as(shared) == str(ben.pk)
    shared.post("/accounts/logout/")

    assert come(LAPTOP, browser=shared)[1] == []


def test_a_forged_cookie_makes_nothing_known(come):
    forged = Client(headers={"user-agent": LAPTOP})
    forged.cookies[devices.COOKIE] = "abc.def:forged"

    assert come(LAPTOP, browser=forged)[1] == ["You signed in on a new device"]


def test_who_has_just_joined_is_not_told_that_they_did(ana, confirmed, sign_in, mailoutbox, client):
    sign_in(client, confirmed(ana).email)

    assert mailoutbox == []


def test_the_last_two_days_say_when_they_are_signed_out(come):
    laptop, _letters = come(LAPTOP)
    assert "You will be signed out here" not in laptop.get("/my/").content.decode()

    with time_machine.travel(timezone.now() + timedelta(days=28, hours=12)):
        page = laptop.get("/my/").content.decode()
        assert "You will be signed out here" in page
        assert "Sign in again now" in page
    with time_machine.travel(timezone.now() + timedelta(days=30, hours=1)):
        assert laptop.get("/my/").status_code == 302


def test_on_somebody_elses_device_they_are_signed_out_when_the_browser_is_closed(come):
    shared, _letters = come(LAPTOP, remember="")
    own, _letters = come(PHONE)

    assert own.cookies["sessionid"]["max-age"] in range(30 * 86400 - 60, 30 * 86400 + 1)
    assert shared.cookies["sessionid"]["max-age"] == ""
    assert "when you close the browser" in shared.get("/my/devices/").content.decode()
    assert "You are signed out here on" in own.get("/my/devices/").content.decode()


def test_a_code_by_e_mail_signs_in_for_thirty_days(old_ana, client, mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/accounts/login/code/", {"email": old_ana.email})
    client.post("/accounts/login/code/confirm/", {"code": code_in(mailoutbox[0])})

    assert client.cookies["sessionid"]["max-age"] in range(30 * 86400 - 60, 30 * 86400 + 1)


def test_who_works_here_signs_in_again_after_fourteen_days(jo, with_totp, client):
    code = with_totp(jo)
    client.post("/accounts/login/", {"login": jo.email, "password": PASSWORD, "remember": "on"})
    client.post("/accounts/2fa/authenticate/", {"code": code()})
    assert signed_in_as(client) == str(jo.pk)

    with time_machine.travel(timezone.now() + timedelta(days=13)):
        assert client.get("/my/").status_code == 200
    with time_machine.travel(timezone.now() + timedelta(days=15)):
        assert client.get("/my/").status_code == 302
