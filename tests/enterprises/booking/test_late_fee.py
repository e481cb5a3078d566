"""Sam cancels late and had paid nothing: what may be kept of the price is still to come, everywhere the same sum."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from core.moves import WrongMoment
from enterprises.booking import links
from enterprises.booking.actions import address, answering, book, ending, forgetting
from enterprises.booking.models import Booking, Paper, Party, Payment
from enterprises.booking.money import actions, rows
from tests.enterprises.booking.walking import text
from tests.factories.booking_money import make_booking, make_paid_offering, payment_of

pytestmark = pytest.mark.django_db
NOW = datetime(2027, 1, 14, 9, tzinfo=UTC)
COUNCIL = book.Who(
    name="Payments team", organisation="Stroud Council", email="pay@council.example", reference="DP-4711"
)


@pytest.fixture(autouse=True)
def on_that_day():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def lesson(make_listing, ana):
    listing = make_listing(name="Garden Gang", owner=ana)
    return make_paid_offering(listing, name="Gardening", free_until_hours=24, late_percent=50)


def cancelled(lesson, *, hours=5, **said):
    booking = make_booking(lesson, hours=hours, **said)
    ending.cancel_for_person(booking, by=None)
    return booking


def fee_of(booking):
    return booking.payments.get(is_late_fee=True)


def stands(booking):
    return sorted(booking.payments.values_list("pence", "status", "is_late_fee"))


def test_half_the_price_is_still_to_come_and_the_page_the_money_and_both_messages_say_so(
    client, lesson, ana, mailoutbox, django_capture_on_commit_callbacks
):
    booking = make_booking(lesson, hours=5)
    address.prove(booking)
    with django_capture_on_commit_callbacks(execute=True):
        ending.cancel_for_person(booking, by=None)

    assert stands(booking) == [(1250, "expected", True), (2500, "cancelled", False)]
    assert [(each.pence, each.who) for each in rows.to_come(lesson.enterprise)] == [(1250, "Sam Price")]
    page = text(client.get(reverse("booking:own", args=[links.token_for(booking)])))
    assert "They may ask you for £12.50, because it was cancelled late." in page
    said = {letter.to[0]: " ".join(letter.body.split()) for letter in mailoutbox if "ancelled" in letter.subject}
    assert "they may ask you for £12.50" in said["sam@example.com"]
    assert "you may ask them for £12.50" in said[ana.email]


@pytest.mark.parametrize(
    ("hours", "percent", "left"),
    [(25, 50, None), (24, 50, None), (23, 50, 1250), (5, 100, 2500), (5, 0, None), (5, 33, 825)],
)
def test_what_is_left_follows_the_rule_of_the_booking(lesson, hours, percent, left):
    type(lesson).objects.update(late_percent=percent)

    booking = cancelled(lesson, hours=hours)

    assert booking.payments.filter(status="expected").values_list("pence", flat=True).first() == left
    assert booking.payments.get(is_late_fee=False).status == "cancelled"


def test_the_invoice_of_the_price_is_taken_back_and_another_says_what_it_is_for(lesson):
    booking = cancelled(lesson, way="invoice", payer=COUNCIL)

    papers = Paper.objects.order_by("number")
    assert [(each.kind, each.pence, each.what) for each in papers] == [
        ("invoice", 2500, "Gardening"),
        ("credit", 2500, "Gardening"),
        ("invoice", 1250, "Gardening, cancelled late"),
    ]
    assert papers[2].payment_id == fee_of(booking).pk


@pytest.mark.parametrize("end", ["enterprise", "closed", "erased"])
def test_nobody_is_asked_when_the_enterprise_cancels_closes_or_the_person_is_erased(lesson, ana, sam, end):
    booking = make_booking(lesson, hours=5, for_=book.Who(name="Sam", person=sam))
    if end == "enterprise":
        ending.cancel_by_enterprise(booking, by=ana, words="")
    elif end == "closed":
        ending.cancel_all_to_come(lesson.enterprise)
    else:
        forgetting.erase_person(sam, Party.objects.filter(person=sam))

    assert stands(booking) == [(2500, "cancelled", False)]


def test_what_nobody_said_yes_to_costs_nothing_and_the_page_says_so(client, lesson):
    type(lesson).objects.update(asks_first=True)
    booking = make_booking(lesson, hours=5)
    address = reverse("booking:cancel", args=[links.token_for(booking)])
    page = text(client.get(address))

    client.post(address, {"words": ""})

    assert "cancelling costs nothing" in page
    assert "You pay nothing." in page
    assert stands(booking) == [(2500, "cancelled", False)]
    assert Booking.objects.get().status == "cancelled"


def test_a_request_they_said_yes_to_is_a_booking_like_any_other(lesson, ana):
    type(lesson).objects.update(asks_first=True)
    booking = make_booking(lesson, hours=5)
    answering.accept(booking, by=ana)

    ending.cancel_for_person(booking, by=None)

    assert fee_of(booking).pence == 1250


def test_the_money_of_it_comes_and_is_taken_back(lesson, ana):
    fee = fee_of(cancelled(lesson))

    actions.mark_received(fee, by=ana, on=NOW.date())
    assert Paper.objects.get().what == "Gardening, cancelled late"
    actions.undo_received(fee, by=ana)

    fee.refresh_from_db()
    assert fee.status == "expected"


def test_ana_lets_them_off_and_they_are_told(client, lesson, ana, mailoutbox, django_capture_on_commit_callbacks):
    booking = make_booking(lesson, hours=5, way="invoice")
    address.prove(booking)
    ending.cancel_for_person(booking, by=None)
    fee = fee_of(booking)
    client.force_login(ana)
    there = reverse("money:payment", args=[lesson.enterprise.pk, fee.pk])
    assert "you may ask for £12.50 of £25.00" in text(client.get(there))
    mailoutbox.clear()

    with django_capture_on_commit_callbacks(execute=True):
        shown = text(client.post(there, {"do": "let_off"}, follow=True))

    assert "They need not pay, and are told." in shown
    assert "you let them off" in shown
    fee.refresh_from_db()
    assert fee.status == "cancelled"
    assert rows.to_come(lesson.enterprise) == []
    assert "You need not pay" in [letter.subject for letter in mailoutbox]
    last = Paper.objects.order_by("-number")[0]
    assert (last.kind, last.pence) == ("credit", 1250)


def test_nobody_else_lets_off_and_the_price_of_a_booking_is_not_let_off(lesson, ana, sam):
    fee = fee_of(cancelled(lesson))
    with pytest.raises(PermissionDenied):
        actions.let_off(fee, by=sam)
    with pytest.raises(WrongMoment):
        actions.let_off(payment_of(make_booking(lesson)), by=ana)

    assert Payment.objects.filter(status="expected").count() == 2


def test_it_shows_what_the_question_before_said(client, lesson):
    booking = make_booking(lesson, hours=30)
    with time_machine.travel(booking.starts_at - timedelta(hours=2), tick=False):
        address = reverse("booking:cancel", args=[links.token_for(booking)])
        asked = text(client.get(address))
        client.post(address, {"words": ""})

    assert "They may ask you for £12.50." in asked
    assert fee_of(booking).pence == 1250
