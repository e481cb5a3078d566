"""A feed's words onto our own categories and terms. Words we do not have are counted and told, never made."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

import snowballstemmer

from enterprises.listings.models import Category, Term

Group = Term.Group

#: Words of the lists councils' directories share, where our term has another name: word -> (list, slug).
KNOWN = {
    "hearing": (Group.AUDIENCE, "hearing-loss"),
    "hearing impairment": (Group.AUDIENCE, "hearing-loss"),
    "visual": (Group.AUDIENCE, "sight-loss"),
    "visual impairment": (Group.AUDIENCE, "sight-loss"),
    "sensory and physical needs": (Group.AUDIENCE, "physical-disability"),
    "physical disabilities": (Group.AUDIENCE, "physical-disability"),
    "cognition and learning": (Group.AUDIENCE, "learning-disability"),
    "social, emotional and mental health difficulties": (Group.AUDIENCE, "mental-health"),
    "mental health/acquired brain injury": (Group.AUDIENCE, "mental-health"),
    "autistic spectrum disorder": (Group.AUDIENCE, "autism"),
    "autism spectrum condition": (Group.AUDIENCE, "autism"),
    "older adults": (Group.AUDIENCE, "older-people"),
    "families": (Group.AUDIENCE, "children"),
    "unpaid carers": (Group.AUDIENCE, "carers"),
}
ACCESS = {
    "step-free": r"wheelchair access(?:ible)?(?! toilet| wc)|level access|\bramps?\b|step[- ]free|no steps",
    "wheelchair-toilet": r"(?:accessible|disabled|wheelchair)(?: \w+)? (?:toilet|wc|loo)",
    "changing-place": r"changing places?\b|\bhoist|adult changing",
    "hearing-loop": r"(?:hearing|induction|t)[- ]?loop",
    "quiet-space": r"quiet (?:room|space|area)|low sensory",
    "blue-badge-parking": r"(?:disabled|accessible|blue badge)(?: car)? (?:parking|bays?|spaces?)",
    "parking": r"\bcar ?park|(?<!disabled )(?<!accessible )(?<!badge )\bparking\b",
    "near-bus": r"\bbus\b|public transport",
    "lift": r"\blift\b",
    "assistance-dogs": r"(?:assistance|guide) dogs?",
}
LANGUAGES = {
    "en": "english",
    "eng": "english",
    "bfi": "bsl",
    "cy": "welsh",
    "cym": "welsh",
    "pl": "polish",
    "ur": "urdu",
    "pa": "punjabi",
    "bn": "bengali",
    "gu": "gujarati",
    "ar": "arabic",
    "ro": "romanian",
    "pt": "portuguese",
    "uk": "ukrainian",
    "es": "spanish",
    "fr": "french",
}  # fmt: skip -- a table
#: Words that say nothing about which list entry is meant.
EMPTY = {
    "peopl",
    "adult",
    "with",
    "a",
    "an",
    "the",
    "for",
    "support",
    "servic",
    "need",
    "who",
    "are",
    "and",
    "of",
    "or",
    "condit",
}
#: Kinds that mean something else in a council's list: a nursery school, and news for family carers.
UNLIKE_KINDS = {"nurseri", "carer"}
NOT = re.compile(r"\b(?:no|not|without|un(?:available|suitable)|lack)\b", re.IGNORECASE)
BETWEEN = re.compile(r"\s*(?:,|/|\||;|&|\band\b|>|:)\s*", re.IGNORECASE)


@dataclass(slots=True)
class Matched:
    """Our rows for one record's words."""

    categories: list[Category] = field(default_factory=list)
    terms: dict[str, list[Term]] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)

    def add(self, row: Category | Term) -> None:
        rows: list[Category] | list[Term]
        rows = self.categories if isinstance(row, Category) else self.terms.setdefault(row.group, [])
        if row not in rows:
            rows.append(row)


class Vocabulary:
    """Every name and other word of our categories and terms, read once for a run."""

    def __init__(self) -> None:
        self.unknown: Counter[str] = Counter()
        self._categories: dict[str, Category] = {}
        self._pieces: dict[str, Category] = {}  # of names only: other words are too many to be met in part
        self._terms: dict[str, dict[str, Term]] = {group: {} for group in Group.values}
        self._slugs: dict[tuple[str, str], Term] = {}
        for category in Category.objects.select_related("parent").order_by("sort_order", "pk"):
            for name in (category.name, *category.words.split(",")):
                self._categories.setdefault(key(name), category)
            for piece in _pieces(category.name) if category.parent_id else ():
                self._pieces.setdefault(key(piece), category)
        for term in Term.objects.order_by("sort_order", "pk"):
            self._slugs[term.group, term.slug] = term
            for name in (term.name, *term.words.split(",")):
                for form in (key(name), core(name)):
                    self._terms[term.group].setdefault(form, term)
        for unlike in ("", *UNLIKE_KINDS):
            self._categories.pop(unlike, None)
            self._pieces.pop(unlike, None)
        for terms in self._terms.values():
            terms.pop("", None)

    def match(self, kinds: Iterable[str], needs: Iterable[str], languages: Iterable[str]) -> Matched:
        """Our rows for these words; those nobody has are counted."""
        found = Matched()
        for word in kinds:
            self._take(word, found, [self._category(word), self._audience(word), *self._elsewhere(word)])
        for word in needs:
            self._take(
                word,
                found,
                [self._audience(word), *self._elsewhere(word), *map(self._audience, _pieces(word))],
            )
        for word in languages:
            slug = LANGUAGES.get(word.lower().split("-")[0], "")
            self._take(
                word,
                found,
                [self._slugs.get((Group.LANGUAGE, slug)) or self._terms[Group.LANGUAGE].get(key(word))],
            )
        _without_parents(found)
        return found

    def access(self, sentences: Iterable[str]) -> tuple[list[Term], str]:
        """The access terms these words name, and the words that say more than the terms do."""
        terms: dict[str, Term] = {}
        rest = []
        for sentence in sentences:
            slugs = [slug for slug, pattern in ACCESS.items() if re.search(pattern, sentence, re.IGNORECASE)]
            if "blue-badge-parking" in slugs and "parking" in slugs:
                slugs.remove("parking")
            rows = [] if NOT.search(sentence) else [self._slugs.get((Group.ACCESS, slug)) for slug in slugs]
            rows = rows or [self._terms[Group.ACCESS].get(key(sentence))]
            known = {row.slug: row for row in rows if row}
            terms |= known
            if not known and len(sentence) < 60:
                self.unknown[sentence] += 1
            if not known or len(sentence) >= 40:
                rest.append(sentence.rstrip("."))
        return list(terms.values()), ". ".join(dict.fromkeys(rest))

    def term(self, group: str, slug: str) -> Term | None:
        return self._slugs.get((group, slug))

    def _take(self, word: str, found: Matched, rows: list[Category | Term | None]) -> None:
        known = [row for row in rows if row is not None]
        if not known:
            known = [row for piece in _pieces(word) if (row := self._pieces.get(key(piece)))]
        for row in known:
            found.add(row)
        if not known:
            self.unknown[word] += 1

    def _category(self, word: str) -> Category | None:
        return self._categories.get(key(word)) or self._pieces.get(key(word))

    def _audience(self, word: str) -> Term | None:
        known = KNOWN.get(word.lower())
        terms = self._terms[Group.AUDIENCE]
        return (self._slugs.get(known) if known else None) or terms.get(key(word)) or terms.get(core(word))

    def _elsewhere(self, word: str) -> list[Term | None]:
        """Terms of the other lists by their very name, as our own feed gives them."""
        groups = (Group.PAYMENT, Group.FORMAT, Group.RUN_BY)
        rows = [self._terms[group].get(key(word)) for group in groups]
        return [row if row and key(row.name) == key(word) else None for row in rows]


def _without_parents(found: Matched) -> None:
    """A kind of help says its parent already."""
    parents = {category.parent_id for category in found.categories}
    found.categories = [category for category in found.categories if category.pk not in parents]


def _pieces(word: str) -> list[str]:
    """“Dance, drama and music” is three words; pieces too short to mean one thing are left out."""
    pieces = BETWEEN.split(word)
    return [piece for piece in pieces if len(piece) > 3] if len(pieces) > 1 else []


@cache
def key(word: str) -> str:
    """Words that mean the same look the same: small letters, no marks, word stems."""
    return " ".join(_stems(word))


@cache
def core(word: str) -> str:
    """The key without the words every list uses: “People with dementia” and “Dementia support” are one."""
    return " ".join(stem for stem in _stems(word) if stem not in EMPTY)


def _stems(word: str) -> list[str]:
    plain = re.sub(r"[^\w\s]", " ", word.lower().replace("&", " and ").replace("'", "").replace("’", ""))
    return _STEMMER.stemWords(plain.split())


_STEMMER = snowballstemmer.stemmer("english")
