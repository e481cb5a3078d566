"""What can be asked of the search, and what it answers: plain data, no engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from enterprises.listings.places.geometry import Point

#: Miles to a venue when the visitor gave a place and no distance.
DEFAULT_WITHIN = 10
SORTS = ("best", "nearest", "confirmed")


class Group(NamedTuple):
    """One group of filters. Values of one group are joined by OR, groups by AND.

    `any_label` is for a group of which a person chooses one value: the words for choosing none.
    """

    key: str
    title: str | Promise
    any_label: str | Promise = ""


class Choice(NamedTuple):
    """One value of a group, with its words for people. `parent` is the value it belongs under, or blank."""

    value: str
    label: str
    parent: str = ""


#: In the order a page should show them.
GROUPS: tuple[Group, ...] = (
    Group("category", _("Kind of help")),
    Group("for", _("Who it is for")),
    Group("age", _("How old is the person?"), any_label=_("Any age")),
    Group("access", _("Getting in and around")),
    Group("language", _("Languages")),
    Group("pay", _("How you can pay")),
    Group("day", _("Days")),
    Group("time", _("Times")),
    Group("gender", _("Who comes")),
    Group("check", _("Checks held")),
    Group("format", _("Information in other formats")),
    Group("run_by", _("Who runs it")),
    Group("skill", _("Special skills")),
    Group("book", _("Can be booked online")),
    Group("room", _("Has room now")),
    Group("drives", _("Can drive you")),
    Group("area", _("Area")),
)

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
BANK_HOLIDAY = "bank-holiday"
TIMES = ("morning", "afternoon", "evening", "night")
GENDERS = ("woman", "man", "non-binary")


class Ages(NamedTuple):
    """One answer to how old somebody is. A listing fits when it takes people of any age in it."""

    value: str
    first: int
    last: int


AGES = (
    Ages("under-11", 0, 10),
    Ages("11-17", 11, 17),
    Ages("18-25", 18, 25),
    Ages("26-64", 26, 64),
    Ages("65-and-over", 65, 130),
)


def ages_of(years: int) -> str | None:
    """The value that somebody so old would choose."""
    return next((ages.value for ages in AGES if ages.first <= years <= ages.last), None)


@dataclass(frozen=True)
class Query:
    """One search. Anything may be left out; unknown filter values are ignored and reported."""

    words: str = ""
    point: Point | None = None
    within: int | None = None  # miles, limits venues only; None: DEFAULT_WITHIN; 0: no venues
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = "best"
    page: int = 1
    size: int = 20


@dataclass
class Hit:
    """One listing found. `card` holds all a result card shows (see search.card.Card): no further query is needed."""

    id: int
    card: dict[str, Any]
    #: To the nearest of its venues and its public point, which is what "nearest" sorts by. None without a point.
    miles: float | None = None
    #: Why it matches the place: "comes", "venue", "remote", or "" when no place was asked for.
    why: str = ""
    #: With why "venue": the nearest venue's name ("" when only its public point is known) and the miles to it.
    venue: str = ""
    venue_miles: float | None = None


@dataclass
class Results:
    """One page of what was found."""

    total: int
    hits: list[Hit]
    #: group -> value -> how many there would be with exactly this value chosen in that group.
    counts: dict[str, dict[str, int]]
    #: The words searched for instead, when what was typed finds nothing ("gardening" for "gardning").
    did_you_mean: str | None = None
    #: What was typed, split into the words that were searched for and those that were left out.
    words_used: list[str] = field(default_factory=list)
    words_ignored: list[str] = field(default_factory=list)
    #: True when nothing has all the words, so some of them (in words_ignored) were left out to find anything.
    fewer_words: bool = False
    #: Filter values nobody knows, as (group, value): they were ignored.
    unknown: list[tuple[str, str]] = field(default_factory=list)
    page: int = 1
    pages: int = 1


class MapPoint(NamedTuple):
    """One listing on the map, at its public point."""

    id: int
    name: str
    url: str
    latitude: float
    longitude: float
