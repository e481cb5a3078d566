"""Going to pay by card."""

from datetime import timedelta
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from core import throttle
from core.events import record
from core.moves import WrongMoment
from enterprises.booking import rules
from enterprises.booking import stripe_gateway as provider
from enterprises.booking.actions.book import HOLD
from enterprises.booking.card import closing, opening, reconciling
from enterprises.booking.gateway import Away, Refused
from enterprises.booking.models import Booking, Payment

#: How long a payment page lives: the provider's shortest is 30 minutes, and clocks differ.
PAGE = timedelta(minutes=31)
#: Somebody who comes back to pay has at least this long, or gets a new page.
ENOUGH = timedelta(minutes=20)
#: Pages for one booking, and new pages within an hour for one enterprise and for all together: who tries out stolen
#: cards makes many.
MOST_PAGES, AN_HOUR_EACH, AN_HOUR_ALL = 8, 40, 400


class Settled(WrongMoment):
    """It is paid, or the bank is working on it: there is nothing to pay."""

    def __init__(self, payment: Payment) -> None:
        super().__init__(_("This has been paid. There is nothing more to do."))
        self.payment = payment


def begin(booking: Booking) -> str:
    """The address of a page to pay on, of the provider's own. The time is kept while somebody is there.

    Raises Settled when nothing is to be paid, WrongMoment when it cannot be paid now: the booking stays as it is.
    """
    if not provider.is_on():
        raise WrongMoment(_refused())
    payment = live_of(booking)
    try:
        if payment and (url := _still_good(payment)):
            return url
        return opening.open_page(_new(booking.pk))
    except Away:
        raise WrongMoment(_away()) from None
    except Refused:
        raise WrongMoment(_refused()) from None


def needs_page(booking: Booking) -> bool:
    """Whether going to pay would make a new page: that is what is limited."""
    payment = live_of(booking)
    return payment is None or not payment.is_page_open


def live_of(booking: Booking) -> Payment | None:
    return booking.payments.filter(way="card", status__in=Payment.LIVE).first()


def _still_good(payment: Payment) -> str:
    """The page that is open already, when there is time enough on it; else it is closed, and "" asks for a new one."""
    if payment.status == Payment.Status.CREATED:
        return _asked_again(payment) if _time_left(payment) else closing.close(payment).url
    payment = reconciling.look(payment)
    if payment.is_page_open and not _time_left(payment):
        payment = closing.close(payment)
    if payment.status in (Payment.Status.PAID, Payment.Status.PROCESSING, Payment.Status.NO_SLOT):
        raise Settled(payment)
    return payment.url if payment.is_page_open else ""


def _asked_again(payment: Payment) -> str:
    """What was asked and not answered is asked again. Too late for it now: then it was never made, and a new one is."""
    try:
        return opening.open_page(payment)
    except Refused:
        return ""


def _time_left(payment: Payment) -> bool:
    return payment.closes_at is not None and payment.closes_at - timezone.now() >= ENOUGH


@transaction.atomic(durable=True)
def _new(booking_pk: UUID) -> Payment:
    """Everything that will be asked for is written down before it is asked."""
    booking = Booking.objects.select_for_update().get(pk=booking_pk)
    account_id = _account_for(booking)
    now = timezone.now()
    payment = Payment(pk=uuid4(), booking=booking, way="card", status="created", pence=booking.pence or 0)
    payment.currency, payment.account_id = booking.currency, account_id
    payment.fee_pence = payment.pence * settings.STRIPE_FEE_PERCENT // 100
    payment.closes_at = (now + PAGE).replace(microsecond=0)
    payment.params = provider.session_params(
        ours=str(payment.pk),
        name=booking.offering.name,
        pence=payment.pence,
        currency=payment.currency,
        fee_pence=payment.fee_pence,
        closes_at=payment.closes_at,
        success_url=_address("booking:paid", payment.pk),
        cancel_url=_address("booking:not_paid", payment.pk),
    )
    payment.save(force_insert=True)
    reconciling.keep_until(booking, now + HOLD)
    record("payment:created", payment)
    return payment


def _account_for(booking: Booking) -> str:
    """Whose account it is paid into. Raises WrongMoment for what cannot be paid by card now."""
    if booking.status != Booking.Status.HELD or not booking.pence:
        raise WrongMoment(_("This is not waiting to be paid."))
    if booking.starts_at <= timezone.now():
        raise WrongMoment(_("The time of this is over."))
    enterprise = booking.offering.enterprise
    if not rules.takes_cards(enterprise.booking_terms):
        raise WrongMoment(_("This enterprise cannot take cards at the moment. Please get in touch with them."))
    earlier = list(booking.payments.filter(way="card"))
    if any(each.is_live for each in earlier):
        raise WrongMoment(_("A page to pay on is being opened already. Please wait a moment, then try again."))
    refused = sum(each.refused for each in earlier)
    if refused >= reconciling.MOST_REFUSED or len(earlier) >= MOST_PAGES or not _within_limits(enterprise.pk):
        raise WrongMoment(_("That was tried too often. Please get in touch with the enterprise to pay another way."))
    return str(enterprise.card_account.account_id)


def _within_limits(enterprise_pk: int) -> bool:
    each = throttle.allow(f"enterprise-{enterprise_pk}", "card", capacity=AN_HOUR_EACH, per=throttle.HOUR)
    return each and throttle.allow("all", "card", capacity=AN_HOUR_ALL, per=throttle.HOUR)


def _address(name: str, pk: UUID) -> str:
    return f"{settings.SITE_URL}{reverse(name, args=[pk])}"


def _away() -> str:
    return _(
        "We cannot reach the payment service just now. Your booking is kept. Please try again in a few minutes, or get "
        "in touch with the enterprise to pay another way."
    )


def _refused() -> str:
    return _(
        "The payment service cannot take this payment. Your booking is kept for now. Please get in touch with the "
        "enterprise to pay another way."
    )
