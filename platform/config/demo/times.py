"""Days, times and dates as the town's files write them: `Mon-Fri 9-17`, `21 Dec - 4 Jan`, `+30 - +41`."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from config.demo.reading import TownError
from enterprises.listings.models import Opening, OpeningException
from enterprises.listings.models.parts import PartOfDay

DAYS = {"Mon": 0, "Tue": 1, "Wed": 2, "Thu": 3, "Fri": 4, "Sat": 5, "Sun": 6}
NOON, EVENING, MIDNIGHT = 12 * 60, 17 * 60, 24 * 60
#: A shorter piece of a part of the day joins its neighbour: 10 to 1 is a morning.
SHORTEST = 90

_Piece = tuple[PartOfDay, int, int]


def days(word: str) -> list[int]:
    """`Mon` or `Tue-Fri`."""
    first, _dash, last = word.partition("-")
    if first not in DAYS or (last and last not in DAYS):
        raise TownError(f"{word!r} is no day.")
    return list(range(DAYS[first], DAYS[last or first] + 1))


def openings(text: str) -> Iterator[Opening]:
    """`Mon Wed 9-12:30; Fri-Sun 21-7` as the parts of the days that it covers."""
    for day, opens, closes in _spells(text):
        for part, start, end in _pieces(opens, closes):
            yield Opening(day=day, part=part, opens_at=_clock(start), closes_at=_clock(end))


def spans(text: str) -> Iterator[tuple[int, time, time]]:
    """The same, as (day, from, until)."""
    for day, opens, closes in _spells(text):
        yield day, _clock(opens), _clock(closes)


def _spells(text: str) -> Iterator[tuple[int, int, int]]:
    for spell in filter(None, (part.strip() for part in text.split(";"))):
        *day_words, hours = spell.split()
        opens, closes = (_minutes(word) for word in hours.split("-"))
        for day in (day for word in day_words for day in days(word)):
            yield day, opens, closes


def _minutes(word: str) -> int:
    hour, _colon, minute = word.partition(":")
    return int(hour) * 60 + int(minute or 0)


def _clock(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)


def _pieces(opens: int, closes: int) -> list[_Piece]:
    if closes <= opens:
        return [(PartOfDay.NIGHT, opens, closes)]
    edges = [
        (PartOfDay.MORNING, 0, NOON),
        (PartOfDay.AFTERNOON, NOON, EVENING),
        (PartOfDay.EVENING, EVENING, MIDNIGHT),
    ]
    pieces = [(part, max(opens, a), min(closes, b)) for part, a, b in edges if opens < b and closes > a]
    if len(pieces) > 1 and pieces[0][2] - pieces[0][1] < SHORTEST:
        pieces[:2] = [(pieces[1][0], opens, pieces[1][2])]
    if len(pieces) > 1 and pieces[-1][2] - pieces[-1][1] < SHORTEST:
        pieces[-2:] = [(pieces[-2][0], pieces[-2][1], closes)]
    return pieces


def exception(text: str, today: date) -> OpeningException:
    """`21 Dec - 4 Jan: Closed for Christmas`, the next one; or `+30 - +41: On holiday`, in days from today."""
    found = re.fullmatch(r"(.+?) - (.+?): (.+)", text)
    if not found:
        raise TownError(f"{text!r} is no time away.")
    first, last, words = found.groups()
    if first.startswith("+"):
        starts, ends = today + timedelta(days=int(first)), today + timedelta(days=int(last))
    else:
        starts, ends = _next_time(first, last, today)
    return OpeningException(starts_on=starts, ends_on=ends, words=words)


def _next_time(first: str, last: str, today: date) -> tuple[date, date]:
    for year in (today.year - 1, today.year, today.year + 1):
        starts, ends = _in_year(first, year), _in_year(last, year)
        if ends < starts:
            ends = _in_year(last, year + 1)
        if ends >= today:
            return starts, ends
    raise TownError(f"{first} - {last} never comes.")


def _in_year(text: str, year: int) -> date:
    return datetime.strptime(f"{text} {year}", "%d %b %Y").date()


def months_from(today: date, months: int, sway: int) -> date:
    """So many months before or after today, and `sway` days further on, so that not all fall on one day."""
    return today + timedelta(days=months * 30 + (sway if months >= 0 else -sway))
