"""One base in this process's memory: filters and numbers at once, words as they are asked for.

Every listing of the base has a position, 0 to size - 1, and all bitmaps hold positions. Positions are given in the
order that equals are shown in (order.py), so the first members of any bitmap are its first results.
"""

from __future__ import annotations

import datetime
from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property

import numpy as np
from django.db import connection
from pyroaring import BitMap

from directory.models import SearchPosting, SearchSegment
from directory.search.globe import Points
from directory.search.packed import NOWHERE, Arrays, Levels, unpack_arrays, unpack_levels, unpack_many
from directory.search.words import stem

#: Bytes of word bitmaps that one process keeps.
MOST_BYTES = 96 * 1024 * 1024
#: So many of the words used most are read with the base: most searches are for them, and each read alone is a query.
MOST_USED = 600
#: What one entry costs besides its bitmaps, roughly.
ENTRY_BYTES = 400
#: What keys of districts begin with, among those of words.
REACH = "reach:"


class Base:
    """A base as loaded. Nothing in it changes but what it remembers of the words asked for."""

    def __init__(
        self,
        version: int,
        seq: int,
        arrays: Arrays,
        facets: dict[str, BitMap],
        districts: dict[str, BitMap],
        words: list[str],
    ) -> None:
        self.version = version
        self.seq = seq
        self.arrays = arrays
        self.facets = facets
        #: Who names a postcode district among those they come to.
        self.districts = districts
        self.words = words
        self.size = len(arrays["ids"])
        self.everything = BitMap(range(self.size))
        self.seed = str(arrays["seed"][0])
        self._levels: dict[str, tuple[Levels, int]] = {}
        self._bytes = 0
        self._ended: tuple[datetime.date, dict[str, BitMap]] | None = None

    @cached_property
    def _by_id(self) -> np.ndarray:
        return np.argsort(self.arrays["ids"])

    def position_of(self, enterprise_id: int) -> int | None:
        at = int(np.searchsorted(self.arrays["ids"], enterprise_id, sorter=self._by_id))
        if at < self.size and self.arrays["ids"][self._by_id[at]] == enterprise_id:
            return int(self._by_id[at])
        return None

    @cached_property
    def points(self) -> Points:
        return Points(self.arrays)

    def ended(self, today: datetime.date) -> dict[str, BitMap]:
        """Positions whose filter key has ended by itself before today."""
        if self._ended is None or self._ended[0] != today:
            over = self.arrays["ending_day"] < today.toordinal()
            found: dict[str, list[int]] = {}
            keys, positions = self.arrays["ending_key"][over], self.arrays["ending_position"][over]
            for key, position in zip(keys.tolist(), positions.tolist(), strict=True):
                found.setdefault(str(self.arrays["ending_names"][key]), []).append(position)
            self._ended = today, {key: BitMap(held) for key, held in found.items()}
        return self._ended[1]

    def load(self, keys: Iterable[str]) -> None:
        """Read the bitmaps of these words that are not in memory yet: one query, or none."""
        missing = [key for key in dict.fromkeys(keys) if key not in self._levels]
        if not missing or not self.size:
            return
        found = dict.fromkeys(missing, (NOWHERE, ENTRY_BYTES))
        marks = ", ".join(["%s"] * len(missing))
        table = connection.ops.quote_name(SearchPosting._meta.db_table)
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT key, ids FROM {table} WHERE version = %s AND key IN ({marks})",  # nosec B608 -- our own table name
                [self.version, *missing],
            )
            for key, packed in cursor.fetchall():
                found[key] = unpack_levels(bytes(packed)), ENTRY_BYTES + len(packed)
        self._keep(found)

    def _keep(self, found: dict[str, tuple[Levels, int]]) -> None:
        """Remember, and forget what was not asked for the longest when there is too much."""
        for key, (levels, size) in found.items():
            self._levels[key] = levels, size
            self._bytes += size
        while self._bytes > MOST_BYTES and len(self._levels) > len(found):
            oldest = next(iter(self._levels))
            self._bytes -= self._levels.pop(oldest)[1]

    def levels(self, key: str) -> Levels:
        """The bitmaps of one word; load() first when there are several."""
        kept = self._levels.pop(key, None)
        if kept is None:
            self.load([key])
            return self._levels.get(key, (NOWHERE, 0))[0]
        self._levels[key] = kept  # last in, last to be forgotten
        return kept[0]

    @cached_property
    def word_index(self) -> dict[str, int]:
        return {word: index for index, word in enumerate(self.words)}

    def words_from(self, prefix: str) -> range:
        """The indexes of the words that start like this."""
        return range(bisect_left(self.words, prefix), bisect_left(self.words, prefix + "\U0010ffff"))

    @cached_property
    def neighbours(self) -> Arrays:
        """The table of words with letters left out (spelling.py), read when somebody first misspells a word."""
        packed = SearchSegment.objects.filter(version=self.version).values_list("neighbours", flat=True).first()
        return (
            unpack_arrays(bytes(packed)) if packed else {"hash": np.empty(0, np.uint32), "word": np.empty(0, np.uint32)}
        )


def empty_base() -> Base:
    """What there is before the first base is made."""
    whole, real, none = np.empty(0, np.int64), np.empty(0, np.float64), np.empty(0, np.uint32)
    arrays: Arrays = {
        "ids": whole, "key": whole,
        "latitude": real, "longitude": real, "reach": whole,
        "venue_position": none, "venue_latitude": real, "venue_longitude": real, "venue_index": whole,
        "ending_day": whole, "ending_position": none, "ending_key": none, "ending_names": np.empty(0, "U1"),
        "word_count": none, "word_prominent": np.empty(0, np.bool_), "seed": np.array([""]),
    }  # fmt: skip
    return Base(0, 0, arrays, {}, {}, [])


def load_base(version: int) -> Base | None:
    """Read a base; None when it has just been replaced by a newer one."""
    if version == 0:
        return empty_base()
    row = SearchSegment.objects.filter(version=version).values("base_seq", "arrays", "facets", "words").first()
    if row is None:
        return None
    base = Base(
        version,
        row["base_seq"],
        unpack_arrays(bytes(row["arrays"])),
        unpack_many(bytes(row["facets"])),
        _districts(version),
        row["words"].split("\n") if row["words"] else [],
    )
    most_used = np.argsort(-base.arrays["word_count"].astype(np.int64))[:MOST_USED]
    base.load(stem(base.words[at]) for at in most_used.tolist())
    return base


def _districts(version: int) -> dict[str, BitMap]:
    """Read at once, because they are few and small, and nearly every search is near another one."""
    rows = SearchPosting.objects.filter(version=version, key__startswith=REACH).values_list("key", "ids")
    return {key.removeprefix(REACH): unpack_levels(bytes(packed))[2] for key, packed in rows}
