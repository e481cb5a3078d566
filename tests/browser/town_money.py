"""What is paid for bookings with Ana's enterprise in the gate's town: something in every state."""

from typing import Any

from django.utils import timezone

from accounts.models import Person
from enterprises.booking.actions import asking, book, ending
from enterprises.booking.models import Booking, Offering, Paper, Payment, Refund
from enterprises.booking.papers import actions, links
from enterprises.listings.models import Enterprise
from tests.factories.booking_money import make_booking, make_paid_offering, payment_of

COUNCIL = book.Who(name="Payments team", organisation="Stroud Council", address="1 High St\nStroud", reference="D-47")


def take_money(listing: Enterprise) -> dict[str, Any]:
    """Kit paid once; a council has an invoice; one receipt was taken back."""
    terms = {"seller_address": "2 Mill Lane\nStroud", "vat_number": "GB123456789"}
    lesson = make_paid_offering(listing, terms=terms, diary="Bo", name="An hour of gardening")
    kit = book.Who(name="Kit Lowe", person=Person.objects.get(email="kit@example.com"))
    receipt = _paid(payment_of(make_booking(lesson, for_=kit)))
    invoice = actions.invoice(payment_of(make_booking(lesson, way="invoice", payer=COUNCIL)))
    mistaken = payment_of(make_booking(lesson))
    _paid(mistaken)
    give_back = payment_of(make_booking(lesson))
    _paid(give_back)
    Refund.objects.create(payment=give_back, pence=1250)
    rows = {"expected": payment_of(make_booking(lesson, for_=kit)), "came": mistaken, "back": give_back}
    rows["late_fee"] = _cancelled_late(lesson, kit)
    papers = {"receipt": receipt, "invoice": invoice, "credit": actions.not_received(mistaken)}
    tokens = {f"money_{name}": links.token_for(paper) for name, paper in papers.items() if paper}
    return tokens | {f"money_{name}": str(payment.pk) for name, payment in rows.items()}


def _cancelled_late(lesson: Offering, kit: book.Who) -> Payment:
    """Nothing was paid before; Kit says that the money is there since."""
    booking = make_booking(lesson, hours=5, for_=kit)
    Booking.objects.filter(pk=booking.pk).update(late_percent=50)
    ending.cancel_for_person(booking, by=None)
    asking.ask_for_receipt(booking, by=None)
    return booking.payments.get(is_late_fee=True)


def _paid(payment: Payment) -> Paper:
    Payment.objects.filter(pk=payment.pk).update(status="received", paid_at=timezone.now())
    payment.refresh_from_db()
    return actions.received(payment)
