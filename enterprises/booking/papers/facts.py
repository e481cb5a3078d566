"""What stands on a paper, gathered once when it is written: from the terms, the booking, its people and the money."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.models import Reach
from enterprises.booking import prices
from enterprises.booking.models import Booking, Paper, Party, Payment, Terms, Way


def facts_of(kind: str, payment: Payment, *, pence: int) -> dict[str, Any]:
    """Everything but the number."""
    booking = payment.booking
    terms = Terms.objects.filter(enterprise=booking.offering.enterprise_id).first() or Terms()
    payer = payer_of(booking)
    return {
        "kind": kind,
        "enterprise": booking.offering.enterprise,
        "language": _language(payer),
        "booking_id": booking.pk,
        "payment_id": payment.pk,
        "way": payment.way,
        "pence": pence,
        "currency": payment.currency,
        "paid_at": payment.paid_at,
        "reference": payment.reference,
        **(_to_pay(terms) if kind == Paper.Kind.INVOICE else {}),
        **_seller(terms, booking, pence),
        **_payer(payer, by_invoice=payment.way == Way.INVOICE),
        **_booked(booking, payer),
        **({"what": _late_words(booking, payer)} if payment.is_late_fee else {}),
    }


def payer_of(booking: Booking) -> Party:
    """Whoever pays; an empty row where the booking's people are not kept any more."""
    try:
        return booking.party(Party.Role.PAYER)
    except Party.DoesNotExist:
        return Party(booking=booking, role=Party.Role.FOR)


def _seller(terms: Terms, booking: Booking, pence: int) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "seller_name": terms.seller_name or booking.offering.enterprise.name,
        "seller_address": terms.seller_address,
        "vat_number": terms.vat_number,
    }
    if terms.vat_number:
        facts |= {"vat_rate": terms.vat_rate, "vat_pence": prices.vat_within(pence, terms.vat_rate)}
    return facts


def _payer(payer: Party, *, by_invoice: bool) -> dict[str, Any]:
    """An address only where one was given for invoices: that of whoever is visited at home is on no paper."""
    to_write_to = by_invoice and payer.role == Party.Role.PAYER
    return {
        "payer_person": payer.person,
        "payer_name": payer.name,
        "payer_organisation": payer.organisation,
        "payer_address": payer.address if to_write_to else "",
        "payer_reference": payer.reference,
    }


def _booked(booking: Booking, payer: Party) -> dict[str, Any]:
    return {
        "what": booking.offering.name,
        "starts_at": booking.starts_at,
        "minutes": booking.minutes,
        "places": booking.places,
        "zone": booking.zone,
        "for_whom": "" if payer.role == Party.Role.FOR else for_whom(booking.party(Party.Role.FOR).name, payer),
    }


def for_whom(name: str, payer: Party) -> str:
    """As much as the payer needs: somebody who pays by a reference of their own knows who it is, and gets initials."""
    if payer.name == name and not payer.organisation:
        return ""
    return initials(name) if payer.reference else name


def initials(name: str) -> str:
    """A. S. of Ana Silva."""
    return " ".join(f"{word[0].upper()}." for word in name.replace("-", " ").split())


def _late_words(booking: Booking, payer: Party) -> str:
    with translation.override(_language(payer)):
        return _("%(what)s, cancelled late") % {"what": booking.offering.name}


def _to_pay(terms: Terms) -> dict[str, Any]:
    """Whoever gets an invoice was told that it is paid into the bank, so they read the bank's details on it."""
    due = timezone.localdate() + timedelta(days=terms.pay_within_days)
    return {"due_on": due, "how_to_pay": terms.transfer_words}


def _language(payer: Party) -> str:
    """That which the payer reads."""
    said = Reach.objects.filter(person=payer.person).values_list("language", flat=True).first() if payer.person else ""
    return said or payer.language or settings.LANGUAGE_CODE
