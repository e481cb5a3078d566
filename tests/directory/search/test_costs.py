"""A search costs the same number of queries whatever it finds."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from directory import search
from directory.search import base
from directory.search.query import Query
from enterprises.listings.models import Category
from enterprises.listings.places import Point

pytestmark = pytest.mark.django_db

HERE = Point(51.7457, -2.2178)
FULL = Query("garden", point=HERE, filters={"day": ("monday",)}, size=50)


@pytest.mark.parametrize("count", [1, 30])
@pytest.mark.parametrize("compacted", [False, True])
def test_a_page_of_results_costs_one_query(make_listing, django_assert_num_queries, count, compacted):
    for number in range(count):
        make_listing(name=f"Garden {number}", openings=((0, "morning"),), point=(51.74, -2.2))
    if compacted:
        search.compact()
    search.search(FULL)

    with django_assert_num_queries(1):
        results = search.search(FULL)
    assert len(results.hits) == count


@pytest.mark.parametrize("count", [1, 30])
@pytest.mark.parametrize(("with_the_base", "queries"), [(0, 2), (600, 1)])
def test_a_seldom_word_asked_for_the_first_time_costs_one_more(
    make_listing, django_assert_num_queries, monkeypatch, count, with_the_base, queries
):
    """Those used most are read with the base."""
    monkeypatch.setattr(base, "MOST_USED", with_the_base)
    for number in range(count):
        make_listing(name=f"Garden {number}", description="piano")
    search.compact()
    search.search(Query("garden"))

    with django_assert_num_queries(queries):
        assert search.search(Query("piano garden")).total == count


def test_a_search_near_a_place_nobody_searched_near_costs_no_more(make_listing, django_assert_num_queries):
    """Which districts enterprises come to is read once: nearly every search is near another one."""
    make_listing(name="Garden", comes_to_you=True, reach_miles=None, reach_districts="GL7")
    search.compact()
    search.search(FULL)

    with django_assert_num_queries(1):
        found = search.search(Query("garden", point=Point(51.718, -1.968), within=0))
    assert [hit.card["name"] for hit in found.hits] == ["Garden"]


@pytest.mark.parametrize("count", [1, 30])
def test_so_do_the_other_questions(make_listing, django_assert_num_queries, count):
    listings = [make_listing(name=f"Garden {number}", categories=("gardening",)) for number in range(count)]
    search.search(Query("garden"))

    for ask in (
        lambda: search.points(FULL),
        lambda: search.similar(listings[0].pk),
        lambda: search.matches(FULL, listings[0].pk),
        lambda: search.wider(FULL),
        lambda: search.cost_of_each_filter(FULL),
        lambda: search.complete("gard"),
        search.choices,
        search.content_version,
    ):
        with django_assert_num_queries(1):
            ask()


def test_the_choices_cost_nothing_to_whoever_knows_the_content_version_and_are_never_old(
    make_listing, django_assert_num_queries
):
    make_listing(name="Garden", categories=("gardening",))
    search.choices()
    version = search.content_version()
    with django_assert_num_queries(0):
        before = search.choices(version)

    gardening = Category.objects.get(slug="gardening")
    gardening.name = "Gardens"
    gardening.save()
    after = search.choices(search.content_version())

    names = [{choice.value: choice.label for choice in choices["category"]}["gardening"] for choices in (before, after)]
    assert (names[0] != "Gardens", names[1]) == (True, "Gardens")


@pytest.mark.parametrize("count", [1, 12])
def test_writing_a_listing_costs_the_same_however_much_it_says(make_listing, count):
    listing = make_listing(
        name="Garden", openings=tuple((day, part) for day in range(count % 7 + 1) for part in ("morning",))
    )
    with CaptureQueriesContext(connection) as queries:
        search.write_document(listing)
    assert len(queries) <= 14
