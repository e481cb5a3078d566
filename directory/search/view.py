"""One state of the index, whole: the base, what changed since, and the day. A view never changes."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

import numpy as np
from pyroaring import BitMap

from directory.search.base import Base
from directory.search.delta import Delta
from directory.search.globe import Points, points_of
from directory.search.packed import NOWHERE, Levels
from enterprises.listings.places import Point


class State(NamedTuple):
    """Which state of the index: two are the same only if all of this is the same."""

    seq: int
    stamp: int
    version: int
    words_stamp: int


class View:
    def __init__(self, state: State, base: Base, delta: Delta, today: datetime.date) -> None:
        self.state, self.base, self.delta, self.today = state, base, delta, today
        self.size = base.size + len(delta.docs)
        self.alive = BitMap(range(self.size)) - delta.dead
        #: What is worked out once for this view (filters.py): by group and state of the lists.
        self.kept: dict[tuple[str, int], list[BitMap]] = {}
        self._facets: dict[str, BitMap] = {}
        self._ended = base.ended(today)

    def facet(self, key: str) -> BitMap:
        """The positions that have a filter key today. May hold dead ones: cut it with something alive."""
        found = self._facets.get(key)
        if found is None:
            found = self.base.facets.get(key, NOWHERE[0])
            if key in self._ended:
                found = found - self._ended[key]
            if key in self.delta.facets:
                found = found | self.delta.facets[key]
            self._facets[key] = found
        return found

    def reach(self, district: str) -> BitMap:
        """The positions that name this postcode district among those they come to."""
        key = f"reach:{district}"
        held = self.base.levels(key)[2]
        return held | self.delta.facets[key] if key in self.delta.facets else held

    def load(self, stems: Iterable[str]) -> None:
        self.base.load(stems)

    def levels(self, stem: str) -> Levels:
        """The positions of a word by how prominent it is there. May hold dead ones."""
        held, fresh = self.base.levels(stem), self.delta.words.get(stem)
        return (held[0] | fresh[0], held[1] | fresh[1], held[2] | fresh[2]) if fresh else held

    def id_at(self, position: int) -> int:
        if position < self.base.size:
            return int(self.base.arrays["ids"][position])
        return self.delta.docs[position - self.base.size].id

    def position_of(self, enterprise_id: int) -> int | None:
        """Where a listing stands; None when it is not public."""
        position = self.delta.position.get(enterprise_id)
        if position is None:
            position = self.base.position_of(enterprise_id)
        return position if position is not None and position in self.alive else None

    @cached_property
    def rank(self) -> np.ndarray:
        """The place of each position among equals (order.py): by itself in the base, fitted in between for the rest."""
        more = len(self.delta.docs)
        rank = np.arange(self.size, dtype=np.int64) * (more + 1) + more
        keys = np.array([doc.key for doc in self.delta.docs], np.int64)
        order = np.argsort(keys, kind="stable")
        before = np.searchsorted(self.base.arrays["key"], keys[order])
        rank[self.base.size + order] = before * (more + 1) + np.arange(more)
        return rank

    @cached_property
    def points(self) -> list[Points]:
        """Those of the base, and those of what changed since, if anything has."""
        if not self.delta.docs:
            return [self.base.points]
        changed = [points_of([doc.content for doc in self.delta.docs], self.base.size)]
        return [self.base.points, *changed]

    def point_of(self, position: int) -> Point | None:
        """The public point of a listing."""
        return self.points[position >= self.base.size].at(position)
