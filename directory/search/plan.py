"""From what was typed to what is looked for: units, each met by any of several words or phrases.

"the gardning PA" becomes two units: [gardening] (corrected) and [pa, or carer, or personal assistant, ...].
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from pyroaring import BitMap

from directory.search import spelling
from directory.search.packed import NOWHERE, Levels
from directory.search.view import View
from directory.search.vocabulary import Phrase, Vocabulary
from directory.search.words import MOST_TYPED, SOFT, STOP, split, stem

#: Units that are looked for; what was typed after them is left out.
MOST_UNITS = 8
#: A start shorter than this is only looked for in prominent places: "ga" is in too many texts.
SHORT_START = 4


@dataclass(frozen=True)
class Unit:
    """One thing that must be there: the phrase itself, or one that means the same."""

    typed: tuple[str, ...]
    phrase: Phrase
    same: tuple[Phrase, ...] = ()
    soft: bool = False
    start_of: bool = False  # `same` holds the words that what was typed is the start of


@dataclass
class Plan:
    """What is looked for. `found` holds all listings that have the words; None when no words were typed."""

    units: list[Unit] = field(default_factory=list)
    levels: list[Levels] = field(default_factory=list)
    found: BitMap | None = None
    did_you_mean: str | None = None
    used: list[str] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    fewer: bool = False


def make_plan(view: View, lists: Vocabulary, text: str) -> Plan:
    typed = list(dict.fromkeys(split(text[:MOST_TYPED])))
    if not typed:
        return Plan(ignored=[text.strip()[:80]] if text.strip() else [])
    units, over = _units(typed, lists)
    view.load(_stems(units))
    plan = Plan(ignored=over)
    plan.units = [_known(view, lists, unit, plan, is_last=unit.typed[-1] == typed[-1]) for unit in units]
    if plan.did_you_mean is not None:
        corrected = {" ".join(old.typed): " ".join(new.typed) for old, new in zip(units, plan.units, strict=True)}
        plan.did_you_mean = " ".join(corrected.get(word, word) for word in typed)
    plan.levels = [levels_of(view, unit) for unit in plan.units]
    _find(view, plan)
    return plan


def _units(typed: list[str], lists: Vocabulary) -> tuple[list[Unit], list[str]]:
    """The units of what was typed, soft ones last, and the words over the limit."""
    words = [word for word in typed if word not in STOP] or typed
    units: list[Unit] = []
    at = 0
    while at < len(words):
        unit = _longest_phrase(words, at, lists)
        units.append(unit)
        at += len(unit.typed)
    units = list({unit.phrase: unit for unit in units}.values())
    if all(unit.soft for unit in units):
        units = [replace(unit, soft=False) for unit in units]
    hard = [unit for unit in units if not unit.soft]
    soft = [unit for unit in units if unit.soft]
    return (hard + soft)[:MOST_UNITS], [" ".join(unit.typed) for unit in hard[MOST_UNITS:]]


def _longest_phrase(words: list[str], at: int, lists: Vocabulary) -> Unit:
    """The longest phrase from here that has synonyms, or else one word."""
    for length in range(min(lists.longest_synonym, len(words) - at), 0, -1):
        typed = tuple(words[at : at + length])
        phrase = tuple(map(stem, typed))
        if phrase in lists.synonyms:
            return Unit(typed, phrase, lists.synonyms[phrase])
    return Unit((words[at],), (stem(words[at]),), soft=words[at] in SOFT)


def _stems(units: Sequence[Unit]) -> list[str]:
    return [each for unit in units for phrase in (unit.phrase, *unit.same) for each in phrase]


# --- words nobody uses ---------------------------------------------------------------------------------------------


def _known(view: View, lists: Vocabulary, unit: Unit, plan: Plan, *, is_last: bool) -> Unit:
    """The unit, or what was probably meant: the start of a word if it is the last, else a misspelt one."""
    if unit.soft or len(unit.typed) > 1 or not levels_of(view, unit)[2].isdisjoint(view.alive):
        return unit
    if is_last and (started := _started(view, unit)):
        return started
    meant = spelling.correct(view, unit.typed[0])
    parts = (meant,) if meant else spelling.two_words(view, unit.typed[0])
    if not parts:
        return unit
    plan.did_you_mean = ""
    phrase = tuple(map(stem, parts))
    corrected = Unit(parts, phrase, lists.synonyms.get(phrase, ()))
    view.load(_stems([corrected]))
    return corrected


def _started(view: View, unit: Unit) -> Unit | None:
    """The unit as the start of words in use."""
    start = unit.typed[0]
    if len(start) < 2:
        return None
    found = spelling.finished(view, start, prominent=len(start) < SHORT_START)
    stems = sorted({stem(word) for word, _count in found})
    view.load(stems)
    started = replace(unit, phrase=(), same=tuple((each,) for each in stems), start_of=True)
    return None if levels_of(view, started)[2].isdisjoint(view.alive) else started


# --- what has the words --------------------------------------------------------------------------------------------


def levels_of(view: View, unit: Unit) -> Levels:
    """Where the unit stands. A word that only means the same counts one level less: never as the name itself."""
    first, second, third = _phrase(view, unit.phrase) if unit.phrase else NOWHERE
    if not unit.same:
        return first, second, third
    others = [_phrase(view, phrase) for phrase in unit.same]
    if unit.start_of:
        anywhere = 1 if len(unit.typed[0]) < SHORT_START else 2
        return (
            BitMap.union(first, *(other[0] for other in others)),
            BitMap.union(second, *(other[1] for other in others)),
            BitMap.union(third, *(other[anywhere] for other in others)),
        )
    return (
        first,
        BitMap.union(second, *(other[0] for other in others)),
        BitMap.union(third, *(other[2] for other in others)),
    )


def _phrase(view: View, phrase: Phrase) -> Levels:
    """Where all words of a phrase stand, counted at the least prominent of them."""
    if len(phrase) == 1:
        return view.levels(phrase[0])
    held = [view.levels(each) for each in phrase]
    return (
        BitMap.intersection(*(levels[0] for levels in held)),
        BitMap.intersection(*(levels[1] for levels in held)),
        BitMap.intersection(*(levels[2] for levels in held)),
    )


def _find(view: View, plan: Plan) -> None:
    """All listings with all the words; when there is none, with as many of the words as any has."""
    must = [at for at, unit in enumerate(plan.units) if not unit.soft]
    plan.found = _with_all(view, plan, must)
    kept: tuple[int, ...] = tuple(must)
    if not plan.found:
        some = [at for at in must if not plan.levels[at][2].isdisjoint(view.alive)]
        kept = _most_that_find(view, plan, some) if some and len(must) > 1 else kept
        if len(kept) < len(must):
            plan.fewer, plan.found = True, _with_all(view, plan, kept)
    _report(plan, kept, must)


def _with_all(view: View, plan: Plan, units: Sequence[int]) -> BitMap:
    return BitMap.intersection(view.alive, *(plan.levels[at][2] for at in units))


def _most_that_find(view: View, plan: Plan, some: list[int]) -> tuple[int, ...]:
    """As many of the units as any listing has together. Of equally many, those with the rarer words."""
    common = [plan.levels[at][2].intersection_cardinality(view.alive) for at in range(len(plan.units))]
    for size in range(len(some), 1, -1):
        finds = [held for held in combinations(some, size) if _with_all(view, plan, held)]
        if finds:
            return min(finds, key=lambda held: (sorted(common[at] for at in held), held))
    return (min(some, key=lambda at: (common[at], at)),)


def _report(plan: Plan, kept: Sequence[int], must: Sequence[int]) -> None:
    """Say which words were used, and keep only their units."""
    dropped = [at for at in must if at not in kept]
    plan.ignored = [" ".join(plan.units[at].typed) for at in dropped] + plan.ignored
    stay = [at for at in range(len(plan.units)) if at not in dropped]
    plan.used = [" ".join(plan.units[at].typed) for at in stay if not plan.units[at].soft]
    plan.units, plan.levels = [plan.units[at] for at in stay], [plan.levels[at] for at in stay]
