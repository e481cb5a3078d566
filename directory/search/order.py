"""In which order results stand.

"best", the order nobody has to ask for:

1. Those that are open come before those that are closed for now or full.
2. With a place: those who come to you or have a venue near enough come before those who only work by phone or video.
3. Words. A word counts the more the rarer it is: its weight is 10 + 10 ln(listings / listings with the word), rounded.
   It counts 6 times its weight where it is in the name; 3 times beside the kind of help, the one line, what they do,
   who it is for, skills and languages; once anywhere else. A word that only means the same counts one step less.
   Nothing else counts: not length, not how often a word stands there, not who pays, not checks held.
4. Equals: the most lately confirmed first; of those confirmed on the same day, by turns that change every week.

Example. 1,000 listings, 100 have "garden" (weight 10 + 23 = 33) and 20 have "music" (10 + 39 = 49). For "music garden":
"Music in the Garden" has 6 x 49 + 6 x 33 = 492; "Garden Days", whose one line says music, 3 x 49 + 6 x 33 = 345; one
that has both only in its story 49 + 33 = 82.

"nearest" is by miles to the nearest of a listing's venues and its public point, and "confirmed" by the day it was last
confirmed; both then as in 4.

How it is found: positions of the base are given in the order of 4, so of any set of equals the first members come
first. A set is cut by words into sets of equal score, and only as many members are read as the page needs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from math import log

import numpy as np
from pyroaring import BitMap

from directory.search import where
from directory.search.packed import Levels, positions_of
from directory.search.plan import Plan
from directory.search.view import View
from directory.search.where import Near

#: What a word counts in the name, beside the kind of help, anywhere.
STEPS = (6, 3, 1)
#: With more words than this, listings are scored one by one: there would be too many sets.
MOST_SETS = 4


def ordered(view: View, found: BitMap, sort: str, plan: Plan, near: Near | None, start: int, end: int) -> list[int]:
    """The positions from `start` to `end` of these, in order."""
    if sort == "nearest" and near is not None:
        return _nearest(view, found, near, start, end)
    if sort == "confirmed":
        return _cut(view, [found], start, end)
    units = list(zip(_weights(view, plan), plan.levels, strict=True))
    chosen: list[int] = []
    passed = 0
    for band in _bands(view, found, near):
        size = len(band)
        low, high = max(0, start - passed), min(size, end - passed)
        if low < high:
            tiers = _tiers(band, units) if len(units) <= MOST_SETS else _scored(view, band, units)
            chosen += _cut(view, tiers, low, high)
        passed += size
        if passed >= end:
            break
    return chosen


def _bands(view: View, found: BitMap, near: Near | None) -> list[BitMap]:
    shut = found & (view.facet("closed") | view.facet("full"))
    halves = [found - shut, shut] if shut else [found]
    if near is None or not near.remote:
        return halves
    return [part for half in halves for part in (half & near.local, half - near.local)]


def _weights(view: View, plan: Plan) -> list[int]:
    everybody = max(1, len(view.alive))
    return [
        10 + round(10 * log(everybody / max(1, levels[2].intersection_cardinality(view.alive))))
        for levels in plan.levels
    ]


def _tiers(found: BitMap, units: list[tuple[int, Levels]]) -> list[BitMap]:
    """The set cut into sets of equal score, best first."""
    parts: list[tuple[int, BitMap]] = [(0, found)]
    for weight, levels in units:
        parts = [(score + step, part) for score, whole in parts for step, part in _split(whole, weight, levels) if part]
    if len(parts) == 1:
        return [parts[0][1]]
    equal: dict[int, list[BitMap]] = defaultdict(list)
    for score, part in parts:
        equal[score].append(part)
    return [
        sets[0] if len(sets) == 1 else BitMap.union(*sets)
        for _score, sets in sorted(equal.items(), key=lambda held: held[0], reverse=True)
    ]


def _split(whole: BitMap, weight: int, levels: Levels) -> Iterable[tuple[int, BitMap]]:
    """The parts of a set that have a word in the name, beside the kind of help, anywhere, and not at all."""
    rest = whole
    for step, level in zip(STEPS, levels, strict=True):
        part = rest & level
        if part:
            yield step * weight, part
            rest = rest - part
            if not rest:
                return
    yield 0, rest


def _scored(view: View, found: BitMap, units: list[tuple[int, Levels]]) -> list[BitMap]:
    """The same as _tiers, by giving each member its score."""
    scores = np.zeros(view.size, np.int64)
    for weight, levels in units:
        steps = np.zeros(view.size, np.int64)
        for step, level in zip(reversed(STEPS), reversed(levels), strict=True):
            steps[positions_of(level)] = step * weight
        scores += steps
    members = positions_of(found)
    held = scores[members]
    return [BitMap(members[held == score].tolist()) for score in np.unique(held)[::-1]]


def _cut(view: View, tiers: Iterable[BitMap], start: int, end: int) -> list[int]:
    """Members `start` to `end` of these sets one after the other, each set in the order of equals."""
    chosen: list[int] = []
    passed = 0
    for tier in tiers:
        size = len(tier)
        low, high = max(0, start - passed), min(size, end - passed)
        if low < high:
            chosen += _equals(view, tier, low, high)
        passed += size
        if passed >= end:
            break
    return chosen


def first_equals(view: View, found: BitMap, limit: int) -> list[int]:
    return _equals(view, found, 0, limit) if found else []


def _equals(view: View, tier: BitMap, start: int, end: int) -> list[int]:
    """Members `start` to `end` of a set of equals. Those outside the base are fitted in between."""
    base = view.base.size
    if not view.delta.docs or tier.max() < base:
        return list(tier[start:end])
    fresh = list(tier & BitMap(range(base, view.size)))
    some = [*(position for position in tier[:end] if position < base), *fresh]
    order = np.argsort(view.ranks(np.array(some, np.int64)))[start:end]
    return [some[at] for at in order.tolist()]


def _nearest(view: View, found: BitMap, near: Near, start: int, end: int) -> list[int]:
    positions = positions_of(found)
    far = where.distances(view, near.point, positions)
    ranks = view.ranks(positions)
    if end < len(far) // 4:  # only the nearest are worth sorting
        edge = np.partition(far, end)[end]
        close = far <= edge
        positions, far, ranks = positions[close], far[close], ranks[close]
    return [int(positions[at]) for at in np.lexsort((ranks, far))[start:end]]
