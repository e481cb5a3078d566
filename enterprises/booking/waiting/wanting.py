"""What somebody has said so far who wants to join a waiting list, beside what can be waited for now."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from enterprises.booking import rules
from enterprises.booking.journey.draft import Draft
from enterprises.booking.journey.trip import Trip, choice_of, time_of_choice
from enterprises.booking.models import Length, Offering
from enterprises.booking.queries import FreeTime
from enterprises.booking.waiting import free
from enterprises.booking.waiting.suits import Wanted


@dataclass
class Wanting:
    """Whatever of the answers cannot be any more is None here, and its page asks again."""

    trip: Trip
    draft: Draft
    #: The form of who they are asks this; whoever waits, waits for themselves.
    is_for_other: bool = False

    def said(self, name: str) -> str:
        return self.draft.answers.get(name, "")

    @cached_property
    def length(self) -> Length | None:
        found = (each for each in self.trip.lengths if choice_of(each) == self.said("what"))
        return next((each for each in found if rules.can_be_waited_for(each.offering)), None)

    @property
    def offering(self) -> Offering | None:
        return self.length.offering if self.length else None

    @cached_property
    def starts_at(self) -> datetime | None:
        """The one date of a group, while it is still to come."""
        found = time_of_choice(self.said("start"))
        is_group = self.offering and self.offering.kind == Offering.Kind.GROUP
        return found if found and is_group and found > self.trip.now else None

    @property
    def places(self) -> int:
        text = self.said("places")
        return int(text) if text.isdecimal() and len(text) < 4 and int(text) else 1

    @property
    def weekdays(self) -> list[int]:
        return [int(each) for each in self.said("weekdays").split()]

    @property
    def parts(self) -> list[str]:
        return self.said("parts").split()

    @property
    def wanted(self) -> Wanted:
        assert self.offering  # nosec B101 -- the view has made sure of it
        zone = self.offering.diary.tz
        if self.starts_at:
            return Wanted(self.starts_at.astimezone(zone).date(), starts_at=self.starts_at)
        today = self.trip.now.astimezone(zone).date()
        return Wanted(today + timedelta(weeks=int(self.said("weeks"))), self.weekdays, self.parts)

    @cached_property
    def free(self) -> list[FreeTime]:
        """What is free now and suits."""
        assert self.length  # nosec B101 -- the same
        return free.that_suit(self.length.offering, self.length.minutes, self.wanted, places=self.places)
