"""Every listing has an address of its own, also when two are saved at the same moment."""

import threading

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from accounts.models import Person
from enterprises.listings import actions
from enterprises.listings.actions import live
from enterprises.listings.models import Area, Enterprise, Venue
from tests.enterprises.listings.admin.forms import listing_data


def draft(area, name="Pat's Garden", town=""):
    enterprise = Enterprise(area=area, name=name, one_line="We help.")
    if town:
        enterprise.venues.add(Venue(name="The hut", town=town))
    return enterprise


@pytest.fixture
def a_moment_too_late(monkeypatch):
    """The first look for a free address came just before somebody else took it."""
    look, answers = live.free_slug, ["pats-garden"]
    monkeypatch.setattr(live, "free_slug", lambda enterprise: answers.pop() if answers else look(enterprise))


def test_an_address_taken_a_moment_ago_is_left_to_them(jo, area, a_moment_too_late, make_listing):
    make_listing(slug="pats-garden")

    mine = actions.create_listing(draft(area), by=jo)

    assert (mine.slug, Enterprise.objects.get(pk=mine.pk).slug) == ("pats-garden-2", "pats-garden-2")
    assert mine.revisions.count() == 1


def test_the_form_tries_again_as_well(desk, area, a_moment_too_late, make_listing):
    make_listing(slug="pats-garden")

    response = desk.post(reverse("wagtailsnippets_listings_enterprise:add"), listing_data(area=area.pk))

    assert response.status_code == 302
    assert Enterprise.objects.filter(slug="pats-garden-2").count() == 1


def test_so_does_the_form_of_a_draft_whose_name_changes(desk, a_moment_too_late, make_listing):
    make_listing(slug="pats-garden")
    listing = make_listing(name="Pat", slug="pat", publish=False)

    address = reverse("wagtailsnippets_listings_enterprise:edit", args=[listing.pk])
    response = desk.post(address, listing_data(name="Pat's Garden"))

    listing.refresh_from_db()
    assert (response.status_code, listing.slug) == (302, "pats-garden-2")


def test_so_does_the_import(area, a_moment_too_late, make_listing):
    make_listing(slug="pats-garden")
    imported = draft(area)

    actions.publish_imported(imported)

    assert Enterprise.objects.public().get(pk=imported.pk).slug == "pats-garden-2"


def test_what_else_the_database_refuses_is_not_tried_again(area, make_listing, monkeypatch):
    make_listing(source="a feed", source_id="7")
    looks = []
    monkeypatch.setattr(live, "free_slug", lambda enterprise: looks.append(1) or f"free-{len(looks)}")
    twin = draft(area)
    twin.source, twin.source_id = "a feed", "7"

    with pytest.raises(IntegrityError), transaction.atomic():
        actions.publish_imported(twin)

    assert looks == [1]


def test_the_town_tells_two_of_one_name_apart(jo, area):
    slugs = [
        actions.create_listing(draft(area, town=town), by=jo).slug for town in ("", "Stroud", "Stroud", "Nailsworth")
    ]

    assert slugs == ["pats-garden", "pats-garden-stroud", "pats-garden-2", "pats-garden-nailsworth"]


@pytest.mark.django_db(transaction=True)
def test_six_people_make_a_listing_of_one_name_at_the_same_moment(jo, area):
    together, failed = threading.Barrier(6), []

    def make():
        try:
            together.wait(10)
            actions.create_listing(draft(Area.objects.get()), by=Person.objects.get(pk=jo.pk))
        except IntegrityError as error:
            failed.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=make) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)

    assert failed == []
    assert sorted(Enterprise.objects.values_list("slug", flat=True)) == [
        "pats-garden",
        *(f"pats-garden-{n}" for n in range(2, 7)),
    ]
    assert Enterprise.objects.exclude(short_number=None).values("short_number").distinct().count() == 6
