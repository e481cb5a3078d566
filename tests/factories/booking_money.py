"""Bookings with their money, made by the real actions."""

from datetime import timedelta
from itertools import count
from typing import Any

from django.utils import timezone

from enterprises.booking.actions import book
from enterprises.booking.models import Booking, Offering, Party, Payment, Terms
from tests.factories.booking import make_diary, make_offering

ALWAYS = tuple((day, "00:00", "00:00") for day in range(7))
_hours = count(30)


def make_paid_offering(
    enterprise: Any = None, *, terms: dict[str, Any] | None = None, diary: str = "Ana", **fields: Any
) -> Offering:
    """What can be booked at any hour, in every way but by card."""
    whose = make_diary(enterprise=enterprise, name=diary, weekly=ALWAYS)
    said = {"is_open": True, "ways": ["prepaid", "invoice", "transfer", "cash"], **(terms or {})}
    Terms.objects.update_or_create(enterprise=whose.enterprise, defaults=said)
    return make_offering(whose, asks_first=False, ahead_weeks=104, **fields)


def make_booking(offering: Offering, *, way: str = "cash", hours: int | None = None, **people: book.Who) -> Booking:
    """Of an hour nobody has yet. `people` by Party.Role: for_, by, payer."""
    hour = timezone.now().replace(minute=0, second=0, microsecond=0)
    who = {_ROLES[role]: each for role, each in people.items()}
    wish = book.Wish(
        offering=offering,
        starts_at=hour + timedelta(hours=hours if hours is not None else next(_hours)),
        minutes=60,
        way=way,
        pence=2500,
        who={Party.Role.FOR: book.Who(name="Sam Price", email="sam@example.com"), **who},
    )
    return book.book(wish, by=None).booking


def payment_of(booking: Booking) -> Payment:
    return booking.payments.get()


_ROLES = {"for_": Party.Role.FOR, "by": Party.Role.BY, "payer": Party.Role.PAYER}
