"""One journey as it stands in this request: the answers beside what can be booked now."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property

from django.utils import timezone

from accounts.models import Person
from enterprises.booking import prices, queries, rhythm, rules
from enterprises.booking.actions import book
from enterprises.booking.journey.draft import Draft
from enterprises.booking.models import Length, Offer, Offering, Way
from enterprises.booking.queries import FreeTime
from enterprises.booking.waiting import answering as waiting
from enterprises.listings.models import Enterprise

REGULARLY = frozenset(map(str, rhythm.EVERY))


@dataclass
class Trip:
    """Whatever of the answers cannot be any more is None here, and its page asks again."""

    enterprise: Enterprise
    draft: Draft
    #: Who is signed in and books; None for a guest, and at the desk.
    person: Person | None = None
    #: Who fills it in for somebody on the phone.
    worker: Person | None = None
    is_practice: bool = False
    now: datetime = field(default_factory=timezone.now)

    def said(self, name: str) -> str:
        return self.draft.answers.get(name, "")

    @cached_property
    def offerings(self) -> list[Offering]:
        """What can be booked now, with its lengths, in two queries."""
        rows = Offering.objects.filter(enterprise=self.enterprise, status="open").order_by("pk")
        rows = rows.select_related("diary", "enterprise__booking_terms", "enterprise__closing")
        found = [each for each in rows.prefetch_related("lengths") if rules.can_be_booked(each)]
        return [each for each in found if any(self._can_be_paid(_with(each, length)) for length in each.lengths.all())]

    @cached_property
    def length(self) -> Length | None:
        """What was chosen: an offering and how long."""
        return next((each for each in self.lengths if choice_of(each) == self.said("what")), None)

    @cached_property
    def lengths(self) -> list[Length]:
        """Everything that can be chosen, in order."""
        found = []
        for offering in self.offerings:
            for length in sorted(offering.lengths.all(), key=lambda each: each.minutes):
                if self._can_be_paid(_with(offering, length)):
                    found.append(length)
        return found

    def _can_be_paid(self, length: Length) -> bool:
        """What nobody could pay for here is not offered: the enterprise has not said how."""
        price = prices.total(length.offering.price, length.pence, minutes=length.minutes, places=1)
        return bool(book.ways_for(length.offering.enterprise.booking_terms, price))

    @property
    def offering(self) -> Offering | None:
        return self.length.offering if self.length else None

    @property
    def minutes(self) -> int:
        return self.length.minutes if self.length else 0

    @cached_property
    def free(self) -> list[FreeTime]:
        """Every time that can be had for what was chosen: first the one that is kept for them."""
        if not self.offering:
            return []
        found = queries.free_times(self.offering, self.minutes, now=self.now)
        return with_kept(found, self.kept) if self.kept else found

    @cached_property
    def kept(self) -> Offer | None:
        """The time that is kept for whoever waited for one."""
        found = waiting.kept(self.draft.offer, self.offering)
        return found if found and found.minutes == self.minutes else None

    @property
    def wanted(self) -> datetime | None:
        """The time that was chosen, when it has gone."""
        return time_of_choice(self.draft.wanted)

    @property
    def starts_at(self) -> datetime | None:
        """The time that was chosen, while it is free."""
        return next((each.starts_at for each in self.free if time_choice(each.starts_at) == self.said("time")), None)

    @property
    def places_left(self) -> int:
        return next((each.places for each in self.free if each.starts_at == self.starts_at), 0)

    @property
    def places(self) -> int:
        """One, where what was chosen is not for a group: an answer of before may still be there."""
        if self.offering and self.offering.kind != Offering.Kind.GROUP:
            return 1
        said = self.said("places")
        return int(said) if said.isdecimal() and len(said) < 4 else 1

    @property
    def pence(self) -> int | None:
        """What it costs in all; None: they agree it together."""
        if not self.length:
            return None
        return prices.total(
            self.length.offering.price, self.length.pence, minutes=self.minutes, places=max(self.places, 1)
        )

    @property
    def ways(self) -> list[str]:
        return self._ways(is_regular=self.is_regular)

    def _ways(self, *, is_regular: bool) -> list[str]:
        if not self.offering:
            return []
        return book.ways_for(self.offering.enterprise.booking_terms, self.pence, is_regular=is_regular)

    @property
    def may_repeat(self) -> bool:
        """Whether it can be booked every so many weeks, and paid for then. What was kept for them is one time."""
        offering = self.offering
        return bool(offering and not self.kept and offering.can_repeat and self._ways(is_regular=True))

    @cached_property
    def regular(self) -> set[int]:
        """The offerings (ids) that can be booked every so many weeks, and paid for then."""
        found = set()
        for length in self.lengths:
            offering, terms = length.offering, length.offering.enterprise.booking_terms
            pence = prices.total(offering.price, length.pence, minutes=length.minutes, places=1)
            if offering.can_repeat and book.ways_for(terms, pence, is_regular=True):
                found.add(offering.pk)
        return found

    @property
    def is_regular(self) -> bool:
        return self.may_repeat and self.said("how_often") in REGULARLY

    @property
    def card_is_for_one(self) -> bool:
        """They take cards, but not for regular times: the page about paying says so."""
        return self.is_regular and Way.CARD in self._ways(is_regular=False)

    @property
    def is_for_other(self) -> bool:
        return self.said("whom") == "other"


def with_kept(free: list[FreeTime], kept: Offer) -> list[FreeTime]:
    """What is kept comes first; of a group with the places that are free beside it."""
    beside = sum(each.places for each in free if each.starts_at == kept.starts_at)
    return [
        FreeTime(kept.starts_at, kept.places + beside),
        *(each for each in free if each.starts_at != kept.starts_at),
    ]


def choice_of(length: Length) -> str:
    return f"{length.offering_id}-{length.minutes}"


def time_choice(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%MZ")


def time_of_choice(text: str) -> datetime | None:
    try:
        return datetime.strptime(text, "%Y%m%dT%H%MZ").replace(tzinfo=UTC)
    except ValueError:
        return None


def _with(offering: Offering, length: Length) -> Length:
    """The length, with the offering that has its diary and its terms."""
    length.offering = offering
    return length
