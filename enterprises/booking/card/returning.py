"""Money that goes back to a card. What is asked is written down before; the provider is looked at before each asking,
so that nothing goes back twice and never more than was paid.
"""

from contextlib import suppress
from typing import NamedTuple
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from core.events import record
from core.moves import move
from enterprises.booking import news
from enterprises.booking import stripe_gateway as provider
from enterprises.booking.actions import refunding
from enterprises.booking.card import reconciling
from enterprises.booking.gateway import Away, Refused
from enterprises.booking.models import Payment, Refund


class Asked(NamedTuple):
    """What is asked of the provider now, under which key."""

    pence: int
    key: str


def ask(refund_id: str) -> None:
    """May be called twice, and by two at once. Raises Away: then it is tried again later."""
    refund = Refund.objects.select_related("payment").get(pk=refund_id)
    try:
        payment = reconciling.look(refund.payment)  # what went back already, by us or by others
    except Refused:  # the account is not ours to ask any more: the enterprise must give it back itself
        _fail(refund.pk)
        return
    asked = _ready(refund.pk)
    if asked is None:
        return
    params = provider.refund_params(
        ours=str(refund.pk), intent_id=payment.intent_id, pence=asked.pence, with_fee=payment.fee_pence > 0
    )
    try:
        made = provider.make_refund(payment.account_id, params, key=asked.key)
    except Away as away:
        if away.is_kept:
            _next_key(refund.pk, asked.key)
        raise
    except Refused:
        with suppress(Refused):
            reconciling.look(payment)
        _fail(refund.pk)
        return
    with transaction.atomic(durable=True):
        _booking, payment = reconciling.locked(payment.pk)
        refunding.settle(payment, [made])


@transaction.atomic(durable=True)
def _ready(pk: UUID) -> Asked | None:
    """No more than is left of what was paid. None when there is nothing to ask."""
    refund = _locked(pk)
    if refund.status != Refund.Status.REQUESTED or refund.provider_id:
        return None
    left = refunding.left_of(refund.payment, but=refund)
    if left <= 0:
        # The enterprise gave it all back itself meanwhile, on the provider's own pages.
        move(refund, Refund.Status.FAILED)
        record("refund:failed", refund)
        return None
    refund.pence = min(refund.pence, left)
    refund.asked_at = timezone.now()
    refund.save(update_fields=["pence", "asked_at"])
    return Asked(refund.pence, refund.key)


@transaction.atomic(durable=True)
def _next_key(pk: UUID, key: str) -> None:
    refund = _locked(pk)
    if refund.key == key:
        refund.attempt += 1
        refund.save(update_fields=["attempt"])


@transaction.atomic(durable=True)
def _fail(pk: UUID) -> None:
    refund = _locked(pk)
    if refund.status == Refund.Status.REQUESTED and not refund.provider_id:
        move(refund, Refund.Status.FAILED)
        record("refund:failed", refund)
        news.refund_failed(refund.payment.booking)


def _locked(pk: UUID) -> Refund:
    """The payment first, as whatever settles it does."""
    payment_pk = Refund.objects.values_list("payment_id", flat=True).get(pk=pk)
    Payment.objects.select_for_update().get(pk=payment_pk)
    return Refund.objects.select_related("payment__booking").get(pk=pk)
