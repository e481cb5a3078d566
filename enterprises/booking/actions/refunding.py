"""Money that goes back, by the rule the booking was made under."""

from django.utils import timezone

from core.moves import move
from enterprises.booking import prices
from enterprises.booking.models import Booking, Payment, Refund
from enterprises.booking.papers import actions as papers


def give_back(booking: Booking, *, by_person: bool) -> None:
    """Part of what cancels it, inside its transaction. What was still expected is not expected any more; what was
    paid becomes a refund that is asked for (a card's by the payment provider, any other by the enterprise itself).
    """
    now = timezone.now()
    for payment in booking.payments.select_for_update():
        if payment.status == Payment.Status.EXPECTED:
            move(payment, Payment.Status.CANCELLED)
            papers.cancelled(payment)
        elif payment.status in {Payment.Status.PAID, Payment.Status.RECEIVED}:
            left = payment.pence - sum(each.pence for each in payment.refunds.exclude(status="failed"))
            pence = prices.given_back(
                left,
                starts_at=booking.starts_at,
                cancelled_at=now,
                free_until_hours=booking.free_until_hours,
                late_percent=booking.late_percent,
                by_person=by_person,
            )
            if pence:
                papers.given_back(Refund.objects.create(payment=payment, pence=pence))
