"""Choosing a time: the nearest first, then days, then the times of one day. No calendar to operate."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from django.utils.formats import date_format

from enterprises.booking import words
from enterprises.booking.journey.forms import NEAREST, Choosing, WhenForm
from enterprises.booking.journey.trip import Trip, time_choice
from enterprises.booking.queries import FreeTime
from enterprises.booking.waiting.free import full_dates

#: How many days stand on one page.
DAYS = 10


@dataclass(frozen=True)
class Day:
    """A day with free times."""

    day: date
    times: int

    @property
    def key(self) -> str:
        return self.day.isoformat()

    @property
    def words(self) -> str:
        return date_format(self.day, "l j F Y")


def shown(request: HttpRequest, form: WhenForm, trip: Choosing, around: datetime | None = None) -> dict[str, Any]:
    """Fit the form to the day that was asked for, and give the days around it. Where none was, it begins near `around`,
    or with the soonest.
    """
    assert trip.offering  # nosec B101 -- the page before this one was answered
    zone = trip.offering.diary.tz
    counted = Counter(each.starts_at.astimezone(zone).date() for each in trip.free)
    found = [Day(day, times) for day, times in sorted(counted.items())]
    chosen = next((each for each in found if each.key == request.GET.get("day", "")), None)
    if chosen:
        of_day = [each for each in trip.free if each.starts_at.astimezone(zone).date() == chosen.day]
        form.show(trip, of_day, with_day=False)
    elif near := trip.wanted or around:
        form.show(trip, nearest(trip.free, near))
    begin = around.astimezone(zone).date().isoformat() if around else ""
    first = next((number for number, each in enumerate(found) if each.key >= request.GET.get("from", begin)), 0)
    return {
        "day": chosen,
        "days": found[first : first + DAYS],
        "earlier": found[max(0, first - DAYS)].key if first else "",
        "later": found[first + DAYS].key if len(found) > first + DAYS else "",
        "wanted": trip.wanted,
        "around": around,
        "nothing_free": not found,
    }


@dataclass(frozen=True)
class Full:
    """A date of a group that is full: somebody can wait for a place."""

    key: str
    words: str


def full(trip: Trip) -> list[Full]:
    """Those of what was chosen, soonest first."""
    offering = trip.offering
    if offering is None or not offering.has_waiting_list:
        return []
    zone = offering.diary.tz
    return [
        Full(time_choice(start), f"{words.day(start, zone)}, {words.from_to(start, trip.minutes, zone)}")
        for start in full_dates(offering, trip.minutes, now=trip.now)
    ]


def nearest(free: Sequence[FreeTime], wanted: datetime) -> list[FreeTime]:
    """Those nearest to the time that has gone, in order."""
    return sorted(sorted(free, key=lambda each: abs(each.starts_at - wanted))[:NEAREST])
