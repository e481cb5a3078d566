"""Writing papers. Each is written in the transaction of what it tells of, with the next number of its enterprise.

Whoever moves money calls the one that says it: received(), cancelled(), given_back(). All may be called twice.
"""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from core.events import record
from core.moves import WrongMoment
from enterprises.booking.models import Booking, Paper, PaperCounter, Payment, Refund, Way
from enterprises.booking.papers import news
from enterprises.booking.papers.facts import facts_of
from enterprises.booking.prices import vat_within

Kind = Paper.Kind


def confirmed(booking: Booking) -> Paper | None:
    """A booking is certain. Whoever pays by invoice gets one now."""
    if booking.way != Way.INVOICE:
        return None
    expected = booking.payments.filter(status=Payment.Status.EXPECTED, way=Way.INVOICE).first()
    return invoice(expected) if expected else None


@transaction.atomic
def invoice(payment: Payment, *, by: Any = None) -> Paper:
    """The invoice for money that is still to come; the one that is there already when it was asked for before.

    Raises WrongMoment when the booking is not certain, or nothing is to come.
    """
    if not has_invoice(payment):
        raise WrongMoment(_("There is nothing to pay here at the moment, so there is no invoice."))
    return _write(payment, Kind.INVOICE, by=by)


def has_invoice(payment: Payment) -> bool:
    """Whether one can be written: the money is still to come, for what is certain or was cancelled late."""
    is_certain = payment.is_late_fee or payment.booking.status in CERTAIN
    return payment.status == Payment.Status.EXPECTED and is_certain


@transaction.atomic
def received(payment: Payment, *, by: Any = None) -> Paper:
    """The money is there: a receipt, which names the invoice if there was one."""
    asked = in_force(payment, Kind.INVOICE)
    return _write(payment, Kind.RECEIPT, by=by, about_number=asked.number if asked else None)


@transaction.atomic
def not_received(payment: Payment, *, by: Any = None) -> Paper | None:
    """It was written down by mistake: the receipt is taken back by a credit note."""
    return _take_back(in_force(payment, Kind.RECEIPT), payment, by=by)


@transaction.atomic
def cancelled(payment: Payment, *, by: Any = None) -> Paper | None:
    """It need not be paid any more: an invoice is taken back by a credit note."""
    return _take_back(in_force(payment, Kind.INVOICE), payment, by=by)


@transaction.atomic
def given_back(refund: Refund, *, by: Any = None) -> Paper | None:
    """Money goes back, all or a part: a credit note. None where there never was a paper."""
    payment = refund.payment
    of = in_force(payment, Kind.INVOICE) or in_force(payment, Kind.RECEIPT)
    if of is None:
        return None
    _hold(of.enterprise)
    written = Paper.objects.filter(refund_id=refund.pk).first()
    return written or _credit(of, payment, pence=refund.pence, by=by, refund_id=refund.pk)


@transaction.atomic
def came_back(refund: Refund) -> Paper | None:
    """What had gone back came to the enterprise again, days later: a receipt, which names the credit note. None where
    there was none, or it is written already.
    """
    credit = Paper.objects.filter(refund_id=refund.pk).first()
    if credit is None:
        return None
    _hold(credit.enterprise)
    receipts = Paper.objects.filter(payment_id=refund.payment_id, kind=Kind.RECEIPT)
    if receipts.filter(about_number=credit.number).exists():
        return None
    turn = (receipts.aggregate(last=Max("turn"))["last"] or 0) + 1
    facts = {name: getattr(credit, name) for name in (*_SAME, "pence", "vat_pence")}
    facts |= {"kind": Kind.RECEIPT, "about_number": credit.number, "turn": turn}
    facts["paid_at"] = credit.paid_at or refund.payment.paid_at
    return _numbered(facts, refund.payment, by=None, tell=news.ready)


def in_force(payment: Payment, kind: str) -> Paper | None:
    """The paper of this kind for this payment that no credit note took back."""
    of = _of_payment(payment, kind)
    return None if of is None or _is_taken_back(of) else of


def _of_payment(payment: Payment, kind: str) -> Paper | None:
    """The last of its kind, but for receipts of what came back: these name a credit note."""
    credits = Paper.objects.filter(payment_id=payment.pk, kind=Kind.CREDIT).values("number")
    rows = Paper.objects.filter(payment_id=payment.pk, kind=kind).exclude(about_number__in=credits)
    return rows.order_by("-turn").first()


def _is_taken_back(paper: Paper) -> bool:
    notes = Paper.objects.filter(enterprise=paper.enterprise_id, kind=Kind.CREDIT, refund_id=None)
    return notes.filter(about_number=paper.number).exists()


#: A booking that has an invoice.
CERTAIN = {Booking.Status.CONFIRMED, Booking.Status.COMPLETED, Booking.Status.NO_SHOW}


def _write(payment: Payment, kind: str, *, by: Any, about_number: int | None = None) -> Paper:
    """Under the counter's lock first, so that of two who write the same paper the second finds it."""
    enterprise = payment.booking.offering.enterprise
    _hold(enterprise)
    if found := in_force(payment, kind):
        return found
    last = Paper.objects.filter(payment_id=payment.pk, kind=kind).aggregate(last=Max("turn"))["last"]
    facts = facts_of(kind, payment, pence=payment.pence) | {"about_number": about_number}
    return _numbered(facts | {"turn": 0 if last is None else last + 1}, payment, by=by, tell=news.ready)


def _take_back(paper: Paper | None, payment: Payment, *, by: Any) -> Paper | None:
    if paper is None:
        return None
    _hold(paper.enterprise)
    return None if _is_taken_back(paper) else _credit(paper, payment, pence=paper.pence, by=by)


def _credit(of: Paper, payment: Payment, *, pence: int, by: Any, refund_id: Any = None) -> Paper:
    """With the seller, the payer and the rate of VAT that stand on the paper it takes back."""
    facts = {name: getattr(of, name) for name in _SAME}
    facts |= {"kind": Kind.CREDIT, "pence": pence, "about_number": of.number, "refund_id": refund_id}
    if of.vat_rate is not None:
        facts["vat_pence"] = of.vat_pence if pence == of.pence else vat_within(pence, of.vat_rate)
    return _numbered(facts, payment, by=by, tell=news.ready)


_SAME = (
    *("enterprise", "language", "booking_id", "payment_id", "way", "currency", "paid_at", "vat_rate", "what"),
    *("seller_name", "seller_address", "vat_number", "payer_person", "payer_name", "payer_organisation"),
    *("payer_address", "payer_reference", "for_whom", "starts_at", "minutes", "places", "zone"),
)


def _hold(enterprise: Any) -> PaperCounter:
    """One at a time for each enterprise, until the transaction ends."""
    # Insert, then lock: two first papers at once must meet in one row.
    PaperCounter.objects.bulk_create([PaperCounter(enterprise=enterprise)], ignore_conflicts=True)
    return PaperCounter.objects.select_for_update().get(enterprise=enterprise)


def _numbered(facts: dict[str, Any], payment: Payment, *, by: Any, tell: Callable[[Paper, Payment], None]) -> Paper:
    counter = _hold(facts["enterprise"])
    counter.last += 1
    counter.save(update_fields=["last"])
    paper = Paper.objects.create(number=counter.last, **facts)
    record("paper:written", paper, by=by)
    tell(paper, payment)
    return paper
