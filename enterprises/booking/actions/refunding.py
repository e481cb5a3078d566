"""Money that goes back, by the rule the booking was made under."""

from collections.abc import Iterable
from uuid import UUID

from django.utils import timezone

from accounts.models import Person
from core.events import record
from core.moves import move
from enterprises.booking import news, prices
from enterprises.booking.card import tasks
from enterprises.booking.gateway import RefundSeen
from enterprises.booking.models import Booking, Payment, Refund, Way
from enterprises.booking.papers import actions as papers


def give_back(booking: Booking, *, by_person: bool, asks_fee: bool = True) -> None:
    """Part of what cancels it, inside its transaction. What was still expected is not expected any more, but for what
    may be kept by the rule (`asks_fee`); what was paid becomes a refund that is asked for (a card's by the payment
    provider, any other by the enterprise itself). A page to pay on is closed: money that comes all the same goes back.
    """
    for payment in list(booking.payments.select_for_update()):
        if payment.status == Payment.Status.EXPECTED:
            let_go(payment)
            kept = payment.pence - _goes_back(payment.pence, booking, by_person=by_person)
            if kept and asks_fee:
                _expect_fee(booking, payment, kept)
        elif payment.is_live:
            tasks.close.enqueue(str(payment.pk))
        elif payment.status in {Payment.Status.PAID, Payment.Status.RECEIVED}:
            ask_back(payment, _goes_back(left_of(payment), booking, by_person=by_person))


def _goes_back(pence: int, booking: Booking, *, by_person: bool) -> int:
    return prices.given_back(
        pence,
        starts_at=booking.starts_at,
        cancelled_at=timezone.now(),
        free_until_hours=booking.free_until_hours,
        late_percent=booking.late_percent,
        by_person=by_person,
    )


def let_go(payment: Payment, *, by: Person | None = None) -> None:
    """It need not be paid any more; an invoice is taken back. Part of a transaction."""
    move(payment, Payment.Status.CANCELLED)
    papers.cancelled(payment, by=by)


def _expect_fee(booking: Booking, payment: Payment, pence: int) -> None:
    """A payment of its own: the invoice of the whole price is taken back, and whoever pays by invoice gets another."""
    fee = Payment.objects.create(
        booking=booking, way=payment.way, status="expected", pence=pence, currency=payment.currency, is_late_fee=True
    )
    record("payment:late_fee", fee)
    if fee.way == Way.INVOICE:
        papers.invoice(fee)


def left_of(payment: Payment, *, but: Refund | None = None) -> int:
    """What has not gone back of it, and is not on its way."""
    others = payment.refunds.exclude(status=Refund.Status.FAILED)
    if but is not None:
        others = others.exclude(pk=but.pk)
    return payment.pence - sum(each.pence for each in others)


def ask_back(payment: Payment, pence: int) -> None:
    """Part of a transaction that has locked the payment."""
    if pence <= 0:
        return
    refund = Refund.objects.create(payment=payment, pence=pence)
    if payment.way == Way.CARD:
        # Its credit note is written when it has gone back: a bank may refuse it, or take less.
        record("refund:requested", refund)
        tasks.give_back.enqueue(str(refund.pk))
    else:
        papers.given_back(refund)


def settle(payment: Payment, seen: Iterable[RefundSeen]) -> None:
    """What the provider says went back, or is on its way. Part of a transaction that has locked the payment.

    What the enterprise gave back on the provider's own pages is written down too.
    """
    for each in seen:
        refund = _row_of(payment, each)
        if refund.is_by_hand:
            continue
        if refund.pence != each.pence:
            Refund.objects.filter(pk=refund.pk).update(pence=each.pence)
            refund.pence = each.pence
        if each.status in Refund.MOVES[refund.status]:
            _has_become(refund, each.status)


def _has_become(refund: Refund, status: str) -> None:
    """With the paper that says so: a credit note once the money is back, and what takes it back where it came to us
    again.
    """
    was, done = refund.status, status == Refund.Status.SUCCEEDED
    move(refund, status, **({"settled_at": timezone.now()} if done else {}))
    record(f"refund:{status}", refund)
    if done:
        papers.given_back(refund)
    elif was == Refund.Status.SUCCEEDED:
        papers.came_back(refund)
    if status == Refund.Status.FAILED:
        news.refund_failed(refund.payment.booking)


def _row_of(payment: Payment, seen: RefundSeen) -> Refund:
    found = payment.refunds.filter(provider_id=seen.id).first()
    if found is None and (pk := _uuid(seen.ours)):
        found = payment.refunds.filter(pk=pk, provider_id="").first()
    if found is None:
        found = Refund.objects.create(payment=payment, pence=seen.pence, provider_id=seen.id, is_external=True)
        record("refund:outside", found)
    elif not found.provider_id:
        Refund.objects.filter(pk=found.pk).update(provider_id=seen.id)
        found.provider_id = seen.id
    return found


def _uuid(words: str) -> UUID | None:
    try:
        return UUID(words)
    except ValueError:
        return None
