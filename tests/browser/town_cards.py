"""Bookings to be paid by card in every state, and Ana's accounts for it."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from enterprises.booking import links
from enterprises.booking.models import Booking, CardAccount, Offering, Party, Payment, Terms
from enterprises.listings.models import Enterprise
from tests.factories.booking import make_diary, make_offering


def pay_by_card(enterprise: Enterprise, owned: dict[str, int]) -> dict[str, str]:
    """`owned` are Ana's enterprises by the name of their state. What the pages are asked for with."""
    Terms.objects.create(enterprise=enterprise, is_open=True, ways=["card"])
    _account(enterprise.pk, "active")
    _account(owned["own"], "restricted", "identity.individual.date_of_birth", "identity.individual.documents")
    _account(owned["sent"], "active", "identity.individual.phone")
    _account(owned["own_back"], "pending")
    offering = make_offering(make_diary(enterprise=enterprise), name="A walk in the garden", asks_first=False)
    held, booked, over = (_booking(offering, status) for status in ("held", "confirmed", "expired"))
    facts = {f"card_{name}": links.token_for(row) for name, row in (("held", held), ("booked", booked), ("over", over))}
    facts["card_account"] = f"acct_gate_{enterprise.pk}"
    states = {"open": "open", "paid": "paid", "slow": "processing", "late": "no_slot", "not": "expired"}
    return facts | {f"card_{name}": _payment(offering, status) for name, status in states.items()}


def _account(pk: int, capability: str, *missing: str) -> None:
    facts = {"account_id": f"acct_gate_{pk}", "capability": capability, "missing": list(missing)}
    CardAccount.objects.create(enterprise_id=pk, **facts)


def _booking(offering: Offering, status: str) -> Booking:
    now = timezone.now()
    starts = now + timedelta(days=3)
    facts: dict[str, Any] = {"held": {"expires_at": now + timedelta(days=1)}, "expired": {"ended_at": now}}
    booking = Booking.objects.create(
        offering=offering,
        status=status,
        starts_at=starts,
        ends_at=starts + timedelta(hours=1),
        zone="Europe/London",
        pence=2500,
        way="card",
        code_digest=f"{status}{Booking.objects.count()}",
        **facts.get(status, {}),
    )
    Party.objects.create(booking=booking, role=Party.Role.FOR, name="Sam", email="sam@example.com")
    return booking


def _payment(offering: Offering, status: str) -> str:
    of = {"paid": "confirmed", "no_slot": "expired", "expired": "held"}
    is_paid = status in ("paid", "no_slot")
    payment = Payment.objects.create(
        booking=_booking(offering, of.get(status, "held")),
        way="card",
        status=status,
        pence=2500,
        account_id="acct_gate",
        session_id=f"cs_gate_{status}",
        paid_at=timezone.now() if is_paid else None,
    )
    return str(payment.pk)
