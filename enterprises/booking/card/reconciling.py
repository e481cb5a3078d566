"""What the provider says of a payment becomes what we say of it: in any order, as often as one likes.

Nothing is decided from news or from the page somebody comes back to. look() asks the provider; settle() locks the
booking and then the payment, and moves them to where the provider is. What it said a moment ago can undo nothing: a
payment only goes forward (Payment.MOVES).
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

import structlog
from django.db import transaction
from django.utils import timezone

from core.events import record
from core.moves import move
from enterprises.booking import news
from enterprises.booking import stripe_gateway as provider
from enterprises.booking.actions import refunding
from enterprises.booking.card import standing, tasks
from enterprises.booking.gateway import Seen
from enterprises.booking.models import Booking, Payment
from enterprises.booking.papers import actions as papers
from enterprises.booking.signals import booking_is_certain

log = structlog.get_logger("payments")
Status = Payment.Status
#: So often a bank may refuse before the page is closed: who tries many cards is not trying to pay.
MOST_REFUSED = 5
#: While a bank works on it the time is kept, and looked at again after this.
SLOW = timedelta(days=1)
#: These had ended. Money that comes all the same goes back.
DEAD = (Status.EXPIRED, Status.FAILED, Status.CANCELLED)


def look(payment: Payment) -> Payment:
    """Ask, and settle. Raises Away and Refused."""
    if not payment.session_id:
        return payment
    return settle(payment.pk, provider.look_at(payment.account_id, payment.session_id))


@transaction.atomic(durable=True)
def settle(pk: UUID, seen: Seen) -> Payment:
    """Durable: the provider must never be asked while a transaction waits."""
    booking, payment = locked(pk)
    if not _is_ours(payment, seen):
        log.error("payment_is_not_ours")
        return payment
    _write_down(payment, seen)
    to = standing.status_of(page=seen.status, is_paid=seen.is_paid, intent=seen.intent_status)
    _go(booking, payment, to)
    refunding.settle(payment, seen.refunds)
    if payment.status == Status.OPEN and payment.refused >= MOST_REFUSED:
        tasks.close.enqueue(str(payment.pk))
    return payment


def locked(pk: UUID) -> tuple[Booking, Payment]:
    """The booking first, as whatever ends it does."""
    booking_pk = Payment.objects.values_list("booking_id", flat=True).get(pk=pk)
    booking = Booking.objects.select_for_update().get(pk=booking_pk)
    return booking, Payment.objects.select_for_update().get(pk=pk)


def _is_ours(payment: Payment, seen: Seen) -> bool:
    said = (seen.ours, seen.pence, seen.currency)
    return said == (str(payment.pk), payment.pence, payment.currency) and payment.session_id in ("", seen.session_id)


def _write_down(payment: Payment, seen: Seen) -> None:
    if seen.dispute and not payment.dispute:
        record("payment:disputed", payment)
        news.disputed(payment.booking)
    facts = {
        "session_id": seen.session_id,
        "intent_id": seen.intent_id or payment.intent_id,
        "refused": max(payment.refused, seen.refused),
        "dispute": seen.dispute or payment.dispute,
        "closes_at": seen.closes_at,
        "url": seen.url if seen.status == "open" else "",
    }
    Payment.objects.filter(pk=payment.pk).update(**facts)
    for name, value in facts.items():
        setattr(payment, name, value)


def _go(booking: Booking, payment: Payment, to: str) -> None:
    if to == Status.PAID and (payment.status in DEAD or booking.status != Booking.Status.HELD):
        to = Status.NO_SLOT
    if to == payment.status or to not in Payment.MOVES[payment.status]:
        return
    move(payment, to, **({"paid_at": timezone.now()} if to in (Status.PAID, Status.NO_SLOT) else {}))
    record(f"payment:{to}", payment)
    if after := _AFTER.get(to):
        after(booking, payment)


def _paid(booking: Booking, payment: Payment) -> None:
    move(booking, Booking.Status.CONFIRMED, expires_at=None, sequence=booking.sequence + 1)
    record("booking:confirmed", booking)
    news.paid(booking)
    papers.received(payment)
    booking_is_certain.send(Booking, booking=booking)


def _no_slot(booking: Booking, payment: Payment) -> None:
    """Paid, and there is nothing to have for it any more: all of it goes back, and we say sorry."""
    refunding.ask_back(payment, payment.pence)
    news.paid_too_late(booking)


def _processing(booking: Booking, payment: Payment) -> None:
    keep_until(booking, timezone.now() + SLOW)
    news.payment_is_slow(booking)


def _failed(booking: Booking, payment: Payment) -> None:
    """The bank said no after days: they may try again."""
    if booking.status == Booking.Status.HELD:
        keep_until(booking, timezone.now() + SLOW)
        news.payment_failed(booking)


_AFTER: dict[str, Callable[[Booking, Payment], None]] = {
    Status.PAID: _paid,
    Status.NO_SLOT: _no_slot,
    Status.PROCESSING: _processing,
    Status.FAILED: _failed,
}


def keep_until(booking: Booking, until: datetime) -> None:
    """A held booking keeps its time at least so long. Part of a transaction that has locked it."""
    if booking.status == Booking.Status.HELD and booking.expires_at and booking.expires_at < until:
        Booking.objects.filter(pk=booking.pk).update(expires_at=until)
        booking.expires_at = until
