"""Any story of bookings, payments, refunds, time and trouble, told by hypothesis and compared with a simple model.

The model knows what each person would say: how much they paid and how much they should have back.
"""

import contextlib
import random
from datetime import timedelta

import time_machine
from django.db import connection
from django.test import Client
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from core.jobs import JobFailed
from core.moves import WrongMoment
from enterprises.booking import prices
from enterprises.booking.actions import ending
from enterprises.booking.card import sweeping
from enterprises.booking.models import Arrived, Booking, Party, Payment, Refund, Slot
from enterprises.booking.taking import Gone
from tests.enterprises.booking.card import books, town
from tests.stripe_server import checkout, money
from tests.stripe_server.sending import deliver
from tests.stripe_server.world import Faults, Refusal

#: What may go wrong in any step: Stripe is away, the moment is wrong, or a job must be tried again.
TROUBLE = (WrongMoment, JobFailed, Refusal, Gone)
FEW = st.integers(0, 5)
#: What somebody does who has booked: most go on to pay, as people do.
THEN = st.sampled_from(["go", "go", "pay", "pay_slowly", ""])


class Story(RuleBasedStateMachine):
    """Told in the world, about the lesson and by the owner that machine() gives it."""

    @initialize(plans=st.lists(THEN, min_size=2, max_size=5))
    def some_book(self, plans):
        """Every story begins with a few bookings: hypothesis leaves whole rules out of some."""
        self.clock = time_machine.travel(timezone.now(), tick=False)
        self.coordinates = self.clock.start()
        self.client = Client()
        self.due = {}
        _forget_everything(self.world)
        for hours, then in enumerate(plans):
            self._book(hours + 1, then)

    # --- people ---------------------------------------------------------------------------------
    @rule(hours=st.integers(6, 9), then=THEN)
    def book(self, hours, then):
        self._book(hours, then)

    def _book(self, hours, then):
        self._next_moment()
        with contextlib.suppress(*TROUBLE):
            booking = town.book_by_card(self.lesson, town.a_time(days=2, hours=hours))
            page = town.begin(booking) if then else ""
            if then in ("pay", "pay_slowly"):
                getattr(checkout, then)(self.world, page)

    def _next_moment(self):
        """No two are made at the same time, or which was first would be chance, and no story could be told twice."""
        self.coordinates.shift(timedelta(milliseconds=1))

    @rule(number=FEW)
    def go_to_pay(self, number):
        booking = _nth(Booking.objects.filter(status="held"), number)
        if booking:
            self._next_moment()
            with contextlib.suppress(*TROUBLE):
                town.begin(booking)

    @rule(number=FEW, how=st.sampled_from(["pay", "pay", "decline", "pay_slowly"]))
    def on_the_page(self, number, how):
        """Whoever was once led to a page may be on it still."""
        payment = _nth(Payment.objects.exclude(session_id=""), number)
        if payment:
            with contextlib.suppress(*TROUBLE):
                getattr(checkout, how)(self.world, payment.session_id)

    @rule(number=FEW, paid=st.booleans())
    def the_bank_decides(self, number, paid):
        slow = [each for _account, each in self.world.every("payment_intent") if each["status"] == "processing"]
        if slow:
            intent = slow[number % len(slow)]["id"]
            pages = (
                each for _account, each in self.world.every("checkout.session") if each["payment_intent"] == intent
            )
            checkout.settle(self.world, next(pages)["id"], paid=paid)

    @rule(number=FEW, by_person=st.booleans())
    def cancel(self, number, by_person):
        booking = _nth(Booking.objects.all(), number)
        if booking is None:
            return
        with contextlib.suppress(*TROUBLE):
            if by_person:
                ending.cancel_for_person(booking, by=None)
            else:
                ending.cancel_by_enterprise(booking, by=self.owner, words="I am ill.")
        self._note_due(booking, by_person)

    @rule(number=FEW, pence=st.sampled_from([100, 1000, 2500]))
    def give_back_outside(self, number, pence):
        payment = _nth(Payment.objects.exclude(intent_id=""), number)
        if payment:
            with contextlib.suppress(*TROUBLE):
                money.refund_outside(self.world, payment.account_id, payment.intent_id, pence)

    # --- the world --------------------------------------------------------------------------------
    @rule(minutes=st.sampled_from([1, 5, 10, 20, 50]))
    def time_passes(self, minutes):
        self.coordinates.shift(timedelta(minutes=minutes))
        with self.world.lock:
            self.world.run_out()

    # No preconditions: what the server remembers depends on its own thread, and hypothesis wants to tell a story twice.
    @rule(kind=st.sampled_from(Faults.KINDS))
    def trouble(self, kind):
        if not self.world.faults.waiting:
            self.world.faults.next(kind)

    @rule(seed=st.integers(0, 99), times=st.integers(1, 3))
    def news_comes(self, seed, times):
        some = random.Random(seed).choices(self.world.events, k=times) if self.world.events else []
        for event in some:
            with contextlib.suppress(*TROUBLE):
                deliver(event, self._post)

    @rule()
    def news_is_lost(self):
        if self.world.events:
            self.world.events.pop()

    @rule()
    def sweep(self):
        with contextlib.suppress(*TROUBLE):
            sweeping.sweep()

    # --- how it ends ------------------------------------------------------------------------------
    def teardown(self):
        if not hasattr(self, "clock"):
            return
        try:
            self._come_to_rest()
            wrong = [*books.differences(self.world), *self._owed()]
            assert not wrong, wrong
            assert not Payment.objects.filter(status__in=["created", "open"]).exists()
            assert not Refund.objects.filter(status="requested").exists()
        finally:
            self.clock.stop()

    def _come_to_rest(self):
        """No more trouble and no news at all: the sweep alone must find everything."""
        self.world.faults.waiting.clear()
        self.world.events.clear()
        for _account, session in list(self.world.every("checkout.session")):
            with contextlib.suppress(*TROUBLE, KeyError):
                checkout.settle(self.world, session["id"], paid=True)
        for _round in range(2):
            self.coordinates.shift(timedelta(days=1, hours=1))
            sweeping.sweep()
        sweeping.look_again()

    def _note_due(self, booking, by_person):
        """What should be with whoever paid, by the rule, when nothing else had gone back."""
        now = Booking.objects.get(pk=booking.pk)
        if now.status == "cancelled" and booking.pk not in self.due:
            facts = {"free_until_hours": now.free_until_hours, "late_percent": now.late_percent}
            share = prices.given_back(
                town.PENCE, starts_at=now.starts_at, cancelled_at=now.ended_at, by_person=by_person, **facts
            )
            self.due[booking.pk] = share

    def _owed(self):
        """Who cancelled has back what the rule says, or more where the enterprise gave more."""
        owed = []
        for payment in Payment.objects.filter(status="paid", booking__in=self.due):
            back = sum(each.pence for each in payment.refunds.filter(status="succeeded"))
            outside = sum(each.pence for each in payment.refunds.filter(is_external=True, status="succeeded"))
            if not min(self.due[payment.booking_id], payment.pence - outside) <= back <= payment.pence:
                owed.append((payment.pk, back, self.due[payment.booking_id]))
        return owed

    def _post(self, path, body, signature):
        headers = {"Stripe-Signature": signature}
        return self.client.post(path, body, content_type="application/json", headers=headers).status_code


def machine(world, lesson, owner):
    """A machine of its own for each test: hypothesis makes it anew for each story."""
    return type("StoryOfATest", (Story,), {"world": world, "lesson": lesson, "owner": owner})


def _nth(rows, number):
    """One of those there are, oldest first."""
    found = list(rows.order_by("created_at", "pk"))
    return found[number % len(found)] if found else None


def _forget_everything(world):
    connection.run_on_commit.clear()
    for model in (Refund, Payment, Party, Booking, Slot, Arrived):
        model.objects.all().delete()
    world.events.clear()
    world.faults.waiting.clear()
    world.kept.clear()
    world.pages.clear()
    for account in world.things:
        world.things[account].clear()
