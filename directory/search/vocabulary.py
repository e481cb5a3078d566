"""The words of the lists: categories, terms, areas and synonyms, read once and kept until editors change them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from core.languages import term
from directory.models import Synonym
from directory.search import query
from directory.search.facts import Facts
from directory.search.query import Choice
from directory.search.words import stems
from enterprises.listings.models import Area, Category, ComingPerson, Term
from enterprises.listings.models.parts import PartOfDay, Weekday

Phrase = tuple[str, ...]


class Word(NamedTuple):
    """A category or a term, as documents need it."""

    slug: str
    name: str
    words: str
    group: str  # "category" for categories
    parent: int | None
    order: int


@dataclass
class Vocabulary:
    """Everything of the shared lists. `stamp` says which state of them this is."""

    stamp: int
    categories: dict[int, Word] = field(default_factory=dict)
    terms: dict[int, Word] = field(default_factory=dict)
    areas: dict[int, str] = field(default_factory=dict)  # the slug of each area
    formats: dict[str, Word] = field(default_factory=dict)  # the terms of that list, by slug
    districts: dict[int, list[str]] = field(default_factory=dict)  # of each area
    choices: dict[str, list[Choice]] = field(default_factory=dict)
    values: dict[str, list[str]] = field(default_factory=dict)  # those of the choices
    known: dict[str, frozenset[str]] = field(default_factory=dict)  # the same, to look up
    synonyms: dict[Phrase, tuple[Phrase, ...]] = field(default_factory=dict)
    longest_synonym: int = 1  # words in the longest phrase
    spoken: dict[str, dict[str, list[Choice]]] = field(default_factory=dict)  # the choices by language

    def choices_in(self, language: str) -> dict[str, list[Choice]]:
        """The choices with their words in this language, which is the one being spoken."""
        if language not in self.spoken:
            self.spoken[language] = _spoken(self.choices)
        return self.spoken[language]

    def has(self, facts: Facts) -> bool:
        """Whether all words of a listing are known here."""
        people = (pk for person in facts.people for pk in (*person.languages, *person.skills))
        access = (pk for venue in facts.venues for pk in venue.access)
        checks = (kind for kind, _ends_on in facts.checks)
        terms = all(pk in self.terms for pk in chain(facts.terms, people, access, checks))
        categories = all(pk in self.categories for pk in facts.categories)
        return terms and categories and facts.row["area_id"] in self.areas


def read(stamp: int) -> Vocabulary:
    """Read the lists: four queries."""
    found = Vocabulary(stamp)
    for order, category in enumerate(Category.objects.in_order()):
        found.categories[category.pk] = Word(
            category.slug, category.name, _also(category), "category", category.parent_id, order
        )
    terms = Term.objects.order_by("group", "sort_order", "name", "pk")
    for order, row in enumerate(terms):
        found.terms[row.pk] = Word(row.slug, row.name, _also(row), row.group, None, order)
    found.formats = {word.slug: word for word in found.terms.values() if word.group == "format"}
    areas = list(Area.objects.order_by("name"))
    found.areas = {area.pk: area.slug for area in areas}
    found.districts = {area.pk: area.district_list() for area in areas}
    with translation.override(settings.LANGUAGE_CODE):
        found.choices = _choices(found)
    found.choices["area"] = [Choice(area.slug, area.name) for area in areas]
    found.values = {group: [choice.value for choice in held] for group, held in found.choices.items()}
    found.known = {group: frozenset(held) for group, held in found.values.items()}
    found.synonyms = _synonyms()
    found.longest_synonym = max((len(phrase) for phrase in found.synonyms), default=1)
    return found


def _also(named: Category | Term) -> str:
    """Other words for it, with its names in the other languages: whoever types “garddio” finds gardening."""
    names = []
    for code, _own_name in settings.LANGUAGES:
        with translation.override(code):
            names.append(term(named.name))
    return ", ".join(filter(None, [named.words, *dict.fromkeys(name for name in names if name != named.name)]))


def _choices(found: Vocabulary) -> dict[str, list[Choice]]:
    parents = found.categories
    made: dict[str, list[Choice]] = {group.key: [] for group in query.GROUPS}
    for word in parents.values():
        made["category"].append(Choice(word.slug, word.name, parents[word.parent].slug if word.parent else ""))
    for word in found.terms.values():
        made[word.group].append(Choice(word.slug, word.name))
    made["age"] = [Choice(ages.value, _age_label(ages)) for ages in query.AGES]
    made["day"] = [Choice(slug, str(day.label)) for slug, day in zip(query.DAYS, Weekday, strict=True)]
    made["day"].append(Choice(query.BANK_HOLIDAY, _("Bank holidays")))
    made["time"] = [Choice(part.value, str(part.label)) for part in PartOfDay]
    made["gender"] = [Choice(slug, str(ComingPerson.Gender(slug).label)) for slug in query.GENDERS]
    made["book"] = [Choice("yes", _("Can be booked online"))]
    made["room"] = [Choice("yes", _("Has room now"))]
    made["drives"] = [Choice("yes", _("Drives")), Choice("insured", _("Insured to carry people"))]
    return made


def _spoken(choices: dict[str, list[Choice]]) -> dict[str, list[Choice]]:
    """The same in the language being spoken. Areas keep their names, and so their very list: find.middle() knows it."""
    worded = {
        "age": [Choice(ages.value, _age_label(ages)) for ages in query.AGES],
        "area": choices["area"],
    }
    return {
        group: worded.get(group) or [choice._replace(label=term(choice.label)) for choice in held]
        for group, held in choices.items()
    }


def _age_label(ages: query.Ages) -> str:
    if ages is query.AGES[0]:
        return _("Child under %(age)s") % {"age": ages.last + 1}
    if ages is query.AGES[-1]:
        return _("Aged %(age)s and over") % {"age": ages.first}
    return _("Aged %(first)s to %(last)s") % {"first": ages.first, "last": ages.last}


def _synonyms() -> dict[Phrase, tuple[Phrase, ...]]:
    """Each phrase with all that mean the same, in the editors' order."""
    same: dict[Phrase, dict[Phrase, None]] = defaultdict(dict)
    for row in Synonym.objects.order_by("pk"):
        phrases = [phrase for phrase in map(stems, row.phrases()) if phrase]
        for phrase in phrases:
            same[phrase].update(dict.fromkeys(other for other in phrases if other != phrase))
    return {phrase: tuple(others) for phrase, others in same.items()}
