"""Misspelt words, and words not finished yet.

Two words within two slips of each other become the same when up to two letters are left out of each. So the base keeps
every word with letters left out, as sorted numbers; looking a misspelling up is a few binary searches, and only what
they find is measured properly. Example: "gardning" without nothing is "gardening" without its first e.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations
from zlib import crc32

import numpy as np

from core.letters import letters_apart
from directory.search.packed import Arrays
from directory.search.view import View
from directory.search.words import stem

#: Only so many first letters are taken apart; a slip further on is found because both words start the same.
LETTERS = 9
#: Shorter words are not corrected: too many are one slip from each other.
SHORTEST = 4
#: Words of at least this many letters may hold two slips.
TWO_SLIPS = 6
#: More words than this are not compared in the delta; a compaction is due long before.
MOST_FRESH = 20_000

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_VOWELS = frozenset("aeiouy")
# Letters that stand for the same sound.
_SOUNDS = frozenset(map(frozenset, ("ck", "cs", "kq", "sz", "fv", "gj", "iy", "ie", "ea", "oa", "eu", "mn")))


def slips_allowed(word: str) -> int:
    return 0 if len(word) < SHORTEST or word.isdigit() else 1 if len(word) < TWO_SLIPS else 2


def left_out(word: str) -> set[str]:
    """The word's first letters, with none, one or (in long words) two of them left out."""
    start = word[:LETTERS]
    made = {start}
    for gone in range(1, slips_allowed(word) + 1):
        for kept in combinations(start, len(start) - gone):
            made.add("".join(kept))
    return made


def neighbours_of(words: Iterable[str]) -> Arrays:
    """The table of all words with letters left out, as numbers in order, each with the word's index."""
    hashes: list[int] = []
    indexes: list[int] = []
    for index, word in enumerate(words):
        made = left_out(word) if len(word) >= SHORTEST and not word.isdigit() else ()
        hashes.extend(crc32(part.encode()) for part in made)
        indexes.extend([index] * len(made))
    hash_array, index_array = np.array(hashes, np.uint32), np.array(indexes, np.uint32)
    order = np.argsort(hash_array, kind="stable")
    return {"hash": hash_array[order], "word": index_array[order]}


def correct(view: View, word: str) -> str | None:
    """The word in use that was most likely meant, or None. Only words of listings that are public now."""
    limit = slips_allowed(word)
    if not limit:
        return None
    cost = lru_cache(maxsize=None)(slip_cost)
    found = sorted(
        (round(cost(word, other), 2) - _usual(count), other)
        for other, count in _candidates(view, word).items()
        if letters_apart(word, other, limit) <= limit
    )
    view.load(stem(other) for _cost, other in found[:8])
    return next((other for _cost, other in found if is_in_use(view, other)), None)


def is_in_use(view: View, word: str) -> bool:
    """Whether a listing the public sees now has this word."""
    return not view.levels(stem(word))[2].isdisjoint(view.alive)


def _usual(count: int) -> float:
    """A small advantage for words in common use: a hundred times as common weighs as much as two thirds of a slip."""
    return float(np.log10(count + 1)) / 3


def _candidates(view: View, word: str) -> dict[str, int]:
    """Words that may be within two slips, and how many documents have them."""
    table, base = view.base.neighbours if view.base.size else None, view.base
    found: dict[str, int] = {}
    if table is not None:
        wanted = np.array([crc32(part.encode()) for part in left_out(word)], np.uint32)
        low, high = (
            np.searchsorted(table["hash"], wanted, "left"),
            np.searchsorted(table["hash"], wanted, "right"),
        )
        for start, end in zip(low.tolist(), high.tolist(), strict=True):
            for index in table["word"][start:end].tolist():
                found[base.words[index]] = int(base.arrays["word_count"][index])
    if len(view.delta.surfaces) <= MOST_FRESH:
        near = (other for other in view.delta.surfaces if abs(len(other) - len(word)) <= 2)
        found.update((other, view.delta.surfaces[other][0] + found.get(other, 0)) for other in near)
    return {other: count for other, count in found.items() if len(other) >= SHORTEST - 1 and other != word}


def slip_cost(typed: str, meant: str) -> float:
    """Letters apart, but likely slips cost less: a doubled letter, a neighbouring key, one vowel for another."""
    before: list[float] = []
    row = [float(at) for at in range(len(meant) + 1)]
    for i, x in enumerate(typed, 1):
        earlier, before, row = before, row, [row[0] + 1]
        for j, y in enumerate(meant, 1):
            extra = 0.6 if i > 1 and typed[i - 2] == x else 1.0  # typed twice
            lost = 0.6 if j > 1 and meant[j - 2] == y else 0.8 if y in _VOWELS else 0.9
            cost = min(before[j] + extra, row[-1] + lost, before[j - 1] + _changed(x, y))
            if i > 1 and j > 1 and x == meant[j - 2] and typed[i - 2] == y:
                cost = min(cost, earlier[j - 2] + 0.7)
            row.append(cost)
    return row[-1] + (0.5 if typed[0] != meant[0] else 0)  # first letters are seldom wrong


@lru_cache(maxsize=2000)
def _changed(x: str, y: str) -> float:
    if x == y:
        return 0.0
    if frozenset((x, y)) in _SOUNDS or (x in _VOWELS and y in _VOWELS):
        return 0.7
    return 0.8 if any(abs(keys.find(x) - keys.find(y)) == 1 for keys in _ROWS if x in keys and y in keys) else 1.0


def two_words(view: View, word: str) -> tuple[str, str] | None:
    """ "lunchclub" is two words in use written as one. The most even cut wins."""
    cuts = sorted(range(3, len(word) - 2), key=lambda cut: abs(cut - len(word) / 2))
    view.load(stem(part) for cut in cuts for part in (word[:cut], word[cut:]))
    return next(
        ((word[:cut], word[cut:]) for cut in cuts if is_in_use(view, word[:cut]) and is_in_use(view, word[cut:])),
        None,
    )


def finished(view: View, start: str, *, prominent: bool) -> Iterator[tuple[str, int]]:
    """The words that start like this, and how many documents have them; only prominent ones if asked."""
    arrays = view.base.arrays
    for index in view.base.words_from(start):
        if not prominent or arrays["word_prominent"][index]:
            yield view.base.words[index], int(arrays["word_count"][index])
    for word, (count, is_prominent) in view.delta.surfaces.items():
        if word.startswith(start) and (is_prominent or not prominent):
            yield word, count
