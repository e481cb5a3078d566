"""Where somebody works from is looked for everywhere it must not be, with a postcode and an address nobody else has."""

import json

import pytest
from django.apps import apps
from django.db import connection
from django.urls import reverse
from wagtail.snippets.models import get_snippet_models

from enterprises.listings import actions
from enterprises.listings.models import Base, Enterprise
from tests.enterprises.listings.admin.forms import listing_data

CANARIES = ("GL5 1QA", "GL51QA", "Canary Row", "canary")


@pytest.fixture
def home(jo, make_listing):
    listing = make_listing(name="Pat's Garden")
    actions.set_base(listing, by=jo, postcode="GL5 1QA", address="7 Canary Row\nStroud")
    return Enterprise.objects.get(pk=listing.pk)


def tables_that_leak():
    found = []
    for table in connection.introspection.table_names():
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{table}"')
            if leaks(json.dumps(cursor.fetchall(), default=str)):
                found.append(table)
    return found


def leaks(text):
    return [canary for canary in CANARIES if canary.lower() in text.lower()]


def test_the_database_holds_it_nowhere_in_readable_form(desk, desk_of, ed, jo, home):
    """After editing, publishing, submitting, exporting, reading: every column of every table."""
    edit = reverse("wagtailsnippets_listings_enterprise:edit", args=[home.pk])
    desk.get(reverse("listings_admin:base", args=[home.pk]))
    desk.post(edit, listing_data(name="Pat's Garden"))
    desk.post(edit, listing_data(name="Pat's Garden", **{"action-publish": "1"}))
    desk.post(edit, listing_data(name="Pat's Gardens", **{"action-submit": "1"}))
    actions.hide_listing(home, by=jo)
    actions.show_listing_again(home, by=jo)

    assert tables_that_leak() == []
    assert Base.objects.get().postcode == "GL5 1QA"


def test_the_look_through_the_database_would_find_one(home):
    Enterprise.objects.update(description="Ring at 7 Canary Row")

    assert tables_that_leak() == ["listings_enterprise"]


def test_no_version_of_the_listing_knows_it(home, jo):
    home.save_revision(user=jo)

    assert leaks(json.dumps([version.content for version in home.revisions.all()])) == []
    assert leaks(json.dumps(home.serializable_data(), default=str)) == []


def test_no_admin_page_but_its_own_shows_it(desk, home):
    snippet = "wagtailsnippets_listings_enterprise"
    pages = [reverse("wagtailadmin_home"), reverse(f"{snippet}:list")]
    pages += [reverse(f"{snippet}:{name}", args=[home.pk]) for name in ("edit", "history", "usage", "copy", "delete")]
    pages += [reverse(f"listings_admin:{name}", args=[home.pk]) for name in ("hide", "today", "move", "confirm")]

    assert {page: leaks(desk.get(page).text) for page in pages if leaks(desk.get(page).text)} == {}
    assert leaks(desk.get(reverse("listings_admin:base", args=[home.pk])).text)


def test_the_public_point_is_the_same_for_every_home_of_the_sector(jo, make_listing):
    points = set()
    for postcode in ("GL5 1QA", "GL5 1AA", "GL5 1ZZ"):
        listing = make_listing()
        actions.set_base(listing, by=jo, postcode=postcode)
        points.add((listing.public_latitude, listing.public_longitude))

    assert len(points) == 1


def test_a_district_says_less_than_a_sector(jo, make_listing):
    listing = make_listing()

    actions.set_base(listing, by=jo, postcode="GL5 1QA", precision=Base.Precision.SECTOR)
    by_sector = (listing.public_latitude, listing.public_longitude)
    actions.set_base(listing, by=jo, postcode="GL5 1QA", precision=Base.Precision.DISTRICT)

    assert (listing.public_latitude, listing.public_longitude) != by_sector


def test_the_base_has_no_page_of_its_own_in_the_admin_and_no_name_that_tells():
    assert Base not in get_snippet_models()
    assert str(Base(pk=7, address="7 Canary Row", postcode="GL5 1QA")) == "Base 7"
    assert apps.get_model("listings.Base")._meta.get_field("postcode").__class__.__name__ == "EncryptedTextField"
