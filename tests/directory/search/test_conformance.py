"""The engine against plain loops. The suite runs on SQLite and PostgreSQL, so both agree with each other too."""

import random
from dataclasses import replace
from itertools import cycle

import pytest
import time_machine

from directory import search
from directory.search import memory
from directory.search.starter import load_synonyms
from enterprises.listings.models import Enterprise
from tests.bench.listings import TODAY, build_listings
from tests.directory.search.oracle import Oracle
from tests.directory.search.queries import seeded_queries

pytestmark = pytest.mark.django_db


LISTINGS = 2000


def compare(queries) -> int:
    """Compare each query whole; the number of them that found something."""
    memory.catch_up()
    oracle = Oracle(TODAY, memory._view.base.seed)
    found = 0
    for query in queries:
        results = search.search(query)
        asked = replace(query, words=results.did_you_mean) if results.did_you_mean else query
        total, ids, counts = oracle.search(asked)

        assert results.total == total, query
        assert [hit.id for hit in results.hits] == ids[:200], query
        assert results.counts == counts, query
        if query.point:
            by_id = {listing.id: listing for listing in oracle.listings}
            assert [hit.why for hit in results.hits] == [oracle.why(by_id[pk], query) for pk in ids[:200]], query
        found += total > 0
    return found


@time_machine.travel(TODAY, tick=False)
def test_the_engine_finds_counts_and_orders_as_plain_loops_do():
    load_synonyms()
    build_listings(LISTINGS)
    search.rebuild()
    assert memory.catch_up()[0].base.size == LISTINGS

    assert compare(seeded_queries(200, seed=1)) > 120

    # Half-way between two bases: some changed, some gone, some new. Somebody searches after each change, so memory
    # follows from one to the next and keeps what it may.
    rng, asked = random.Random(3), cycle(seeded_queries(20, seed=5))
    listings = list(Enterprise.objects.order_by("pk"))
    for enterprise in rng.sample(listings, 60):
        Enterprise.objects.filter(pk=enterprise.pk).update(name="Changed Garden", last_confirmed_on=TODAY)
        search.write_document(enterprise)
        search.search(next(asked))
    for enterprise in rng.sample(listings, 60):
        Enterprise.objects.filter(pk=enterprise.pk).update(live=False)
        search.remove_document(enterprise.pk)
        search.search(next(asked))
    build_listings(60, seed=2)
    for enterprise in Enterprise.objects.exclude(pk__in=[each.pk for each in listings]):
        search.write_document(enterprise)
        search.search(next(asked))
    assert len(memory.catch_up()[0].delta.docs) > 100

    assert compare(seeded_queries(80, seed=2)) > 40


@time_machine.travel(TODAY, tick=False)
def test_without_any_base_the_answers_are_the_same():
    load_synonyms()
    build_listings(150)
    for enterprise in Enterprise.objects.all():
        search.write_document(enterprise)
    assert memory.catch_up()[0].base.size == 0

    assert compare(seeded_queries(60, seed=4)) > 20
