"""Signing in with a phone: a code by text, for somebody who need not have an e-mail address."""

import re
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts import retention
from accounts.by_phone import actions, texting
from accounts.models import Call, Person, Reach, Recovery, SignInPhone, Text
from accounts.reach_actions import Wishes, set_reach
from accounts.recovery import actions as recovery
from core import phones, texts
from core.models import Bucket, Event
from tests.accounts.conftest import signed_in_as
from tests.factories.accounts import PASSWORD, PersonFactory
from tests.signed_in import just_signed_in

pytestmark = pytest.mark.django_db
ASK, TYPE, OWN = "/accounts/login/code/", "/accounts/login/code/confirm/", "/my/phone/"
NUMBER, OTHER, UNKNOWN = "+447700900123", "+447700900456", "+447700900999"


@pytest.fixture
def after(django_capture_on_commit_callbacks):
    """What a request leads to once it is committed: texts and letters are on their way."""

    def run(act, *args, **kwargs):
        with django_capture_on_commit_callbacks(execute=True):
            return act(*args, **kwargs)

    return run


@pytest.fixture
def paul(textbox):
    """Has no e-mail address. Confirmed his number long ago."""
    person = PersonFactory(name="Paul", email=None)
    SignInPhone.objects.create(person=person, number=NUMBER, confirmed_at=timezone.now())
    return person


@pytest.fixture
def ask(client, after):
    return lambda typed, **fields: after(client.post, ASK, {"mobile": typed, **fields})


def code_in_text(textbox):
    return re.search(r"\b\d{4}-\d{4}\b", textbox[-1].words).group()


def ana_with_phone(ana, confirmed, number=NUMBER):
    SignInPhone.objects.create(person=confirmed(ana), number=number, confirmed_at=timezone.now())
    return ana


# --- at the door --------------------------------------------------------------------------------
def test_somebody_without_an_email_address_signs_in_by_a_code_that_comes_by_text(client, paul, ask, textbox):
    answer = ask("07700 900 123", next="/my/")
    assert answer.headers["Location"].startswith(TYPE)
    page = client.get(TYPE).content.decode()
    assert "to 07700 900123, if somebody signs in with that number" in page
    assert "has been sent" not in page

    answer = client.post(TYPE, {"code": code_in_text(textbox), "next": "/my/"})

    assert (answer.headers["Location"], signed_in_as(client)) == ("/my/", str(paul.pk))
    assert client.get("/my/").status_code == 200
    assert [text.number for text in textbox] == [NUMBER]


def test_a_code_works_once_for_ten_minutes_and_three_tries(client, paul, ask, textbox):
    ask(NUMBER)
    for _try in range(3):
        client.post(TYPE, {"code": "0000-0000"})
    client.post(TYPE, {"code": code_in_text(textbox)})
    assert signed_in_as(client) is None

    ask(NUMBER)
    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        client.post(TYPE, {"code": code_in_text(textbox)})
    assert signed_in_as(client) is None

    ask(NUMBER)
    client.post(TYPE, {"code": code_in_text(textbox)})
    assert signed_in_as(client) == str(paul.pk)
    other = Client()
    other.post(ASK, {"mobile": UNKNOWN})
    other.post(TYPE, {"code": code_in_text(textbox)})
    assert signed_in_as(other) is None


def test_somebody_with_both_chooses_where_the_code_goes(client, ana, confirmed, ask, after, textbox, mailoutbox):
    ana_with_phone(ana, confirmed)

    ask(NUMBER)
    client.post(TYPE, {"code": code_in_text(textbox)})
    assert (signed_in_as(client), mailoutbox) == (str(ana.pk), [])

    after(Client().post, ASK, {"email": ana.email})
    assert (len(textbox), len(mailoutbox)) == (1, 1)


def test_the_form_wants_one_of_the_two_and_a_number_that_can_be_texted(client, ask, textbox):
    for typed, fields in (("", {}), (NUMBER, {"email": "ana@example.com"})):
        assert "one of the two" in ask(typed, **fields).content.decode()

    page = ask("01632 960123").content.decode()

    assert "Write the number of a mobile phone" in page
    assert 'value="01632 960123"' in page
    assert textbox == []


def test_whoever_works_here_still_needs_their_second_step(client, jo, with_totp, ask, textbox):
    with_totp(jo)
    SignInPhone.objects.create(person=jo, number=NUMBER, confirmed_at=timezone.now())

    ask(NUMBER)
    answer = client.post(TYPE, {"code": code_in_text(textbox)})

    assert "/2fa/authenticate/" in answer.headers["Location"]
    assert signed_in_as(client) is None


def test_known_and_unknown_numbers_get_the_same_pages_and_the_same_work(paul, after, textbox):
    seen = []
    for number in (NUMBER, UNKNOWN):
        client = Client()
        client.get(ASK)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            answer = client.post(ASK, {"mobile": number})
        pages = [client.get(TYPE), client.post(TYPE, {"code": "0000-0000"}), client.post(TYPE, {"action": "resend"})]
        shown = [(page.status_code, re.sub(r'value="[^"]{40,}"', "", page.content.decode())) for page in pages]
        seen.append((answer.headers["Location"], str(shown).replace(phones.shown(number), "NUMBER"), len(queries)))

    assert seen[0] == seen[1]


def test_nothing_is_texted_to_a_number_nobody_signs_in_with(ask, textbox):
    ask(UNKNOWN)

    assert textbox == []


def test_somebody_who_may_not_sign_in_gets_no_code(paul, ask, textbox):
    Person.objects.filter(pk=paul.pk).update(is_active=False)

    ask(NUMBER)

    assert textbox == []


def test_where_no_texts_can_be_sent_the_page_speaks_of_email_only(client, paul, settings, textbox):
    settings.TEXT_GATEWAY = ""

    page = client.get(ASK).content.decode()
    client.post(ASK, {"mobile": NUMBER})

    assert "mobile" not in page
    assert "text" not in re.findall(r"We send a code[^<]*", page)[0]
    assert client.get(TYPE).status_code == 302
    assert "We cannot send texts" in just_signed_in(client, paul).get(OWN).content.decode()


# --- limits and what waits ----------------------------------------------------------------------
def test_so_many_codes_an_hour_go_to_one_number_known_or_not(paul, after, textbox):
    for number in (NUMBER, UNKNOWN):
        answers = [Client(REMOTE_ADDR=f"192.0.2.{n}").post(ASK, {"mobile": number}) for n in range(6)]
        assert [answer.status_code for answer in answers] == [302] * 5 + [200]
        assert "Too many codes" in answers[-1].content.decode()


def test_so_many_go_out_for_one_household_and_for_everybody(settings, textbox):
    texts_to = (f"+4477009{n:05d}" for n in range(100))
    statuses = [Client().post(ASK, {"mobile": next(texts_to)}).status_code for _n in range(21)]
    assert statuses == [302] * 20 + [200]

    Bucket.objects.all().delete()
    cache.clear()
    settings.ACCOUNTS_TEXT_CODES_AN_HOUR = 2
    statuses = [Client(REMOTE_ADDR=f"192.0.2.{n}").post(ASK, {"mobile": next(texts_to)}).status_code for n in range(3)]
    assert statuses == [302, 302, 200]


def test_a_code_that_would_come_too_late_is_not_sent_and_nobody_rings_with_it(textbox, monkeypatch):
    facts = {}
    monkeypatch.setattr("django_tasks.base.Task.enqueue", lambda task, *args: facts.update(args=args))
    texting.send_code(NUMBER, "1234-5678")
    assert "1234" not in facts["args"][0]
    assert NUMBER not in facts["args"][0]

    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        texting.deliver.func(*facts["args"])
    assert textbox == []
    texts.wrong_numbers.add(NUMBER)
    texting.deliver.func(*facts["args"])

    assert (textbox, Call.objects.count(), Text.objects.count()) == ([], 0, 0)


# --- what a support worker writes down ----------------------------------------------------------
def test_a_callers_number_counts_when_the_first_code_was_typed(client, jo, ask, textbox, monkeypatch):
    paul = PersonFactory(name="Paul", email=None)
    monkeypatch.setattr("accounts.rules.may_set_reach", lambda by, person: True)
    set_reach(paul, Wishes(way="call", phone="07700 900123"), by=jo)
    assert SignInPhone.objects.number_of(paul) == ""

    ask(NUMBER)
    client.post(TYPE, {"code": code_in_text(textbox)})

    assert (signed_in_as(client), SignInPhone.objects.number_of(paul)) == (str(paul.pk), NUMBER)
    assert Event.objects.filter(tag="phone:confirmed").count() == 1
    set_reach(paul, Wishes(way="call", phone="07700 900456"), by=jo)
    assert SignInPhone.objects.number_of(paul) == NUMBER


def test_a_number_written_down_for_two_or_for_somebody_with_an_email_opens_nothing(ana, ask, textbox):
    SignInPhone.objects.create(person=ana, number=OTHER)
    for name in ("Paul", "Pat"):
        actions.note_number(PersonFactory(name=name, email=None), NUMBER)

    ask(NUMBER)
    ask(OTHER)

    assert textbox == []


def test_a_number_taken_off_while_its_code_is_under_way_lets_nobody_in(client, paul, ask, textbox):
    ask(NUMBER)
    SignInPhone.objects.all().delete()

    answer = client.post(TYPE, {"code": code_in_text(textbox)})

    assert (answer.headers["Location"], signed_in_as(client)) == ("/accounts/login/", None)


def test_a_number_nobody_confirmed_is_forgotten(paul):
    actions.note_number(PersonFactory(name="Pat", email=None), OTHER)
    rule = retention.retention.RULES["numbers to sign in with that nobody confirmed"]

    assert [row.number for row in rule.older_than(timezone.now())] == [OTHER]


def test_the_database_takes_one_confirmed_number_for_one_person(paul, ana):
    with pytest.raises(IntegrityError):
        SignInPhone.objects.create(person=ana, number=NUMBER, confirmed_at=timezone.now())


# --- one's own page -----------------------------------------------------------------------------
def test_ana_adds_a_number_and_her_email_address_hears_it(client, ana, confirmed, after, textbox, mailoutbox):
    just_signed_in(client, confirmed(ana))

    assert after(client.post, OWN, {"mobile": "07700 900123"}).headers["Location"] == "/my/phone/code/"
    assert SignInPhone.objects.count() == 0
    after(client.post, "/my/phone/code/", {"code": code_in_text(textbox)})

    assert SignInPhone.objects.number_of(ana) == NUMBER
    assert [letter.subject for letter in mailoutbox] == ["The phone you sign in with was changed"]
    assert NUMBER not in mailoutbox[0].body
    assert "07700 900123" in client.get(OWN).content.decode()


def test_changing_it_tells_the_old_number(client, paul, after, textbox):
    just_signed_in(client, paul)
    after(client.post, OWN, {"mobile": OTHER})

    after(client.post, "/my/phone/code/", {"code": code_in_text(textbox)})

    assert SignInPhone.objects.number_of(paul) == OTHER
    assert (textbox[-1].number, "another number" in textbox[-1].words) == (NUMBER, True)
    assert Event.objects.filter(tag="phone:changed", by=paul.pk).count() == 1


def test_a_wrong_code_three_times_changes_nothing(client, ana, confirmed, after, textbox):
    just_signed_in(client, confirmed(ana))
    after(client.post, OWN, {"mobile": NUMBER})

    assert "Incorrect code" in client.post("/my/phone/code/", {"code": "0000-0000"}).content.decode()
    for _try in range(2):
        last = client.post("/my/phone/code/", {"code": "0000-0000"})
    client.post("/my/phone/code/", {"code": code_in_text(textbox)})

    assert last.headers["Location"] == OWN
    assert SignInPhone.objects.count() == 0


def test_anothers_number_looks_like_any_until_its_code_is_typed(client, ana, paul, confirmed, after, textbox):
    just_signed_in(client, confirmed(ana))

    assert after(client.post, OWN, {"mobile": NUMBER}).headers["Location"] == "/my/phone/code/"
    answer = client.post("/my/phone/code/", {"code": code_in_text(textbox)}, follow=True)

    assert "Somebody else signs in with this number" in answer.content.decode()
    assert SignInPhone.objects.number_of(paul) == NUMBER


def test_a_page_left_open_changes_nothing_before_it_is_shown_again_who_it_is(client, ana, confirmed, textbox):
    client.force_login(ana_with_phone(ana, confirmed))

    for page in (OWN, "/my/phone/remove/"):
        assert "/reauthenticate/" in client.post(page, {"mobile": OTHER}).headers["Location"]

    assert SignInPhone.objects.number_of(ana) == NUMBER


def test_a_number_is_taken_off_and_both_ways_hear_it(client, ana, confirmed, after, textbox, mailoutbox):
    just_signed_in(client, ana_with_phone(ana, confirmed))

    after(client.post, "/my/phone/remove/")

    assert SignInPhone.objects.count() == 0
    assert [text.number for text in textbox] == [NUMBER]
    assert len(mailoutbox) == 1


def test_the_last_way_to_sign_in_is_not_taken_off(client, paul):
    just_signed_in(client, paul)

    page = client.post("/my/phone/remove/", follow=True).content.decode()

    assert "your only way to sign in" in page
    assert SignInPhone.objects.number_of(paul) == NUMBER
    with pytest.raises(ValidationError):
        actions.stop_signing_in_by_phone(paul)


def test_a_new_way_to_sign_in_that_two_workers_agreed_on_ends_the_number_which_hears_it(
    ana, jo, confirmed, after, textbox
):
    ana_with_phone(ana, confirmed)
    lost = Recovery.objects.create(person=ana, new_email="new@example.com", seen="met", asked_by=jo)
    Recovery.objects.filter(pk=lost.pk).update(status=Recovery.Status.AGREED, counts_at=timezone.now())

    after(recovery.finish, Recovery.objects.get(pk=lost.pk))

    assert SignInPhone.objects.count() == 0
    assert [text.number for text in textbox] == [NUMBER]


# --- what hangs on it ---------------------------------------------------------------------------
def test_is_it_still_you_is_asked_by_text_of_somebody_without_an_email(client, paul, after, textbox):
    client.force_login(paul)
    page = "/accounts/reauthenticate/code/"
    assert "07700 900123" in client.get(page).content.decode()

    after(client.post, page, {"send": "1"})
    after(client.post, page, {"code": code_in_text(textbox), "next": OWN})

    assert after(client.post, OWN, {"mobile": OTHER}).headers["Location"] == "/my/phone/code/"


def test_a_new_device_is_told_by_text_to_somebody_without_an_email(client, paul, ask, after, textbox):
    Person.objects.filter(pk=paul.pk).update(created_at=timezone.now() - timedelta(days=9))
    ask(NUMBER)

    after(client.post, TYPE, {"code": code_in_text(textbox)})

    assert "signed in to your account" in textbox[-1].words
    assert textbox[-1].number == NUMBER


def test_a_password_is_not_tried_with_a_number(client, ana, confirmed, textbox):
    ana_with_phone(ana, confirmed)

    client.post("/accounts/login/", {"login": NUMBER, "password": PASSWORD})

    assert signed_in_as(client) is None
    assert not Authenticator.objects.exists()
    assert not Reach.objects.exists()
