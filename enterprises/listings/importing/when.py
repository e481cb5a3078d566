"""Days and times: UK 1 weekdays, iCalendar's byday, and times written in many ways, as parts of days."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any

from django.utils.dates import WEEKDAYS
from django.utils.formats import time_format
from django.utils.translation import gettext as _

from enterprises.listings.importing import clean, reading

DAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
GROUPS = {
    "weekday": range(5),
    "weekdays": range(5),
    "mon-fri": range(5),
    "monday to friday": range(5),
    "weekend": (5, 6),
    "weekends": (5, 6),
    "daily": range(7),
    "every day": range(7),
    "everyday": range(7),
    "all": range(7),
}  # fmt: skip -- a table
#: part -> its first minute and the minute after its last
PARTS = {"morning": (5 * 60, 12 * 60), "afternoon": (12 * 60, 17 * 60), "evening": (17 * 60, 22 * 60)}
LITTLE = 60  # minutes of a part that do not count as being open in it
NTH = {1: _("first"), 2: _("second"), 3: _("third"), 4: _("fourth"), 5: _("fifth"), -1: _("last")}
MOST_SCHEDULES = 200
MOST_EXCEPTIONS = 40
TIME = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?(?:[:.]\d{2}(?:\.\d+)?)?\s*(am|pm|a\.m\.?|p\.m\.?|noon)?", re.IGNORECASE)
#: What the rows of days and times say already.
ONLY_DAYS = re.compile(
    r"(?:(?:every|each|on|and|mon|tues|wednes|thurs|fri|satur|sun)(?:days?)?[\s,&.]*)+", re.IGNORECASE
)

Note = Callable[[str], None]


@dataclass(slots=True)
class When:
    openings: list[tuple[int, str, time | None, time | None]] = field(default_factory=list)
    exceptions: list[tuple[date, date, bool, str]] = field(default_factory=list)
    words: str = ""
    is_remote: bool = False
    comes_to_you: bool = False


@dataclass(slots=True)
class _Hours:
    """When one schedule is open: minutes of the day, None when not said."""

    opens: int | None
    closes: int | None


def when(record: dict[str, Any], today: date, note: Note) -> When:
    """Every schedule of the service and of its places together. Raises Rejected for dates that cannot be."""
    found, said = When(), []
    parts: dict[tuple[int, str], tuple[int | None, int | None]] = {}
    for schedule in schedules(record, "regular_schedules", "schedules", "regular_schedule", "schedule")[
        :MOST_SCHEDULES
    ]:
        _attending(schedule, found)
        if not _is_current(schedule, today):
            continue
        weekdays, nth = _weekdays(schedule)
        hours = _hours(schedule, note)
        for weekday in weekdays:
            for part, opens, closes in split(hours.opens, hours.closes):
                _widen(parts, (weekday, part), opens, closes)
        said += _said(schedule, weekdays, nth, hours)
        if weekdays and hours.opens is None and hours.closes is None:
            said.append(_("Ask them about the times"))
    found.openings = [(weekday, part, _time(a), _time(b)) for (weekday, part), (a, b) in sorted(parts.items())]
    found.words = clean.cut(". ".join(dict.fromkeys(words.rstrip(".") for words in said if words)), 300)
    found.exceptions = _exceptions(record, today)
    return found


def schedules(record: dict[str, Any], *names: str) -> list[dict[str, Any]]:
    """Those of the service, of its places, and of it at its places."""
    found = reading.objects(record, *names)
    for place in reading.objects(record, "service_at_locations"):
        found += reading.objects(place, *names)
        for location in reading.objects(place, "location"):
            found += reading.objects(location, *names)
    for location in reading.objects(record, "locations"):
        found += reading.objects(location, *names)
    return found


def _attending(schedule: dict[str, Any], found: When) -> None:
    said = reading.line(schedule.get("attending_type"), longest=300).lower()
    if re.search(r"online|remote|video|virtual|phone|zoom", said):
        found.is_remote = True
    if re.search(r"home[ _-]?visit|at home|outreach", said):
        found.comes_to_you = True


def _is_current(schedule: dict[str, Any], today: date) -> bool:
    starts = reading.day(reading.first(schedule, "valid_from"), "schedule's first day")
    ends = reading.day(reading.first(schedule, "valid_to"), "schedule's last day")
    until = reading.day(reading.first(schedule, "until"), "schedule's last day")
    begins = reading.day(reading.first(schedule, "dtstart"), "schedule's start")
    if starts and ends and ends < starts:
        raise reading.Rejected("a schedule ends before it starts")
    is_once = begins and not reading.first(schedule, "freq", "byday", "weekday", "bymonthday")
    return not ((ends and ends < today) or (until and until < today) or (is_once and begins and begins < today))


def _weekdays(schedule: dict[str, Any]) -> tuple[list[int], dict[int, int]]:
    """The weekdays it names, and which one of the month where it says so (1MO, or interval by month)."""
    found: list[int] = []
    nth: dict[int, int] = {}
    for value in reading.many(schedule, "weekday", "byday", "day", "days"):
        for word in _day_words(value):
            number, weekdays = _read_day(word)
            found += weekdays
            for weekday in weekdays if number else ():
                nth[weekday] = number
    freq = reading.line(schedule.get("freq"), longest=20).lower()
    begins = reading.day(reading.first(schedule, "dtstart"), "schedule's start")
    if not found and freq == "daily":
        found = list(range(7))
    if not found and begins and freq in ("", "weekly"):
        found = [begins.weekday()]
    return sorted(set(found)), nth


def _day_words(value: Any) -> list[str]:
    if isinstance(value, int) and not isinstance(value, bool):
        return [DAYS[value - 1]] if 1 <= value <= 7 else []
    said = reading.line(value, longest=200).lower()
    if said in GROUPS:
        return [said]
    between = re.fullmatch(r"([a-z]{2})[a-z]*\s*(?:-|–|to)\s*([a-z]{2})[a-z]*", said)
    if between and between[1] in DAYS and between[2] in DAYS:
        start, end = DAYS.index(between[1]), DAYS.index(between[2])
        return [DAYS[(start + step) % 7] for step in range((end - start) % 7 + 1)]
    return re.split(r"[\s,;&/]+(?:and\s+)?", said)


def _read_day(word: str) -> tuple[int, list[int]]:
    if word in GROUPS:
        return 0, list(GROUPS[word])
    found = re.fullmatch(r"(?:https?://schema\.org/)?([+-]?\d)?(mo|tu|we|th|fr|sa|su)(?:[a-z]{0,8})", word)
    if not found:
        return 0, []
    return int(found[1] or 0), [DAYS.index(found[2])]


def _hours(schedule: dict[str, Any], note: Note) -> _Hours:
    read: list[int | None] = []
    for name, other in (("opens_at", "start_time"), ("closes_at", "end_time")):
        given = reading.first(schedule, name, other)
        minute = minutes(given)
        if given is not None and minute is None and reading.line(given):
            note("a time that cannot be read was left out")
        read.append(minute)
    opens, closes = read
    if opens is not None and closes is not None and 6 * 60 <= opens <= 13 * 60 and 60 <= closes <= min(opens, 8 * 60):
        note("a closing time in the afternoon was written without its 12 hours")  # “10:00 to 04:00”
        closes += 12 * 60
    if opens == closes == 0 or (opens == 0 and closes in (24 * 60, 24 * 60 - 1)):
        return _Hours(0, 24 * 60)
    return _Hours(opens, None if closes == opens else closes)


def minutes(value: Any) -> int | None:
    """A time of day as minutes since midnight: “10:00”, “10.30am”, “2000-01-01T10:00:00Z”."""
    said = reading.line(value, longest=40).lower()
    said = re.sub(r"^\d{4}-\d\d-\d\d[t ]", "", said)
    said = re.sub(r"(z|[+-]\d\d:?\d\d)$", "", said)
    if said in ("midday", "noon", "12 noon"):
        return 12 * 60
    if re.fullmatch(r"\d{4}", said):
        said = f"{said[:2]}:{said[2:]}"
    found = TIME.fullmatch(said)
    if not found or (found[2] is None and not found[3]):
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").replace(".", "")
    if half and hour <= 12:
        hour = hour % 12 + (12 if half in ("pm", "noon") else 0)
    return hour * 60 + minute if (hour < 24 and minute < 60) or (hour, minute) == (24, 0) else None


def split(opens: int | None, closes: int | None) -> list[tuple[str, int | None, int | None]]:
    """The parts of the day between two times, each with its own times. 10:00 to 12:30 is a morning."""
    if opens is None:
        return (
            [(part, None, None) for part in ("morning", "afternoon")]
            if closes is None
            else [(_part_of(closes - 1), None, closes)]
        )
    if closes is None:
        return [(_part_of(opens), opens, None)]
    if (opens, closes) == (0, 24 * 60):
        return [(part, None, None) for part in (*PARTS, "night")]
    end = closes if closes > opens else closes + 24 * 60
    found: list[list[Any]] = []
    for part, start, stop in _day_and_night():
        a, b = max(opens, start), min(end, stop)
        if b <= a:
            continue
        if found and (b - a <= LITTLE):
            found[-1][2] = b
        elif found and found[-1][2] - found[-1][1] < LITTLE:
            found[-1] = [part, found[-1][1], b]
        else:
            found.append([part, a, b])
    seen: dict[str, tuple[str, int, int]] = {}
    for part, a, b in found:
        seen.setdefault(part, (part, a % (24 * 60), b % (24 * 60)))
    return list(seen.values())


def _day_and_night() -> list[tuple[str, int, int]]:
    whole = 24 * 60
    today = [
        ("night", 0, 5 * 60),
        *((part, a, b) for part, (a, b) in PARTS.items()),
        ("night", 22 * 60, whole + 5 * 60),
    ]
    return [*today, *((part, a + whole, b + whole) for part, (a, b) in PARTS.items())]


def _part_of(minute: int) -> str:
    return next((part for part, (start, stop) in PARTS.items() if start <= minute < stop), "night")


def _widen(
    parts: dict[tuple[int, str], tuple[int | None, int | None]],
    key: tuple[int, str],
    opens: int | None,
    closes: int | None,
) -> None:  # fmt: skip -- reads as one line
    """Two schedules in one part of one day become one stretch: there is one row for each part."""
    if key not in parts:
        parts[key] = (opens, closes)
        return
    a, b = parts[key]
    parts[key] = (
        a if opens is None else opens if a is None else min(a, opens),
        b if closes is None else closes if b is None else max(b, closes),
    )


def _time(minute: int | None) -> time | None:
    return None if minute is None else time(minute // 60 % 24, minute % 60)


def _said(schedule: dict[str, Any], weekdays: list[int], nth: dict[int, int], hours: _Hours) -> list[str]:
    """What the rows of openings cannot say: every second week, the first Monday, and the feed's own words."""
    found = []
    every = reading.number(schedule.get("interval"))
    freq = reading.line(schedule.get("freq"), longest=20).lower()
    times = _times(hours)
    for weekday, number in nth.items():
        if number in NTH:
            name = WEEKDAYS[weekday]
            found.append(
                _("%(nth)s %(day)s of the month%(times)s")
                % {"nth": NTH[number].capitalize(), "day": name, "times": times}
            )
    if freq == "monthly" and not nth and weekdays:
        found.append(_("Once a month"))
    if freq == "weekly" and every and 1 < every < 53:
        found.append(_("Every second week") if every == 2 else _("Every %(weeks)d weeks") % {"weeks": every})
    words = [clean.phrase(reading.first(schedule, name), longest=300) for name in ("description", "notes")]
    return found + [word for word in words if word and not ONLY_DAYS.fullmatch(word)]


def _times(hours: _Hours) -> str:
    opens, closes = _time(hours.opens), _time(hours.closes)
    if not opens or not closes:
        return ""
    return _(", %(opens)s to %(closes)s") % {
        "opens": time_format(opens, "H:i"),
        "closes": time_format(closes, "H:i"),
    }


def _exceptions(record: dict[str, Any], today: date) -> list[tuple[date, date, bool, str]]:
    """Holidays to come. One that ends before it starts is rejected; one that is over is left out."""
    found: dict[tuple[date, date], tuple[date, date, bool, str]] = {}
    for holiday in schedules(record, "holiday_schedules", "holiday_schedule"):
        starts = reading.day(reading.first(holiday, "start_date", "starts_on", "valid_from"), "holiday's first day")
        ends = reading.day(reading.first(holiday, "end_date", "ends_on", "valid_to"), "holiday's last day") or starts
        if not starts or not ends:
            continue
        if ends < starts:
            raise reading.Rejected("a holiday ends before it starts")
        if ends >= today and ends - starts < timedelta(days=370):
            is_open = reading.yes(holiday.get("closed")) is False
            found[starts, ends] = (
                starts,
                ends,
                is_open,
                clean.phrase(reading.first(holiday, "description", "name"), longest=120),
            )
    return sorted(found.values())[:MOST_EXCEPTIONS]
