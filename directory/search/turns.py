"""Who comes first among equals: lately confirmed first; of the same day, by turns that are fair to all."""

from __future__ import annotations

import datetime
from hashlib import blake2b

_TURN_BITS = 40


def order_key(confirmed_on: datetime.date | None, seed: str, enterprise_id: int) -> int:
    """Smaller comes first. One number, so that whole arrays can be compared at once."""
    days_before_the_end = datetime.date.max.toordinal() - (confirmed_on.toordinal() if confirmed_on else 0)
    return days_before_the_end << _TURN_BITS | turn_of(seed, enterprise_id)


def turn_of(seed: str, enterprise_id: int) -> int:
    """This listing's turn while the seed lasts."""
    digest = blake2b(f"{seed}:{enterprise_id}".encode(), digest_size=_TURN_BITS // 8).digest()
    return int.from_bytes(digest, "big")


def week_of(day: datetime.date) -> str:
    """The seed: equals are shown in another order each week."""
    year, week, _weekday = day.isocalendar()
    return f"{year}-{week}"
