"""Money that goes back: by the rule, once, never more than was paid, whatever breaks."""

import contextlib
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from core.jobs import JobFailed
from enterprises.booking.actions import ending
from enterprises.booking.card import returning, sweeping
from enterprises.booking.models import Refund
from tests.enterprises.booking.card import town
from tests.stripe_server import checkout, money


@pytest.fixture
def paid(stripe, booking, news, ana):
    booking.offering.enterprise.ownership_set.create(person=ana)
    checkout.pay(stripe.world, town.begin(booking))
    news()
    return town.payment_of(booking)


def went_back(stripe):
    """In all, as Stripe has it."""
    return sum(each["amount"] for _account, each in stripe.world.every("refund") if each["status"] == "succeeded")


def test_all_goes_back_when_the_enterprise_cancels(stripe, paid, booking, ana, stands):
    ending.cancel_by_enterprise(booking, by=ana, words="I am ill.")

    assert stands(booking) == ("cancelled", ["paid"], [(2500, "succeeded")])
    assert went_back(stripe) == 2500


def test_late_the_rule_keeps_a_part(stripe, paid, booking, stands):
    with time_machine.travel(booking.starts_at - timedelta(hours=2), tick=False):
        ending.cancel_for_person(booking, by=None)

    assert stands(booking)[2] == [(1250, "succeeded")]
    assert went_back(stripe) == 1250


@pytest.mark.parametrize("operation", ["refunds.create", "sessions.retrieve", "charges.list"])
@pytest.mark.parametrize("fault", ["drop before", "drop after", "429", "500", "409", "500 after"])
def test_whatever_breaks_it_goes_back_once(stripe, paid, booking, ana, stands, fault, operation):
    stripe.world.faults.next(fault, operation)
    with contextlib.suppress(JobFailed):
        ending.cancel_by_enterprise(booking, by=ana, words="I am ill.")
    for _round in range(3):
        sweeping.sweep()

    assert stands(booking) == ("cancelled", ["paid"], [(2500, "succeeded")])
    assert went_back(stripe) == 2500


def test_asking_ten_times_gives_it_back_once(stripe, paid, booking, ana):
    ending.cancel_by_enterprise(booking, by=ana, words="I am ill.")
    for _time in range(10):
        returning.ask(str(Refund.objects.get().pk))

    assert went_back(stripe) == 2500


def test_what_went_back_on_stripes_own_pages_is_written_down_and_not_given_twice(
    stripe, paid, booking, ana, news, stands
):
    money.refund_outside(stripe.world, paid.account_id, paid.intent_id, 1000)
    ending.cancel_by_enterprise(booking, by=ana, words="I am ill.")

    assert went_back(stripe) == 2500
    outside, ours = Refund.objects.order_by("is_external", "pence").values_list("is_external", "pence")[::-1]
    assert (outside, ours) == ((True, 1000), (False, 1500))


def test_all_given_back_outside_leaves_nothing_to_give(stripe, paid, booking, ana, stands):
    money.refund_outside(stripe.world, paid.account_id, paid.intent_id, 2500)
    ending.cancel_by_enterprise(booking, by=ana, words="I am ill.")

    assert went_back(stripe) == 2500
    assert sorted(Refund.objects.values_list("is_external", "status")) == [(False, "failed"), (True, "succeeded")]


def test_a_disputed_payment_cannot_be_given_back_and_ana_is_told(stripe, paid, booking, ana, mailoutbox):
    money.dispute(stripe.world, paid.account_id, paid.intent_id)
    ending.cancel_by_enterprise(booking, by=ana, words="I am ill.")

    assert Refund.objects.get().status == "failed"
    assert "Money could not be given back" in [mail.subject for mail in mailoutbox]


def test_what_the_bank_sends_back_days_later_is_told(stripe, paid, booking, ana, news, mailoutbox):
    ending.cancel_by_enterprise(booking, by=ana, words="I am ill.")
    money.refund_fails(stripe.world, paid.account_id, Refund.objects.get().provider_id)
    news()

    assert Refund.objects.get().status == "failed"
    assert mailoutbox[-1].subject == "Money could not be given back"


def test_the_site_gives_its_part_back_too(stripe, lesson, settings, news, ana):
    settings.STRIPE_FEE_PERCENT = 10
    booking = town.book_by_card(lesson)
    lesson.enterprise.ownership_set.create(person=ana)
    checkout.pay(stripe.world, town.begin(booking))
    news()

    ending.cancel_by_enterprise(booking, by=ana, words="I am ill.")

    name, _key, asked = stripe.world.requests[-1]
    assert (name, asked["refund_application_fee"]) == ("refunds.create", True)


def test_the_night_finds_what_nobody_told_us(stripe, paid, booking):
    money.refund_outside(stripe.world, paid.account_id, paid.intent_id, 700)
    stripe.world.events.clear()
    with time_machine.travel(timezone.now() + timedelta(days=1), tick=False):
        sweeping.look_again()

    assert list(Refund.objects.values_list("pence", "status", "is_external")) == [(700, "succeeded", True)]
