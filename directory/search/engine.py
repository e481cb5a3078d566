"""The searches themselves: from a query to an answer, out of one true state of the index (memory.answer)."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from django.utils import timezone
from pyroaring import BitMap

from directory.models import SearchDocument
from directory.search import filters, memory, order, spelling, where
from directory.search.filters import Chosen
from directory.search.globe import NEVER
from directory.search.memory import Cards
from directory.search.packed import positions_of
from directory.search.plan import Plan, make_plan
from directory.search.query import DEFAULT_WITHIN, Choice, Hit, MapPoint, Query, Results
from directory.search.view import View
from directory.search.vocabulary import Vocabulary
from directory.search.where import Near
from directory.search.words import fold, split, stem
from enterprises.listings.places import Point
from enterprises.listings.short_numbers import is_short_number

#: Distances offered when too little is found, in miles.
WIDER = (2, 5, 10, 15, 20, 30, 50, 75, 100)
#: The most results on one page.
MOST_ON_PAGE = 200


@dataclass
class Found:
    """All that matches a query, before it is ordered and counted."""

    plan: Plan
    near: Near | None
    start: BitMap  # with the words and the place, before the filters
    chosen: Chosen
    unknown: list[tuple[str, str]]


def _find(view: View, lists: Vocabulary, query: Query) -> Found:
    plan = make_plan(view, lists, query.words)
    start = view.alive if plan.found is None else plan.found
    near = None
    if query.point is not None:
        near = where.near(view, query.point, _within(query))
        start = start & near.all
    chosen, unknown = filters.clean(query.filters, lists)
    return Found(plan, near, start, chosen, unknown)


def _within(query: Query) -> int:
    return DEFAULT_WITHIN if query.within is None else max(0, query.within)


# --- one page of results -------------------------------------------------------------------------------------------


@dataclass
class _Page:
    results: Results
    near: Near | None
    view: View
    positions: list[int]


def search(query: Query) -> Results:
    known = _by_short_number(query.words)

    def work(view: View, lists: Vocabulary) -> tuple[_Page, list[int]]:
        position = view.position_of(known) if known is not None else None
        page = _page(view, lists, query) if position is None else _only(view, lists, query, position)
        return page, [view.id_at(position) for position in page.positions]

    page, cards = memory.answer(work)
    return _finish(page, cards)


def _page(view: View, lists: Vocabulary, query: Query) -> _Page:
    found = _find(view, lists, query)
    everything, counts = filters.counts(view, lists, found.start, found.chosen)
    total, size = len(everything), min(MOST_ON_PAGE, max(1, query.size))
    pages = max(1, -(-total // size))
    number = min(max(1, query.page), pages)
    start = (number - 1) * size
    positions = order.ordered(view, everything, query.sort, found.plan, found.near, start, min(total, start + size))
    plan = found.plan
    results = Results(
        total=total,
        hits=[],
        counts=counts,
        did_you_mean=plan.did_you_mean,
        words_used=plan.used,
        words_ignored=plan.ignored,
        fewer_words=plan.fewer,
        unknown=found.unknown,
        page=number,
        pages=pages,
    )
    return _Page(results, found.near, view, positions)


def _by_short_number(text: str) -> int | None:
    """The listing whose short number was typed, alone, perhaps with spaces."""
    number = "".join(text[:20].split())
    if not is_short_number(number):
        return None
    return SearchDocument.objects.filter(short_number=number).values_list("pk", flat=True).first()


def _only(view: View, lists: Vocabulary, query: Query, position: int) -> _Page:
    """The one listing whose number was typed, wherever it is and whatever else was chosen."""
    one = BitMap([position])
    _everything, counts = filters.counts(view, lists, one, {})
    near = where.near(view, query.point, _within(query)) if query.point else None
    return _Page(Results(1, [], counts, words_used=[query.words.strip()]), near, view, [position])


def _finish(page: _Page, cards: Cards) -> Results:
    """Put the cards into the results. A listing that lost its card in this very moment is left out."""
    there = [position for position in page.positions if page.view.id_at(position) in cards]
    hits = [Hit(pk, cards[pk]) for pk in map(page.view.id_at, there)]
    if page.near is not None and hits:
        where.explain(page.view, page.near, hits, there)
    page.results.hits = hits
    return page.results


# --- when too little is found --------------------------------------------------------------------------------------


def cost_of_each_filter(query: Query) -> list[tuple[str, str, int]]:
    def work(view: View, lists: Vocabulary) -> tuple[list[tuple[str, str, int]], list[int]]:
        found = _find(view, lists, query)
        costs = [
            (group, value, len(filters.matching(view, found.start, _without(found.chosen, group, value))))
            for group, values in found.chosen.items()
            for value in values
        ]
        return sorted(costs, key=lambda cost: -cost[2]), []

    return memory.answer(work)[0]


def _without(chosen: Chosen, group: str, value: str) -> Chosen:
    left = tuple(other for other in chosen[group] if other != value)
    return {**chosen, group: left}


def wider(query: Query) -> list[tuple[int, int]]:
    point = query.point
    if point is None:
        return []
    return memory.answer(lambda view, lists: (_wider(view, lists, query, point), []))[0]


def _wider(view: View, lists: Vocabulary, query: Query, point: Point) -> list[tuple[int, int]]:
    found = _find(view, lists, replace(query, point=None))
    everywhere = filters.matching(view, found.start, found.chosen)
    here = where.near(view, point, _within(query))
    known, offers = len(everywhere & here.all), []
    for miles in WIDER:
        if miles > _within(query):
            reached = here.all | where.venue_within(view, point, miles)
            total = everywhere.intersection_cardinality(reached)
            if total > known:
                offers.append((miles, total))
                known = total
    return offers


# --- others ---------------------------------------------------------------------------------------------------------


def matches(query: Query, enterprise_id: int) -> bool:
    def work(view: View, lists: Vocabulary) -> tuple[bool, list[int]]:
        position = view.position_of(enterprise_id)
        if position is None:
            return False, []
        found = _find(view, lists, query)
        return position in filters.matching(view, found.start, found.chosen), []

    return memory.answer(work)[0]


def cards(ids: list[int]) -> list[Hit]:
    found = memory.answer(lambda _view, _lists: (None, ids))[1]
    return [Hit(pk, found[pk]) for pk in ids if pk in found]


def points(query: Query, limit: int) -> list[MapPoint]:
    def work(view: View, lists: Vocabulary) -> tuple[list[int], list[int]]:
        found = _find(view, lists, query)
        everything = filters.matching(view, found.start, found.chosen)
        end = min(limit, len(everything))
        positions = order.ordered(view, everything, query.sort, found.plan, found.near, 0, end)
        ids = [view.id_at(position) for position in positions]
        return ids, ids

    ids, cards = memory.answer(work)
    placed = [(pk, cards[pk]) for pk in ids if pk in cards and cards[pk]["point"]]
    return [MapPoint(pk, card["name"], card["url"], *card["point"]) for pk, card in placed]


def similar(enterprise_id: int, limit: int) -> list[Hit]:
    def work(view: View, lists: Vocabulary) -> tuple[list[tuple[int, int]], list[int]]:
        chosen = _similar(view, lists, enterprise_id, limit)
        return chosen, [pk for pk, _far in chosen]

    chosen, cards = memory.answer(work)
    return [Hit(pk, cards[pk], miles=far / 1000 if 0 <= far < NEVER else None) for pk, far in chosen if pk in cards]


def _similar(view: View, lists: Vocabulary, enterprise_id: int, limit: int) -> list[tuple[int, int]]:
    """(id, thousandths of a mile or -1) of open listings of the same kinds, nearest public point first."""
    position = view.position_of(enterprise_id)
    if position is None:
        return []
    kinds = [view.facet(f"kind:{word.slug}") for word in lists.categories.values()]
    same = BitMap.union(BitMap(), *(kind for kind in kinds if position in kind))
    others = (same & view.alive) - view.facet("closed") - BitMap([position])
    point = view.point_of(position)
    if point is None:
        return [(view.id_at(at), -1) for at in order.first_equals(view, others, limit)]
    members = positions_of(others)
    far = where.public_distances(view, point, members)
    best = np.lexsort((view.ranks(members), far))[:limit]
    return [(view.id_at(int(members[at])), int(far[at])) for at in best]


def choices(version: str) -> dict[str, list[Choice]]:
    known = memory.known_lists(int(version.split("-")[2], 16)) if version else None
    return known.choices if known else memory.answer(lambda _view, lists: (lists.choices, []))[0]


def content_version() -> str:
    state = memory.read_state()
    day = timezone.localdate().isoformat()
    return f"{state.seq:x}-{state.stamp:x}-{state.words_stamp:x}-{day}"


# --- completing words ----------------------------------------------------------------------------------------------


def complete(prefix: str, limit: int) -> list[str]:
    typed = split(prefix[:200])
    if not typed or prefix[-1:].isspace() or len(typed[-1]) < 2:
        return []
    return memory.answer(lambda view, lists: (_complete(view, lists, typed, limit), []))[0]


def _complete(view: View, lists: Vocabulary, typed: list[str], limit: int) -> list[str]:
    """Names of kinds of help first, then words in use, the most used first; of words with one stem, one."""
    before = " ".join(typed[:-1])
    named = [
        word.name
        for word in lists.categories.values()
        if fold(word.name).startswith(" ".join(typed))
        and not view.facet(f"category:{word.slug}").isdisjoint(view.alive)
    ]
    best: dict[str, tuple[int, str]] = {}
    for word, count in spelling.finished(view, typed[-1], prominent=False):
        key = stem(word)
        best[key] = max(best.get(key, (0, "")), (count, word))
    usual = [word for _count, word in sorted(best.values(), key=lambda held: (-held[0], held[1]))]
    view.load(stem(word) for word in usual[: 2 * limit])
    in_use = [word for word in usual[: 2 * limit] if spelling.is_in_use(view, word)]
    known = {fold(name) for name in named}
    finished = (f"{before} {word}".strip() for word in in_use)
    return [*named, *(text for text in finished if text not in known)][:limit]
