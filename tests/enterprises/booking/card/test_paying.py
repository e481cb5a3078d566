"""Sam pays by card: it works, it is refused, it takes days, it comes too late; and Stripe is away in between."""

from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone

from core.models import Event
from core.moves import WrongMoment
from enterprises.booking import rules
from enterprises.booking.actions import address, ending
from enterprises.booking.card import actions, reconciling, sweeping
from enterprises.booking.models import Booking, Payment, Seat, Terms
from tests.enterprises.booking.card import town
from tests.stripe_server import accounts, checkout, money
from tests.stripe_server.sending import deliver


def later(**span):
    return time_machine.travel(timezone.now() + timedelta(**span), tick=False)


def test_what_is_paid_is_booked_and_both_hear_of_it(stripe, booking, news, stands, mailoutbox):
    page = town.begin(booking)
    checkout.pay(stripe.world, page)
    news()

    assert stands(booking) == ("confirmed", ["paid"], [])
    assert [mail.subject for mail in mailoutbox] == ["It is booked", "Your receipt"]
    assert Event.objects.filter(tag="booking:confirmed", subject_id=str(booking.pk)).count() == 1


def test_what_is_asked_of_stripe_names_nobody_and_is_written_down_before(stripe, booking):
    town.begin(booking)
    payment = town.payment_of(booking)

    assert stripe.world.requests[-1][:2] == ("sessions.create", f"payment:{payment.pk}:session")
    assert "sam" not in str(payment.params).lower()
    session = next(stripe.world.every("checkout.session"))
    assert session[0] == booking.offering.enterprise.card_account.account_id
    assert session[1]["client_reference_id"] == str(payment.pk)
    assert payment.closes_at - payment.created_at <= timedelta(minutes=31)


def test_the_time_is_kept_longer_than_the_page_lives(stripe, booking):
    town.begin(booking)

    booking.refresh_from_db()
    assert booking.expires_at - town.payment_of(booking).closes_at >= timedelta(minutes=3)


def test_going_to_pay_again_leads_to_the_same_page_and_late_to_a_new_one(stripe, booking, stands):
    first = town.begin(booking)
    assert town.begin(booking) == first

    with later(minutes=15):
        second = town.begin(booking)

    assert second != first
    assert stands(booking)[1] == ["expired", "open"]
    assert [each["status"] for _account, each in stripe.world.every("checkout.session")] == ["expired", "open"]


def test_a_refused_card_can_be_followed_by_one_that_works(stripe, booking, news, stands):
    page = town.begin(booking)
    checkout.decline(stripe.world, page)
    news()
    assert stands(booking) == ("held", ["open"], [])

    checkout.pay(stripe.world, page)
    news()

    assert stands(booking) == ("confirmed", ["paid"], [])
    assert town.payment_of(booking).refused == 1


def test_after_five_refusals_the_page_is_closed_and_no_new_one_is_made(stripe, booking, news, stands):
    page = town.begin(booking)
    for _card in range(5):
        checkout.decline(stripe.world, page)
    news()

    assert stands(booking) == ("held", ["expired"], [])
    with pytest.raises(WrongMoment, match="too often"):
        actions.begin(booking)


def test_one_who_leaves_without_paying_lets_the_time_go(stripe, booking, stands, mailoutbox):
    town.begin(booking)
    with later(minutes=36):
        sweeping.sweep()

        assert stands(booking) == ("expired", ["expired"], [])
        assert not Seat.objects.exists()
    assert [mail.subject for mail in mailoutbox] == ["It was not paid, so it is not booked"]


def test_the_time_of_somebody_who_pays_in_the_last_second_is_never_given_away(stripe, booking, stands):
    """Our clock says it is over; Stripe says it was paid. Nobody told us."""
    page = town.begin(booking)
    checkout.pay(stripe.world, page)
    with later(minutes=40):
        sweeping.sweep()

    assert stands(booking) == ("confirmed", ["paid"], [])


def test_while_stripe_is_away_no_time_is_given_away(stripe, booking, stands):
    town.begin(booking)
    with later(minutes=40):
        for _request in range(6):
            stripe.world.faults.next("drop before")
        sweeping.sweep()
        assert stands(booking) == ("held", ["open"], [])
        stripe.world.faults.waiting.clear()
        sweeping.sweep()

    assert stands(booking) == ("expired", ["expired"], [])


def test_where_the_keys_were_taken_away_only_what_nobody_went_to_pay_is_let_go(stripe, lesson, settings, stands):
    gone, going = town.book_by_card(lesson), town.book_by_card(lesson, town.a_time(days=5))
    town.begin(going)
    settings.STRIPE_SECRET_KEY = ""
    with later(minutes=40):
        sweeping.sweep()

    assert stands(gone) == ("expired", [], [])
    assert stands(going) == ("held", ["open"], [])


def test_a_slow_payment_keeps_the_time_until_the_bank_has_said(stripe, booking, news, stands):
    page = town.begin(booking)
    checkout.pay_slowly(stripe.world, page)
    news()
    with later(hours=2):
        sweeping.sweep()
        assert stands(booking) == ("held", ["processing"], [])
        checkout.settle(stripe.world, page, paid=True)
        news()

    assert stands(booking) == ("confirmed", ["paid"], [])


def test_a_slow_payment_that_fails_can_be_tried_again(stripe, booking, news, stands, mailoutbox):
    address.prove(booking)
    page = town.begin(booking)
    checkout.pay_slowly(stripe.world, page)
    checkout.settle(stripe.world, page, paid=False)
    news()

    assert stands(booking) == ("held", ["failed"], [])
    assert mailoutbox[-1].subject == "Your payment did not work"
    assert "/pay/" in mailoutbox[-1].body
    checkout.pay(stripe.world, town.begin(booking))
    news()
    assert stands(booking) == ("confirmed", ["failed", "paid"], [])


def test_money_that_comes_when_the_booking_is_cancelled_goes_back_with_an_apology(
    stripe, booking, news, stands, mailoutbox
):
    page = town.begin(booking)
    checkout.pay(stripe.world, page)
    ending.cancel_for_person(booking, by=None)
    news()

    assert stands(booking) == ("cancelled", ["no_slot"], [(2500, "succeeded")])
    assert "Sorry" in mailoutbox[-1].subject
    assert town.payment_of(booking).refunds.get().provider_id


def test_cancelling_while_the_page_is_open_closes_it(stripe, booking, stands):
    page = town.begin(booking)
    ending.cancel_for_person(booking, by=None)

    assert stands(booking) == ("cancelled", ["expired"], [])
    with pytest.raises(Exception, match="closed"):
        checkout.pay(stripe.world, page)


@pytest.mark.parametrize("fault", ["drop before", "drop after", "429", "500", "409"])
def test_whatever_happens_to_the_asking_the_booking_stays_and_can_be_paid(stripe, booking, news, stands, fault):
    stripe.world.faults.next(fault, "sessions.create")
    with pytest.raises(WrongMoment):
        actions.begin(booking)
    assert stands(booking)[0] == "held"

    checkout.pay(stripe.world, town.begin(booking))
    news()

    assert stands(booking)[0] == "confirmed"
    paid = [each for _account, each in stripe.world.every("checkout.session") if each["status"] == "complete"]
    assert len(paid) == 1


def test_who_comes_back_when_stripe_is_back_pays_without_a_hitch(stripe, booking, stands):
    """The page that was asked for would live too short now: a new one is made."""
    stripe.world.faults.next("drop before", "sessions.create")
    with pytest.raises(WrongMoment):
        actions.begin(booking)
    with later(minutes=5):
        town.begin(booking)

    assert stands(booking)[1] == ["expired", "open"]


def test_a_broken_answer_to_work_that_was_done_is_found_out(stripe, booking):
    stripe.world.faults.next("500 after", "sessions.create")
    page = town.begin(booking)

    assert [each["id"] for _account, each in stripe.world.every("checkout.session")] == [page]


def test_an_answer_that_was_lost_is_asked_for_again_and_makes_no_second_page(stripe, booking):
    stripe.world.faults.next("drop after", "sessions.create")
    with pytest.raises(WrongMoment):
        actions.begin(booking)
    page = town.begin(booking)

    assert [each["id"] for _account, each in stripe.world.every("checkout.session")] == [page]


def test_stripe_is_never_asked_inside_a_transaction(stripe, booking):
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        actions.begin(booking)
    assert not list(stripe.world.every("checkout.session"))


@pytest.mark.parametrize("spoilt", ["another sum", "another payment", "another currency"])
def test_a_page_that_is_not_what_we_asked_for_books_nothing(stripe, booking, news, stands, spoilt):
    page = town.begin(booking)
    checkout.pay(stripe.world, page)
    session = stripe.world.things[town.payment_of(booking).account_id][page]
    session.update(
        {
            "another sum": {"amount_total": 1},
            "another payment": {"client_reference_id": str(booking.pk)},
            "another currency": {"currency": "usd"},
        }[spoilt]
    )
    news()

    assert stands(booking) == ("held", ["open"], [])


@pytest.mark.parametrize("why", ["no keys", "not ready", "way not taken"])
def test_cards_are_offered_only_where_they_can_be_taken(stripe, lesson, settings, why):
    terms = Terms.objects.get()
    assert rules.takes_cards(terms)
    if why == "no keys":
        settings.STRIPE_SECRET_KEY = ""
    elif why == "not ready":
        account = lesson.enterprise.card_account
        accounts.set_capability(stripe.world, account.account_id, "restricted")
        sweeping.look_again()
    else:
        Terms.objects.update(ways=["cash"])

    with pytest.raises(Exception, match="ways to pay"):
        town.book_by_card(type(lesson).objects.get())


def test_a_dispute_is_shown_and_the_owner_told(stripe, booking, news, mailoutbox, ana):
    booking.offering.enterprise.ownership_set.create(person=ana)
    checkout.pay(stripe.world, town.begin(booking))
    news()
    payment = town.payment_of(booking)
    found = money.dispute(stripe.world, payment.account_id, payment.intent_id)
    news()

    assert town.payment_of(booking).dispute == "needs_response"
    assert mailoutbox[-1].subject == "A card payment is disputed"
    money.close_dispute(stripe.world, payment.account_id, found["id"], won=False)
    news()
    assert town.payment_of(booking).dispute == "lost"


def test_the_site_keeps_nothing_unless_an_area_decided_so(stripe, lesson, settings):
    town.begin(town.book_by_card(lesson))
    settings.STRIPE_FEE_PERCENT = 4
    town.begin(town.book_by_card(lesson, town.a_time(days=5)))

    fees = [page["data"].get("application_fee_amount") for page in stripe.world.pages.values()]
    assert fees == [None, 100]


def test_stale_news_takes_nothing_back(stripe, booking, post, stands):
    """What Stripe said a moment ago arrives after what it said since."""
    from enterprises.booking import stripe_gateway

    page = town.begin(booking)
    payment = town.payment_of(booking)
    before = stripe_gateway.look_at(payment.account_id, page)
    checkout.pay(stripe.world, page)
    for event in reversed(stripe.world.events):
        assert deliver(event, post) == 200

    reconciling.settle(payment.pk, before)

    assert stands(booking) == ("confirmed", ["paid"], [])
    assert Payment.objects.get(pk=payment.pk).status == "paid"
    assert Booking.objects.get().sequence == 1
