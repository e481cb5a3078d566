"""One state of the index, whole: the base, what changed since, and the day. A view never changes."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

import numpy as np
from pyroaring import BitMap

from directory.search.base import REACH, Base
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
        self._changed: dict[str, Levels] = {}
        self._ended = base.ended(today)

    def after(self, state: State, delta: Delta) -> View:
        """The next view of the same base and day, which keeps all that its changes do not touch."""
        view = View(state, self.base, delta, self.today)
        before, now = self.delta.facets, delta.facets
        known = self._facets.copy()  # in one go, because a search in another thread may be adding to it
        view._facets = {key: held for key, held in known.items() if now.get(key) is before.get(key)}
        if self.delta.docs and "points" in self.__dict__:
            more = delta.docs[len(self.delta.docs) :]
            view.points = [self.base.points, self.points[1].with_more([doc.content for doc in more])]
        return view

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
        key = f"{REACH}{district}"
        held = self.base.districts.get(district, NOWHERE[0])
        return held | self.delta.facets[key] if key in self.delta.facets else held

    def load(self, stems: Iterable[str]) -> None:
        self.base.load(stems)

    def levels(self, stem: str) -> Levels:
        """The positions of a word by how prominent it is there. May hold dead ones."""
        held = self.base.levels(stem)
        if stem not in self.delta.words:
            return held
        fresh = self._changed.get(stem)
        if fresh is None:
            fresh = self._changed[stem] = self.delta.levels(stem)
        return held[0] | fresh[0], held[1] | fresh[1], held[2] | fresh[2]

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

    def ranks(self, positions: np.ndarray) -> np.ndarray:
        """The place of each position among equals (order.py): by itself in the base, fitted in between for the rest."""
        more = len(self.delta.docs)
        if not more:
            return positions
        ranks = positions.astype(np.int64) * (more + 1) + more
        fresh = positions >= self.base.size
        ranks[fresh] = self._ranks_between[positions[fresh] - self.base.size]
        return ranks

    @cached_property
    def _ranks_between(self) -> np.ndarray:
        """The ranks of what is not in the base."""
        more = len(self.delta.docs)
        keys = np.array([doc.key for doc in self.delta.docs], np.int64)
        order = np.argsort(keys, kind="stable")
        ranks = np.empty(more, np.int64)
        ranks[order] = np.searchsorted(self.base.arrays["key"], keys[order]) * (more + 1) + np.arange(more)
        return ranks

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
