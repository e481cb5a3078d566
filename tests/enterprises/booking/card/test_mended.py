"""Money by card where it used to go wrong: an owner is erased, a bank refuses, an account is taken away, a dispute."""

from contextlib import suppress
from datetime import timedelta

import pytest
import stripe as stripe_library
import time_machine
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from accounts.models import Erasure
from accounts.own_data import actions as own_data
from core.jobs import JobFailed
from core.moves import WrongMoment
from enterprises.booking import links, stripe_gateway
from enterprises.booking.actions import book, ending
from enterprises.booking.card import sweeping
from enterprises.booking.gateway import Refused
from enterprises.booking.models import Booking, Paper, Payment, Refund, Terms
from enterprises.booking.money import actions as money_actions
from enterprises.booking.money import rows
from tests.enterprises.booking.card import books, town
from tests.stripe_server import checkout, money
from tests.stripe_server.world import Refusal


@pytest.fixture
def paid(stripe, lesson, ana):
    """A booking that was paid by card, and Ana runs the garden alone."""
    lesson.enterprise.ownership_set.create(person=ana)
    booking = town.book_by_card(lesson)
    checkout.pay(stripe.world, town.begin(booking))
    sweep(hours=0.1)
    booking.refresh_from_db()
    assert booking.status == Booking.Status.CONFIRMED
    return booking


def sweep(*, hours):
    with time_machine.travel(timezone.now() + timedelta(hours=hours), tick=False):
        sweeping.sweep()
        sweeping.look_again()


def erasure_of(person):
    due = timezone.now() - timedelta(minutes=1)
    return Erasure.objects.create(person=person, due_at=due)


def test_who_runs_it_is_erased_and_everybody_has_their_money_back(stripe, paid, ana, lesson):
    open_one = town.book_by_card(lesson, town.a_time(days=4))
    page = town.begin(open_one)
    waits = erasure_of(ana)
    stripe.world.faults.next("500")  # the first asking does not come through

    with suppress(JobFailed):
        own_data.erase(waits)
    sweep(hours=2)
    with pytest.raises(Refusal, match="closed"):
        checkout.pay(stripe.world, page)
    assert books.differences(stripe.world) == []
    assert sum(each["amount"] for _account, each in stripe.world.every("refund")) == town.PENCE

    waits.refresh_from_db()
    own_data.erase(waits)
    waits.refresh_from_db()
    assert waits.status == Erasure.Status.DONE
    assert not Booking.objects.filter(pk=paid.pk).exists()


def test_nobody_waits_for_ever_to_be_erased(stripe, paid, ana):
    Refund.objects.create(payment=payment_of(paid), pence=1, status="requires_action")
    waits = erasure_of(ana)
    own_data.erase(waits)
    waits.refresh_from_db()
    assert waits.status == Erasure.Status.WAITING
    Erasure.objects.update(due_at=timezone.now() - own_data.LONGEST_WAIT - timedelta(hours=1))
    waits.refresh_from_db()
    own_data.erase(waits)
    waits.refresh_from_db()
    assert waits.status == Erasure.Status.DONE


def test_a_refund_has_one_credit_note_when_it_is_back_and_none_before(stripe, paid, ana):
    money.dispute(stripe.world, payment_of(paid).account_id, payment_of(paid).intent_id)  # Stripe refuses refunds now
    ending.cancel_by_enterprise(paid, by=ana, words="I am ill.")
    refund = Refund.objects.get()
    assert refund.status == Refund.Status.FAILED
    assert not Paper.objects.filter(kind="credit").exists()
    assert rows.to_give_back(paid.offering.enterprise) == [refund]

    money_actions.mark_given_back(refund, by=ana, on=timezone.localdate())

    refund.refresh_from_db()
    assert (refund.status, refund.is_by_hand) == ("succeeded", True)
    assert [each.pence for each in Paper.objects.filter(kind="credit")] == [town.PENCE]
    sweep(hours=1)
    refund.refresh_from_db()
    assert refund.status == "succeeded"


def test_what_goes_back_to_the_card_is_not_written_down_by_hand(stripe, paid, ana):
    ending.cancel_by_enterprise(paid, by=ana, words="I am ill.")
    refund = Refund.objects.get()
    assert refund.status == Refund.Status.SUCCEEDED
    assert [each.pence for each in Paper.objects.filter(kind="credit")] == [town.PENCE]
    with pytest.raises(WrongMoment):
        money_actions.mark_given_back(refund, by=ana, on=timezone.localdate())


def test_what_the_bank_sends_back_days_later_has_a_receipt_that_names_the_credit_note(stripe, paid, ana):
    ending.cancel_by_enterprise(paid, by=ana, words="I am ill.")
    refund = Refund.objects.get()
    money.refund_fails(stripe.world, payment_of(paid).account_id, refund.provider_id)
    for _twice in range(2):
        sweep(hours=1)

    credit = Paper.objects.get(kind="credit")
    again = Paper.objects.get(kind="receipt", about_number=credit.number)
    assert again.pence == credit.pence
    said = render_to_string("booking/papers/facts.html", {"paper": again})
    assert f"could not give back what number {credit.number} says" in said
    assert rows.to_give_back(paid.offering.enterprise) == [refund]


def test_an_account_that_is_taken_away_keeps_no_time_and_tells_those_who_run_it(
    stripe, paid, ana, lesson, monkeypatch, mailoutbox, django_capture_on_commit_callbacks
):
    waits = town.book_by_card(lesson, town.a_time(days=6))
    town.begin(waits)

    def not_ours(*_args, **_kwargs):
        raise Refused("account_invalid")

    monkeypatch.setattr(stripe_gateway, "look_at", not_ours)
    monkeypatch.setattr(stripe_gateway, "close_session", not_ours)
    with django_capture_on_commit_callbacks(execute=True):
        ending.cancel_by_enterprise(paid, by=ana, words="I am ill.")
        sweep(hours=1)
    assert Refund.objects.get().status == Refund.Status.FAILED
    waits.refresh_from_db()
    assert waits.status == Booking.Status.HELD  # somebody may still be on the page
    sweep(hours=26)

    waits.refresh_from_db()
    assert waits.status == Booking.Status.EXPIRED
    assert payment_of(waits).status == Payment.Status.EXPIRED


def test_a_dispute_stands_on_every_page_of_those_who_run_it(stripe, paid, ana, client):
    client.force_login(ana)
    front = reverse("money:front", args=[paid.offering.enterprise_id])
    assert "Disputed" not in client.get(front).content.decode()
    money.dispute(stripe.world, payment_of(paid).account_id, payment_of(paid).intent_id)
    sweep(hours=1)

    assert "Disputed" in client.get(front).content.decode()
    for page in (
        reverse("money:payment", args=[paid.offering.enterprise_id, payment_of(paid).pk]),
        reverse("bookings:booking", args=[paid.offering.enterprise_id, paid.pk]),
    ):
        assert "It is disputed" in client.get(page).content.decode(), page


def test_a_wrong_key_of_the_site_is_said_politely_and_stops_no_other(stripe, paid, lesson, client, monkeypatch):
    waits = town.book_by_card(lesson, town.a_time(days=6))

    def wrong_key(*_args, **_kwargs):
        raise stripe_library.AuthenticationError("no such key")

    monkeypatch.setattr(stripe_gateway, "_client", wrong_key)
    page = client.post(reverse("booking:pay", args=[links.token_for(waits)]))
    assert page.status_code == 409
    assert "kept" in page.content.decode()
    sweeping.sweep()


def test_the_page_to_pay_on_says_how_to_find_it_again(stripe, lesson, client):
    waits = town.book_by_card(lesson)
    page = client.get(reverse("booking:pay", args=[links.token_for(waits)])).content.decode()
    assert links.code_of(waits) in page
    assert reverse("booking:own", args=[links.token_for(waits)]) in page


def test_less_than_a_card_can_pay_is_not_asked_of_a_card(stripe, lesson):
    terms = Terms.objects.get()
    assert "card" in book.ways_for(terms, book.LEAST_BY_CARD)
    assert "card" not in book.ways_for(terms, book.LEAST_BY_CARD - 1)


def payment_of(booking):
    return town.payment_of(booking)
