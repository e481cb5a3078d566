"""Points and distances, many at once.

Distances are whole thousandths of a mile from here on, so that two engines agree about what is on the edge.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import cos, radians, sin
from typing import Any

import numpy as np
from pyroaring import BitMap

from directory.search.packed import Arrays, bitmap_of
from enterprises.listings.places.geometry import EARTH_MILES, MILES_PER_DEGREE, Point

#: Farther than anything.
NEVER = 10**9
#: Reaches are searched in bands, so that one who comes a hundred miles does not widen the box for all.
BANDS = (10, 25, 1000)
#: Places whose neighbours are kept in memory.
MOST_KEPT = 100


@dataclass
class Globe:
    """Points as they stand on a globe one unit wide: what lies between two is a straight line through it."""

    x: np.ndarray
    y: np.ndarray
    z: np.ndarray

    @classmethod
    def of(cls, latitude: np.ndarray, longitude: np.ndarray) -> Globe:
        north, east = np.radians(latitude), np.radians(longitude)
        return cls(np.cos(north) * np.cos(east), np.cos(north) * np.sin(east), np.sin(north))

    def part(self, which: slice | np.ndarray) -> Globe:
        return Globe(self.x[which], self.y[which], self.z[which])

    def squares(self, point: Point) -> np.ndarray:
        """The square of the straight line from the point to each."""
        x, y, z = _on_globe(point)
        found = (self.x - x) ** 2
        found += (self.y - y) ** 2
        found += (self.z - z) ** 2
        return found

    def thousandths(self, point: Point) -> np.ndarray:
        """Thousandths of a mile from the point to each; NEVER where there is none."""
        far = np.rint(_AROUND * np.arcsin(np.sqrt(self.squares(point)) / 2))
        return np.where(np.isnan(far), NEVER, far).astype(np.int64)


#: Thousandths of a mile for an angle of half a radian.
_AROUND = 2000 * EARTH_MILES


def _on_globe(point: Point) -> tuple[float, float, float]:
    north, east = radians(point.latitude), radians(point.longitude)
    return cos(north) * cos(east), cos(north) * sin(east), sin(north)


def square_of(miles: np.ndarray | int) -> np.ndarray:
    """The square of the straight line over so many miles and the half thousandth that is rounded off."""
    return (2 * np.sin((np.asarray(miles, np.float64) * 1000 + 0.5) / _AROUND)) ** 2


class Places:
    """Points sorted by latitude, so that only those in a band of latitude are looked at."""

    def __init__(
        self, latitude: np.ndarray, longitude: np.ndarray, position: np.ndarray, reach: np.ndarray | None = None
    ) -> None:
        order = np.argsort(latitude, kind="stable")
        self.latitude, self.position = latitude[order], position[order]
        self.globe = Globe.of(self.latitude, longitude[order])
        self.most = 0
        if reach is not None and len(reach):
            self.most, self.reach_square = int(reach.max()), square_of(reach[order])

    def within(self, point: Point, miles: int) -> np.ndarray:
        """Positions of the points within so many miles."""
        band = self._band(point, miles)
        close = self.globe.part(band).squares(point) <= square_of(miles)
        return self.position[band][close]

    def reaching(self, point: Point) -> np.ndarray:
        """Positions of the points that are within their own reach."""
        band = self._band(point, self.most)
        close = self.globe.part(band).squares(point) <= self.reach_square[band]
        return self.position[band][close]

    def _band(self, point: Point, miles: int) -> slice:
        up = (miles + 0.01) / MILES_PER_DEGREE
        low, high = np.searchsorted(self.latitude, (point.latitude - up, point.latitude + up))
        return slice(int(low), int(high))


class Points:
    """The points of consecutive positions, the first of which is `first`."""

    def __init__(self, arrays: Arrays, first: int = 0) -> None:
        self.arrays = arrays
        self.first = first
        # Kept, because whoever narrows a search or turns its pages asks again from the same place.
        self.comes_to = lru_cache(MOST_KEPT)(self._comes_to)
        self.venues_within = lru_cache(MOST_KEPT)(self._venues_within)

    def with_more(self, contents: list[dict[str, Any]]) -> Points:
        """These points and those of documents that come after them."""
        more, here = points_of(contents, 0).arrays, len(self.arrays["latitude"])
        more["venue_position"] += np.uint32(here)
        return Points({name: np.concatenate([held, more[name]]) for name, held in self.arrays.items()}, self.first)

    def _comes_to(self, point: Point) -> BitMap:
        """Positions of those that come to this point: it is within the miles they go."""
        reached = [band.reaching(point) for band in self._bands]
        return bitmap_of(np.concatenate(reached)) if reached else BitMap()

    def _venues_within(self, point: Point, miles: int) -> BitMap:
        """Positions of those with a venue within so many miles."""
        return bitmap_of(self._venue_places.within(point, miles))

    def at(self, position: int) -> Point | None:
        """The public point of a position."""
        latitude, longitude = (float(self.arrays[name][position - self.first]) for name in ("latitude", "longitude"))
        return None if np.isnan(latitude) else Point(latitude, longitude)

    @cached_property
    def _venue_places(self) -> Places:
        held = self.arrays
        positions = held["venue_position"] + np.uint32(self.first)
        return Places(held["venue_latitude"], held["venue_longitude"], positions)

    @cached_property
    def _bands(self) -> list[Places]:
        """Those that come to people, by how far."""
        held, bands = self.arrays, []
        for least, most in zip((0, *BANDS), BANDS, strict=False):
            at = np.flatnonzero((held["reach"] > least) & (held["reach"] <= most))
            if len(at):
                positions = (at + self.first).astype(np.uint32)
                bands.append(Places(held["latitude"][at], held["longitude"][at], positions, held["reach"][at]))
        return bands

    @cached_property
    def _public(self) -> Globe:
        return Globe.of(self.arrays["latitude"], self.arrays["longitude"])

    @cached_property
    def _venues(self) -> Globe:
        return Globe.of(self.arrays["venue_latitude"], self.arrays["venue_longitude"])

    @cached_property
    def _start(self) -> np.ndarray:
        """Where the venues of each position begin: they stand together, in order of position."""
        return np.searchsorted(self.arrays["venue_position"], np.arange(len(self.arrays["latitude"]) + 1))

    def venues_of(self, point: Point, positions: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """For every venue of these positions: which of them it belongs to, how far it is, its index in the card."""
        at = positions.astype(np.int64) - self.first
        starts, counts = self._start[at], self._start[at + 1] - self._start[at]
        owners = np.repeat(np.arange(len(at)), counts)
        venues = np.repeat(starts - np.cumsum(counts) + counts, counts) + np.arange(len(owners))
        return owners, self._venues.part(venues).thousandths(point), self.arrays["venue_index"][venues]

    def public_of(self, point: Point, positions: np.ndarray) -> np.ndarray:
        """How far the public point of each position is."""
        return self._public.part(positions.astype(np.int64) - self.first).thousandths(point)

    def nearest_of(self, point: Point, positions: np.ndarray) -> np.ndarray:
        """How far the nearest of each position's venues and public point is."""
        found = self.public_of(point, positions)
        owners, far, _index = self.venues_of(point, positions)
        if len(owners):
            firsts = np.flatnonzero(np.diff(owners, prepend=-1))
            who = owners[firsts]
            found[who] = np.minimum(found[who], np.minimum.reduceat(far, firsts))
        return found


def points_of(contents: list[dict[str, Any]], first: int) -> Points:
    """The points of documents that stand in no base."""
    nowhere = (np.nan, np.nan)
    public = np.array([content["p"] or nowhere for content in contents], np.float64).reshape(-1, 2)
    venues = [(at, *venue) for at, content in enumerate(contents) for venue in content["v"]]
    columns = np.array(venues, np.float64).reshape(-1, 4)
    return Points(
        {
            "latitude": public[:, 0],
            "longitude": public[:, 1],
            "reach": np.array([content["r"] for content in contents], np.int64),
            "venue_position": columns[:, 0].astype(np.uint32),
            "venue_latitude": columns[:, 1],
            "venue_longitude": columns[:, 2],
            "venue_index": columns[:, 3].astype(np.int64),
        },
        first,
    )
