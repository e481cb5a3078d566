"""What has changed since the base was made: a handful of documents, kept whole in memory.

A changed listing gets a new position after those of the base; its old one is dead. A delta never changes: each change
makes a new one that shares all it can with the one before, so a search that is running keeps what it started with.
"""

from __future__ import annotations

import datetime
import json
from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pyroaring import BitMap

from directory.search.base import REACH, Base
from directory.search.packed import NOWHERE, Levels
from directory.search.turns import order_key
from directory.search.words import stem

#: (enterprise id, content of its document, or None when it has none any more)
Change = tuple[int, str | None]


class Doc(NamedTuple):
    """One document, and its place among equals."""

    id: int
    key: int
    content: dict[str, Any]


@dataclass
class Delta:
    """Documents by position - base.size, and what they are found by."""

    docs: list[Doc] = field(default_factory=list)
    position: dict[int, int] = field(default_factory=dict)  # of each listing that is in `docs` and alive
    dead: BitMap = field(default_factory=BitMap)  # positions, of the base and of `docs`
    facets: dict[str, BitMap] = field(default_factory=dict)
    #: stem -> each document that has it, as 4 x position + the level where it is most prominent there
    words: dict[str, array[int]] = field(default_factory=dict)
    #: words new to the base: (documents that have it, whether one of them has it in a prominent place)
    surfaces: dict[str, tuple[int, bool]] = field(default_factory=dict)

    def with_changes(self, base: Base, changes: Iterable[Change], today: datetime.date) -> Delta:
        made = Delta(
            self.docs.copy(),
            self.position.copy(),
            self.dead.copy(),
            self.facets.copy(),
            self.words.copy(),
            self.surfaces.copy(),
        )
        writer = _Writer(made, base, today)
        for enterprise_id, content in changes:
            writer.forget(enterprise_id)
            if content is not None:
                writer.add(enterprise_id, json.loads(content))
        return made

    def levels(self, stem: str) -> Levels:
        """The positions of a word by how prominent it is there."""
        held = self.words.get(stem)
        if held is None:
            return NOWHERE
        first, second, third = (BitMap([each >> 2 for each in held if each & 3 <= level]) for level in range(3))
        return first, second, third

    def on_day(self, base: Base, today: datetime.date) -> Delta:
        """The same documents on another day: what ends by itself may have ended."""
        made = Delta(dead=self.dead & base.everything)
        writer = _Writer(made, base, today)
        for at, doc in enumerate(self.docs):
            if base.size + at not in self.dead:
                writer.add(doc.id, doc.content)
        return made


class _Writer:
    """Adds to one delta in the making; copies what is shared the first time it is written to."""

    def __init__(self, delta: Delta, base: Base, today: datetime.date) -> None:
        self.delta, self.base, self.today = delta, base, today.isoformat()
        self.own: set[str] = set()
        self.own_words: set[str] = set()

    def forget(self, enterprise_id: int) -> None:
        position = self.delta.position.pop(enterprise_id, None)
        if position is None:
            position = self.base.position_of(enterprise_id)
        if position is not None:
            self.delta.dead.add(position)

    def add(self, enterprise_id: int, doc: dict[str, Any]) -> None:
        position = self.base.size + len(self.delta.docs)
        confirmed = datetime.date.fromisoformat(doc["c"]) if doc["c"] else None
        self.delta.docs.append(Doc(enterprise_id, order_key(confirmed, self.base.seed, enterprise_id), doc))
        self.delta.position[enterprise_id] = position
        ended = {key for key, last_day in doc["e"] if last_day < self.today}
        for key in doc["f"]:
            if key not in ended:
                self._facet(key).add(position)
        for district in doc["d"]:
            self._facet(f"{REACH}{district}").add(position)
        self._add_words(doc["w"], position)

    def _add_words(self, levels: list[list[str]], position: int) -> None:
        best: dict[str, int] = {}
        for level, held in enumerate(levels):
            for word in held:
                best.setdefault(stem(word), level)
                self._add_surface(word, prominent=level < 2)
        for key, level in best.items():
            self._word(key).append(4 * position + level)

    def _add_surface(self, word: str, *, prominent: bool) -> None:
        """Note a word that the base does not have, or not in a prominent place."""
        index = self.base.word_index.get(word)
        if index is None or (prominent and not self.base.arrays["word_prominent"][index]):
            count, known = self.delta.surfaces.get(word, (0, False))
            self.delta.surfaces[word] = count + 1, known or prominent

    def _facet(self, key: str) -> BitMap:
        if key not in self.own:
            self.own.add(key)
            held = self.delta.facets.get(key)
            self.delta.facets[key] = held.copy() if held is not None else BitMap()
        return self.delta.facets[key]

    def _word(self, key: str) -> array[int]:
        if key not in self.own_words:
            self.own_words.add(key)
            held = self.delta.words.get(key)
            self.delta.words[key] = array("I") if held is None else held[:]
        return self.delta.words[key]
