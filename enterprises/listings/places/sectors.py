"""Where postcode sectors, districts and areas are, from the table beside this file (see ATTRIBUTION.md)."""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from enterprises.listings.places.geometry import Point, nearest
from enterprises.listings.places.postcodes import Postcode

TABLE = Path(__file__).with_name("sectors.csv")

# A sector with fewer postcodes than this may be one street or one farm: its middle would point at somebody.
FEW_POSTCODES = 10


@dataclass(slots=True)
class Sectors:
    """The whole table, read once. Bare tuples, because there are eleven thousand of them."""

    of_sector: dict[str, tuple[float, float, int]] = field(default_factory=dict)
    of_district: dict[str, tuple[float, float, int]] = field(default_factory=dict)
    of_area: dict[str, tuple[float, float, int]] = field(default_factory=dict)
    by_latitude: list[tuple[float, float, str]] = field(default_factory=list)


@cache
def sectors() -> Sectors:
    """Read the table the first time it is wanted (about 25 ms), and keep it."""
    table = Sectors()
    districts: dict[str, list[tuple[float, float, int]]] = defaultdict(list)
    areas: dict[str, list[tuple[float, float, int]]] = defaultdict(list)
    with TABLE.open(encoding="ascii", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        for name, latitude, longitude, postcodes in rows:
            row = (float(latitude), float(longitude), int(postcodes))
            table.of_sector[name] = row
            districts[name.partition(" ")[0]].append(row)
            table.by_latitude.append((row[0], row[1], name))
    for name, held in districts.items():
        table.of_district[name] = _mean(held)
        areas[Postcode(name).area].append(table.of_district[name])
    table.of_area = {name: _mean(held) for name, held in areas.items()}
    table.by_latitude.sort()
    return table


def _mean(rows: list[tuple[float, float, int]]) -> tuple[float, float, int]:
    """The middle of several parts, each counting for the postcodes it holds: where the people are."""
    total = sum(row[2] for row in rows)
    return (
        sum(row[0] * row[2] for row in rows) / total,
        sum(row[1] * row[2] for row in rows) / total,
        total,
    )


def _point(row: tuple[float, float, int] | None) -> Point | None:
    return Point(round(row[0], 4), round(row[1], 4)) if row else None


def is_sector(sector: str) -> bool:
    """Whether the table holds it."""
    return sector in sectors().of_sector


def is_district(district: str) -> bool:
    """Whether the table holds any of its sectors."""
    return district in sectors().of_district


def area_point(area: str) -> Point | None:
    """The middle of a postcode area such as "GL"."""
    return _point(sectors().of_area.get(area))


def district_point(district: str) -> Point | None:
    """The middle of a district such as "GL5": the mean of its sectors."""
    return _point(sectors().of_district.get(district))


def sector_point(sector: str) -> Point | None:
    """The middle of a sector such as "GL5 1"; of its district when only the district is known."""
    known = sectors().of_sector.get(sector)
    return _point(known) if known else district_point(sector.partition(" ")[0])


def public_point(sector: str) -> Point | None:
    """The point that may be shown for somebody based in this sector: never finer than a sector.

    Where a sector holds only a handful of postcodes its middle is as good as an address, so the district's
    stands in; and where the district is as small, the nearest sector that is not.
    """
    table = sectors()
    district = sector.partition(" ")[0]
    for row in (table.of_sector.get(sector), table.of_district.get(district)):
        if row and row[2] >= FEW_POSTCODES:
            return _point(row)
    around = sector_point(sector)
    return sector_point(nearest_sector(around, at_least=FEW_POSTCODES)) if around else None


def nearest_sector(point: Point, at_least: int = 1) -> str:
    """The sector whose middle is nearest, among those that hold `at_least` so many postcodes."""
    table = sectors()
    return nearest(table.by_latitude, point, lambda name: table.of_sector[name][2] >= at_least) or ""
