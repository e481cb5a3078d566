"""What a rule of cancelling means, worked out for a booking that somebody could make."""

from datetime import datetime, timedelta
from typing import NamedTuple

from enterprises.booking import prices
from enterprises.booking.models import Offering


class Example(NamedTuple):
    """Somebody cancels then, and gets so much back of what they paid."""

    cancelled_at: datetime
    given_back: int
    kept: int


def starts(now: datetime) -> datetime:
    """A time about a month from now, at two in the afternoon."""
    return (now + timedelta(days=31)).replace(hour=14, minute=0, second=0, microsecond=0)


def sample_price(offering: Offering) -> int:
    """What its first length costs one person; £20 while that is not said."""
    length = offering.lengths.order_by("minutes").first()
    pence = length and prices.total(offering.price, length.pence, minutes=length.minutes, places=1)
    return pence or 2000


def examples(pence: int, *, free_until_hours: int, late_percent: int, now: datetime) -> list[Example]:
    """An hour before the last free moment (where there is one), and an hour before it begins."""
    start = starts(now)
    moments = [start - timedelta(hours=free_until_hours + 1), start - timedelta(hours=1)]
    back = [
        prices.given_back(
            pence,
            starts_at=start,
            cancelled_at=at,
            free_until_hours=free_until_hours,
            late_percent=late_percent,
            by_person=True,
        )
        for at in moments
    ]
    return [Example(at, given, pence - given) for at, given in zip(moments, back, strict=True)]
