"""What is free. A fixed number of queries, however much is booked."""

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from django.db.models import Count, F
from django.utils import timezone

from core.ready import Ready
from enterprises.booking import times
from enterprises.booking.diary_rows import hours_of, taken_of
from enterprises.booking.models import Diary, Offering, Slot, Terms
from enterprises.booking.times import Rules, Span

_TAKES_BOOKINGS = Ready(lambda ids: Terms.objects.filter(enterprise__in=ids, is_open=True).values_list("enterprise"))

_BOOKABLE = Ready(
    lambda ids: (
        Terms.objects.filter(
            enterprise__in=ids,
            is_open=True,
            enterprise__offerings__status="open",
            enterprise__offerings__lengths__isnull=False,
        )
        .distinct()
        .values_list("enterprise")
    )
)


class FreeTime(NamedTuple):
    """A start that can be booked (UTC), and how many places are left in it."""

    starts_at: datetime
    places: int


def free_times(
    offering: Offering,
    minutes: int,
    *,
    now: datetime | None = None,
    until: datetime | None = None,
    further: timedelta = timedelta(),
) -> list[FreeTime]:
    """Every time this offering can be booked for so many minutes, soonest first: not before its notice is over, not
    later than it is offered ahead (and `further`) or `until`. A group that has begun to fill is offered while it has
    places.
    """
    now = now or timezone.now()
    rules = offering.rules(minutes, further)
    window = Span(now + rules.notice, min(now + rules.ahead, until or datetime.max.replace(tzinfo=UTC)))
    opened, off = _hours_in(offering.diary, window)
    fresh = times.free_starts(opened, taken_in(offering.diary, window, rules), rules, now)
    found = {start: FreeTime(start, offering.places) for start in fresh if start <= window.end}
    if offering.kind == Offering.Kind.GROUP:
        groups = _with_places(offering, minutes, window)
        found |= {each.starts_at: each for each in groups if not _is_off(offering.diary, each.starts_at, off)}
    return sorted(found.values())


def still_free(
    offering: Offering, minutes: int, starts: Sequence[datetime], *, places: int, now: datetime, further: timedelta
) -> set[datetime]:
    """Those of these starts, in order, at which so many places can be had. Two or three queries for all of them."""
    rules = offering.rules(minutes, further)
    window = Span(starts[0], starts[-1])
    opened, off = _hours_in(offering.diary, window)
    taken = taken_in(offering.diary, window, rules)
    found = {start for start in starts if times.is_free(start, opened, taken, rules, now)}
    if offering.kind == Offering.Kind.GROUP:
        groups = {
            each.starts_at: each.places
            for each in _with_places(offering, minutes, window)
            if not _is_off(offering.diary, each.starts_at, off)
        }
        found |= {start for start in starts if groups.get(start, 0) >= places and start >= now + rules.notice}
    return found


def offered(enterprise_id: int) -> list[Offering]:
    """What anybody can book there, with its lengths, in the order it was made. Most listings take no bookings, and
    every page of one asks: for those it is one small query, whose SQL is ready.
    """
    if not _TAKES_BOOKINGS.rows([enterprise_id]):
        return []
    open_now = Offering.objects.filter(
        enterprise_id=enterprise_id, enterprise__closing=None, enterprise__booking_terms__is_open=True, status="open"
    )
    return list(open_now.filter(lengths__isnull=False).distinct().order_by("pk").prefetch_related("lengths"))


def bookable(enterprise_ids: Collection[int]) -> set[int]:
    """Those of them at which anybody can book something now. One query."""
    return {pk for (pk,) in _BOOKABLE.rows(enterprise_ids)}


def is_free(
    offering: Offering, minutes: int, start: datetime, *, now: datetime, further: timedelta = timedelta()
) -> bool:
    """Whether this very start can begin a slot of its own now."""
    rules = offering.rules(minutes, further)
    window = Span(start, start + rules.length)
    taken = taken_in(offering.diary, window, rules)
    wanted = times.blocked(start, rules)
    if any(span.start < wanted.end and wanted.start < span.end for span in taken):
        return False  # many want the same: whoever comes too late hears it without a look at the hours
    return times.is_free(start, opened_in(offering.diary, window), taken, rules, now)


def is_offered_now(offering: Offering, start: datetime, *, now: datetime, further: timedelta = timedelta()) -> bool:
    """Whether there is notice enough for this start, and it is not too far ahead."""
    rules = offering.rules(times.GRAIN, further)
    return now + rules.notice <= start <= now + rules.ahead


def is_day_off(diary: Diary, start: datetime) -> bool:
    """Whether this start is on a day off. A group that has begun to fill is not offered then either."""
    return _is_off(diary, start, _hours_in(diary, Span(start, start))[1])


def _is_off(diary: Diary, start: datetime, off: Iterable[tuple[date, date]]) -> bool:
    day = start.astimezone(diary.tz).date()
    return any(first <= day <= last for first, last in off)


def opened_in(diary: Diary, window: Span) -> list[Span]:
    """When the diary is open on the days of this window, as its clock on the wall has them."""
    return _hours_in(diary, window)[0]


def _hours_in(diary: Diary, window: Span) -> tuple[list[Span], Sequence[tuple[date, date]]]:
    """When it is open, and the days off."""
    days = _days(window, diary)
    if not days:
        return [], []
    hours = hours_of(diary, days[0], days[-1])
    return times.open_spans(days, hours.weekly, hours.dated, hours.off, diary.tz), hours.off


def taken_in(diary: Diary, window: Span, rules: Rules) -> list[Span]:
    """What is blocked by others, or busy in a calendar that is read, and could meet a booking that starts in this
    window. One query.
    """
    first = window.start - rules.before - timedelta(minutes=times.GRAIN)
    last = window.end + rules.length + rules.after + timedelta(minutes=times.GRAIN)
    return taken_of(diary, Span(first, last))


def _days(window: Span, diary: Diary) -> list[date]:
    """The diary's days from the one before the window, whose hours may run past midnight, to its last."""
    first = window.start.astimezone(diary.tz).date() - times.DAY
    last = window.end.astimezone(diary.tz).date()
    return [first + number * times.DAY for number in range((last - first).days + 1)] if last >= first else []


def _with_places(offering: Offering, minutes: int, window: Span) -> list[FreeTime]:
    """Groups of this length that have begun to fill and have places left."""
    slots = Slot.objects.filter(offering=offering, starts_at__range=window).annotate(sat=Count("seats"))
    slots = slots.filter(sat__lt=F("places"), ends_at=F("starts_at") + timedelta(minutes=minutes))
    return [FreeTime(start, places - sat) for start, places, sat in slots.values_list("starts_at", "places", "sat")]
