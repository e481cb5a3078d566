"""Whatever happens in whatever order, our books are Stripe's; and a way of working that is wrong is found out."""

import os
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from enterprises.booking.actions import book, refunding
from enterprises.booking.card import actions, closing, returning, standing
from enterprises.booking.models import Payment, Refund
from tests.enterprises.booking.card.stories import machine

#: `make prove` tells more.
STORIES = 12


def quick_and_quiet(monkeypatch):
    """Stories have more pages than an hour allows, and what people are told is looked at elsewhere."""
    monkeypatch.setattr("core.throttle.allow", lambda *args, **kwargs: True)
    monkeypatch.setattr("enterprises.booking.news.tell", lambda *args, **kwargs: None)


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    quick_and_quiet(monkeypatch)


def tell(stories, number, *, steps=25, shrinks=True, seeded=True):
    """Raises AssertionError, or a group of them, when a story ends otherwise; shrinks: the shortest such story. Seeded:
    the same stories each time.
    """
    run_state_machine_as_test(
        stories,
        settings=settings(
            max_examples=number,
            phases=tuple(Phase) if shrinks else [Phase.generate],
            stateful_step_count=steps,
            deadline=None,
            database=None,
            derandomize=seeded,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_our_books_are_stripes_at_the_end_of_every_story(stripe, lesson, ana):
    lesson.enterprise.ownership_set.create(person=ana)

    tell(machine(stripe.world, lesson, ana), STORIES)


def give_away_by_the_clock(monkeypatch):
    """The time is over by our clock, so somebody else gets it: what booking systems commonly do."""

    def let_go(payment):
        Payment.objects.filter(pk=payment.pk, status__in=["created", "open"]).update(status="expired")
        return Payment.objects.get(pk=payment.pk)

    monkeypatch.setattr(closing, "close", let_go)
    for module in (book, actions):
        monkeypatch.setattr(module, "HOLD", timedelta(minutes=5))


def take_a_full_page_for_money(monkeypatch):
    """Somebody came to the end of the page, so it is paid: but the bank has not said so."""
    monkeypatch.setattr(standing, "status_of", lambda page, is_paid, intent: "paid" if page == "complete" else "open")


def ask_without_looking(monkeypatch):
    """Each asking under a key of its own, and no look at what went back before."""
    monkeypatch.setattr(returning.reconciling, "look", lambda payment: payment)
    monkeypatch.setattr(Refund, "key", property(lambda self: f"refund:{os.urandom(8).hex()}"))


def let_late_money_be(monkeypatch):
    """What comes for a booking that ended stays where it came."""
    monkeypatch.setattr(refunding, "ask_back", lambda payment, pence: None)


MISTAKES = [give_away_by_the_clock, take_a_full_page_for_money, ask_without_looking, let_late_money_be]


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_way_of_working_that_is_wrong_is_found_out(stripe, lesson, ana, monkeypatch, mistake):
    """The control: the stories can tell."""
    lesson.enterprise.ownership_set.create(person=ana)
    mistake(monkeypatch)

    with pytest.raises((AssertionError, ExceptionGroup)) as found:  # several stories may fail, each in its way
        tell(machine(stripe.world, lesson, ana), 40, shrinks=False)
    assert isinstance(found.value, AssertionError) or found.group_contains(AssertionError)
