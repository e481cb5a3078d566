"""Whoever booked says that they have paid, by a way the site does not see, and would like a receipt."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from core.events import record
from core.moves import WrongMoment
from enterprises.booking import news
from enterprises.booking.models import Booking, Payment
from enterprises.booking.papers.actions import has_invoice

#: Those who run it were told: they are not told again before that.
AGAIN = timedelta(days=3)


def waiting_for(booking: Booking) -> Payment | None:
    """The money of which a receipt can be asked for: it is still to come, for something that is certain."""
    payment = booking.payments.filter(status=Payment.Status.EXPECTED).first()
    return payment if payment and has_invoice(payment) else None


def may_ask(payment: Payment, now: datetime | None = None) -> bool:
    asked = payment.receipt_asked_at
    return asked is None or asked <= (now or timezone.now()) - AGAIN


@transaction.atomic
def ask_for_receipt(booking: Booking, *, by: Person | None) -> None:
    """Those who run it are told: when they write down that the money came, the receipt goes out by itself.

    The view has made sure that `by`, or whoever holds the link, may. Raises WrongMoment where nothing is to come.
    """
    Booking.objects.select_for_update().get(pk=booking.pk)
    payment = waiting_for(booking)
    if payment is None:
        raise WrongMoment(_("There is nothing to write a receipt for at the moment."))
    if not may_ask(payment):
        return
    Payment.objects.filter(pk=payment.pk).update(receipt_asked_at=timezone.now())
    record("payment:receipt_asked", payment, by=by)
    news.receipt_asked(payment)
