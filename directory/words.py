"""Facts of a listing as a reader wants them: money, days, dates and places in words. No database."""

from collections.abc import Sequence
from typing import NamedTuple, TypedDict

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.languages import once
from enterprises.listings.models.parts import PartOfDay, Weekday
from enterprises.listings.words import and_words, clock, days_words, for_unit, money, price_words

__all__ = [
    "Cell",
    "Day",
    "Week",
    "age_words",
    "and_words",
    "clock",
    "comes_words",
    "days_words",
    "for_unit",
    "hours",
    "money",
    "price_words",
    "week",
]


class Cell(TypedDict):
    """One part of one day in the week table. `words` are the hours where they are known."""

    is_open: bool
    words: str


class Day(TypedDict):
    """One row of the week table."""

    name: str
    cells: list[Cell]


class Week(TypedDict):
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
    days: list[Day] = [
        {"name": str(Weekday(day).label), "cells": [_cell(by_place.get((day, part.value))) for part in used]}
        for day in range(7)
    ]
    return {"parts": [str(part.label) for part in used], "days": days}


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
        return {"is_open": False, "words": ""}
    if opening.opens_at and opening.closes_at:
        return {"is_open": True, "words": f"{clock(opening.opens_at)}–{clock(opening.closes_at)}"}
    if opening.opens_at:
        return {"is_open": True, "words": _("from %(time)s") % {"time": clock(opening.opens_at)}}
    return {"is_open": True, "words": ""}


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
