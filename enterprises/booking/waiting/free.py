"""What is free of what somebody waits for."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, F

from enterprises.booking import queries
from enterprises.booking.models import Offering, Slot, Waiting
from enterprises.booking.queries import FreeTime
from enterprises.booking.times import Span
from enterprises.booking.waiting.suits import Wanted

#: So many full dates of a group stand on a page.
MOST_FULL = 12


def wanted_by(waiting: Waiting) -> Wanted:
    return Wanted(
        until=waiting.until,
        weekdays=waiting.weekdays,
        parts=waiting.parts,
        starts_at=waiting.starts_at,
        but=waiting.not_these,
    )


def that_suit(offering: Offering, minutes: int, wanted: Wanted, *, places: int) -> list[FreeTime]:
    """What is free now, soonest first."""
    zone = offering.diary.tz
    found = queries.free_times(offering, minutes)
    return [each for each in found if each.places >= places and wanted.suits(each.starts_at, zone)]


class Free:
    """Free times that are asked for once, and again after something was taken."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self._known: dict[Any, list[FreeTime]] = {}

    def times(self, offering: Offering, minutes: int) -> list[FreeTime]:
        key = (offering.diary_id, offering.pk, minutes)
        if key not in self._known:
            self._known[key] = queries.free_times(offering, minutes, now=self.now)
        return self._known[key]

    def forget(self, offering: Offering) -> None:
        """Its diary has changed."""
        self._known = {key: found for key, found in self._known.items() if key[0] != offering.diary_id}


def full_dates(offering: Offering, minutes: int, *, now: datetime) -> list[datetime]:
    """Dates of a group that are full, soonest first: those somebody could book if they had a place."""
    if offering.kind != Offering.Kind.GROUP:
        return []
    rules = offering.rules(minutes)
    window = Span(now + rules.notice, now + rules.ahead)
    slots = Slot.objects.filter(offering=offering, starts_at__range=window).annotate(sat=Count("seats"))
    slots = slots.filter(sat__gte=F("places"), ends_at=F("starts_at") + timedelta(minutes=minutes))
    return list(slots.order_by("starts_at").values_list("starts_at", flat=True)[:MOST_FULL])
