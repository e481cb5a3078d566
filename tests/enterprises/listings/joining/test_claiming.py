"""Ana types the code she was given, shows who she is, and says that the garden is hers."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from accounts.models import Person
from core import retention, throttle
from core.models import Bucket
from core.saved import codes
from enterprises.listings import actions
from tests.accounts.conftest import code_in, signed_in_as


@pytest.fixture(autouse=True)
def _no_limits_left_over(db):
    cache.clear()


@pytest.fixture
def listing(make_listing):
    return make_listing(name="Ana's Garden", slug="anas-garden", publish=False)


@pytest.fixture
def invitation(listing, jo):
    return actions.invite_owner(listing, by=jo, way="paper")


@pytest.fixture
def code(invitation):
    return codes.shown(actions.code_of(invitation))


@pytest.fixture
def letters(mailoutbox, django_capture_on_commit_callbacks):
    def during(do):
        mailoutbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            answer = do()
        return answer, list(mailoutbox)

    return during


def test_somebody_new_goes_from_the_slip_to_their_own_page(client, listing, invitation, code, letters):
    typed = client.post("/join/code/", {"invitation_code": f" {code.lower()} "})
    assert typed.url == "/join/yours/"
    who = client.get("/join/yours/").content.decode()
    assert "Who are you?" in who
    assert "Ana&#x27;s Garden" not in who

    form = {"person_name": "Ana Silva", "email": "Ana.New@example.com", "next": "/join/yours/"}
    asked, sent = letters(lambda: client.post("/join/yours/", form))
    assert asked.url == "/accounts/login/code/confirm/?next=%2Fjoin%2Fyours%2F"
    signed_in = client.post(asked.url, {"code": code_in(sent[0]), "next": "/join/yours/"})
    assert signed_in.url == "/join/yours/"

    page = client.get("/join/yours/").content.decode()
    assert "Is this your enterprise?" in page
    assert "Ana&#x27;s Garden" in page
    said = client.post("/join/yours/", {"answer": "yes"}, follow=True)
    assert said.redirect_chain == [("/my/", 302)]
    assert "is yours to look after now" in said.content.decode()
    ana = Person.objects.get(email="ana.new@example.com")
    assert ana.name == "Ana Silva"
    assert ana.unproven_since is None
    assert list(listing.owners.all()) == [ana]


def test_somebody_known_signs_in_the_same_way(client, listing, code, ana, letters):
    client.post("/join/code/", {"invitation_code": code})
    form = {"person_name": "A. S.", "email": ana.email, "next": "/join/yours/"}
    asked, sent = letters(lambda: client.post("/join/yours/", form))
    assert asked.url == "/accounts/login/code/confirm/?next=%2Fjoin%2Fyours%2F"

    client.post(asked.url, {"code": code_in(sent[0]), "next": "/join/yours/"})

    assert signed_in_as(client) == str(ana.pk)
    assert Person.objects.get(pk=ana.pk).name == "Ana Silva"


def test_the_answer_does_not_say_who_is_known(client, code, ana, letters):
    answers = []
    for email in (ana.email, "nobody@example.com"):
        asker = Client()
        asker.post("/join/code/", {"invitation_code": code})
        form = {"person_name": "Somebody", "email": email, "next": "/join/yours/"}
        answer, sent = letters(lambda asker=asker, form=form: asker.post("/join/yours/", form))
        page = asker.get(answer.url).content.decode().replace(email, "")
        page = re.sub(r'csrfmiddlewaretoken" value="\w+"', "", page)
        answers.append((answer.status_code, answer.url, page, [letter.subject for letter in sent]))
    assert answers[0] == answers[1]


def test_who_is_signed_in_already_is_asked_at_once(client, code, ana):
    client.force_login(ana)

    client.post("/join/code/", {"invitation_code": code})

    assert "Is this your enterprise?" in client.get("/join/yours/").content.decode()


def test_no_is_an_answer_too(client, listing, code, sam):
    client.force_login(sam)
    client.post("/join/code/", {"invitation_code": code})

    said = client.post("/join/yours/", {"answer": "no"}, follow=True)

    assert "Thank you for telling us" in said.content.decode()
    assert not listing.owners.exists()
    assert "does not work any more" in Client().post("/join/code/", {"invitation_code": code}).content.decode()


@pytest.mark.parametrize(
    ("end", "says", "next_step"),
    [
        ("used", "used already", "Then sign in"),
        ("revoked", "does not work any more", "newer message or slip"),
        ("expired", "too old", "we send you a new one"),
    ],
)
def test_a_code_that_works_no_more_says_what_to_do_next(client, invitation, code, jo, ana, end, says, next_step):
    if end == "used":
        actions.accept_invitation(invitation, by=ana)
    if end == "revoked":
        actions.revoke_invitation(invitation, by=jo)
    with time_machine.travel(timezone.now() + timedelta(days=31 if end == "expired" else 1)):
        page = client.post("/join/code/", {"invitation_code": code}).content.decode()

    assert says in page
    assert next_step in page
    assert 'href="tel:01632960123"' in page
    assert code in page


@pytest.mark.parametrize(("typed", "says"), [("2222-2222-2222", "do not know this code"), ("hello", "twelve letters")])
def test_a_wrong_code_comes_back_with_a_sentence(client, db, typed, says):
    page = client.post("/join/code/", {"invitation_code": typed}).content.decode()

    assert says in page
    assert f'value="{typed}"' in page


def test_who_guesses_gets_nowhere(client, db):
    answers = [
        client.post("/join/code/", {"invitation_code": f"2222-2222-222{last}"}).status_code for last in "23456789CDFHJK"
    ]

    assert answers == [200] * 10 + [429] * 4
    # Neither what was typed nor from where is kept.
    assert all(len(bucket.key) == 64 for bucket in Bucket.objects.all())


def test_everybody_together_gets_nowhere_either(client, db, monkeypatch):
    monkeypatch.setattr("enterprises.listings.joining.claiming.EVERYBODYS_TRIES", 2)
    answers = [
        client.post("/join/code/", {"invitation_code": f"2222-2222-22{n}"}, REMOTE_ADDR=f"192.0.2.{n}").status_code
        for n in (22, 23, 24)
    ]

    assert answers == [200, 200, 429]
    assert throttle.HOUR == 3600


def test_without_a_code_there_is_nothing_to_say_yes_to(client, ana, invitation):
    client.force_login(ana)

    assert client.get("/join/yours/").url == "/join/code/"
    assert client.post("/join/yours/", {"answer": "yes"}).url == "/join/code/"
    assert not invitation.enterprise.owners.exists()


def test_who_never_proves_an_address_is_forgotten(client, code, letters):
    client.post("/join/code/", {"invitation_code": code})
    letters(lambda: client.post("/join/yours/", {"person_name": "X", "email": "typo@example.com"}))
    retention.sweep(timezone.now() + timedelta(days=1))
    assert Person.objects.filter(email="typo@example.com").exists()
    retention.sweep(timezone.now() + timedelta(days=3))
    assert not Person.objects.filter(email="typo@example.com").exists()
