"""Killed (kill -9) at every point between Stripe and us: afterwards our books are Stripe's, and nobody paid twice."""

import multiprocessing
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from functools import partial
from typing import Any

import stripe
import time_machine
from django.db import connections
from django.db.transaction import Atomic
from django.utils import timezone

from core.jobs import JobFailed
from core.moves import WrongMoment
from enterprises.booking import stripe_gateway
from enterprises.booking.actions import ending
from enterprises.booking.card import sweeping
from enterprises.booking.models import Booking, Payment
from tests.enterprises.booking.card import books, town
from tests.prove.paying_town import Story, paying_town
from tests.prove.row import Row, Scale
from tests.stripe_server import checkout, money
from tests.stripe_server.sending import deliver, deliver_all

#: No scenario has more points than this.
MOST_POINTS = 200


def run(scale: Scale) -> list[Row]:
    """At the full scale every point; at a smaller one every so manyth."""
    every = 1 if scale.factor >= 1 else max(2, round(1 / scale.factor / 70))
    with paying_town() as story:
        found = [_killed_in(story, what, every, recover=_sweep) for what in GOING_ON]
        control = _killed_in(story, _hear, every, recover=_news_again)
    kills, wrong = sum(each[0] for each in found), [line for each in found for line in each[1]]
    return [
        Row(
            "G2",
            "Our books are Stripe's after a kill -9 anywhere between Stripe and us",
            f"{kills} kills, one at every point: going to the payment page, while news is taken in (paid, paid slowly, "
            "given back elsewhere), when it is cancelled and money goes back, when nobody paid in time",
            f"{len(wrong)} differences",
            f"without the sweep, the same news sent again: {len(control[1])} of {control[0]} payments lost",
            not wrong and kills >= 6 and bool(control[1]),
        )
    ]


# --- what is going on when it is killed: each prepares, and gives back what the child does -----------------------
def _go_to_pay(story: Story) -> Callable[[], Any]:
    booking = story.book()
    return lambda: town.begin(booking)


def _hear(story: Story) -> Callable[[], Any]:
    checkout.pay(story.world, town.begin(story.book()))
    # One piece of news is enough, and all there is: what is lost with it is lost.
    event = story.world.events[-1]
    story.world.events[:] = [event]
    return lambda: deliver(event, story.post)


def _hear_slow(story: Story) -> Callable[[], Any]:
    page = town.begin(story.book())
    checkout.pay_slowly(story.world, page)
    deliver_all(story.world, story.post)
    checkout.settle(story.world, page, paid=True)
    return partial(deliver, story.world.events[-1], story.post)


def _hear_of_a_refund(story: Story) -> Callable[[], Any]:
    page = town.begin(story.book())
    intent = checkout.pay(story.world, page)["payment_intent"]
    deliver_all(story.world, story.post)
    money.refund_outside(story.world, story.world.pages[page]["account"], intent, 1000)
    return partial(deliver, story.world.events[-1], story.post)


def _run_out(story: Story) -> Callable[[], Any]:
    town.begin(story.book())

    def later() -> None:
        with time_machine.travel(timezone.now() + timedelta(hours=1), tick=False):
            sweeping.sweep()

    return later


def _cancel(story: Story) -> Callable[[], Any]:
    booking = story.book()
    checkout.pay(story.world, town.begin(booking))
    deliver_all(story.world, story.post)
    booking.refresh_from_db()
    return lambda: ending.cancel_by_enterprise(booking, by=story.owner, words="I am ill.")


GOING_ON = (_go_to_pay, _hear, _hear_slow, _hear_of_a_refund, _cancel, _run_out)


# --- killing --------------------------------------------------------------------------------------------------------
def _killed_in(
    story: Story, prepare: Callable[[Story], Callable[[], Any]], every: int, *, recover: Callable[[Story], None]
) -> tuple[int, list[str]]:
    """How often it was killed, and what was different afterwards: once for each point, until it ends by itself."""
    wrong: list[str] = []
    kills = 0
    for point in range(1, MOST_POINTS, every):
        act = prepare(story)
        if not _dies_at(point, act):
            break
        kills += 1
        recover(story)
        wrong += books.differences(story.world)
        _tidy_up(story)
    return kills, wrong


def _dies_at(point: int, act: Callable[[], Any]) -> bool:
    connections.close_all()  # a connection shared by two processes answers the wrong one
    child = multiprocessing.get_context("fork").Process(target=_child, args=(point, act))
    child.start()
    child.join(timeout=120)
    if child.exitcode not in (0, -signal.SIGKILL):
        raise RuntimeError(f"the child ended with {child.exitcode}")
    return child.exitcode == -signal.SIGKILL


def _child(point: int, act: Callable[[], Any]) -> None:
    stripe_gateway._client_for.cache_clear()
    left = point

    def pass_point() -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    _around(Atomic, "__exit__", pass_point)
    _around(stripe.RequestsClient, "request", pass_point)
    with suppress(WrongMoment, JobFailed):
        act()
    connections.close_all()


def _around(owner: Any, name: str, pass_point: Callable[[], None]) -> None:
    """A point before and a point after each."""
    whole = getattr(owner, name)

    def watched(self: Any, *args: Any, **kwargs: Any) -> Any:
        pass_point()
        answer = whole(self, *args, **kwargs)
        pass_point()
        return answer

    setattr(owner, name, watched)


# --- what happens afterwards ------------------------------------------------------------------------------------------
def _sweep(story: Story) -> None:
    """The person tries again; nobody sends any news; the sweep of every few minutes and the look of every night do
    the rest.
    """
    story.world.events.clear()
    for booking in Booking.objects.filter(status="held"):
        with suppress(WrongMoment, JobFailed):
            checkout.pay(story.world, town.begin(booking))
    for hours in (2, 2, 26):
        with time_machine.travel(timezone.now() + timedelta(hours=hours), tick=False):
            sweeping.sweep()
    sweeping.look_again()


def _news_again(story: Story) -> None:
    """The control: what was seen is done, and news that comes again is thrown away."""
    deliver_all(story.world, story.post)


def _tidy_up(story: Story) -> None:
    """So that each kill counts for itself."""
    story.world.events.clear()
    with time_machine.travel(timezone.now() + timedelta(hours=2), tick=False):
        sweeping.sweep()
    Payment.objects.filter(status="created").update(status="expired")
