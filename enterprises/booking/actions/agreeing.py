"""A price that both sides agreed together is written down: from then on it is expected like any other."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from core.events import record
from core.moves import WrongMoment
from enterprises.booking import news, rules
from enterprises.booking.actions import refunding
from enterprises.booking.actions.book import expect_payment
from enterprises.booking.models import Booking, Payment
from enterprises.booking.papers import actions as papers
from enterprises.listings.actions.guard import require

#: Booked, or over: what ended before costs nothing.
WITH_A_PRICE = (Booking.Status.CONFIRMED, Booking.Status.COMPLETED, Booking.Status.NO_SHOW)


@transaction.atomic
def agree_price(booking: Booking, pence: int, *, by: Person) -> None:
    """What it costs in all, in pence; nothing is possible too. Whoever booked is told, and whoever pays by invoice gets
    one. A mistake is put right by writing it again, until something was paid. Raises WrongMoment.
    """
    require(rules.may_answer(by, booking), _("Only those who run it can write this down."))
    Booking.objects.select_for_update().get(pk=booking.pk)
    booking.refresh_from_db()
    if not may_agree(booking):
        raise WrongMoment(_("The price of this stands already, or it is not booked any more."))
    for payment in booking.payments.select_for_update().filter(status=Payment.Status.EXPECTED):
        refunding.let_go(payment, by=by)
    Booking.objects.filter(pk=booking.pk).update(pence=pence)
    booking.pence = pence
    expect_payment(booking)
    papers.confirmed(booking)
    record("booking:price_agreed", booking, by=by)
    news.price_agreed(booking)


def may_agree(booking: Booking) -> bool:
    """Whether a price can still be written down: it was left open, and nothing was paid yet."""
    is_open = booking.pence is None or booking.offering.price == "agreed"
    was_paid = booking.payments.filter(status=Payment.Status.RECEIVED).exists()
    return is_open and booking.status in WITH_A_PRICE and not was_paid
