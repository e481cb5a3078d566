"""What a booking costs, and what of it is kept when it is cancelled. No database.

All money is whole pence.
"""

from datetime import datetime, timedelta


def total(price: str, pence: int | None, *, minutes: int, places: int) -> int | None:
    """What so many places of one length cost in all, from the `pence` of that length (Offering.Price says of what:
    the whole, an hour, one person). None: they agree it together. Half a penny goes up.

    >>> total("hour", 2500, minutes=90, places=1)
    3750
    """
    if price == "free":
        return 0
    if price == "agreed" or pence is None:
        return None
    if price == "hour":
        return (pence * minutes + 30) // 60
    return pence * places if price == "person" else pence


def given_back(
    paid: int, *, starts_at: datetime, cancelled_at: datetime, free_until_hours: int, late_percent: int, by_person: bool
) -> int:
    """How much of what was paid goes back. All, when the enterprise cancels; else by the rule of the booking. Exactly
    at the hour is still in time.
    """
    in_time = cancelled_at <= starts_at - timedelta(hours=free_until_hours)
    return paid if in_time or not by_person else paid - kept(paid, late_percent)


def kept(pence: int, late_percent: int) -> int:
    """What is kept, or asked for, when somebody cancels late. Rounded down."""
    return pence * late_percent // 100


def vat_within(pence: int, rate: int) -> int:
    """The VAT in a price that includes it, to the nearest penny. `rate` in hundredths of a percent.

    >>> vat_within(12000, 2000)
    2000
    """
    return (2 * pence * rate + 10_000 + rate) // (2 * (10_000 + rate))
