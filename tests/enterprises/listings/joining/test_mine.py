"""/my/: what Ana runs, how it stands, and what she is offered when she runs nothing yet."""

import pytest
from django.core.cache import cache
from django.test import Client
from wagtail.models import Workflow

from accounts import actions
from enterprises.listings.models import Newcomer
from tests.factories.accounts import PASSWORD


@pytest.fixture(autouse=True)
def _no_limits_left_over(db):
    cache.clear()


@pytest.fixture
def page(client, ana):
    client.force_login(ana)
    return lambda: client.get("/my/").content.decode()


def test_a_visitor_signs_in_first(client, db):
    assert client.get("/my/").url == "/accounts/login/?next=/my/"


def test_who_runs_nothing_is_shown_how_to_join(page):
    assert "You run something?" in page()
    assert 'href="/join/"' in page()


def test_each_listing_says_how_it_stands(page, make_listing, ana, groups):
    make_listing(name="Public One", owner=ana)
    make_listing(name="Draft Two", owner=ana, publish=False)
    hidden = make_listing(name="Hidden Three", owner=ana)
    type(hidden).objects.filter(pk=hidden.pk).update(hidden_at="2026-11-01T00:00Z")
    checked = make_listing(name="Checked Four", owner=ana, publish=False)
    checked.save_revision()
    Workflow.objects.get(name="Listings").start(checked, ana)
    make_listing(name="Somebody Else's")

    seen = page()

    order = ["Checked Four", "Being checked", "Draft Two", "Draft", "Hidden Three", "Hidden", "Public One", "Public"]
    places, at = [], 0
    for words in order:
        at = seen.index(words, at)
        places.append(at)
    assert places == sorted(places)
    assert "Somebody Else" not in seen
    assert seen.count("as everybody sees it") == 1


def test_the_number_of_queries_does_not_grow(client, make_listing, ana, django_assert_max_num_queries):
    client.force_login(ana)
    make_listing(owner=ana)
    client.get("/my/")
    for _each in range(6):
        make_listing(owner=ana)
    with django_assert_max_num_queries(16):
        client.get("/my/")


def test_what_the_team_still_looks_at_is_shown(page, ana, area):
    Newcomer.objects.create(enterprise_name="Ana's Bees", one_line="Bees", postcode="GL5 1QA", person=ana, area=area)

    assert "Ana&#x27;s Bees" in page()
    assert "The team of Stroud Valleys looks at it" in page()


def test_people_land_here_after_signing_in_and_support_workers_at_the_desk(ana, jo):
    for person, lands in ((ana, "/my/"), (jo, "/desk/")):
        actions.confirm_email(person)
        answer = Client().post("/accounts/login/", {"login": person.email, "password": PASSWORD})
        assert answer.url == lands


def test_it_speaks_welsh_in_welsh(client, ana):
    client.force_login(ana)

    assert client.get("/cy/my/").status_code == 200
