"""Gwen has a mobile phone and no e-mail address. A code comes by text, and she goes on as everybody does."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.by_phone import actions as by_phone
from accounts.models import Person, Reach, SignInPhone
from core import phones, retention
from enterprises.listings import actions
from enterprises.listings.models import Enterprise, Newcomer
from tests.accounts.conftest import signed_in_as
from tests.enterprises.listings.joining.test_fresh import ANSWERS, letters
from tests.factories.accounts import PersonFactory

__all__ = ["letters"]  # the fixture

NUMBER, OTHER = "+447700900123", "+447700900456"
TYPE = "/accounts/login/code/confirm/"
TOLD = ANSWERS | {"person_name": "Gwen Pugh", "phone": "07700 900123"}
WHO = {"person_name": "Gwen Pugh", "email": "", "phone": "07700 900123", "next": "/join/yours/"}


@pytest.fixture(autouse=True)
def _no_limits_left_over(db, textbox):
    cache.clear()


@pytest.fixture
def join(letters):
    """Post a form and read the code in the text that came, if one came."""

    def send(browser, page, form):
        answer, _sent = letters(lambda: browser.post(page, form))
        return answer

    return send


def code_in_text(textbox):
    return re.search(r"\b\d{4}-\d{4}\b", textbox[-1].words).group()


def test_with_a_mobile_alone_a_draft_is_there_a_few_minutes_later(client, area, join, textbox, mailoutbox):
    asked = join(client, "/join/", TOLD)
    assert asked.url == f"{TYPE}?next=%2Fjoin%2Fcheck%2F"
    page = client.get(asked.url).content.decode()
    assert "We sent a text with a code to 07700 900123. It works for ten minutes." in page
    assert "/accounts/login/code/?next=%2Fjoin%2Fcheck%2F" in page

    back = client.post(asked.url, {"code": code_in_text(textbox), "next": "/join/check/"})
    assert back.url == "/join/check/"
    done = client.post("/join/check/", follow=True).content.decode()

    assert "Your listing is started" in done
    gwen = Person.objects.get(name="Gwen Pugh")
    assert list(Enterprise.objects.get(name="Spokes").owners.all()) == [gwen]
    assert (gwen.email, gwen.phone, gwen.unproven_since) == (None, NUMBER, None)
    assert SignInPhone.objects.number_of(gwen) == NUMBER
    assert Reach.objects.get(person=gwen).way == "text"
    assert mailoutbox == []


def test_an_invitation_is_accepted_by_phone_alone(client, make_listing, jo, join, textbox):
    listing = make_listing(name="Gwen's Garden", slug="gwens", publish=False)
    invitation = actions.invite_owner(listing, by=jo, way="text", address="07700 900123")
    client.post("/join/code/", {"invitation_code": actions.code_of(invitation)})
    page = client.get("/join/yours/").content.decode()
    assert "Or your mobile number" in page
    assert "You have no e-mail and no mobile phone?" in page

    asked = join(client, "/join/yours/", WHO)
    client.post(asked.url, {"code": code_in_text(textbox), "next": "/join/yours/"})
    said = client.post("/join/yours/", {"answer": "yes"}, follow=True).content.decode()

    assert "is yours to look after now" in said
    assert [owner.name for owner in listing.owners.all()] == ["Gwen Pugh"]


def test_whoever_signs_in_with_the_number_already_signs_in(client, area, join, textbox):
    paul = PersonFactory(name="Paul", email=None)
    SignInPhone.objects.create(person=paul, number=NUMBER, confirmed_at=timezone.now())

    asked = join(client, "/join/", TOLD)
    client.post(asked.url, {"code": code_in_text(textbox)})

    assert signed_in_as(client) == str(paul.pk)
    assert not Person.objects.filter(name="Gwen Pugh").exists()
    assert not Reach.objects.exists()


def test_a_number_a_worker_wrote_down_is_its_persons(client, area, join, textbox):
    paul = PersonFactory(name="Paul", email=None)
    by_phone.note_number(paul, NUMBER)

    asked = join(client, "/join/", TOLD)
    client.post(asked.url, {"code": code_in_text(textbox)})

    assert signed_in_as(client) == str(paul.pk)
    assert SignInPhone.objects.number_of(paul) == NUMBER


def test_with_both_the_code_goes_by_email(client, area, letters, textbox):
    _asked, sent = letters(lambda: client.post("/join/", TOLD | {"email": "gwen@example.com"}))

    assert ([letter.to for letter in sent], textbox) == ([["gwen@example.com"]], [])
    assert not SignInPhone.objects.exists()


def test_a_landline_is_rung_as_before_and_so_is_a_mobile_where_no_texts_go(client, area, join, settings, textbox):
    assert join(client, "/join/", TOLD | {"phone": "01632 960777"}).url == "/join/thanks/"
    settings.TEXT_GATEWAY = ""
    assert "we ring you" in client.get("/join/").content.decode()
    assert join(client, "/join/", TOLD).url == "/join/thanks/"

    assert (Newcomer.objects.count(), Person.objects.filter(name="Gwen Pugh").count(), textbox) == (2, 0, [])


def test_where_no_texts_go_who_they_are_is_asked_by_email_alone(client, make_listing, jo, settings):
    invitation = actions.invite_owner(make_listing(name="Garden", publish=False), by=jo, way="paper")
    client.post("/join/code/", {"invitation_code": actions.code_of(invitation)})
    settings.TEXT_GATEWAY = ""

    page = client.post("/join/yours/", WHO).content.decode()

    assert "Fill in “Your e-mail address”" in page
    assert "mobile" not in page


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"phone": ""}, "Write your e-mail address or your mobile number."),
        ({"phone": "01632 960123"}, "Write the number of a mobile phone"),
        ({"person_name": "", "phone": ""}, "Write your e-mail address or your mobile number."),
        ({"person_name": ""}, "Fill in “Your name”"),
    ],
)
def test_what_is_missing_is_said_beside_the_field(client, make_listing, jo, textbox, typed, said):
    invitation = actions.invite_owner(make_listing(name="Garden", publish=False), by=jo, way="paper")
    client.post("/join/code/", {"invitation_code": actions.code_of(invitation)})

    page = client.post("/join/yours/", WHO | typed).content.decode()

    assert said in page
    assert textbox == []
    assert not SignInPhone.objects.exists()


def seen_of(number):
    """The answer, the page after it and the work done, without the number itself."""
    browser = Client()
    browser.get("/join/")
    with CaptureQueriesContext(connection) as queries:
        answer = browser.post("/join/", TOLD | {"phone": number})
    pages = [browser.get(answer.url), browser.post(answer.url, {"code": "0000-0000"})]
    shown = str([(page.status_code, re.sub(r'value="[^"]{40,}"', "", page.content.decode())) for page in pages])
    kinds = [query["sql"].split()[0] for query in queries]
    return answer.url, re.sub(r"E-\w{4}-\w{4}", "", shown.replace(phones.shown(number), "NUMBER")), sorted(kinds)


def test_known_and_unknown_numbers_get_the_same_pages_and_the_same_work(area):
    paul, pat = PersonFactory(name="Paul", email=None, phone=""), PersonFactory(name="Pat", email=None, phone="")
    SignInPhone.objects.create(person=paul, number=NUMBER, confirmed_at=timezone.now())
    by_phone.note_number(pat, OTHER)
    seen_of("+447700900998")  # what a process asks once

    confirmed, noted, unknown = [seen_of(number) for number in (NUMBER, OTHER, "+447700900999")]

    assert confirmed == noted == unknown
    assert set(Person.objects.filter(pk__in=[paul.pk, pat.pk]).values_list("name", "phone")) == {
        ("Paul", ""),
        ("Pat", ""),
    }


def test_so_many_codes_an_hour_and_what_was_typed_stays(client, area, textbox):
    for _time in range(5):
        assert Client().post("/join/", TOLD).status_code == 302

    page = client.post("/join/", TOLD | {"person_name": "Gwen P."}).content.decode()

    assert "Too many codes were sent. Wait an hour, or use your e-mail address." in page
    assert 'value="Gwen P."' in page
    assert 'value="07700 900123"' in page


def test_asked_twice_there_is_one_person_and_the_newest_code_works(client, area, join, textbox):
    join(Client(), "/join/", TOLD)
    asked = join(client, "/join/", TOLD)

    client.post(asked.url, {"code": code_in_text(textbox)})

    assert signed_in_as(client) == str(Person.objects.get(name="Gwen Pugh").pk)
    assert SignInPhone.objects.count() == 1


def test_who_never_types_the_code_is_forgotten_after_two_days(client, area, join):
    join(client, "/join/", TOLD)

    retention.sweep(timezone.now() + timedelta(days=1))
    assert SignInPhone.objects.filter(source="typed", confirmed_at=None).exists()
    retention.sweep(timezone.now() + timedelta(days=2, hours=1))

    assert not Person.objects.filter(name="Gwen Pugh").exists()
    assert not SignInPhone.objects.exists()


def test_a_number_typed_to_join_does_not_stand_in_the_way_of_its_person(client, area, join, textbox):
    """Somebody else typed Paul's number a moment before a support worker wrote it down for him."""
    join(Client(), "/join/", TOLD)
    paul = PersonFactory(name="Paul", email=None)
    by_phone.note_number(paul, NUMBER)

    join(client, "/accounts/login/code/", {"mobile": NUMBER})
    client.post(TYPE, {"code": code_in_text(textbox)})

    assert signed_in_as(client) == str(paul.pk)


def test_whoever_was_shut_out_does_not_come_back_as_somebody_new(client, area, join, textbox):
    paul = PersonFactory(name="Paul", email=None, is_active=False)
    SignInPhone.objects.create(person=paul, number=NUMBER, confirmed_at=timezone.now())

    assert join(client, "/join/", TOLD).url.startswith(TYPE)

    assert textbox == []
    assert not Person.objects.filter(name="Gwen Pugh").exists()
