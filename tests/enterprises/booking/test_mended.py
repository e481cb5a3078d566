"""What used to go wrong unseen: groups on days off, moving away from a rule, prices left open."""

from datetime import time, timedelta

import pytest
import time_machine
from django.urls import reverse

from core.moves import WrongMoment
from enterprises.booking import hours, queries, taking
from enterprises.booking.actions import agreeing, book, days_off, ending, moving, setting_up
from enterprises.booking.actions.book import Who, Wish
from enterprises.booking.journey.trip import time_choice
from enterprises.booking.models import Booking, Length, Paper, Party, Payment, Terms
from enterprises.booking.money import actions as money
from tests.enterprises.booking.walking import FIRST, NOW, Walker, open_lesson, text
from tests.factories.accounts import PersonFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_that_monday")]


@pytest.fixture
def ana(db):
    return PersonFactory(name="Ana")


def booked(lesson, **wish):
    who = {Party.Role.FOR: Who("Sam", email="sam@example.com")}
    wish = {"starts_at": FIRST, "minutes": 60, "way": "cash", "pence": 2500, "who": who} | wish
    return book.book(Wish(offering=lesson, **wish), by=None).booking


# --- days off ------------------------------------------------------------------------------------------------------
def test_a_group_that_has_begun_to_fill_is_not_offered_on_a_day_off(ana):
    lesson = open_lesson(kind="group", places=8)
    lesson.enterprise.ownership_set.create(person=ana)
    booked(lesson)
    assert FIRST in {each.starts_at for each in queries.free_times(lesson, 60)}

    setting_up.take_time_off(lesson.diary, FIRST.date(), FIRST.date(), by=ana)

    assert FIRST not in {each.starts_at for each in queries.free_times(lesson, 60)}
    with pytest.raises(taking.Gone):
        booked(lesson)


def test_what_is_kept_while_it_is_paid_is_shown_before_days_off_and_can_be_cancelled(ana, client):
    lesson = open_lesson()
    lesson.enterprise.ownership_set.create(person=ana)
    held = booked(lesson)
    later = NOW + timedelta(days=1)
    Booking.objects.filter(pk=held.pk).update(status="held", way="card", expires_at=later)

    assert list(days_off.affected([lesson.diary], FIRST.date(), FIRST.date())) == [held]
    held.refresh_from_db()
    assert days_off.Answer.ASK not in dict(days_off.choices_of(held))
    client.force_login(ana)
    page = client.get(reverse("bookings:booking", args=[lesson.enterprise_id, held.pk])).content.decode()
    assert "Cancel it, with a few words" in page


# --- the journey ---------------------------------------------------------------------------------------------------
def test_places_of_a_group_are_not_counted_for_what_is_for_one(client):
    group = open_lesson(kind="group", places=8, name="Group", price="person")
    Length.objects.filter(offering=group).update(pence=1000)
    alone = type(group).objects.create(diary=group.diary, enterprise=group.enterprise, name="Alone", price="person")
    Length.objects.create(offering=alone, minutes=60, pence=2000)
    type(group).objects.filter(pk=alone.pk).update(status="open")
    walker = Walker(client, group)
    walker.to_check(places={"places": "3"})
    walker.say("what", what=f"{alone.pk}-60")
    walker.say("when", time=time_choice(FIRST))

    assert "£20" in text(walker.see("check"))
    walker.press()
    assert Booking.objects.get().pence == 2000


def test_what_nobody_could_pay_for_is_not_offered(client):
    lesson = open_lesson()
    Terms.objects.update(ways=[])
    page = text(client.get(reverse("booking:book_what", args=[lesson.enterprise.slug])))
    assert "takes no bookings here at the moment" in page


# --- moving and the rule -------------------------------------------------------------------------------------------
def test_the_rule_of_cancelling_holds_for_moving_too(client):
    lesson = open_lesson(free_until_hours=24, late_percent=100)
    booking = booked(lesson)
    moving.move_for_person(booking, FIRST + timedelta(hours=1), by=None)

    with time_machine.travel(booking.starts_at - timedelta(hours=2), tick=False):
        with pytest.raises(WrongMoment, match="too late to move"):
            moving.move_for_person(booking, FIRST + timedelta(days=7), by=None)
        from enterprises.booking import links

        page = text(client.get(reverse("booking:own", args=[links.token_for(booking)])))
    assert "too late to move it by yourself" in page
    assert "Move it to another time" not in page


def test_a_group_made_smaller_says_so_when_somebody_moves():
    lesson = open_lesson(kind="group", places=8)
    booking = booked(lesson, places=3, pence=7500 if lesson.price == "person" else 2500)
    type(lesson).objects.update(places=2)
    booking.refresh_from_db()
    booking = Booking.objects.get(pk=booking.pk)
    with pytest.raises(WrongMoment):
        moving.move_for_person(booking, FIRST + timedelta(hours=1), by=None)


# --- prices left open ----------------------------------------------------------------------------------------------
@pytest.fixture
def open_price(ana):
    lesson = open_lesson(price="agreed")
    lesson.enterprise.ownership_set.create(person=ana)
    Length.objects.update(pence=None)
    Terms.objects.update(ways=["invoice", "cash"])
    who = {
        Party.Role.FOR: Who("Sam", email="sam@example.com"),
        Party.Role.PAYER: Who(organisation="Stroud Council", address="Ebley Mill", reference="PB 7"),
    }
    return booked(lesson, way="invoice", pence=None, who=who)


def test_an_agreed_price_is_written_down_and_the_council_gets_its_invoice(open_price, ana, client):
    client.force_login(ana)
    page = reverse("bookings:booking", args=[open_price.offering.enterprise_id, open_price.pk])
    assert "What did you agree on?" in client.get(page).content.decode()
    assert not Paper.objects.exists()

    assert "Write pounds" in client.post(page, {"do": "agree", "pence": "lots"}, follow=True).content.decode()
    client.post(page, {"do": "agree", "pence": "30"})

    invoice = Paper.objects.get()
    assert (invoice.kind, invoice.pence, invoice.payer_organisation) == ("invoice", 3000, "Stroud Council")
    assert Payment.objects.get().status == "expected"


def test_a_wrong_price_is_put_right_until_it_is_paid(open_price, ana):
    agreeing.agree_price(open_price, 3000, by=ana)
    agreeing.agree_price(open_price, 2800, by=ana)
    assert list(Paper.objects.order_by("number").values_list("kind", "pence")) == [
        ("invoice", 3000),
        ("credit", 3000),
        ("invoice", 2800),
    ]
    money.mark_received(Payment.objects.get(status="expected"), by=ana, on=NOW.date())
    with pytest.raises(WrongMoment, match="stands already"):
        agreeing.agree_price(open_price, 100, by=ana)


def test_nobody_writes_a_price_on_what_is_cancelled_or_was_never_open(open_price, ana):
    ending.cancel_by_enterprise(open_price, by=ana, words="I am ill.")
    with pytest.raises(WrongMoment):
        agreeing.agree_price(open_price, 3000, by=ana)
    fixed = booked(open_lesson(name="Fixed"))
    fixed.offering.enterprise.ownership_set.create(person=ana)
    with pytest.raises(WrongMoment):
        agreeing.agree_price(fixed, 1, by=ana)


# --- hours, and where the money goes -------------------------------------------------------------------------------
@pytest.mark.parametrize("written", ["9 a.m. to 5 p.m.", "9a.m. to 5p.m.", "9 am to 5 pm", "9 A.M. to 5 P.M"])
def test_the_dots_of_am_and_pm_are_read(written):
    assert hours.read(written) == [(time(9), time(17))]


def test_welsh_and_is_still_and():
    assert hours.read("9 i 10 a 11 i 12") == [(time(9), time(10)), (time(11), time(12))]


def test_other_bank_details_need_a_fresh_sign_in_and_everybody_is_told(
    ana, ben, client, mailoutbox, django_capture_on_commit_callbacks
):
    lesson = open_lesson()
    for owner in (ana, ben):
        lesson.enterprise.ownership_set.create(person=owner)
    setting_up.change_terms(lesson.enterprise, by=ana, ways=["transfer"], transfer_words="11-22-33 12345678")
    client.force_login(ana)
    page = reverse("bookings:pay", args=[lesson.enterprise_id])
    answer = client.post(page, {"ways": ["transfer"], "transfer_words": "99-99-99 87654321"})
    assert "reauthenticate" in answer.url
    assert Terms.objects.get().transfer_words == "11-22-33 12345678"

    with django_capture_on_commit_callbacks(execute=True):
        setting_up.change_terms(lesson.enterprise, by=ana, ways=["transfer"], transfer_words="99-99-99 87654321")
    assert {mail.to[0] for mail in mailoutbox} == {ana.email, ben.email}
    assert not [mail for mail in mailoutbox if "99-99" in mail.subject + mail.body]


def test_an_organisation_that_pays_in_another_way_has_its_reference_on_the_receipt(client, ana):
    lesson = open_lesson()
    lesson.enterprise.ownership_set.create(person=ana)
    Terms.objects.update(ways=["transfer"], transfer_words="11-22-33 12345678")
    Walker(client, lesson).book(
        pay={"way": "transfer", "payer": "other"},
        payer={"payer_organisation": "Stroud Council", "payer_reference": "PB 7", "payer_address": ""},
    )
    booking = Booking.objects.get()
    money.mark_received(booking.payments.get(), by=ana, on=NOW.date())
    receipt = Paper.objects.get()
    assert (receipt.payer_organisation, receipt.payer_reference, receipt.for_whom) == (
        "Stroud Council",
        "PB 7",
        "S. P.",
    )
