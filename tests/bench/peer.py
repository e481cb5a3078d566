"""Wagtail's own database search over the same rows, beside ours, for the same searches.

Asked for what our search page shows: the first twenty, how many there are, and the count of each filter value among
them. Wagtail counts none of our lists (its facets are of a model's own columns), so the listings found are counted with
the ORM's aggregates, one query for each group, as somebody who knows Django would. It is let off what would cost it
more: misspellings, synonyms, who comes to the place, counts of the values not chosen, pictures and checks on the cards.

Its slowest searches take longer each than all of ours together. So each mix ends after PEER_SECONDS, a search after
PEER_LONGEST, and ours is measured once more on just those searches: "searches" says how many they were.
"""

import time
from collections.abc import Callable
from contextlib import suppress
from threading import Timer
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import OperationalError, connection
from django.db.models import Count
from wagtail.search import index
from wagtail.search.backends import get_search_backend
from wagtail.search.models import IndexEntry

from directory import search
from directory.search.query import Query
from enterprises.listings.models import Enterprise
from enterprises.listings.places import bounding_box
from tests.bench.rows import analyse
from tests.bench.timing import Timed, measure

SEARCHES = 60
WARM = 2
PEER_SECONDS = 45
PEER_LONGEST = 10
#: Group of filters -> where its values stand.
COUNTED = {
    "category": "categories__slug",
    "for": "audiences__slug",
    "access": "venues__access__slug",
    "language": "languages__slug",
    "pay": "payments__slug",
    "day": "openings__day",
    "time": "openings__part",
    "gender": "coming_people__gender",
    "check": "checks__kind__slug",
    "format": "formats__slug",
    "run_by": "run_by__slug",
    "skill": "skills__slug",
    "drives": "coming_people__drives",
}
#: The columns and lists that searches are narrowed by. Wagtail wants them named.
NARROWED = (
    index.FilterField("public_latitude"),
    index.FilterField("public_longitude"),
    index.RelatedFields("audiences", [index.FilterField("slug")]),
    index.RelatedFields("payments", [index.FilterField("slug")]),
)


def make_ready(say: Callable[[str], None]) -> None:
    """Fill Wagtail's index, unless an earlier run has, and name what searches are narrowed by."""
    _fill_index(say)
    # Only now: they add nothing to the index, but filling it would read them listing by listing.
    Enterprise.search_fields = [*Enterprise.search_fields, *NARROWED]


def _fill_index(say: Callable[[str], None]) -> None:
    listings = ContentType.objects.get_for_model(Enterprise)
    keys = list(Enterprise.objects.order_by("pk").values_list("pk", flat=True))
    if IndexEntry.objects.filter(content_type=listings).count() >= len(keys):
        return
    held = get_search_backend().get_index_for_model(Enterprise)
    began = time.perf_counter()
    for start in range(0, len(keys), 1000):
        held.add_items(Enterprise, list(Enterprise.objects.filter(pk__in=keys[start : start + 1000])))
    analyse()
    say(f"Wagtail's own index in {time.perf_counter() - began:.0f} s")


def compare(queries: list[Query]) -> dict[str, dict[str, float]]:
    """The figures of Wagtail's search and of ours for as many of these as there is time for, and how often quicker."""
    measure([_limited(ask(query)) for query in queries[:WARM]], seconds=PEER_SECONDS)
    theirs = measure([_limited(ask(query)) for query in queries[WARM:]], seconds=PEER_SECONDS)
    measure([_ours(query) for query in queries[:WARM]])
    ours = measure([_ours(query) for query in queries[WARM : WARM + len(theirs.took)]])
    stopped = sum(took >= PEER_LONGEST * 1000 for took in theirs.took)
    return {
        "Wagtail": theirs.figures() | {"searches": len(theirs.took), "stopped": stopped},
        "ours": ours.figures() | {"times faster": times_faster(theirs, ours)},
    }


def times_faster(theirs: Timed, ours: Timed) -> float:
    return round(theirs.p50 / ours.p50, 1)


def ask(query: Query) -> Callable[[], tuple[list[Enterprise], int, dict[str, dict[Any, int]]]]:
    """One page, the total and the counts, of Wagtail's search."""
    listings = _narrowed(query)
    if not query.words:
        return lambda: _answer(listings.order_by("-pk")[:20], listings)
    backend = get_search_backend()
    best = backend.search(query.words, listings, operator="and")
    anyhow = backend.search(query.words, listings, operator="and", order_by_relevance=False)
    return lambda: _answer(best[:20], anyhow.get_queryset())


def _narrowed(query: Query) -> Any:
    listings = Enterprise.objects.public()
    for value in query.filters.get("for", ()):
        listings = listings.filter(audiences__slug=value)
    for value in query.filters.get("pay", ()):
        listings = listings.filter(payments__slug=value)
    if query.point:
        box = bounding_box(query.point, query.within or 0)
        listings = listings.filter(
            public_latitude__range=(box.south, box.north), public_longitude__range=(box.west, box.east)
        )
    return listings


def _answer(page: Any, listings: Any) -> tuple[list[Enterprise], int, dict[str, dict[Any, int]]]:
    shown = list(page)
    ids = list(listings.values_list("pk", flat=True))  # once, so that the words are not searched again for each group
    found = Enterprise.objects.filter(pk__in=ids)
    counts = {
        group: dict(found.values_list(path).annotate(number=Count("pk", distinct=True)))
        for group, path in COUNTED.items()
    }
    counts["room"] = {"yes": found.filter(places_left__gt=0, is_closed_now=False).count()}
    return shown, len(ids), counts


def _ours(query: Query) -> Callable[[], Any]:
    return lambda: search.search(query)


def _limited(call: Callable[[], Any]) -> Callable[[], None]:
    """The call, broken off in the database after PEER_LONGEST seconds."""

    def limited() -> None:
        connection.ensure_connection()
        held = connection.connection
        watch = Timer(PEER_LONGEST, held.interrupt if connection.vendor == "sqlite" else held.cancel)
        watch.start()
        with suppress(OperationalError):
            call()
        watch.cancel()

    return limited
