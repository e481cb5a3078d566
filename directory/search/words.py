"""From text to words: folded, split, stemmed. No database, the same on every engine.

"Men's Café-Gardening" becomes mens, cafe, gardening; their stems men, cafe, garden are what is compared.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import snowballstemmer

#: Longer than any word people search by; what is longer is cut.
LONGEST = 40
#: Of what was typed, more than this is not read.
MOST_TYPED = 500

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = {ord(mark): None for mark in "'’‘`´ʼ"}
# Letters that Unicode does not take apart into a plain letter and an accent.
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})

_STOP = """
a about after all also am an and any are as at be been but by can could do does for from get had has have he her him
his how i id if im in into is it its ive just me mum my near no not of on or our out please she so than that the their
them then there they this to up us very was we were what when where which who will with would you your
"""
#: Words that carry nothing to search by. Ignored unless nothing else was typed.
STOP = frozenset(_STOP.split())

_SOFT = """
around area find give help helping helps local look looking need needed needs offer offers people person provide
provides service services some somebody someone support supporting want wanted wants
"""
#: Words of asking. They help to rank, but nothing is left out for not having them.
SOFT = frozenset(_SOFT.split())

_stemmer = snowballstemmer.stemmer("english")


def fold(text: str) -> str:
    """Small letters without accents or apostrophes."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES).casefold().translate(_PLAIN))
        return "".join(letter for letter in text if not unicodedata.combining(letter))
    return text.replace("'", "").replace("`", "").lower()


def split(text: str) -> list[str]:
    """The words of a text, in order. Single letters are no words; single digits are."""
    return [word[:LONGEST] for word in _WORD.findall(fold(text)) if len(word) > 1 or word.isdigit()]


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """What "gardening", "gardens" and "gardener" have in common."""
    return str(_stemmer.stemWord(word))


def stems(text: str) -> tuple[str, ...]:
    """The stems of a phrase, without stop words."""
    return tuple(stem(word) for word in split(text) if word not in STOP)
