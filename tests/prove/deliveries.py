"""G3: Stripe's news in any order, as often as it likes, from many doors at once, and forged: only how things really
stand with Stripe decides.
"""

import multiprocessing
import random
import time
from collections.abc import Callable
from dataclasses import replace
from unittest import mock

import stripe
from django.db import connections

from enterprises.booking import stripe_gateway as provider
from enterprises.booking.card import inbox, reconciling
from enterprises.booking.models import Arrived
from tests.enterprises.booking.card import books, town
from tests.prove.paying_town import Story, paying_town
from tests.prove.row import Row, Scale
from tests.stripe_server import checkout, money
from tests.stripe_server.sending import PATHS
from tests.stripe_server.world import SECRETS, Event, World

PROCESSES = 8
#: Longer than any page stays open.
LATER = 3600.0
#: path, body, signature, and whether it is really Stripe's.
Delivery = tuple[str, str, str, bool]


def run(scale: Scale) -> list[Row]:
    deliveries, payments = scale.of(10_000, least=60), scale.of(600, least=12)
    with paying_town() as story:
        tell_of(story, payments)
        sent = deliveries_of(story.world, deliveries)
        wrong = deliver_at_once(story, sent)
        events, different = len(story.world.events), books.differences(story.world)
        with mock.patch.object(inbox, "handle", believe):
            control = _believed(story, max(12, payments // 10))
    forged = sum(not really for *_words, really in sent)
    return [
        Row(
            "G3",
            "News in any order, twice and again, by many doors at once, and forged: our books are Stripe's",
            f"{deliveries} deliveries of {events} events about {payments} payments, by {PROCESSES} "
            f"processes, shuffled; {forged} of them forged, altered, too old or not signed",
            f"{len(different)} differences without any sweep, {wrong} answered wrongly (forged: refused)",
            f"believing what the news says, in the order it comes: {len(control)} differences",
            not different and wrong == 0 and bool(control),
        )
    ]


# --- what happened at Stripe ----------------------------------------------------------------------------------------
def tell_of(story: Story, payments: int) -> None:
    """People pay, are refused and try again, leave, pay slowly, get money back, say that it was not them. Nobody has
    told us yet.
    """
    story.world.ahead = 0.0  # pages are asked for by our clock
    fates = [_pay, _refused_first, _leave, _slow_and_good, _slow_and_bad, _given_back, _disputed]
    for number in range(payments):
        fates[number % len(fates)](story.world, town.begin(story.book()))
    story.world.pass_time(seconds=LATER)


def _pay(world: World, page: str) -> None:
    checkout.pay(world, page)


def _refused_first(world: World, page: str) -> None:
    checkout.decline(world, page)
    checkout.pay(world, page)


def _leave(world: World, page: str) -> None:
    checkout.decline(world, page)


def _slow_and_good(world: World, page: str) -> None:
    checkout.pay_slowly(world, page)
    checkout.settle(world, page, paid=True)


def _slow_and_bad(world: World, page: str) -> None:
    checkout.pay_slowly(world, page)
    checkout.settle(world, page, paid=False)


def _given_back(world: World, page: str) -> None:
    intent = checkout.pay(world, page)["payment_intent"]
    money.refund_outside(world, world.pages[page]["account"], intent, 1000)


def _disputed(world: World, page: str) -> None:
    intent = checkout.pay(world, page)["payment_intent"]
    money.dispute(world, world.pages[page]["account"], intent)


# --- on its way -----------------------------------------------------------------------------------------------------
def deliveries_of(world: World, number: int, seed: int = 5) -> list[Delivery]:
    """Each event once at least; the rest again, and one in five forged. Shuffled, the same each time."""
    chance = random.Random(seed)
    again = max(0, number * 4 // 5 - len(world.events))
    sent = [_signed(event) for event in [*world.events, *chance.choices(world.events, k=again)]]
    forgeries = [_by_another, _altered, _too_old, _not_signed]
    sent += [
        forgeries[turn % len(forgeries)](chance.choice(world.events)) for turn in range(max(4, number - len(sent)))
    ]
    chance.shuffle(sent)
    return sent


def _signed(event: Event, *, secret: str = "", at: int | None = None) -> Delivery:
    body = event.text()
    signature = stripe.WebhookSignature.generate_signature_header(body, secret or SECRETS[event.to], at)
    return PATHS[event.to], body, signature, not secret and at is None


def _by_another(event: Event) -> Delivery:
    return _signed(event, secret="whsec_somebody_else")


def _altered(event: Event) -> Delivery:
    path, body, signature, _really = _signed(event)
    return path, body.replace(event.body["related_object"]["id"], "cs_test_another"), signature, False


def _too_old(event: Event) -> Delivery:
    """Sent again by somebody who listened in."""
    return _signed(event, at=int(time.time()) - 3600)


def _not_signed(event: Event) -> Delivery:
    return PATHS[event.to], event.text(), "", False


def deliver_at_once(story: Story, sent: list[Delivery]) -> int:
    """How many were answered wrongly: what is Stripe's is taken (200), everything else is refused (400)."""
    connections.close_all()  # a connection shared by two processes answers the wrong one
    forks = multiprocessing.get_context("fork")
    answers = forks.SimpleQueue()
    children = [
        forks.Process(target=_deliver, args=(story.post, sent[turn::PROCESSES], answers)) for turn in range(PROCESSES)
    ]
    for child in children:
        child.start()
    wrong = sum(answers.get() for _child in children)
    for child in children:
        child.join(timeout=60)
    return wrong


def _deliver(post: Callable[[str, str, str], int], sent: list[Delivery], answers: "multiprocessing.SimpleQueue[int]"):  # type: ignore[no-untyped-def]
    wrong = len(sent)
    provider._client_for.cache_clear()
    try:
        wrong = sum(post(path, body, signature) != (200 if really else 400) for path, body, signature, really in sent)
    finally:
        connections.close_all()
        answers.put(wrong)


# --- the control ----------------------------------------------------------------------------------------------------
#: What the news of a page says by itself.
SAID = {
    "v1.checkout.session.completed": {"status": "complete", "is_paid": True},
    "v1.checkout.session.async_payment_succeeded": {"status": "complete", "is_paid": True},
    "v1.checkout.session.async_payment_failed": {"status": "complete", "is_paid": False},
    "v1.checkout.session.expired": {"status": "expired", "is_paid": False},
}


def believe(arrived_id: int) -> None:
    """Decides by what the news says, as is commonly done."""
    arrived = Arrived.objects.get(pk=arrived_id)
    payment, said = inbox._payment_of(arrived), SAID.get(arrived.kind)
    if payment and said:
        seen = provider.look_at(payment.account_id, payment.session_id)
        reconciling.settle(payment.pk, replace(seen, **said))


def _believed(story: Story, payments: int) -> list[str]:
    """What is different afterwards, more than before."""
    before = books.differences(story.world)
    story.world.events.clear()
    tell_of(story, payments)
    for path, body, signature, _really in deliveries_of(story.world, 1):
        story.post(path, body, signature)
    return [each for each in books.differences(story.world) if each not in before]
