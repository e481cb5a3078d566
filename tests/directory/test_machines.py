"""Search engines are told what is public, and nothing else."""

import xml.etree.ElementTree as ET
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.utils import timezone
from wagtail.models import PageViewRestriction

from directory import sitemaps
from directory.models import StandardPage
from enterprises.listings import actions
from tests.factories.pages import make_story

NS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def places(client, address):
    return {
        url.find(f"{NS}loc").text.removeprefix(settings.SITE_URL): getattr(url.find(f"{NS}lastmod"), "text", None)
        for url in ET.fromstring(client.get(address).content)
    }


def test_the_map_has_public_pages_and_listings_with_their_day(client, groups, make_listing, jo):
    shown = make_listing(name="Shown", slug="shown")
    actions.hide_listing(make_listing(name="Hidden", slug="hidden"), by=jo)
    make_listing(name="Draft", slug="draft", publish=False)
    private = StandardPage.objects.get(slug="privacy")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    StandardPage.objects.get(slug="accessibility").unpublish()

    assert list(places(client, "/sitemap.xml")) == ["/sitemap-pages-1.xml", "/sitemap-listings-1.xml"]
    assert places(client, "/sitemap-listings-1.xml") == {
        "/enterprises/shown/": f"{shown.last_published_at:%Y-%m-%dT%H:%M:%S}+00:00"
    }
    pages = set(places(client, "/sitemap-pages-1.xml"))
    assert pages >= {"/", "/find/", "/worried/", "/how-it-works/", "/news/"}
    assert not pages & {"/privacy/", "/accessibility/"}


def test_a_story_told_until_a_day_is_on_the_map_no_longer(client, groups):
    story = make_story(ends_on=timezone.localdate())
    assert f"/stories/{story.slug}/" in places(client, "/sitemap-pages-1.xml")

    with time_machine.travel(timezone.now() + timedelta(days=1), tick=False):
        assert f"/stories/{story.slug}/" not in places(client, "/sitemap-pages-1.xml")


def test_a_long_map_comes_in_parts(client, groups, make_listing, monkeypatch):
    monkeypatch.setattr(sitemaps, "IN_ONE", 2)
    for number in range(5):
        make_listing(slug=f"listing-{number}")

    parts = [part for part in places(client, "/sitemap.xml") if "listings" in part]

    assert parts == [f"/sitemap-listings-{number}.xml" for number in (1, 2, 3)]
    assert [len(places(client, part)) for part in parts] == [2, 2, 1]
    assert client.get("/sitemap-listings-4.xml").status_code == 404
    assert client.get("/sitemap-people-1.xml").status_code == 404


def test_the_map_is_drawn_once_and_anew_when_something_changes(client, groups, make_listing, jo):
    listing = make_listing(slug="shown")
    first = client.get("/sitemap-listings-1.xml")

    assert client.get("/sitemap-listings-1.xml", headers={"If-None-Match": first["ETag"]}).status_code == 304
    actions.hide_listing(listing, by=jo)
    make_listing(slug="other")

    assert set(places(client, "/sitemap-listings-1.xml")) == {"/enterprises/other/"}


@pytest.mark.parametrize("count", [1, 30])
def test_a_map_costs_the_same_however_long(client, groups, make_listing, django_assert_max_num_queries, count):
    for number in range(count):
        make_listing(slug=f"listing-{number}")

    with django_assert_max_num_queries(12):
        assert len(places(client, "/sitemap-listings-1.xml")) == count


def test_robots_are_kept_out_of_the_endless_and_shown_the_map(client, db):
    answer = client.get("/robots.txt")
    lines = answer.text.splitlines()

    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert lines[0] == "User-agent: *"
    assert f"Sitemap: {settings.SITE_URL}/sitemap.xml" in lines
    for path in ("/find/?", "/admin/", "/accounts/", "/shortlist/", "/cy/find/?", "/cy/shortlist/"):
        assert f"Disallow: {path}" in lines
    assert "Disallow: /" not in lines
    assert "Disallow: /find/" not in lines
