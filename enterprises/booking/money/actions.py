"""What those who run an enterprise write down about money that went by the site: it came, or it was given back."""

from datetime import date, datetime, time

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from core.events import record
from core.moves import WrongMoment, move
from enterprises.booking import news, rules
from enterprises.booking.actions import forgetting, refunding
from enterprises.booking.models import Payment, Refund, Terms, Way
from enterprises.booking.papers import actions as papers
from enterprises.listings.actions.guard import require


@transaction.atomic
def mark_received(payment: Payment, *, by: Person, on: date, reference: str = "") -> None:
    """The money came. Whoever paid gets a receipt."""
    _may(by, payment)
    facts = {"paid_at": _moment(payment, on), "reference": reference, "received_by": by, "receipt_asked_at": None}
    move(payment, Payment.Status.RECEIVED, **facts)
    record("payment:received", payment, by=by)
    papers.received(payment, by=by)
    forgetting.forget_payer(payment.booking)


@transaction.atomic
def undo_received(payment: Payment, *, by: Person) -> None:
    """It did not come after all: it is expected again, and the receipt is taken back. Raises WrongMoment when the
    booking is over without it, or something of it was given back.
    """
    _may(by, payment)
    Payment.objects.select_for_update().get(pk=payment.pk)
    if not may_undo(payment):
        raise WrongMoment(_("Something of this goes back already, so it stays written down."))
    move(payment, Payment.Status.EXPECTED, paid_at=None, received_by=None)
    Payment.objects.filter(pk=payment.pk).update(reference="")
    record("payment:not_received", payment, by=by)
    papers.not_received(payment, by=by)


def may_undo(payment: Payment) -> bool:
    """Whether what was written down can be taken back: not once something of it goes back."""
    is_open = payment.is_late_fee or payment.booking.keeps_time
    return payment.status == Payment.Status.RECEIVED and is_open and not payment.refunds.exists()


@transaction.atomic
def let_off(payment: Payment, *, by: Person) -> None:
    """They need not pay for having cancelled late, and are told."""
    _may(by, payment)
    if not payment.is_late_fee:
        raise WrongMoment(_("This is the price of a booking. Cancel the booking instead."))
    refunding.let_go(payment, by=by)
    record("payment:let_off", payment, by=by)
    news.let_off(payment.booking)
    forgetting.forget_payer(payment.booking)


@transaction.atomic
def mark_given_back(refund: Refund, *, by: Person, on: date) -> None:
    """They have their money back. What was paid by card goes back by card, unless the bank refused it: then it was
    given back in another way.
    """
    _may(by, refund.payment)
    is_card = refund.payment.way == Way.CARD
    if is_card and refund.status != Refund.Status.FAILED:
        raise WrongMoment(_("This was paid by card. It goes back to the card by itself."))
    move(refund, Refund.Status.SUCCEEDED, settled_at=_moment(refund.payment, on), is_by_hand=is_card)
    record("refund:given_back", refund, by=by)
    papers.given_back(refund, by=by)


@transaction.atomic
def change_invoices(terms: Terms, *, by: Person, vat_number: str, rate: int, pay_within_days: int) -> None:
    """What receipts and invoices say from now on."""
    require(rules.may_see_money(by, terms.enterprise), _("Only those who run it can change this."))
    facts = {"vat_number": vat_number, "vat_rate": rate, "pay_within_days": pay_within_days}
    Terms.objects.filter(pk=terms.pk).update(**facts)
    record("booking_terms:invoices_changed", terms, by=by)


def _may(by: Person, payment: Payment) -> None:
    require(
        rules.may_see_money(by, payment.booking.offering.enterprise), _("Only those who run it can write this down.")
    )


def _moment(payment: Payment, day: date) -> datetime:
    """A day as somebody says it: now when it is today, noon of the enterprise's day otherwise."""
    zone = payment.booking.tz
    today = timezone.now().astimezone(zone).date()
    if day > today:
        raise ValidationError(_("This day is still to come. Write the day it happened."))
    return timezone.now() if day == today else datetime.combine(day, time(12), zone)
