"""Regular times: every so many weeks on the same day, at the same time on the wall. No database, no Django.

“Every Tuesday at 9:30” stays at 9:30 when the clocks change (booking.times.instant says what becomes of a time that
does not exist that night, or comes twice). The first time was chosen from free ones and is taken as it is.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta, tzinfo

from enterprises.booking.times import instant

#: Every week, every two, every four.
EVERY = (1, 2, 4)
#: So many times at once at most, and none later than this after the first.
MOST = 26
FURTHEST = timedelta(weeks=26)


def starts(
    first: datetime, every_weeks: int, zone: tzinfo, *, times: int = MOST, until: date | None = None
) -> list[datetime]:
    """The first and those after it, in UTC: so many `times` in all, or all up to a last day on the wall.

    >>> from zoneinfo import ZoneInfo
    >>> from datetime import UTC
    >>> sunday = datetime(2027, 3, 21, 9, 30, tzinfo=UTC)  # a week later the wall is an hour ahead
    >>> [f"{each:%d %H:%M}" for each in starts(sunday, 1, ZoneInfo("Europe/London"), times=3)]
    ['21 09:30', '28 08:30', '04 08:30']
    """
    here = first.astimezone(zone)
    at, last = here.replace(fold=0).time(), here.date() + FURTHEST
    last = min(last, until) if until else last
    days = (here.date() + timedelta(weeks=every_weeks * number) for number in range(1, min(times, MOST)))
    return [first, *(instant(day, at, zone) for day in days if day <= last)]


def shifted(others: Iterable[datetime], old: datetime, new: datetime, zone: tzinfo) -> list[datetime]:
    """Where others go when one goes from `old` to `new`: as many days and hours further on the wall. In UTC."""
    by = _on_the_wall(new, zone) - _on_the_wall(old, zone)
    moved = [_on_the_wall(each, zone) + by for each in others]
    return [instant(each.date(), each.time(), zone) for each in moved]


def _on_the_wall(moment: datetime, zone: tzinfo) -> datetime:
    return moment.astimezone(zone).replace(tzinfo=None, fold=0)
