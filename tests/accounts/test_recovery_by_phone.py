"""Paul signs in by phone alone, and has lost it. Two workers give him a new number; so they do where both are lost."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from accounts.by_phone import actions as by_phone
from accounts.models import Person, Reach, Recovery, SignInPhone
from accounts.recovery import actions
from accounts.recovery.ways import NewWay
from core.models import Event
from core.personal import PARTS
from tests.accounts.conftest import signed_in_as
from tests.accounts.test_recovery import during, garden, kim, later
from tests.factories.accounts import PersonFactory

__all__ = ["during", "garden", "kim"]  # the fixtures

pytestmark = pytest.mark.django_db
OLD, NEW = "+447700900123", "+447700900456"
ASK, TYPE = "/accounts/login/code/", "/accounts/login/code/confirm/"


@pytest.fixture
def paul(garden, textbox):
    """Has no e-mail address. Confirmed his number long ago."""
    person = PersonFactory(name="Paul Reed", email=None)
    garden.ownership_set.create(person=person)
    SignInPhone.objects.create(person=person, number=OLD, confirmed_at=timezone.now())
    return person


@pytest.fixture
def ana_by_both(garden, ana, confirmed, textbox):
    SignInPhone.objects.create(person=confirmed(ana), number=OLD, confirmed_at=timezone.now())
    return ana


def agreed(person, jo, kim, **facts):
    row = actions.ask(person, NewWay(**{"new_phone": NEW, **facts}), seen="met", by=jo)
    actions.agree(row, by=kim)
    return row


def signs_in(during, textbox, number):
    """Who is signed in by the code that goes to this number, if any goes."""
    client = Client()
    textbox.clear()
    during(lambda: client.post(ASK, {"mobile": number}))
    for text in textbox:
        client.post(TYPE, {"code": re.search(r"\d{4}-\d{4}", text.words).group()})
    return signed_in_as(client)


def test_the_old_number_and_the_new_one_hear_it_at_once_with_a_link_that_stops_it(paul, jo, kim, during, textbox):
    row = during(lambda: agreed(paul, jo, kim))[0]

    told = {text.number: text.words for text in textbox}
    assert list(told) == [OLD, NEW]
    for words in told.values():
        assert f"/accounts/stop/{actions.token_for(row).split(':')[0]}:" in words
    assert (NEW in told[OLD], OLD in told[NEW]) == (False, False)


def test_two_days_later_the_new_number_counts_and_its_first_code_confirms_it(paul, jo, kim, during, textbox):
    agreed(paul, jo, kim)
    assert signs_in(during, textbox, NEW) is None

    during(lambda: actions.look_after(later()))

    assert {text.number for text in textbox} == {OLD, NEW}
    assert (SignInPhone.objects.get().number, SignInPhone.objects.number_of(paul)) == (NEW, "")
    assert signs_in(during, textbox, OLD) is None
    assert signs_in(during, textbox, NEW) == str(paul.pk)
    assert SignInPhone.objects.number_of(paul) == NEW
    assert Event.objects.filter(tag="phone:confirmed", by=paul).count() == 1
    paul.refresh_from_db()
    assert paul.phone == NEW


def test_somebody_who_lost_only_the_phone_keeps_their_email_address(ana_by_both, jo, kim, during, textbox, mailoutbox):
    agreed(ana_by_both, jo, kim)
    assert mailoutbox == []

    _done, letters = during(lambda: actions.look_after(later()))

    assert letters == [("ana@example.com", "Your new way to sign in works now")]
    assert "by text to your new number" in mailoutbox[0].body
    assert NEW not in mailoutbox[0].body
    assert EmailAddress.objects.get(user=ana_by_both).verified
    assert signs_in(during, textbox, OLD) is None
    assert signs_in(during, textbox, NEW) == str(ana_by_both.pk)


def test_who_lost_the_address_too_signs_in_by_phone_alone_and_has_news_by_text(
    ana_by_both, jo, kim, during, textbox, mailoutbox
):
    Reach.objects.create(person=ana_by_both, way="email")
    _row, letters = during(lambda: agreed(ana_by_both, jo, kim, drops_email=True))
    assert letters == [("ana@example.com", "A new way to sign in: was it you?")]
    assert "Your e-mail address is taken away." in mailoutbox[0].body

    _done, letters = during(lambda: actions.look_after(later()))

    assert letters == [("ana@example.com", "Your new way to sign in works now")]
    ana_by_both.refresh_from_db()
    assert (ana_by_both.email, ana_by_both.phone, Reach.objects.get().way) == (None, NEW, "text")
    assert not EmailAddress.objects.exists()
    during(lambda: Client().post(ASK, {"email": "ana@example.com"}))
    assert signs_in(during, textbox, NEW) == str(ana_by_both.pk)


def test_news_goes_on_to_another_number_that_we_have(ana_by_both, jo, kim):
    Person.objects.filter(pk=ana_by_both.pk).update(phone="01632 960123")
    agreed(ana_by_both, jo, kim, drops_email=True)

    actions.look_after(later())

    ana_by_both.refresh_from_db()
    assert (ana_by_both.phone, Reach.objects.get().way) == ("01632 960123", "call")


def test_anothers_number_is_refused_without_saying_whose(paul, ben, jo):
    SignInPhone.objects.create(person=ben, number=NEW, confirmed_at=timezone.now())

    with pytest.raises(ValidationError) as refused:
        actions.ask(paul, NewWay(new_phone=NEW), seen="met", by=jo)

    assert refused.value.messages == ["Somebody else here has this number. Ask for another one."]
    assert not Recovery.objects.exists()


def test_the_number_they_have_already_is_no_new_one(paul, jo):
    with pytest.raises(ValidationError, match="sign in with this number already"):
        actions.ask(paul, NewWay(new_phone=OLD), seen="met", by=jo)


def test_a_number_somebody_took_meanwhile_changes_nothing_and_the_workers_hear_it(paul, ben, jo, kim, during):
    agreed(paul, jo, kim)
    by_phone.sign_in_with(ben, NEW)

    _done, letters = during(lambda: actions.look_after(later()))

    assert sorted(to for to, _subject in letters) == ["jo@example.com", "kim@example.com"]
    assert (Recovery.objects.get().status, SignInPhone.objects.number_of(paul)) == ("stopped", OLD)


def test_two_people_are_not_given_the_same_number(paul, ana_by_both_later, jo, kim):
    for person in (paul, ana_by_both_later):
        agreed(person, jo, kim)

    actions.look_after(later())

    assert sorted(Recovery.objects.values_list("status", flat=True)) == ["done", "stopped"]
    assert SignInPhone.objects.filter(number=NEW).count() == 1


@pytest.fixture
def ana_by_both_later(ana, confirmed):
    return confirmed(ana)


def test_where_no_texts_can_be_sent_any_more_nothing_changes(ana_by_both, jo, kim, settings):
    agreed(ana_by_both, jo, kim, drops_email=True)
    settings.TEXT_GATEWAY = ""

    actions.look_after(later())

    ana_by_both.refresh_from_db()
    assert (Recovery.objects.get().status, ana_by_both.email) == ("stopped", "ana@example.com")


def test_what_two_workers_agreed_on_goes_before_what_one_wrote_down(paul, jo, kim, during, textbox):
    pat = PersonFactory(name="Pat", email=None)
    by_phone.note_number(pat, NEW)
    agreed(paul, jo, kim)
    actions.look_after(later())

    by_phone.note_number(paul, "07700 900999")

    assert SignInPhone.objects.get(person=paul).number == NEW
    assert signs_in(during, textbox, NEW) == str(paul.pk)


def test_people_who_work_here_keep_their_email_address(kim, garden, root):
    garden.ownership_set.create(person=kim)

    with pytest.raises(ValidationError, match="work here sign in with an e-mail address"):
        actions.ask(kim, NewWay(new_phone=NEW), seen="met", by=root)


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({}, "recovery_changes_something"),
        ({"new_phone": NEW, "new_email": "new@example.com"}, "recovery_gives_one_new_way"),
        ({"drops_email": True, "drops_second_step": True}, "recovery_leaves_a_way_to_sign_in"),
    ],
)
def test_the_database_refuses_what_would_help_nobody(ana, facts, rule):
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        Recovery.objects.create(person=ana, seen="met", **facts)


def test_the_database_gives_an_agreed_number_to_one_person(paul, ana):
    by_phone.agree_on_number(paul, NEW)

    with pytest.raises(IntegrityError), transaction.atomic():
        by_phone.agree_on_number(ana, NEW)


def test_the_database_takes_a_number_typed_to_join_for_one_person(ana, ben):
    SignInPhone.objects.create(person=ana, number=NEW, source="typed")

    with pytest.raises(IntegrityError), transaction.atomic():
        SignInPhone.objects.create(person=ben, number=NEW, source="typed")


def test_the_new_number_is_unreadable_in_the_database_and_part_of_what_is_held(paul, jo, kim):
    agreed(paul, jo, kim)

    stored = Recovery.objects.extra(select={"raw": "new_phone"}).values_list("raw", flat=True)
    assert stored[0].startswith("gAAAA")
    assert NEW in PARTS["recovery"].held(paul)[0].values()
