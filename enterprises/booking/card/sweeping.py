"""What news should have told us is asked for: news can be late, lost, or never sent."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import structlog
from django.db.models import Q
from django.utils import timezone

from enterprises.booking import stripe_gateway as provider
from enterprises.booking.card import accounts, closing, inbox, reconciling, returning
from enterprises.booking.gateway import Away, Refused
from enterprises.booking.models import Arrived, Booking, CardAccount, Payment, Refund

log = structlog.get_logger("payments")
#: Somebody may still be about to hear the answer to what was asked so lately.
JUST_NOW = timedelta(minutes=1)
#: A page that was asked for and never opened is given up after this.
NEVER_OPENED = timedelta(minutes=10)
#: A bank can be asked to take a payment back for about four months.
CAN_BE_DISPUTED = timedelta(days=120)


def sweep() -> None:
    """Everything that is not settled. One that fails does not keep the others waiting."""
    if not provider.is_on():
        # The keys were taken away: what nobody had gone to pay yet can be let go without asking.
        _each(_run_out(), lambda booking: closing.let_go(booking.pk))
        return
    now = timezone.now()
    cards = Payment.objects.filter(way="card")
    _each(cards.filter(status="created", created_at__lt=now - NEVER_OPENED), closing.close)
    _each(cards.filter(status__in=["open", "processing"], created_at__lt=now - JUST_NOW), reconciling.look)
    _each(_run_out(), lambda booking: closing.release(booking.pk))
    open_refunds = Refund.objects.filter(payment__way="card").select_related("payment")
    _each(open_refunds.filter(status="requested"), lambda refund: returning.ask(str(refund.pk)))
    _each(
        cards.filter(refunds__status__in=["pending", "requires_action"]).distinct(),
        reconciling.look,
    )
    _each(Arrived.objects.filter(done_at=None, arrived_at__lt=now - JUST_NOW), lambda news: inbox.handle(news.pk))


def look_again() -> None:
    """Once a night: what was paid lately, and accounts that cannot be paid into yet."""
    now = timezone.now()
    if not provider.is_on():
        return
    lately = Q(paid_at__gt=now - CAN_BE_DISPUTED)
    _each(Payment.objects.filter(lately, way="card"), reconciling.look)
    _each(CardAccount.objects.exclude(account_id=None), lambda account: accounts.look(account.account_id))


def _run_out() -> Any:
    """Held while they are paid by card, and not paid in time."""
    return Booking.objects.filter(status=Booking.Status.HELD, expires_at__lte=timezone.now())


def _each(rows: Any, do: Callable[[Any], Any]) -> None:
    for row in rows:
        try:
            do(row)
        except (Away, Refused):
            log.warning("payment_not_settled")
        except Exception:  # of one alone: the others must not wait for somebody to look
            log.exception("payment_not_settled")
