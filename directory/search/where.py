"""Who matches a place, by which rule, and how far away they are.

With a point, a listing matches when the point lies in the area it covers ("comes"), when a venue is within the
distance asked for ("venue"), or when it works by phone or video ("remote").
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

import numpy as np
from pyroaring import BitMap

from directory.search.document import NO_VENUE
from directory.search.globe import NEVER, Globe, Points
from directory.search.query import Hit
from directory.search.view import View
from enterprises.listings.places import Point
from enterprises.listings.places.sectors import sectors


@dataclass
class Near:
    """The positions that match a place, by each rule."""

    point: Point
    within: int
    comes: BitMap
    venue: BitMap
    remote: BitMap

    @cached_property
    def local(self) -> BitMap:
        return self.comes | self.venue

    @cached_property
    def all(self) -> BitMap:
        return self.local | self.remote


def near(view: View, point: Point, within: int) -> Near:
    return Near(point, within, comes_to(view, point), venue_within(view, point, within), view.facet("remote"))


def comes_to(view: View, point: Point) -> BitMap:
    """Who comes to this point: it lies within their miles of their public point, or in a district they name."""
    district = district_at(point)
    named = view.reach(district) if district else BitMap()
    return BitMap.union(named, *(points.comes_to(point) for points in view.points))


@lru_cache(maxsize=20_000)
def district_at(point: Point) -> str:
    globe, districts = _sectors()
    return districts[int(globe.squares(point).argmin())]


@cache
def _sectors() -> tuple[Globe, list[str]]:
    """The middle of every postcode sector, and the district it lies in."""
    rows = sectors().by_latitude
    latitude, longitude = (np.array([row[at] for row in rows], np.float64) for at in (0, 1))
    return Globe.of(latitude, longitude), [row[2].partition(" ")[0] for row in rows]


def venue_within(view: View, point: Point, within: int) -> BitMap:
    """Who has a venue so near; nobody within 0. One that says nothing about where counts as at its public point."""
    if not within:
        return BitMap()
    return BitMap.union(*(points.venues_within(point, within) for points in view.points))


def distances(view: View, point: Point, positions: np.ndarray) -> np.ndarray:
    """Thousandths of a mile to the nearest venue or public point of each (positions in order)."""
    return np.concatenate([points.nearest_of(point, some) for points, some in _parts(view, positions)])


def public_distances(view: View, point: Point, positions: np.ndarray) -> np.ndarray:
    """Thousandths of a mile to the public point of each (positions in order)."""
    return np.concatenate([points.public_of(point, some) for points, some in _parts(view, positions)])


def _parts(view: View, positions: np.ndarray) -> list[tuple[Points, np.ndarray]]:
    """The positions of the base and those after it, with their points."""
    if len(view.points) == 1:
        return [(view.points[0], positions)]
    cut = int(np.searchsorted(positions, view.base.size))
    return [(view.points[0], positions[:cut]), (view.points[1], positions[cut:])]


def explain(view: View, near: Near, hits: list[Hit], positions: list[int]) -> None:
    """Write into each hit how far it is and why it matches the place."""
    order = np.array(sorted(positions), np.uint32)
    public = dict(zip(order.tolist(), public_distances(view, near.point, order).tolist(), strict=True))
    venues = _nearest_venues(view, near.point, order)
    for hit, position in zip(hits, positions, strict=True):
        venue_far, index = venues.get(position, (NEVER, NO_VENUE))
        far = min(public[position], venue_far)
        hit.miles = far / 1000 if far < NEVER else None
        hit.why = "comes" if position in near.comes else "venue" if position in near.venue else "remote"
        if near.within and venue_far <= near.within * 1000:
            hit.venue_miles = venue_far / 1000
            hit.venue = hit.card["venues"][index]["name"] if index != NO_VENUE else ""


def _nearest_venues(view: View, point: Point, order: np.ndarray) -> dict[int, tuple[int, int]]:
    """position -> (thousandths of a mile, index in the card) of its nearest venue."""
    found: dict[int, tuple[int, int]] = {}
    for points, some in _parts(view, order):
        owners, far, index = points.venues_of(point, some)
        for position, thousandth, venue in zip(some[owners].tolist(), far.tolist(), index.tolist(), strict=True):
            found[position] = min(found.get(position, (NEVER, NO_VENUE)), (thousandth, venue))
    return found
