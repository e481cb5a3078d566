"""Points on the map and the distances between them: plain arithmetic, no data."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from typing import TypeVar

T = TypeVar("T")

EARTH_MILES = 3958.7613  # mean radius
MILES_PER_DEGREE = EARTH_MILES * radians(1)  # of latitude, about 69


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the map in WGS84 degrees, which is what phones and web maps use."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of degrees, to narrow a database query before the true distance is worked out."""

    south: float
    west: float
    north: float
    east: float


def miles_between(a: Point, b: Point) -> float:
    """The great-circle distance (haversine). Right to about 0.3% anywhere in the country."""
    return degrees_apart(a.latitude, a.longitude, b.latitude, b.longitude)


def degrees_apart(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """The same distance from bare numbers, for loops over thousands of rows."""
    half_lat, half_lon = radians(lat2 - lat1) / 2, radians(lon2 - lon1) / 2
    chord = sin(half_lat) ** 2 + cos(radians(lat1)) * cos(radians(lat2)) * sin(half_lon) ** 2
    return 2 * EARTH_MILES * asin(min(1.0, sqrt(chord)))


def bounding_box(point: Point, miles: float) -> Box:
    """A rectangle that holds every point within `miles`, and a little more."""
    miles = max(0.0, miles) * 1.001 + 0.001  # a hair over, so that rounding leaves out no point on the edge
    up = miles / MILES_PER_DEGREE
    south, north = max(-90.0, point.latitude - up), min(90.0, point.latitude + up)
    # A degree of longitude is narrowest at the edge nearest a pole.
    narrowest = min(cos(radians(south)), cos(radians(north)))
    across = 180.0 if narrowest < 0.01 else min(180.0, miles / (MILES_PER_DEGREE * narrowest))
    return Box(south, max(-180.0, point.longitude - across), north, min(180.0, point.longitude + across))


def nearest(
    rows: Sequence[tuple[float, float, T]], point: Point, wanted: Callable[[T], bool] = lambda _: True
) -> T | None:
    """What lies nearest the point, from (latitude, longitude, thing) rows sorted by latitude."""
    best: tuple[float, T | None] = (float("inf"), None)
    for latitude, longitude, thing in _outward(rows, point.latitude):
        if abs(latitude - point.latitude) * MILES_PER_DEGREE >= best[0]:
            break  # all the rest lie at least this far to the north or south
        miles = degrees_apart(point.latitude, point.longitude, latitude, longitude)
        if miles < best[0] and wanted(thing):
            best = (miles, thing)
    return best[1]


def _outward(rows: Sequence[tuple[float, float, T]], latitude: float) -> Iterator[tuple[float, float, T]]:
    """The rows, nearest in latitude first."""
    above = bisect_left(rows, latitude, key=lambda row: row[0])
    below = above - 1
    while below >= 0 or above < len(rows):
        up = rows[above][0] - latitude if above < len(rows) else float("inf")
        down = latitude - rows[below][0] if below >= 0 else float("inf")
        if up <= down:
            yield rows[above]
            above += 1
        else:
            yield rows[below]
            below -= 1
