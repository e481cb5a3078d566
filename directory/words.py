"""Facts of a listing as a reader wants them: money, days, dates and places in words. No database."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.languages import once
from enterprises.listings.models import Price
from enterprises.listings.models.parts import PartOfDay, Weekday


def money(pence: int) -> str:
    """£12 or £12.50."""
    return f"£{pence // 100}" if pence % 100 == 0 else f"£{pence / 100:.2f}"


@once
def price_words(pence: int | None, unit: str) -> str:
    """£22 an hour; Free; Ask us."""
    if pence is None:
        return _("Ask us")
    if pence == 0:
        return _("Free")
    return for_unit(pence, unit)


@once
def for_unit(pence: int, unit: str) -> str:
    """£22 an hour, £0 an hour; £22 without a unit."""
    return money(pence) + (f" {Price.Unit(unit).label}" if unit else "")


def and_words(names: Sequence[str]) -> str:
    """Gardening, cooking and company."""
    if len(names) < 2:
        return "".join(names)
    return _("%(most)s and %(last)s") % {"most": ", ".join(names[:-1]), "last": names[-1]}


@dataclass
class Cell:
    """One part of one day in the week table. `words` are the hours where they are known."""

    is_open: bool
    words: str = ""


@dataclass
class Day:
    """One row of the week table."""

    name: str
    cells: list[Cell]


@dataclass
class Week:
    """The week as a table: only the parts of the day that are used somewhere."""

    parts: list[str]
    days: list[Day]


class Opening(NamedTuple):
    """One part of one day, and when it is open in it where that is known: "09:30"."""

    day: int
    part: str
    opens_at: str = ""
    closes_at: str = ""


def week(openings: Sequence[Opening]) -> Week | None:
    """The opening pattern as a table, or None when the listing gives none."""
    if not openings:
        return None
    by_place = {(opening.day, opening.part): opening for opening in openings}
    used = [part for part in PartOfDay if any(opening.part == part for opening in openings)]
    days = [Day(str(Weekday(day).label), [_cell(by_place.get((day, part.value))) for part in used]) for day in range(7)]
    return Week([str(part.label) for part in used], days)


@once
def days_words(openings: tuple[tuple[int, str], ...]) -> str:
    """Monday to Friday, mornings. The parts of the day only when they are the same on all those days."""
    parts: dict[int, set[str]] = {}
    for day, part in openings:
        parts.setdefault(day, set()).add(part)
    days = sorted(parts)
    if not days:
        return ""
    same = parts[days[0]] if all(held == parts[days[0]] for held in parts.values()) else set()
    if not same or len(same) == len(PartOfDay):
        return _which_days(days)
    names = {
        "morning": _("mornings"),
        "afternoon": _("afternoons"),
        "evening": _("evenings"),
        "night": _("nights"),
    }
    return f"{_which_days(days)}, {and_words([names[part.value] for part in PartOfDay if part.value in same])}"


def _which_days(days: list[int]) -> str:
    names = [str(Weekday(day).label) for day in days]
    if len(days) == 7:
        return _("Every day")
    if len(days) > 2 and days == list(range(days[0], days[-1] + 1)):
        return _("%(first)s to %(last)s") % {"first": names[0], "last": names[-1]}
    return and_words(names)


def hours(openings: Sequence[Opening]) -> list[dict[str, str]]:
    """Weekday in English with its times, for machines that read schema.org; only where both times are known."""
    return [
        {
            "day": Weekday(each.day).name.capitalize(),
            "opens": each.opens_at,
            "closes": each.closes_at,
        }
        for each in openings
        if each.opens_at and each.closes_at
    ]


def _cell(opening: Opening | None) -> Cell:
    if opening is None:
        return Cell(False)
    if opening.opens_at and opening.closes_at:
        return Cell(True, f"{clock(opening.opens_at)}–{clock(opening.closes_at)}")
    if opening.opens_at:
        return Cell(True, _("from %(time)s") % {"time": clock(opening.opens_at)})
    return Cell(True)


def clock(time: str) -> str:
    """9:30am, 2pm of 09:30 and 14:00: as people say it."""
    hour, minute = map(int, time.split(":"))
    half = _("am") if hour < 12 else _("pm")
    return f"{(hour - 1) % 12 + 1}{f':{minute:02}' if minute else ''}{half}"


@once
def comes_words(miles: int | None, districts: tuple[str, ...], place: str = "") -> str:
    """How far somebody who comes to people goes: so many miles from a place, these postcode districts, or both."""
    if not miles and not districts:
        return _("Comes to you. Ask how far")
    if not miles:
        return _("Comes to you in %(districts)s") % {"districts": and_words(districts)}
    how_far = ngettext("%(n)s mile", "%(n)s miles", miles) % {"n": miles}
    if place:
        words = _("Comes to you, up to %(miles)s from %(place)s") % {"miles": how_far, "place": place}
    else:
        words = _("Comes to you, up to %(miles)s away") % {"miles": how_far}
    return words + (_(", and in %(districts)s") % {"districts": and_words(districts)} if districts else "")


def age_words(low: int | None, high: int | None) -> str:
    """For people aged 18 to 64, or "" when age does not matter."""
    if low and high:
        return _("aged %(low)s to %(high)s") % {"low": low, "high": high}
    if low:
        return _("aged %(low)s and over") % {"low": low}
    if high:
        return _("up to age %(high)s") % {"high": high}
    return ""
