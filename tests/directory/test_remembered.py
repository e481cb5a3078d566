"""Whole anonymous pages are remembered, and dropped the moment anything published changes."""

import gzip
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.urls import reverse

from directory import remembered
from enterprises.listings import actions

FIND = reverse("directory:find")


@pytest.fixture(autouse=True)
def _fresh():
    remembered.forget()


def test_a_remembered_page_asks_the_database_once(client, make_listing, django_assert_num_queries):
    make_listing(name="Spade and Fork")
    first = client.get(FIND)

    with django_assert_num_queries(1):
        again = client.get(FIND)

    assert again.content == first.content
    assert again["ETag"] == first["ETag"]


def test_publishing_is_seen_at_once(client, make_listing):
    client.get(FIND)

    make_listing(name="Brand new bakery")

    assert "Brand new bakery" in client.get(FIND).content.decode()


def test_hiding_is_seen_at_once_on_the_listings_own_page(client, make_listing, jo):
    listing = make_listing(name="Spade and Fork")
    address = listing.get_absolute_url()
    assert client.get(address).status_code == 200

    actions.hide_listing(listing, by=jo)

    assert client.get(address).status_code == 404


def test_pages_written_anew_are_seen_at_once_although_they_were_remembered(client, make_listing):
    address = make_listing(name="Spade and Fork").get_absolute_url()
    assert "Gardening" not in client.get(address).content.decode()
    with connection.cursor() as cursor:  # past every door, as an upgrade might
        cursor.execute("UPDATE listings_enterprise SET one_line = 'Gardening of every kind'")
    client.get(address)

    call_command("rebuild_search", verbosity=0, stdout=StringIO())

    assert "Gardening of every kind" in client.get(address).content.decode()


@pytest.mark.parametrize(
    ("takes", "packed"),
    [("gzip, deflate, br", True), ("br;q=1, gzip;q=0.5", True), ("", False), ("identity", False), ("gzip;q=0", False)],
)
def test_a_page_goes_packed_to_whoever_takes_it_so(client, make_listing, takes, packed):
    make_listing(name="Spade and Fork")
    plain = client.get(FIND)

    for _fresh_and_again in range(2):
        response = client.get(FIND, headers={"Accept-Encoding": takes})

        assert (response.get("Content-Encoding") == "gzip") is packed
        assert (gzip.decompress(response.content) if packed else response.content) == plain.content
        assert response["ETag"] == plain["ETag"]
        assert "Accept-Encoding" in response["Vary"]
        remembered.forget()


def test_a_browser_that_has_the_page_is_told_so(client, make_listing):
    make_listing()
    etag = client.get(FIND)["ETag"]

    response = client.get(FIND, headers={"If-None-Match": etag})

    assert (response.status_code, response.content) == (304, b"")


def test_a_signed_in_visitor_is_never_shown_another_ones_page(client, make_listing, sam):
    make_listing()
    client.get(FIND)
    client.force_login(sam)

    response = client.get(FIND)

    assert "Sam" in response.content.decode()
    client.logout()
    client.cookies.clear()
    assert "Sam" not in client.get(FIND).content.decode()


def test_pages_do_not_live_long(client, make_listing, time_machine, monkeypatch):
    make_listing()
    client.get(FIND)
    kept = next(iter(remembered._pages.values()))

    assert kept[0] - __import__("time").monotonic() <= remembered.SECONDS


def test_a_process_remembers_only_so_many_pages(client, make_listing, monkeypatch):
    make_listing()
    monkeypatch.setattr(remembered, "MOST_PAGES", 3)

    for number in range(6):
        client.get(FIND, {"q": f"word{number}"})

    assert len(remembered._pages) == 3
