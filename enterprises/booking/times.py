"""When something can be booked: from hours on the wall to free times. No database, no Django.

Weekly hours are what a clock on the wall of the enterprise shows ("Tuesdays, 9:30 to 12:30"), and stay so when clocks
change. Everything else is an instant in UTC. On the night the clocks go forward, a time that does not exist is the
moment they change; on the night they go back, a time that comes twice is the first of the two, for an opening and for
a closing alike, unless that would be before it opened.

Example. Open on Tuesdays 9:30 to 12:30; lessons of 60 minutes with 15 minutes before each to set up; starts every half
hour; 10:30 to 11:30 is taken (blocked from 10:15). Free are 9:30 no (its hour would end at 10:30, after 10:15), 11:30
no (its setting up would begin at 11:15, before 11:30), 12:00 no (it would end at 13:00). Nothing is free. Without
setting up, 9:30 and 11:30 are.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import islice
from typing import NamedTuple

#: Times are kept and offered in steps of so many minutes: lengths, buffers and starts are multiples of it.
GRAIN = 5
DAY = timedelta(days=1)
_NEVER = datetime.max.replace(tzinfo=UTC)


class Span(NamedTuple):
    """From an instant until another, which is no longer part of it. In UTC."""

    start: datetime
    end: datetime


class Hours(NamedTuple):
    """Open from one time on the wall to a later one of the same day. `ends` at midnight is the end of the day."""

    begins: time
    ends: time


@dataclass(frozen=True)
class Rules:
    """What an offering asks of a time. `length`, `before` and `after` are real time, not what the wall shows."""

    length: timedelta
    before: timedelta = timedelta()  # kept free to get ready
    after: timedelta = timedelta()  # kept free to tidy up or travel
    every: timedelta = timedelta(minutes=30)  # starts are so far from each other, from the opening on
    notice: timedelta = timedelta()  # starts sooner than this from now are not offered
    ahead: timedelta = timedelta(weeks=8)  # starts later than this from now are not offered


def instant(day: date, at: time, zone: tzinfo) -> datetime:
    """The moment the wall shows this time on this day, in UTC.

    >>> from zoneinfo import ZoneInfo
    >>> instant(date(2027, 3, 28), time(1, 30), ZoneInfo("Europe/London"))  # does not exist: the clocks go to 2:00
    datetime.datetime(2027, 3, 28, 1, 0, tzinfo=datetime.timezone.utc)
    """
    first = datetime.combine(day, at, zone)
    moment = first.astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) == first.replace(tzinfo=None):
        return moment
    # In the hour that is left out both readings come back moved, to either side of the change: it lies between them.
    return _change_between(first.replace(fold=1).astimezone(UTC), moment, zone)


def _change_between(low: datetime, high: datetime, zone: tzinfo) -> datetime:
    """The moment between these two at which the offset changes, to the second."""
    before = low.astimezone(zone).utcoffset()
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) / 2
        low, high = (middle, high) if middle.astimezone(zone).utcoffset() == before else (low, middle)
    return high.replace(microsecond=0)


def open_spans(
    days: Iterable[date],
    weekly: Mapping[int, Sequence[Hours]],
    dated: Mapping[date, Sequence[Hours]],
    off: Iterable[tuple[date, date]],
    zone: tzinfo,
) -> list[Span]:
    """When it is open on these days. A day in `dated` has those hours in place of the week's (none: closed); the days
    of `off` (first and last) are closed whatever else is said. Hours that touch or overlap are one span.
    """
    away = list(off)
    spans = [
        span
        for day in days
        if not any(first <= day <= last for first, last in away)
        for hours in dated.get(day, weekly.get(day.weekday(), ()))
        if (span := _span_of(day, hours, zone)).start < span.end
    ]
    return merged(spans)


def _span_of(day: date, hours: Hours, zone: tzinfo) -> Span:
    start = instant(day, hours.begins, zone)
    end = instant(day + DAY, time(), zone) if hours.ends == time() else instant(day, hours.ends, zone)
    if end <= start and hours.ends != time():  # it opens in the hour that comes twice, after the first time it closes
        end = datetime.combine(day, hours.ends, zone).replace(fold=1).astimezone(UTC)
    return Span(start, end)


def merged(spans: Iterable[Span]) -> list[Span]:
    """The same time as spans in order that do not touch."""
    whole: list[Span] = []
    for start, end in sorted(spans):
        if whole and start <= whole[-1].end:
            whole[-1] = Span(whole[-1].start, max(whole[-1].end, end))
        else:
            whole.append(Span(start, end))
    return whole


def blocked(start: datetime, rules: Rules) -> Span:
    """What a booking that starts then keeps from others, in whole grains."""
    return Span(_down(start - rules.before), _up(start + rules.length + rules.after))


def cells(span: Span) -> Iterator[datetime]:
    """The beginnings of all grains of a span, in order."""
    at, end = _down(span.start), _up(span.end)
    while at < end:
        yield at
        at += timedelta(minutes=GRAIN)


def _down(moment: datetime) -> datetime:
    return moment.replace(minute=moment.minute - moment.minute % GRAIN, second=0, microsecond=0)


def _up(moment: datetime) -> datetime:
    low = _down(moment)
    return low if low == moment else low + timedelta(minutes=GRAIN)


def free_starts(opened: Sequence[Span], taken: Iterable[Span], rules: Rules, now: datetime) -> Iterator[datetime]:
    """Every start that is free, in order. The length lies within one opening; what is kept free before and after need
    not. `taken` holds what others block, with theirs.
    """
    held = merged(taken)
    ends = [span.end for span in held]
    soonest, latest = now + rules.notice, now + rules.ahead
    for span in opened:
        # Starts of one opening are whole grains apart, so each blocks as much around itself as the first.
        first = blocked(span.start, rules)
        lead, tail = span.start - first.start, first.end - span.start
        around = _around(held, bisect_right(ends, first.start), lead, tail)
        closed_after, closed_until = next(around)
        for start in _starts(span, rules, soonest):
            if start > latest:
                return
            while start >= closed_until:
                closed_after, closed_until = next(around)
            if start <= closed_after:
                yield start


def _around(held: Sequence[Span], first: int, lead: timedelta, tail: timedelta) -> Iterator[tuple[datetime, datetime]]:
    """For each that is held, from the first on: starts after the one moment and before the other meet it."""
    for span in islice(held, first, None):
        yield span.start - tail, span.end + lead
    yield _NEVER, _NEVER


def _starts(span: Span, rules: Rules, soonest: datetime) -> Iterator[datetime]:
    """Those of one opening, from the first that is not too soon."""
    skipped = max(0, -((span.start - soonest) // rules.every)) if soonest > span.start else 0
    start = span.start + skipped * rules.every
    last = span.end - rules.length
    while start <= last:
        yield start
        start += rules.every


def is_free(start: datetime, opened: Sequence[Span], taken: Iterable[Span], rules: Rules, now: datetime) -> bool:
    """Whether exactly this start would be offered."""
    around = [span for span in opened if span.start <= start < span.end]
    return any(found == start for found in free_starts(around, taken, rules, now))
