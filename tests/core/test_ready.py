"""A query kept as SQL gives what the queryset gives, for any values, and is worked out once."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.ready import Ready
from enterprises.listings.models import Closing, ComingPerson, Enterprise
from tests.factories.listings import make_listing

pytestmark = pytest.mark.django_db


def public(keys):
    """With parameters of its own before and after the ids, and a column the database keeps in its own way."""
    named = Enterprise.objects.public().exclude(name="Hidden").filter(pk__in=keys).exclude(slug="gone")
    return named.order_by("name").values_list("pk", "name", "closed_until", "public_latitude")


def test_it_gives_the_rows_of_the_queryset_for_one_and_for_many():
    listings = [make_listing(name=name) for name in ("Lunch club", "Garden", "Hidden")]
    Enterprise.objects.filter(name="Garden").update(closed_until=date(2026, 3, 2), public_latitude=51.745612345678)
    ready = Ready(public)

    for keys in ([listings[1].pk], [each.pk for each in listings], [listings[2].pk], []):
        assert [tuple(row) for row in ready.rows(keys)] == list(public(keys))


def test_it_reads_lists_as_the_queryset_does_and_takes_words_too():
    garden = make_listing(name="Garden")
    ComingPerson.objects.create(enterprise=garden, first_name="Ana", days=[0, 2])
    ready = Ready(lambda slugs: ComingPerson.objects.filter(enterprise__slug__in=slugs).values_list("days"), mark="?")

    assert [tuple(row) for row in ready.rows([garden.slug, "nobody"])] == [([0, 2],)]


def test_it_gives_objects_with_what_belongs_to_them():
    closing, open_ = make_listing(name="Closing"), make_listing(name="Open")
    Closing.objects.create(enterprise=closing, why="We retire")
    queryset = Enterprise.objects.select_related("area", "closing").order_by("name")
    ready = Ready(lambda pks: queryset.filter(pk__in=pks))

    with CaptureQueriesContext(connection) as asked:
        found = ready.objects([closing.pk, open_.pk])
        assert [each.name for each in found] == ["Closing", "Open"]
        assert [each.area.pk for each in found] == [closing.area_id, open_.area_id]
        assert found[0].closing.why == "We retire"
        assert not hasattr(found[1], "closing")
    assert len(asked) == 1
    assert vars(found[1]).keys() == vars(queryset.get(pk=open_.pk)).keys()
    assert ready.objects([]) == []


def test_the_sql_is_worked_out_once():
    made = []
    ready = Ready(lambda keys: made.append(keys) or public(keys))

    ready.rows([1])
    ready.rows([2, 3])

    assert len(made) == 1
