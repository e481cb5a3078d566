"""The times of a journey that is to be more than once: which there are, and which of them can be had."""

from dataclasses import dataclass, field
from datetime import date, datetime

from enterprises.booking import queries, rhythm
from enterprises.booking.journey.trip import Trip, time_choice


@dataclass(frozen=True)
class Times:
    """All that were asked for, in order, and those of them that can be had. The first always can."""

    every_weeks: int
    all: list[datetime]
    free: list[datetime] = field(default_factory=list)

    @property
    def gone(self) -> list[datetime]:
        free = set(self.free)
        return [each for each in self.all if each not in free]

    @property
    def sealed(self) -> str:
        """Those that can be had, as the last page sends them back: nothing is booked that it did not show."""
        return " ".join(time_choice(each) for each in self.free)


def times_of(trip: Trip) -> Times | None:
    """None: it is just once, or the time of the first has gone."""
    offering, first = trip.offering, trip.starts_at
    if not trip.is_regular or offering is None or first is None:
        return None
    weeks = int(trip.said("how_often"))
    many = trip.said("how_many")
    asked = rhythm.starts(
        first,
        weeks,
        offering.diary.tz,
        times=int(many) if many.isdecimal() else rhythm.MOST,
        until=_until(trip.said("last_day")),
    )
    free = queries.still_free(offering, trip.minutes, asked, places=trip.places, now=trip.now, further=rhythm.FURTHEST)
    return Times(weeks, asked, [each for each in asked if each in free or each == first])


def _until(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
