"""From the facts of a listing to what it is found by. No database.

A document is plain JSON:

    w   words in use, by how prominent they are: [of the name], [of the kind of help, one line, what they do, who it is
        for, skills, languages], [of everything else]; a word stands once, where it is most prominent
    f   filter keys: "category:gardening", "slot:tuesday:evening", "gday:woman:tuesday" (a woman comes on Tuesdays),
        "not-age:under-11" (most listings take every age, so the ages they do not take are what is written down)
    e   filter keys that end by themselves: [key, last day]
    p   the public point, v the venues' points with their index in the card, r miles it comes to people, d districts
    c   last confirmed on
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from directory.search import formats, query, words
from directory.search.card import card_of
from directory.search.facts import Facts, PersonFacts
from directory.search.vocabulary import Vocabulary, Word
from enterprises.listings import places

#: Terms whose words stand beside the kind of help; the other lists' words count as plain text.
PROMINENT_GROUPS = frozenset(["for", "skill", "language"])
#: The venue index of a public point that stands in for one.
NO_VENUE = -1


class Document(NamedTuple):
    """One row of the search index."""

    enterprise_id: int
    short_number: str
    content: str
    card: str
    confirmed_on: datetime.date | None


def build(facts: Facts, vocabulary: Vocabulary) -> Document:
    """The document of one public listing. The same facts and lists always give the same document."""
    row = facts.row
    categories = _categories(facts, vocabulary)
    terms = _terms(facts, vocabulary)
    held = _checks(facts, vocabulary)
    content = {
        "w": _words(facts, vocabulary, categories, terms),
        "f": sorted(_keys(facts, vocabulary, categories, terms, held)),
        "e": sorted(_endings(row, held)),
        "p": _point(row),
        "v": _venues(facts),
        "r": (row["reach_miles"] or 0) if row["comes_to_you"] and _point(row) else 0,
        "d": _districts(row, vocabulary),
        "c": row["last_confirmed_on"].isoformat() if row["last_confirmed_on"] else None,
    }
    card = card_of(facts, vocabulary, categories, held)
    return Document(row["id"], row["short_number"] or "", _json(content), _json(card), row["last_confirmed_on"])


def _json(thing: Any) -> str:
    return json.dumps(thing, separators=(",", ":"), ensure_ascii=False)


def _categories(facts: Facts, vocabulary: Vocabulary) -> list[Word]:
    """Those the listing has, in the lists' order; not their parents."""
    return sorted((vocabulary.categories[pk] for pk in set(facts.categories)), key=lambda word: word.order)


def _terms(facts: Facts, vocabulary: Vocabulary) -> list[Word]:
    """Those the listing has, and the formats it can be had in here, in the lists' order.

    Large print is left to the keys: every listing has it, and a search for "print" must not find them all.
    """
    kept = {vocabulary.terms[pk] for pk in facts.terms}
    special = set(formats.here(facts)) - {formats.LARGE_PRINT}
    kept |= {vocabulary.formats[slug] for slug in special if slug in vocabulary.formats}
    kept = {word for word in kept if word.group != "format" or not formats.is_broken_promise(facts, word.slug)}
    return sorted(kept, key=lambda word: (word.group, word.order))


def _checks(facts: Facts, vocabulary: Vocabulary) -> list[tuple[Word, datetime.date | None]]:
    """Each kind of check once, with the day it is good until at the longest; None is for good."""
    longest: dict[int, datetime.date | None] = {}
    for kind, ends_on in facts.checks:
        known = longest.get(kind, datetime.date.min)
        longest[kind] = None if ends_on is None or known is None else max(known, ends_on)
    return sorted(
        ((vocabulary.terms[kind], ends_on) for kind, ends_on in longest.items()),
        key=lambda check: check[0].order,
    )


# --- words ---------------------------------------------------------------------------------------------------------


def _words(
    facts: Facts, vocabulary: Vocabulary, categories: list[Word], terms: list[Word]
) -> tuple[list[str], list[str], list[str]]:
    row = facts.row
    first = words.split(row["name"])
    # Not the parents' names: "House and garden" would make every computer helper in it a gardener.
    second = [row["one_line"], row["does"], *_names(categories)]
    third = [row["description"], row["story"], row["good_to_know"], row["public_place"], row["waiting_words"]]
    for word in (*terms, *_people_terms(facts, vocabulary)):
        (second if word.group in PROMINENT_GROUPS else third).extend((word.name, word.words))
    third += [name for name, _pence, _unit, _words in facts.prices]
    third += [person.name for person in facts.people]
    for venue in facts.venues:
        third += [venue.name, venue.town, *_names(vocabulary.terms[pk] for pk in venue.access)]
    third += _names(vocabulary.terms[kind] for kind, _ends in facts.checks)
    return _each_once(first, words.split("\n".join(second)), words.split("\n".join(third)))


def _names(held: Iterable[Word]) -> list[str]:
    return [text for word in held for text in (word.name, word.words)]


def _people_terms(facts: Facts, vocabulary: Vocabulary) -> list[Word]:
    return [vocabulary.terms[pk] for person in facts.people for pk in (*person.languages, *person.skills)]


def _each_once(*levels: list[str]) -> tuple[list[str], list[str], list[str]]:
    """Every word at its most prominent place only, without stop words."""
    seen: set[str] = set(words.STOP)
    made: list[list[str]] = []
    for level in levels:
        fresh = set(level) - seen
        seen |= fresh
        made.append(sorted(fresh))
    return made[0], made[1], made[2]


# --- filters -------------------------------------------------------------------------------------------------------


def _with_parents(categories: list[Word], vocabulary: Vocabulary) -> list[Word]:
    parents = {word.parent: vocabulary.categories[word.parent] for word in categories if word.parent}
    return [*categories, *parents.values()]


def _keys(
    facts: Facts,
    vocabulary: Vocabulary,
    categories: list[Word],
    terms: list[Word],
    held: list[tuple[Word, datetime.date | None]],
) -> set[str]:
    row = facts.row
    keys = {f"{word.group}:{word.slug}" for word in (*terms, *_people_terms(facts, vocabulary))}
    keys |= {f"format:{slug}" for slug in formats.here(facts)}
    keys |= {f"category:{word.slug}" for word in _with_parents(categories, vocabulary)}
    keys |= {f"kind:{word.slug}" for word in categories}
    keys |= {f"access:{vocabulary.terms[pk].slug}" for venue in facts.venues for pk in venue.access}
    keys |= {f"check:{word.slug}" for word, _ends in held}
    keys.add(f"area:{vocabulary.areas[row['area_id']]}")
    keys |= _when(facts)
    keys |= _ages_left_out(row)
    for person in facts.people:
        keys |= _who_comes(person)
    facts_of_today = {
        "places": bool(row["places_left"]),
        "full": row["places_left"] == 0,
        "closed": row["is_closed_now"],
        "remote": row["works_remotely"],
        "book:yes": facts.is_bookable,
    }
    return keys | {key for key, is_so in facts_of_today.items() if is_so}


def _ages_left_out(row: dict[str, Any]) -> set[str]:
    youngest, oldest = row["minimum_age"], row["maximum_age"]
    return {
        f"not-age:{ages.value}"
        for ages in query.AGES
        if (youngest is not None and youngest > ages.last) or (oldest is not None and oldest < ages.first)
    }


def _when(facts: Facts) -> set[str]:
    """Days, times, and each day with each of its times. A bank holiday has the times of any other day."""
    slots = {(query.DAYS[day], part) for day, part in facts.openings}
    days = {day for day, _part in slots}
    if facts.row["works_bank_holidays"]:
        slots |= {(query.BANK_HOLIDAY, part) for _day, part in slots}
        days.add(query.BANK_HOLIDAY)
    keys = {f"day:{day}" for day in days} | {f"time:{part}" for _day, part in slots}
    return keys | {f"slot:{day}:{part}" for day, part in slots}


def _who_comes(person: PersonFacts) -> set[str]:
    keys = {"drives:yes"} if person.drives else set()
    if person.insured:
        keys.add("drives:insured")
    if person.gender:
        keys.add(f"gender:{person.gender}")
        days = {query.DAYS[day] for day in person.days} or {*query.DAYS, query.BANK_HOLIDAY}
        keys |= {f"gday:{person.gender}:{day}" for day in days}
    return keys


def _endings(row: dict[str, Any], held: list[tuple[Word, datetime.date | None]]) -> list[tuple[str, str]]:
    """Keys that end by themselves, with their last day: a check runs out, a closed listing opens again."""
    endings = [(f"check:{word.slug}", ends_on.isoformat()) for word, ends_on in held if ends_on]
    if row["is_closed_now"] and row["closed_until"]:
        endings.append(("closed", (row["closed_until"] - datetime.timedelta(days=1)).isoformat()))
    return endings


# --- where ---------------------------------------------------------------------------------------------------------


def _point(row: dict[str, Any]) -> tuple[float, float] | None:
    if row["public_latitude"] is None or row["public_longitude"] is None:
        return None
    return row["public_latitude"], row["public_longitude"]


def _venues(facts: Facts) -> list[tuple[float, float, int]]:
    """The venues' points. A listing that says nothing at all about where stands at its public point."""
    found = [
        (venue.latitude, venue.longitude, index)
        for index, venue in enumerate(facts.venues)
        if venue.latitude is not None and venue.longitude is not None
    ]
    point = _point(facts.row)
    if not found and point and not facts.row["comes_to_you"] and not facts.row["works_remotely"]:
        return [(*point, NO_VENUE)]
    return found


def _districts(row: dict[str, Any], vocabulary: Vocabulary) -> list[str]:
    """The districts it comes to. One that comes to people and does not say where to, comes to all of its area."""
    if not row["comes_to_you"]:
        return []
    named = set(places.districts_in(row["reach_districts"]))
    return sorted(named or (set() if row["reach_miles"] else set(vocabulary.districts.get(row["area_id"], ()))))
