"""Which times suit somebody who waits. No database."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

#: On the wall: the first hour of the afternoon, and of the evening.
AFTERNOON, EVENING = 12, 17


@dataclass(frozen=True)
class Wanted:
    """What somebody said. Days of the week (0 is Monday) and parts of the day: none of them is any. `starts_at` is the
    one date of a group, and then they say nothing. `but` are starts they did not want, in ISO 8601.
    """

    until: date
    weekdays: Collection[int] = ()
    parts: Collection[str] = ()
    starts_at: datetime | None = None
    but: Collection[str] = ()

    def suits(self, start: datetime, zone: tzinfo) -> bool:
        """Whether this start does, on the wall of that zone.

        >>> from datetime import UTC
        >>> Wanted(date(2027, 1, 31), parts=["evening"]).suits(datetime(2027, 1, 5, 17, 0, tzinfo=UTC), UTC)
        True
        """
        if start.isoformat() in self.but:
            return False
        if self.starts_at is not None:
            return start == self.starts_at
        here = start.astimezone(zone)
        if here.date() > self.until:
            return False
        return (not self.weekdays or here.weekday() in self.weekdays) and (
            not self.parts or part_of(here) in self.parts
        )


def part_of(here: datetime) -> str:
    """Of a moment on the wall: models.Waiting.Part."""
    if here.hour < AFTERNOON:
        return "morning"
    return "afternoon" if here.hour < EVENING else "evening"
