"""Folding names so that every way of typing one is the same, and finding the name that was meant."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable

from core.letters import letters_apart

APOSTROPHES = re.compile("['’‘`´]")
NOT_WORD = re.compile(r"[^a-z0-9]+")
# Words that people leave out or swap: "Stow on the Wold", "Stratford on Avon" for "upon".
SMALL_WORDS = frozenset(
    ["on", "upon", "in", "under", "by", "the", "next", "cum", "super", "and", "of", "de", "la", "le", "with"]
)
SAME_WORDS = {"saint": "st", "sainte": "st", "gt": "great", "ctr": "centre", "nr": "near"}
# First words that name nothing by themselves: "Isle of Whithorn", "City of Westminster".
NOT_ALONE = frozenset(["isle", "city", "vale", "bridge", "house", "mill", "st"])
SHORTLIST = 80  # names that share most pairs of letters, worth measuring properly


def fold(text: str) -> str:
    """ "St. Briavel’s" and "saint briavels" both become "st briavels"."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", APOSTROPHES.sub("", text))
        text = "".join(letter for letter in text if not unicodedata.combining(letter))
    text = APOSTROPHES.sub("", text).replace("&", " and ").casefold()
    return " ".join(SAME_WORDS.get(word, word) for word in NOT_WORD.split(text) if word)


def squash(folded: str) -> str:
    """ "stow on the wold" becomes "stowwold": the same name with small words and spaces gone."""
    words = folded.split()
    return "".join(word for word in words if word not in SMALL_WORDS) or "".join(words)


def short_names(folded: str, also: Iterable[str]) -> set[str]:
    """What else a place is called: its other names, and "newcastle" for "newcastle upon tyne".

    Where another name is the last word, as with Kingston upon Hull, that is the short name instead.
    """
    names = {fold(other) for other in also} - {folded}
    words = folded.split()
    ends = [at for at, word in enumerate(words) if word in SMALL_WORDS]
    head = " ".join(words[: ends[0]]) if ends else ""
    if len(head) > 2 and head not in NOT_ALONE and words[-1] not in names:
        names.add(head)
    return names


class NearNames:
    """Finds the known names closest to a misspelt one, by the pairs of letters they share."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = list(names)
        self._holding: dict[str, list[int]] = defaultdict(list)
        for index, name in enumerate(self.names):
            for pair in _pairs(name):
                self._holding[pair].append(index)

    def closest(self, typed: str) -> list[tuple[int, str]]:
        """(letters apart, name), nearest first; empty when nothing is close enough to be a slip."""
        limit = 1 if len(typed) <= 4 else 2 if len(typed) <= 9 else 3
        shared: Counter[int] = Counter()
        for pair in _pairs(typed):
            shared.update(self._holding.get(pair, ()))
        measured = (
            (letters_apart(typed, self.names[index], limit), self.names[index])
            for index, _ in shared.most_common(SHORTLIST)
        )
        return sorted(found for found in measured if found[0] <= limit)


def _pairs(name: str) -> set[str]:
    edged = f"^{name}$"
    return {edged[i : i + 2] for i in range(len(edged) - 1)}
