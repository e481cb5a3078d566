"""Making a new base of all documents, while everybody goes on searching and publishing.

The clock is read first, then the documents. What changes meanwhile may or may not be in the new base, but its change is
numbered later than the base, so every process takes it from the documents again: never missed, never twice.
"""

from __future__ import annotations

import datetime
import json
import secrets
from array import array
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import numpy as np
from django.db import models, transaction
from django.utils import timezone
from pyroaring import BitMap

from directory.models import SearchChange, SearchDocument, SearchPosting, SearchSegment, SearchState
from directory.search.base import REACH
from directory.search.packed import Arrays, pack_arrays, pack_levels, pack_many
from directory.search.spelling import neighbours_of
from directory.search.turns import order_key, week_of
from directory.search.words import stem

#: Rows written or deleted in one go, so that nobody waits long for the database.
ROWS = 2000
#: Somebody who started and has not finished in this time has died.
LEASE = datetime.timedelta(minutes=20)


def compact() -> bool:
    """Make a new base and put it in use. False when somebody else is at it."""
    if not _take_turn():
        return False
    state = SearchState.objects.get(pk=1)
    seed = week_of(timezone.localdate())
    gathered = _Gathered(_in_order(seed), seed)
    for enterprise_id, content in SearchDocument.objects.values_list("pk", "content").iterator(chunk_size=ROWS):
        gathered.add(enterprise_id, json.loads(content))
    version = secrets.randbits(62)
    _write(version, state.seq, gathered)
    _put_in_use(version, state)
    _clear_away(version, state.seq)
    return True


def _take_turn() -> bool:
    now = timezone.now()
    SearchState.objects.bulk_create([SearchState(pk=1)], ignore_conflicts=True)
    free = models.Q(compacting_until=None) | models.Q(compacting_until__lt=now)
    taken = SearchState.objects.filter(free, pk=1).update(compacting_until=now + LEASE, compaction_wanted=False)
    return taken == 1


def _in_order(seed: str) -> list[tuple[int, int]]:
    """(key, id) of every document as equals are shown: its place here is its position."""
    rows = SearchDocument.objects.values_list("pk", "confirmed_on").iterator(chunk_size=ROWS)
    return sorted((order_key(day, seed, pk), pk) for pk, day in rows)


class _Gathered:
    """Everything of the new base, by position."""

    def __init__(self, order: list[tuple[int, int]], seed: str) -> None:
        size = len(order)
        self.order, self.seed = order, seed
        self.position = {enterprise_id: at for at, (_key, enterprise_id) in enumerate(order)}
        self.words: dict[str, tuple[array[int], array[int], array[int]]] = {}
        self.facets: dict[str, array[int]] = defaultdict(lambda: array("I"))
        self.reach: dict[str, array[int]] = defaultdict(lambda: array("I"))
        self.surfaces: dict[str, list[int]] = defaultdict(lambda: [0, 0])  # documents, of those prominent
        self.latitude, self.longitude = np.full(size, np.nan), np.full(size, np.nan)
        self.miles = np.zeros(size, np.int64)
        self.venues: list[tuple[int, float, float, int]] = []
        self.endings: list[tuple[int, int, str]] = []

    def add(self, enterprise_id: int, doc: dict[str, Any]) -> None:
        at = self.position.get(enterprise_id)
        if at is None:
            return  # came after the clock was read: everybody has it from its change
        for key in doc["f"]:
            self.facets[key].append(at)
        for district in doc["d"]:
            self.reach[f"{REACH}{district}"].append(at)
        if doc["p"]:
            self.latitude[at], self.longitude[at] = doc["p"]
        self.miles[at] = doc["r"]
        self.venues += [(at, latitude, longitude, index) for latitude, longitude, index in doc["v"]]
        self.endings += [(datetime.date.fromisoformat(last).toordinal(), at, key) for key, last in doc["e"]]
        self._add_words(doc["w"], at)

    def _add_words(self, levels: list[list[str]], at: int) -> None:
        seen: set[str] = set()
        for level, held in enumerate(levels):
            for word in held:
                count = self.surfaces[word]
                count[0] += 1
                count[1] += level < 2
                key = stem(word)
                if key not in seen:
                    seen.add(key)
                    if key not in self.words:
                        self.words[key] = array("I"), array("I"), array("I")
                    self.words[key][level].append(at)

    def arrays(self) -> Arrays:
        self.venues.sort()
        names = sorted({key for _day, _at, key in self.endings})
        number = {key: index for index, key in enumerate(names)}
        used = sorted(self.surfaces)
        return {
            "ids": np.array([pk for _key, pk in self.order], np.int64),
            "key": np.array([key for key, _pk in self.order], np.int64),
            "latitude": self.latitude,
            "longitude": self.longitude,
            "reach": self.miles,
            "venue_position": np.array([venue[0] for venue in self.venues], np.uint32),
            "venue_latitude": np.array([venue[1] for venue in self.venues], np.float64),
            "venue_longitude": np.array([venue[2] for venue in self.venues], np.float64),
            "venue_index": np.array([venue[3] for venue in self.venues], np.int64),
            "ending_day": np.array([day for day, _at, _key in self.endings], np.int64),
            "ending_position": np.array([at for _day, at, _key in self.endings], np.uint32),
            "ending_key": np.array([number[key] for _day, _at, key in self.endings], np.int64),
            "ending_names": np.array(names, np.str_),
            "word_count": np.array([self.surfaces[word][0] for word in used], np.uint32),
            "word_prominent": np.array([self.surfaces[word][1] > 0 for word in used], np.bool_),
            "seed": np.array([self.seed]),
        }

    def postings(self, version: int) -> Iterator[SearchPosting]:
        for key, (first, second, third) in self.words.items():
            in_name = BitMap(first)
            near = in_name | BitMap(second)
            packed = pack_levels((in_name, near, near | BitMap(third)))
            yield SearchPosting(version=version, key=key, ids=packed)
        for key, held in self.reach.items():
            yield SearchPosting(version=version, key=key, ids=pack_levels((BitMap(), BitMap(), BitMap(held))))


def _write(version: int, seq: int, gathered: _Gathered) -> None:
    used = sorted(gathered.surfaces)
    SearchSegment.objects.create(
        version=version,
        base_seq=seq,
        arrays=pack_arrays(gathered.arrays()),
        facets=pack_many({key: BitMap(held) for key, held in gathered.facets.items()}),
        words="\n".join(used),
        neighbours=pack_arrays(neighbours_of(used)),
    )
    waiting: list[SearchPosting] = []
    for posting in gathered.postings(version):
        waiting.append(posting)
        if len(waiting) == ROWS:
            SearchPosting.objects.bulk_create(waiting)
            waiting = []
    SearchPosting.objects.bulk_create(waiting)


@transaction.atomic
def _put_in_use(version: int, began: SearchState) -> None:
    """From here on everybody who looks takes the new base. Not if history has changed under us (a restored backup)."""
    state = SearchState.objects.select_for_update().get(pk=1)
    is_continued = (state.seq, state.stamp) == (began.seq, began.stamp) or (
        SearchChange.objects.filter(seq=began.seq, stamp=began.stamp).exists() or began.seq == 0
    )
    if is_continued:
        state.version, state.base_seq = version, began.seq
    state.compacting_until = None
    state.save(update_fields=["version", "base_seq", "compacting_until"])


def _clear_away(version: int, seq: int) -> None:
    """Drop older bases, and the changes the new one holds; the last of these stays, to know this history by."""
    in_use = SearchState.objects.values_list("version", flat=True).get(pk=1)
    if in_use == version:
        SearchChange.objects.filter(seq__lt=seq).delete()
    for old in list(SearchSegment.objects.exclude(version=in_use).values_list("version", flat=True)):
        SearchSegment.objects.filter(version=old).delete()
        _drop_postings(old)


def _drop_postings(version: int) -> None:
    """A few thousand at a time."""
    while True:
        keys = list(SearchPosting.objects.filter(version=version).values_list("key", flat=True)[:ROWS])
        if not keys:
            return
        SearchPosting.objects.filter(version=version, key__in=keys).delete()
