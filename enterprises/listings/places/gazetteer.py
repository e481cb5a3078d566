"""The towns and villages, from the table beside this file (see ATTRIBUTION.md)."""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from enterprises.listings.places.counties import SHORT_COUNTIES
from enterprises.listings.places.geometry import Point, miles_between, nearest
from enterprises.listings.places.names import NearNames, fold, short_names, squash
from enterprises.listings.places.postcodes import parse_postcode
from enterprises.listings.places.sectors import district_point

TABLE = Path(__file__).with_name("places.csv")

LOCAL = 30  # miles: a namesake this near the site's own area is the one that is meant
BESIDE = 15  # miles: how far off a town may be and still tell people which "Walton" is meant
HAMLET = 300  # people, where the source does not say
WHOLE_COUNTRY = frozenset(["uk", "united kingdom", "gb", "great britain", "britain"])
# Words that may follow or come before a name and say nothing more.
PADDING = frozenset(["town", "village", "city", "centre", "area", "district", "in", "near"])
SIDES = frozenset(["north", "south", "east", "west"])
MOST_WORDS = 12  # in one name and all that follows it


class Town(NamedTuple):
    """One row of the table. `label` is the name, with its county or a near town where it has namesakes."""

    name: str
    label: str
    latitude: float
    longitude: float
    population: int
    county: str
    nation: str

    @property
    def point(self) -> Point:
        return Point(self.latitude, self.longitude)


@dataclass
class Gazetteer:
    """Every way in to the table. All keys are folded."""

    by_latitude: list[tuple[float, float, Town]] = field(default_factory=list)
    by_label: dict[str, Town] = field(default_factory=dict)
    by_name: dict[str, list[Town]] = field(default_factory=lambda: defaultdict(list))
    by_other: dict[str, list[Town]] = field(default_factory=lambda: defaultdict(list))
    by_squash: dict[str, list[Town]] = field(default_factory=lambda: defaultdict(list))
    regions: dict[str, list[Town]] = field(default_factory=lambda: defaultdict(list))

    def add(self, town: Town, also: str) -> None:
        name = fold(town.name)
        self.by_latitude.append((town.latitude, town.longitude, town))
        self.by_label[name if town.label == town.name else fold(town.label)] = town
        self.by_name[name].append(town)
        self.by_squash[squash(name)].append(town)
        for other in short_names(name, also.split("|") if also else ()):
            self.by_other[other].append(town)
        for region in regions_of(town):
            self.regions[region].append(town)

    def named(self, folded: str) -> list[Town]:
        """Places with this name, or known by it, or written with other small words and spaces."""
        found = self.by_name.get(folded, []) + self.by_other.get(folded, [])
        return found or self.by_squash.get(squash(folded), [])

    @cached_property
    def near_names(self) -> NearNames:
        """Built only when somebody first misspells a name."""
        return NearNames(self.by_squash)

    def region(self, folded: str) -> str:
        """The folded county or nation that was meant, "uk" for all of it, or ""."""
        folded = SHORT_COUNTIES.get(folded, folded)
        if folded in WHOLE_COUNTRY:
            return "uk"
        return folded if folded in self.regions else ""


@cache
def _regions(county: str, nation: str) -> tuple[str, ...]:
    """Its county and nation, folded, and "yorkshire" for the four that share the name."""
    names = [fold(county), fold(nation)]
    side, _, rest = names[0].partition(" ")
    if side in SIDES:
        names.append(rest)
    return tuple(dict.fromkeys(name for name in names if name))


def regions_of(town: Town) -> tuple[str, ...]:
    """The counties and nations, folded, that people would say it is in."""
    return _regions(town.county, town.nation)


@cache
def gazetteer() -> Gazetteer:
    """Read the table the first time it is wanted, and keep it."""
    found = Gazetteer()
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        for name, label, latitude, longitude, population, county, nation, also in rows:
            town = Town(name, label, float(latitude), float(longitude), int(population), county, nation)
            found.add(town, also)
    found.by_latitude.sort()
    return found


def find_towns(folded: str, around: Point | None = None) -> list[Town]:
    """The places that the words may mean, likeliest first. Words after the name narrow it down."""
    book = gazetteer()
    exact = book.by_label.get(folded)
    if exact is not None and fold(exact.name) != folded:
        return [exact]
    words = folded.removeprefix("near ").split()[:MOST_WORDS]
    for cut in range(len(words), 0, -1):
        name = " ".join(words[:cut])
        towns = [town for town in book.named(name) if _fits(town, words[cut:])]
        if towns:
            # A label by itself always finds its own place, even where a near one goes by it for short.
            first = [exact] if exact is not None and exact in towns else []
            return list(dict.fromkeys(first + likeliest(towns, around, name)))
    return []


def start_of(folded: str) -> list[Town]:
    """Places named by the first words, whatever follows: "Stroud" for "Stroud Kent"."""
    words = folded.split()[:MOST_WORDS]
    found = (gazetteer().named(" ".join(words[:cut])) for cut in range(len(words) - 1, 0, -1))
    return next((towns for towns in found if towns), [])


def _fits(town: Town, rest: list[str]) -> bool:
    """Whether what follows the name is true of this town: its county, its postcode, a place close to it."""
    while rest and rest[0] in PADDING:
        rest = rest[1:]
    return not rest or any(
        _is_true_of(town, " ".join(rest[:cut])) and _fits(town, rest[cut:]) for cut in range(len(rest), 0, -1)
    )


def _is_true_of(town: Town, words: str) -> bool:
    book = gazetteer()
    region = book.region(words)
    if region and (region == "uk" or region in regions_of(town)):
        return True
    points = [other.point for other in book.by_name.get(words, ())]
    if region and not town.county:  # on the edge of a county: anywhere close by that is surely in it will do
        points += [other.point for other in book.regions[region]]
    postcode = parse_postcode(words)
    if postcode and (district := district_point(postcode.outward)):
        points.append(district)
    return any(miles_between(town.point, point) <= BESIDE for point in points)


def likeliest(towns: list[Town], around: Point | None, typed: str) -> list[Town]:
    """Those in the site's own area first, then the biggest; a name typed in full counts double."""

    def rank(town: Town) -> tuple[bool, float]:
        far = around is None or miles_between(town.point, around) > LOCAL
        size = town.population or HAMLET
        return far, -size * (2 if fold(town.name) == typed else 1)

    return sorted(dict.fromkeys(towns), key=rank)


def near_spellings(folded: str, around: Point | None, most: int) -> list[Town]:
    """Places whose names are a slip away from what was typed, or begin with it; nearest spelling first."""
    book, typed = gazetteer(), squash(folded)
    ranked = [
        ((apart, name[:1] != typed[:1]), town)
        for apart, name in book.near_names.closest(typed)
        for town in likeliest(book.by_squash[name], around, "")[:1]
    ]
    if len(typed) > 2:
        ranked += [
            ((2, False), town)
            for name, towns in book.by_squash.items()
            if name.startswith(typed)
            for town in likeliest(towns, around, "")[:1]
        ]
    by_rank: dict[tuple[int, bool], list[Town]] = defaultdict(list)
    for key, town in ranked:
        by_rank[key].append(town)
    ordered = [town for key in sorted(by_rank) for town in likeliest(by_rank[key], around, "")]
    return list(dict.fromkeys(ordered))[:most]


def biggest_in(region: str, most: int) -> list[Town]:
    """The biggest places in a county or nation (the table is in order of size)."""
    return gazetteer().regions.get(region, [])[:most]


def nearest_town(point: Point, at_least: int = 0) -> Town | None:
    """The place nearest the point, among those with `at_least` so many people."""
    return nearest(gazetteer().by_latitude, point, lambda town: town.population >= at_least)
