"""The busy times in somebody's calendar, as text of iCalendar. No database.

What is free ("transparent") or cancelled is not busy. An event that repeats is worked out on the wall of its own zone,
so that 9:30 stays 9:30 when the clocks change; a changed occurrence stands for the one it replaces. A time without a
zone, and a whole day, are those of the diary's wall. Calendars come from anywhere, so how much one may ask of us is
bounded: rules finer than a day, steps of nothing, and more than MOST of anything are refused.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import islice
from time import monotonic
from typing import Any

from dateutil.rrule import rrule, rrulestr
from icalendar import Calendar

from enterprises.booking import times
from enterprises.booking.times import Span

MOST = 5000
#: Seconds for a whole calendar: a rule that never comes true is looked for to the end of time.
LONGEST_WORK = 4.0
#: Occurrences that are passed over to get to today.
MOST_STEPS = 50_000
FINER_THAN_A_DAY = {"HOURLY", "MINUTELY", "SECONDLY"}
LONGEST = timedelta(days=400)
#: Beside "every day" these can name a day that there is not, which takes seconds to find out.
SELDOM = ("BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYSETPOS")


class NoCalendar(Exception):
    """What came is no calendar."""


class TooMuch(Exception):
    """It asks for more than we work out."""


def busy_spans(text: bytes, window: Span, zone: tzinfo) -> list[Span]:
    """When the calendar is busy within the window, in order and apart. Raises NoCalendar, TooMuch."""
    try:
        calendars = Calendar.from_ical(text, multiple=True)
        events = [event for each in calendars for event in each.walk("VEVENT")]
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        raise NoCalendar(type(error).__name__) from error
    if not calendars:
        raise NoCalendar("empty")
    if len(events) > 4 * MOST:
        raise TooMuch(f"{len(events)} events")
    return merged(_all(events, window, zone))


def merged(found: Iterator[Span]) -> list[Span]:
    spans = list(islice(found, MOST + 1))
    if len(spans) > MOST:
        raise TooMuch("times")
    return times.merged(spans)


def _all(events: list[Any], window: Span, zone: tzinfo) -> Iterator[Span]:
    changed = {_changed(event, zone) for event in events if "RECURRENCE-ID" in event}
    until = monotonic() + LONGEST_WORK
    for event in events:
        if monotonic() > until:
            raise TooMuch("time")
        try:
            spans = list(islice(_of(event, window, zone, changed), MOST + 1))
        except (ValueError, TypeError, OverflowError, AttributeError, KeyError) as error:
            raise NoCalendar(type(error).__name__) from error
        yield from (span for span in spans if span.start < span.end and _meets(span, window))


def _meets(span: Span, window: Span) -> bool:
    return span.start < window.end and span.end > window.start


def _changed(event: Any, zone: tzinfo) -> tuple[str, datetime]:
    return str(event.get("UID", "")), _instant(event["RECURRENCE-ID"].dt, zone)


def _of(event: Any, window: Span, zone: tzinfo, changed: set[tuple[str, datetime]]) -> Iterator[Span]:
    """Every time of one event."""
    if "DTSTART" not in event or str(event.get("STATUS", "")).upper() == "CANCELLED":
        return
    if str(event.get("TRANSP", "")).upper() == "TRANSPARENT":
        return
    begins = event["DTSTART"].dt
    length = _length(event, begins)
    if "RRULE" not in event and "RDATE" not in event:
        yield _span(begins, length, zone)
        return
    left_out = {_instant(each, zone) for each in _dates(event.get("EXDATE"))}
    uid = str(event.get("UID", ""))
    for start in _starts(event, begins, window, length, zone):
        at = _instant(start, zone)
        if at not in left_out and (uid, at) not in changed:
            yield _span(start, length, zone)


def _length(event: Any, begins: date) -> timedelta:
    """Of the wall. A day without an end is that day, a moment without one is nothing."""
    if "DTEND" in event:
        length = _naive(event["DTEND"].dt) - _naive(begins)
    elif "DURATION" in event:
        length = event["DURATION"].dt
    else:
        length = timedelta(0) if isinstance(begins, datetime) else times.DAY
    return min(length, LONGEST)


def _starts(event: Any, begins: date, window: Span, length: timedelta, zone: tzinfo) -> Iterator[date]:
    """The starts of an event that repeats, as its wall shows them, near the window."""
    of = _zone(begins, zone)
    first = (window.start.astimezone(of) - length - times.DAY).replace(tzinfo=None)
    last = (window.end.astimezone(of) + times.DAY).replace(tzinfo=None)
    rules = event.get("RRULE", [])
    for rule in rules if isinstance(rules, list) else [rules]:
        steps = islice(_rule(rule, begins, of, last), MOST_STEPS + 1)
        for number, start in enumerate(steps):
            if number == MOST_STEPS:
                raise TooMuch("steps")
            if start >= first:
                yield _back(start, begins)
    yield from (each for each in _dates(event.get("RDATE")) if first <= _naive(each) <= last)


def _rule(rule: Any, begins: date, of: tzinfo, last: datetime) -> Iterator[datetime]:
    frequency = str((rule.get("FREQ") or [""])[0]).upper()
    if frequency in FINER_THAN_A_DAY or any(step < 1 for step in rule.get("INTERVAL", [1])):
        raise TooMuch(frequency)
    if any(len(rule.get(part, [])) > 1 for part in ("BYHOUR", "BYMINUTE", "BYSECOND")):
        raise TooMuch("times of a day")
    if frequency in ("DAILY", "WEEKLY") and any(part in rule for part in SELDOM):
        raise TooMuch("days that may never come")
    parts = [part for part in rule.to_ical().decode().split(";") if not part.upper().startswith("UNTIL=")]
    made = rrulestr(";".join(parts), dtstart=_naive(begins))
    if not isinstance(made, rrule):
        raise TooMuch("several rules in one")
    return iter(made if "COUNT" in rule else made.replace(until=min([*_ends(rule, of), last])))


def _ends(rule: Any, of: tzinfo) -> Iterator[datetime]:
    """The last moment of a rule that says one, on its wall. A day is meant to its end."""
    for until in rule.get("UNTIL", []):
        if not isinstance(until, datetime):
            yield _naive(until) + times.DAY
        else:
            yield _naive(until.astimezone(of) if until.tzinfo else until)


def _dates(given: Any) -> list[date]:
    """The moments of EXDATE or RDATE, which may stand once or often."""
    lists = given if isinstance(given, list) else [given] if given is not None else []
    found = [each.dt for one in lists for each in one.dts]
    return [each[0] if isinstance(each, tuple) else each for each in found]


def _zone(moment: date, zone: tzinfo) -> tzinfo:
    found = moment.tzinfo if isinstance(moment, datetime) else None
    return found or zone


def _naive(moment: date) -> datetime:
    return moment.replace(tzinfo=None) if isinstance(moment, datetime) else datetime.combine(moment, time())


def _back(start: datetime, like: date) -> date:
    """A start as its event was written: with its zone, or a whole day."""
    return start.replace(tzinfo=like.tzinfo) if isinstance(like, datetime) else start.date()


def _instant(moment: date, zone: tzinfo) -> datetime:
    wall = _naive(moment)
    return times.instant(wall.date(), wall.time(), _zone(moment, zone)).astimezone(UTC)


def _span(start: date, length: timedelta, zone: tzinfo) -> Span:
    """From its start until so much later on its wall."""
    ends = _naive(start) + length
    end = times.instant(ends.date(), ends.time(), _zone(start, zone))
    return Span(_instant(start, zone), end.astimezone(UTC))
