"""What "near" means in a search: a postcode or part of one, or the name of a town or village."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from enterprises.listings.places import gazetteer as towns
from enterprises.listings.places import sectors
from enterprises.listings.places.abroad import ABROAD
from enterprises.listings.places.gazetteer import Town
from enterprises.listings.places.geometry import Point, miles_between
from enterprises.listings.places.names import fold
from enterprises.listings.places.postcodes import AREAS, Postcode, areas_near, parse_postcode

LONGEST = 100  # characters; the longest label in the table has 44
MOST_OTHERS = 8
MOST_SUGGESTIONS = 5

# The problems an answer may have. The words for people are the search page's.
TOO_LONG = "too_long"
UNKNOWN_POSTCODE = "unknown_postcode"
UNKNOWN_PLACE = "unknown_place"
OUTSIDE_UK = "outside_uk"
NO_FIXED_PLACE = "no_fixed_place"  # forces' and banks' postcodes, which are not anywhere
TOO_WIDE = "too_wide"  # a county or a country: the suggestions are its biggest towns

POSTCODE_AT_END = re.compile(r"(?:^|[\s,])([a-z]{1,2}[0-9][a-z0-9]?\s*[0-9][a-z]{2})[\s.]*$", re.IGNORECASE)
LOOKS_LIKE_POSTCODE = re.compile(r"[a-z]{1,3} ?[0-9]", re.IGNORECASE)
AREA_AND_REST = re.compile(r"([A-Z]{1,2}) ?([0-9].*)")
# A bare number, or the Irish and Canadian patterns.
FOREIGN_CODE = re.compile(r"\d{4,6}(-\d+)?|[A-Z]\d[\dW] ?[A-Z\d]{4}|[A-Z]\d[A-Z] ?\d[A-Z]\d", re.IGNORECASE)
FORCES = re.compile(r"BFPO ?\d{1,4}", re.IGNORECASE)
NO_PLACE_AREAS = frozenset(["BF", "BX"])
ISLAND_AREAS = frozenset(["GY", "IM", "JE"])  # the table holds only a few of their postcodes


class UnitLookup(Protocol):
    """Where a full postcode is, for a site that has loaded them all; None when it is not there."""

    def __call__(self, postcode: Postcode, /) -> Point | None: ...


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere a search can be near. Typing the label, or the slug, finds the same place again."""

    label: str
    kind: str  # "postcode", "district" or "place"
    point: Point

    @property
    def slug(self) -> str:
        """The label as it can stand in an address."""
        return fold(self.label).replace(" ", "-")

    def __str__(self) -> str:
        return self.label


@dataclass(frozen=True, slots=True)
class PlaceAnswer:
    """What was found, what else it could have been, and what is wrong if nothing was."""

    match: Place | None = None
    others: tuple[Place, ...] = ()
    suggestions: tuple[Place, ...] = ()
    problem: str = ""


def find_place(text: str, around: Point | None = None, units: UnitLookup | None = None) -> PlaceAnswer:
    """The place that was typed. Never raises; blank text is no answer and no problem.

    `around` is the middle of the site's own area: it decides between places of one name.
    `units` gives the exact point of a full postcode: for the searcher's own, never for a listing's.
    """
    if len(text) > LONGEST:
        return PlaceAnswer(problem=TOO_LONG)
    typed = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    if not typed:
        return PlaceAnswer()
    at_end = POSTCODE_AT_END.search(typed)  # "12 High Street, Stroud GL5 1QA"
    postcode = parse_postcode(typed) or (parse_postcode(at_end[1]) if at_end else None)
    if postcode is not None:
        return _answer_postcode(postcode, around, units)
    return _answer_name(typed, around)


def nearest_place(point: Point, at_least: int = 0) -> Place | None:
    """The town or village nearest a point, for a label such as "near Stroud"."""
    town = towns.nearest_town(point, at_least)
    return _place(town) if town else None


def _answer_postcode(postcode: Postcode, around: Point | None, units: UnitLookup | None) -> PlaceAnswer:
    if postcode.area in NO_PLACE_AREAS:
        return PlaceAnswer(problem=NO_FIXED_PLACE)
    match = _postcode_place(postcode, units)
    if match is not None:
        return PlaceAnswer(match)
    return PlaceAnswer(suggestions=_near_postcodes(str(postcode), around), problem=UNKNOWN_POSTCODE)


def _postcode_place(postcode: Postcode, units: UnitLookup | None = None) -> Place | None:
    """The finest thing known about it: the unit if the site has them, else its sector, else its district."""
    exact = units(postcode) if units and postcode.unit else None
    if exact is not None:
        return Place(str(postcode), "postcode", exact)
    if postcode.sector and sectors.is_sector(postcode.sector):
        point = sectors.sector_point(postcode.sector)
        return Place(str(postcode), "postcode", point) if point else None
    point = sectors.district_point(postcode.outward)
    if point is None and postcode.area in ISLAND_AREAS:
        point = sectors.area_point(postcode.area)
    return Place(postcode.outward, "district", point) if point else None


def _near_postcodes(text: str, around: Point | None) -> tuple[Place, ...]:
    """Postcodes there are, one slip of the first letters from one there is not; the nearest first."""
    parts = AREA_AND_REST.fullmatch(text.upper())
    if parts is None:
        return ()
    slips = (parse_postcode(area + parts[2]) for area in areas_near(parts[1]))
    near = [place for slip in slips if slip and _is_known(slip) and (place := _postcode_place(slip))]
    if around is not None:
        near.sort(key=lambda place: miles_between(place.point, around))
    return tuple(near[:MOST_SUGGESTIONS])


def _is_known(postcode: Postcode) -> bool:
    return sectors.is_sector(postcode.sector) if postcode.sector else sectors.is_district(postcode.outward)


def _answer_name(typed: str, around: Point | None) -> PlaceAnswer:
    folded = fold(typed)
    found = towns.find_towns(folded, around)
    if found:
        others = sorted(found[1:], key=lambda town: -town.population)[:MOST_OTHERS]
        return PlaceAnswer(_place(found[0]), _places(others))
    letters = folded.upper()
    if letters in AREAS and (point := sectors.area_point(letters)):
        return PlaceAnswer(Place(letters, "district", point))
    region = towns.gazetteer().region(folded)
    if region:
        return PlaceAnswer(suggestions=_places(towns.biggest_in(region, MOST_SUGGESTIONS)), problem=TOO_WIDE)
    return _not_found(typed, folded, around)


def _not_found(typed: str, folded: str, around: Point | None) -> PlaceAnswer:
    if FORCES.fullmatch(typed):
        return PlaceAnswer(problem=NO_FIXED_PLACE)
    if FOREIGN_CODE.fullmatch(typed) or folded in ABROAD:
        return PlaceAnswer(problem=OUTSIDE_UK)
    if LOOKS_LIKE_POSTCODE.match(typed):
        return PlaceAnswer(suggestions=_near_postcodes(typed, around), problem=UNKNOWN_POSTCODE)
    parts = [fold(part) for part in typed.split(",")]
    near = [town for part in parts[1:] for town in towns.find_towns(part, around)]
    near += towns.likeliest(towns.start_of(folded), around, "") + towns.near_spellings(
        parts[0], around, MOST_SUGGESTIONS
    )
    return PlaceAnswer(suggestions=_places(dict.fromkeys(near))[:MOST_SUGGESTIONS], problem=UNKNOWN_PLACE)


def _place(town: Town) -> Place:
    return Place(town.label, "place", town.point)


def _places(found: Iterable[Town]) -> tuple[Place, ...]:
    return tuple(_place(town) for town in found)
