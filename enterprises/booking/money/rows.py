"""Money of an enterprise, or of somebody who pays, as rows. Names and references are sealed, so words are looked for
in what was read and not by the database.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import F, Prefetch, Q, QuerySet
from django.utils import timezone

from enterprises.booking.models import Booking, Paper, Party, Payment, Refund

CAME = (Payment.Status.PAID, Payment.Status.RECEIVED, Payment.Status.NO_SLOT)
TO_GIVE_BACK = (Refund.Status.REQUESTED, Refund.Status.REQUIRES_ACTION, Refund.Status.FAILED)


@dataclass(frozen=True)
class Line:
    """Money that came, or (below nought) went back: at a moment, for a booking."""

    at: datetime
    pence: int
    payment: Payment

    @property
    def day(self) -> date:
        return self.at.astimezone(_zone()).date()

    @property
    def month(self) -> date:
        return self.day.replace(day=1)

    @property
    def booking(self) -> Booking:
        return self.payment.booking

    @property
    def who(self) -> str:
        return payer_words(self.booking)

    @property
    def is_back(self) -> bool:
        return self.pence < 0


def _zone() -> ZoneInfo:
    return ZoneInfo(settings.TIME_ZONE)


def payer_words(booking: Booking) -> str:
    """Who pays, as the lists say it; "" where it is not kept any more."""
    try:
        payer = booking.party(Party.Role.PAYER)
    except Party.DoesNotExist:
        return ""
    return ", ".join(filter(None, [payer.organisation, payer.name]))


def payments(**of: Any) -> QuerySet[Payment]:
    """With what every list says of them, in a number of queries that does not grow."""
    rows = Payment.objects.filter(**of).select_related("booking__offering__enterprise")
    return rows.prefetch_related("booking__parties", Prefetch("refunds", Refund.objects.order_by("created_at")))


def to_come(enterprise: Any) -> list[Payment]:
    """What is expected: first where somebody waits for a receipt, then the booking that is longest ago."""
    rows = payments(booking__offering__enterprise=enterprise, status=Payment.Status.EXPECTED)
    return with_invoices(rows.order_by(F("receipt_asked_at").asc(nulls_last=True), "booking__starts_at", "pk"))


def with_invoices(rows: Iterable[Payment]) -> list[Payment]:
    """Each with the invoice that was written for it last, and whether its day is over."""
    found = list(rows)
    papers = Paper.objects.filter(payment_id__in=[each.pk for each in found], kind=Paper.Kind.INVOICE).order_by("turn")
    by_payment = {paper.payment_id: paper for paper in papers}
    today = timezone.localdate()
    for each in found:
        invoice = by_payment.get(each.pk)
        each.invoice = invoice  # type: ignore[attr-defined]  # for the template
        each.is_late = bool(invoice and invoice.due_on and invoice.due_on < today)  # type: ignore[attr-defined]
        each.who = payer_words(each.booking)  # type: ignore[attr-defined]
    return found


def to_give_back(enterprise: Any) -> list[Refund]:
    """What somebody has to get back by another way than a card, the oldest first: also what the bank refused."""
    rows = Refund.objects.filter(payment__booking__offering__enterprise=enterprise, status__in=TO_GIVE_BACK)
    rows = rows.exclude(Q(payment__way="card") & ~Q(status="failed")).select_related("payment__booking__offering")
    found = list(rows.prefetch_related("payment__booking__parties").order_by("created_at", "pk"))
    for each in found:
        each.who = payer_words(each.payment.booking)  # type: ignore[attr-defined]  # for the template
    return found


#: A dispute that is over.
DECIDED = ("", "won", "lost", "warning_closed")


def disputed(enterprise: Any) -> list[Payment]:
    """What somebody's bank asks back and Stripe has not decided, the newest first."""
    found = list(payments(booking__offering__enterprise=enterprise).exclude(dispute__in=DECIDED).order_by("-paid_at"))
    for each in found:
        each.who = payer_words(each.booking)  # type: ignore[attr-defined]  # for the template
    return found


def lines(rows: QuerySet[Payment]) -> list[Line]:
    """What came and what went back, in the order in which it did."""
    found = []
    for payment in rows.filter(paid_at__isnull=False, status__in=CAME):
        found.append(Line(payment.paid_at or payment.created_at, payment.pence, payment))
        found += [
            Line(refund.settled_at, -refund.pence, payment)
            for refund in payment.refunds.all()
            if refund.status == Refund.Status.SUCCEEDED and refund.settled_at
        ]
    return sorted(found, key=lambda line: (line.at, line.payment.pk, -line.pence))


def of_enterprise(enterprise: Any) -> list[Line]:
    return lines(payments(booking__offering__enterprise=enterprise))


def of_person(person: Any) -> QuerySet[Payment]:
    """For what they booked, what was booked for them, and what they pay."""
    return payments(booking__in=Booking.objects.concerning(person).values("pk"))


def search(found: list[Payment], words: str) -> list[Payment]:
    """Those with every word, in who pays, what it is, their reference or the number of the invoice."""
    wanted = words.lower().split()
    return [each for each in found if all(word in _said(each) for word in wanted)]


def _said(payment: Any) -> str:
    parties = [f"{each.name} {each.organisation} {each.reference}" for each in payment.booking.parties.all()]
    number = payment.invoice.number if payment.invoice else ""
    return f"{' '.join(parties)} {payment.booking.offering.name} {number}".lower()
