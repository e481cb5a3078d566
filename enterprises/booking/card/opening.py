"""A payment page: asked for under a key that is written down before, and given to nobody before it is written down too.

So a page that we do not know of is a page that nobody can pay on, and whatever breaks in between costs nobody anything.
"""

from datetime import timedelta
from typing import TYPE_CHECKING, cast
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from core.events import record
from core.moves import WrongMoment, move
from enterprises.booking import stripe_gateway as provider
from enterprises.booking.card import reconciling
from enterprises.booking.gateway import Away, Refused, Seen
from enterprises.booking.models import Payment

if TYPE_CHECKING:
    from stripe.params.checkout._session_create_params import SessionCreateParams


def open_page(payment: Payment) -> str:
    """Ask for the page. It is given to nobody before it is written down."""
    try:
        seen = ask(payment)
    except Refused:
        end_unopened(payment.pk)
        raise
    if seen is None:
        end_unopened(payment.pk)
        raise Away
    if not keep_page(payment.pk, seen):
        provider.close_session(payment.account_id, seen.session_id)
        raise WrongMoment(_("This is not waiting to be paid any more."))
    return seen.url


def ask(payment: Payment) -> Seen | None:
    """The page, asked for under its key as often as need be. None: something broke there, and no page came of it."""
    try:
        params = cast("SessionCreateParams", payment.params)
        return provider.make_session(payment.account_id, params, key=payment.key)
    except Away as away:
        if not away.is_kept:
            raise
        # The same key would give the same broken answer for ever: look whether a page was made all the same.
        return find(payment)


def find(payment: Payment) -> Seen | None:
    since = payment.created_at - timedelta(minutes=5)
    return provider.find_session(payment.account_id, str(payment.pk), since=since, until=since + timedelta(days=2))


@transaction.atomic(durable=True)
def keep_page(pk: UUID, seen: Seen) -> bool:
    """False when the payment was given up meanwhile."""
    _booking, payment = reconciling.locked(pk)
    if payment.status == Payment.Status.OPEN and payment.session_id == seen.session_id:
        return True
    if payment.status != Payment.Status.CREATED or not seen.url:
        return False
    facts = {"session_id": seen.session_id, "url": seen.url, "closes_at": seen.closes_at}
    move(payment, Payment.Status.OPEN, **facts)
    record("payment:open", payment)
    return True


@transaction.atomic(durable=True)
def end_unopened(pk: UUID) -> None:
    """A page that was never given to anybody: nobody can pay on it, whether there is one or not."""
    _booking, payment = reconciling.locked(pk)
    if payment.status == Payment.Status.CREATED:
        move(payment, Payment.Status.EXPIRED)
        record("payment:expired", payment)
