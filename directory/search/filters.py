"""The filter groups: OR within a group, AND across, and for every value how many there would be with it alone.

Days and times are one pattern: Tuesday and evening together mean that it works on Tuesday evenings. Gender is of the
people who come, and with days chosen, of those who come on one of these days.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from pyroaring import BitMap

from directory.search.query import GROUPS
from directory.search.view import View
from directory.search.vocabulary import Vocabulary

Chosen = Mapping[str, tuple[str, ...]]
#: One thing a listing must meet, from all that is chosen. None: nothing is asked.
Part = Callable[[View, Chosen], BitMap | None]


def clean(asked: Mapping[str, Iterable[str]], lists: Vocabulary) -> tuple[Chosen, list[tuple[str, str]]]:
    """The values we know, each once, and those we do not."""
    chosen, unknown = {}, []
    for group, values in asked.items():
        known = lists.known.get(group, frozenset())
        unique = list(dict.fromkeys(values))
        kept = tuple(value for value in unique if value in known)
        unknown += [(group, value) for value in unique if value not in known]
        if kept:
            chosen[group] = kept
    return chosen, unknown


def _any(view: View, keys: Iterable[str]) -> BitMap:
    return BitMap.union(BitMap(), *(view.facet(key) for key in keys))


def _when(view: View, chosen: Chosen) -> BitMap | None:
    days, times = chosen.get("day", ()), chosen.get("time", ())
    if days and times:
        return _any(view, (f"slot:{day}:{time}" for day in days for time in times))
    if days:
        return _any(view, (f"day:{day}" for day in days))
    return _any(view, (f"time:{time}" for time in times)) if times else None


def _gender(view: View, chosen: Chosen) -> BitMap | None:
    genders, days = chosen.get("gender", ()), chosen.get("day", ())
    if not genders:
        return None
    if days:
        return _any(view, (f"gday:{gender}:{day}" for gender in genders for day in days))
    return _any(view, (f"gender:{gender}" for gender in genders))


def _room(view: View, chosen: Chosen) -> BitMap | None:
    return view.facet("places") - view.facet("closed") if chosen.get("room") else None


def _age(view: View, chosen: Chosen) -> BitMap | None:
    """All but those whose ages leave out everything that is chosen."""
    ages = chosen.get("age", ())
    if not ages:
        return None
    return view.alive - BitMap.intersection(*(view.facet(f"not-age:{each}") for each in ages))


def _plain(group: str) -> Part:
    def part(view: View, chosen: Chosen) -> BitMap | None:
        values = chosen.get(group, ())
        if len(values) == 1:
            return view.facet(f"{group}:{values[0]}")
        return _any(view, (f"{group}:{value}" for value in values)) if values else None

    return part


#: Groups that are more than one facet for each value, and the parts that change with each of them.
_MEETS = {"age": ("age",), "day": ("when", "gender"), "time": ("when",), "gender": ("gender",), "room": ("room",)}
#: The groups whose choices change what a value of this one means.
_DEPENDS = {"day": ("time", "gender"), "time": ("day",), "gender": ("day",)}
_PARTS: dict[str, Part] = {
    **{group.key: _plain(group.key) for group in GROUPS if group.key not in _MEETS},
    "age": _age,
    "when": _when,
    "gender": _gender,
    "room": _room,
}


def matching(view: View, start: BitMap, chosen: Chosen) -> BitMap:
    """Those of `start` that meet all that is chosen."""
    return BitMap.intersection(start, *_held(view, chosen).values())


def _held(view: View, chosen: Chosen) -> dict[str, BitMap]:
    made = {name: part(view, chosen) for name, part in _PARTS.items()}
    return {name: held for name, held in made.items() if held is not None}


def counts(view: View, lists: Vocabulary, start: BitMap, chosen: Chosen) -> tuple[BitMap, dict[str, dict[str, int]]]:
    """Those that match, and for each value of each group the total with exactly this value chosen in the group."""
    held = _held(view, chosen)
    everything = BitMap.intersection(start, *held.values())
    found: dict[str, dict[str, int]] = {}
    for group, values in lists.values.items():
        own = _MEETS.get(group, (group,))
        others = everything
        if any(name in held for name in own):
            others = BitMap.intersection(start, *(part for name, part in held.items() if name not in own))
        meeting = _each(view, lists, group, chosen)
        found[group] = dict(zip(values, map(others.intersection_cardinality, meeting), strict=True))
    return everything, found


def _each(view: View, lists: Vocabulary, group: str, chosen: Chosen) -> Iterable[BitMap]:
    """For each value of a group, who meets it alone. Kept with the view unless what else is chosen has a say."""
    if any(name in chosen for name in _DEPENDS.get(group, ())):
        return [_alone(view, chosen, group, value) for value in lists.values[group]]
    key = (group, lists.stamp)
    kept = view.kept.get(key)
    if kept is None:
        values = lists.values[group]
        if group in _MEETS:
            kept = [_alone(view, {}, group, value) for value in values]
        else:
            kept = [view.facet(f"{group}:{value}") for value in values]
        view.kept[key] = kept
    return kept


def _alone(view: View, chosen: Chosen, group: str, value: str) -> BitMap:
    """Who meets this value, were it the only one chosen in its group."""
    changed = {**chosen, group: (value,)}
    parts = [part for name in _MEETS.get(group, (group,)) if (part := _PARTS[name](view, changed)) is not None]
    return parts[0] if len(parts) == 1 else BitMap.intersection(*parts)
