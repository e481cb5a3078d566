"""The search of 100,000 listings, in process, beside Wagtail's own database search over the same rows (peer.py).

Four mixes of searches, each giving page one with the counts of every filter: main (words, five miles, two filters),
text+facet (words and one filter, the whole country), geo (five miles and a filter, no words), text (words alone).
"""

import random
import time
from collections.abc import Callable
from typing import Any

from directory import search
from directory.models import SearchDocument, SearchState
from directory.search import memory, write
from directory.search.query import Query
from directory.search.spelling import correct
from directory.search.starter import load_synonyms
from enterprises.listings.models import Enterprise
from enterprises.listings.places import Point
from enterprises.listings.places.sectors import sectors
from enterprises.listings.starter import TERMS
from tests.bench import peer
from tests.bench.listings import build_listings, common_words
from tests.bench.rows import analyse
from tests.bench.timing import Timed, measure, quickest

MIXES = ("main", "text+facet", "geo", "text")
WITHIN = 5
SEARCHES = 400


def prepare(count: int, say: Callable[[str], None]) -> None:
    """Make sure that so many listings are there and indexed; builds them unless an earlier run has."""
    load_synonyms()
    there = Enterprise.objects.filter(slug__startswith="bench-").count()
    if there not in (0, count):
        raise SystemExit(f"This database holds {there} listings for measuring, not {count}. Use an empty one.")
    if not there:
        began = time.perf_counter()
        build_listings(count)
        analyse()
        say(f"{count} listings written in {time.perf_counter() - began:.0f} s")
    state = SearchState.objects.filter(pk=1).first()
    if SearchDocument.objects.count() != count or state is None or state.base_seq == 0:
        began = time.perf_counter()
        write.rebuild_all()
        analyse()
        middle = time.perf_counter()
        search.compact()
        analyse()
        say(f"documents in {middle - began:.0f} s, base in {time.perf_counter() - middle:.0f} s")


def seeded_queries(mix: str, count: int, seed: int = 5) -> list[Query]:
    rng = random.Random(f"{mix} {seed}")
    return [_query(mix, rng) for _query_number in range(count)]


def _query(mix: str, rng: random.Random) -> Query:
    words = " ".join(rng.sample(common_words(), rng.choice((1, 1, 2))))
    latitude, longitude, _postcodes = rng.choice(list(sectors().of_sector.values()))
    filters = {"for": (rng.choice(TERMS["for"])[0],), "pay": (rng.choice(TERMS["pay"])[0],)}
    return Query(
        words="" if mix == "geo" else words,
        point=Point(round(latitude, 4), round(longitude, 4)) if mix in ("main", "geo") else None,
        within=WITHIN,
        filters=filters if mix == "main" else {} if mix == "text" else {"for": filters["for"]},
    )


def measure_search() -> dict[str, Timed]:
    search.forget_process_memory()
    first = measure([lambda: search.search(Query())])
    timed = {"first search of a process": first}
    for mix in MIXES:
        for query in seeded_queries(mix, 100, seed=6):  # warm
            search.search(query)
        asking = [_asking(query) for query in seeded_queries(mix, SEARCHES)]
        timed[mix] = measure(asking)
        timed[f"{mix}, quickest of 3"] = quickest([_as_if_new(ask) for ask in asking])
    return timed


def _asking(query: Query) -> Callable[[], Any]:
    return lambda: search.search(query)


def _as_if_new(ask: Callable[[], Any]) -> Callable[[], Any]:
    """The search without what is kept of its place, which would make a second go quicker than any first."""
    ask.before = _forget_places  # type: ignore[attr-defined]  # read by measure()
    return ask


def _forget_places() -> None:
    for points in memory.catch_up()[0].points:
        points.comes_to.cache_clear()
        points.venues_within.cache_clear()


# --- other costs ---------------------------------------------------------------------------------------------------


def measure_others() -> dict[str, Timed]:
    rng = random.Random(8)
    words = [word for word in common_words() if len(word) > 5]
    listings = list(Enterprise.objects.order_by("pk")[:400:2])
    slips = [_slip(rng, rng.choice(words)) for _word in range(200)]
    starts = [word[: rng.randint(2, 5)] for word in rng.choices(words, k=200)]
    timed = {
        "one listing written": measure([_writing(enterprise) for enterprise in listings]),
        "a search after a change": measure([_after(enterprise) for enterprise in listings[:50]]),
    }
    view = memory.catch_up()[0]
    for word in slips:
        correct(view, word)
    timed["did you mean"] = measure([_correcting(view, word) for word in slips])
    timed["completion"] = measure([_completing(start) for start in starts])
    timed["similar"] = measure([_similar(enterprise) for enterprise in listings])
    return timed


def _slip(rng: random.Random, word: str) -> str:
    at = rng.randrange(1, len(word) - 1)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _writing(enterprise: Enterprise) -> Callable[[], Any]:
    return lambda: search.write_document(enterprise)


def _after(enterprise: Enterprise) -> Callable[[], Any]:
    """Only the search is timed: see measure()."""
    Enterprise.objects.filter(pk=enterprise.pk).update(last_confirmed_on=enterprise.last_confirmed_on)
    query = Query(words="garden", point=Point(51.74, -2.21))

    def ask() -> None:
        search.search(query)

    ask.before = lambda: search.write_document(enterprise)  # type: ignore[attr-defined]  # read by measure()
    return ask


def _correcting(view: Any, word: str) -> Callable[[], Any]:
    return lambda: correct(view, word)


def _completing(start: str) -> Callable[[], Any]:
    return lambda: search.complete(start)


def _similar(enterprise: Enterprise) -> Callable[[], Any]:
    return lambda: search.similar(enterprise.pk)


def run(count: int, say: Callable[[str], None], *, with_peer: bool = True) -> dict[str, Any]:
    """Measure everything; the figures by group and name, in milliseconds."""
    prepare(count, say)
    say("measuring our search")
    found: dict[str, Any] = {"search": {name: timed.figures() for name, timed in measure_search().items()}}
    say(str(found["search"]))
    found["others"] = {name: timed.figures() for name, timed in measure_others().items()}
    say(str(found["others"]))
    if with_peer:
        peer.make_ready(say)
        found["beside Wagtail's own search"] = _beside_peer(say)
    return found


def _beside_peer(say: Callable[[str], None]) -> dict[str, dict[str, float]]:
    rows = {}
    for mix in MIXES:
        say(f"measuring Wagtail's own search beside ours: {mix}")
        compared = peer.compare(seeded_queries(mix, peer.SEARCHES + peer.WARM))
        rows |= {f"{mix}, {whose}": figures for whose, figures in compared.items()}
        say(str(compared))
    return rows
