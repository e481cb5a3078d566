"""A payment page is closed, and only then may the time it was for go to somebody else.

Never by our clock alone: whoever is on the page may be paying at this moment, and only the provider knows.
"""

from datetime import timedelta
from uuid import UUID

import structlog
from django.db import transaction
from django.utils import timezone

from core.events import record
from core.moves import move
from enterprises.booking import news
from enterprises.booking import stripe_gateway as provider
from enterprises.booking.actions import ending
from enterprises.booking.card import opening, reconciling
from enterprises.booking.gateway import Refused
from enterprises.booking.models import Booking, Payment

log = structlog.get_logger("payments")
#: A page to pay on lives a day at most.
NOBODY_PAYS_AFTER = timedelta(days=1)


def close_by_id(payment_id: str) -> None:
    """May be called twice."""
    payment = Payment.objects.filter(pk=payment_id, way="card").first()
    if payment and payment.is_live:
        close(payment)


def close(payment: Payment) -> Payment:
    """Afterwards it is not open any more: it ran out, or it was paid just before, or the bank is at it.

    Raises Away and Refused.
    """
    if payment.status == Payment.Status.CREATED and not _adopt(payment):
        opening.end_unopened(payment.pk)
    payment.refresh_from_db()
    if payment.status == Payment.Status.OPEN:
        # Whether this worked or it was closed already: what became of it is asked in either case.
        provider.close_session(payment.account_id, payment.session_id)
    return reconciling.look(payment)


def _adopt(payment: Payment) -> bool:
    """Whether a page was made that we never heard of: it is ours from now on."""
    seen = opening.find(payment)
    return seen is not None and (opening.keep_page(payment.pk, seen) or _write_ended(payment.pk, seen.session_id))


def _write_ended(pk: UUID, session_id: str) -> bool:
    """It has run out unseen, so it has no address; reconciling says the rest."""
    return bool(Payment.objects.filter(pk=pk, status="created").update(session_id=session_id))


def release(booking_pk: UUID) -> None:
    """The time somebody had to pay is over. Raises Away and Refused: then the time stays theirs until it is known.
    Where the account is not ours to ask any more, it is given up once nobody can be on the page.
    """
    for payment in Payment.objects.filter(booking=booking_pk, way="card", status__in=Payment.LIVE):
        try:
            close(payment)
        except Refused:
            if payment.created_at > timezone.now() - NOBODY_PAYS_AFTER:
                raise
            give_up(payment.pk)
    let_go(booking_pk)


@transaction.atomic(durable=True)
def give_up(pk: UUID) -> None:
    """We cannot learn what became of it, and cannot give anything back: those who run it look at their own account."""
    booking, payment = reconciling.locked(pk)
    if payment.status in (Payment.Status.CREATED, Payment.Status.OPEN):
        move(payment, Payment.Status.EXPIRED)
        record("payment:expired", payment)
        log.error("payment_given_up")
        news.card_is_unknown(booking)


@transaction.atomic(durable=True)
def let_go(booking_pk: UUID) -> None:
    """Unless something may still be paid for it."""
    booking = Booking.objects.select_for_update().get(pk=booking_pk)
    if booking.status != Booking.Status.HELD or booking.expires_at is None or booking.expires_at > timezone.now():
        return
    if not booking.payments.filter(status__in=Payment.LIVE).exists():
        ending.expire_unpaid(booking)
