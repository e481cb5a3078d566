"""Points and distances, many at once.

Distances are whole thousandths of a mile from here on, so that two engines agree about what is on the edge.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from directory.search.packed import Arrays
from enterprises.listings.places.geometry import EARTH_MILES, Point, bounding_box

#: Farther than anything.
NEVER = 10**9
#: Reaches are searched in bands, so that one who comes a hundred miles does not widen the box for all.
BANDS = (5, 10, 20, 40, 1000)


def thousandths(point: Point, latitude: np.ndarray, longitude: np.ndarray) -> np.ndarray:
    """Thousandths of a mile from the point (haversine); NEVER where there is no point."""
    north, here = np.radians(latitude), np.radians(point.latitude)
    half = np.sin((north - here) / 2) ** 2
    half += np.cos(here) * np.cos(north) * np.sin(np.radians(longitude - point.longitude) / 2) ** 2
    found = np.rint(2000 * EARTH_MILES * np.arcsin(np.sqrt(np.minimum(half, 1.0))))
    return np.where(np.isnan(found), NEVER, found).astype(np.int64)


@dataclass
class Places:
    """Points sorted by latitude, for boxes. `reach` is the miles each comes, `most` the most of them."""

    latitude: np.ndarray
    longitude: np.ndarray
    position: np.ndarray
    reach: np.ndarray
    most: int = 0

    def within(self, point: Point, miles: int) -> np.ndarray:
        """Positions of the points within so many miles."""
        at = self._box(point, miles)
        close = thousandths(point, self.latitude[at], self.longitude[at]) <= miles * 1000
        return self.position[at[close]]

    def reaching(self, point: Point) -> np.ndarray:
        """Positions of the points that are within their own reach."""
        at = self._box(point, self.most)
        close = thousandths(point, self.latitude[at], self.longitude[at]) <= self.reach[at] * 1000
        return self.position[at[close]]

    def _box(self, point: Point, miles: float) -> np.ndarray:
        """The indexes of the points in a rectangle that holds all within so many miles, and a few more."""
        box = bounding_box(point, miles)
        low, high = np.searchsorted(self.latitude, (box.south, box.north))
        across = self.longitude[low:high]
        return low + np.flatnonzero((across >= box.west) & (across <= box.east))


def _sorted(latitude: np.ndarray, longitude: np.ndarray, position: np.ndarray, reach: np.ndarray) -> Places:
    order = np.argsort(latitude, kind="stable")
    most = int(reach.max()) if len(reach) else 0
    return Places(latitude[order], longitude[order], position[order], reach[order], most)


class Points:
    """The points of consecutive positions, the first of which is `first`."""

    def __init__(self, arrays: Arrays, first: int = 0) -> None:
        self.arrays = arrays
        self.first = first

    def at(self, position: int) -> Point | None:
        """The public point of a position."""
        latitude, longitude = (
            float(self.arrays[name][position - self.first]) for name in ("latitude", "longitude")
        )
        return None if np.isnan(latitude) else Point(latitude, longitude)

    @cached_property
    def venues(self) -> Places:
        held = self.arrays
        none = np.zeros(len(held["venue_position"]), np.int64)
        positions = held["venue_position"] + np.uint32(self.first)
        return _sorted(held["venue_latitude"], held["venue_longitude"], positions, none)

    @cached_property
    def bands(self) -> list[Places]:
        """Those that come to people, by how far."""
        held, bands = self.arrays, []
        for least, most in zip((0, *BANDS), BANDS, strict=False):
            at = np.flatnonzero((held["reach"] > least) & (held["reach"] <= most))
            if len(at):
                positions = (at + self.first).astype(np.uint32)
                bands.append(
                    _sorted(held["latitude"][at], held["longitude"][at], positions, held["reach"][at])
                )
        return bands

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
        held = self.arrays
        far = thousandths(point, held["venue_latitude"][venues], held["venue_longitude"][venues])
        return owners, far, held["venue_index"][venues]

    def public_of(self, point: Point, positions: np.ndarray) -> np.ndarray:
        """How far the public point of each position is."""
        at = positions.astype(np.int64) - self.first
        return thousandths(point, self.arrays["latitude"][at], self.arrays["longitude"][at])

    def nearest_of(self, point: Point, positions: np.ndarray) -> np.ndarray:
        """How far the nearest of each position's venues and public point is."""
        found = self.public_of(point, positions)
        owners, far, _index = self.venues_of(point, positions)
        if len(owners):
            firsts = np.flatnonzero(np.diff(owners, prepend=-1))
            who = owners[firsts]
            found[who] = np.minimum(found[who], np.minimum.reduceat(far, firsts))
        return found


def points_of(docs: list[tuple[int, dict[str, Any]]], first: int) -> Points:
    """The points of documents that stand in no base."""
    nowhere = (np.nan, np.nan)
    public = np.array([doc["p"] or nowhere for _id, doc in docs], np.float64).reshape(-1, 2)
    venues = [(at, *venue) for at, (_id, doc) in enumerate(docs) for venue in doc["v"]]
    return Points(
        {
            "latitude": public[:, 0],
            "longitude": public[:, 1],
            "reach": np.array([doc["r"] for _id, doc in docs], np.int64),
            "venue_position": np.array([venue[0] for venue in venues], np.uint32),
            "venue_latitude": np.array([venue[1] for venue in venues], np.float64),
            "venue_longitude": np.array([venue[2] for venue in venues], np.float64),
            "venue_index": np.array([venue[3] for venue in venues], np.int64),
        },
        first,
    )
