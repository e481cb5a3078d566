"""The standard's own examples and a county's real page, where they lie beside the repository."""

import re

import pytest

from enterprises.listings.models import Enterprise
from tests.enterprises.listings.importing.feeds import SAMPLES

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not SAMPLES.is_dir(), reason="the sample feeds are not beside the repository"),
]


def test_a_countys_page_becomes_twenty_listings(import_services):
    printed = import_services(SAMPLES / "uk-1-council-page.json")

    assert printed.strip().endswith("20 created, 0 updated, 0 unchanged, 0 withdrawn, 0 rejected.")
    assert Enterprise.objects.public().count() == 20
    assert "20 unchanged" in import_services(SAMPLES / "uk-1-council-page.json")


def test_nothing_on_the_countys_page_looks_wrong(import_services):
    import_services(SAMPLES / "uk-1-council-page.json")

    for listing in Enterprise.objects.all():
        words = [
            listing.name,
            listing.one_line,
            listing.description,
            listing.story,
            listing.phone,
            listing.email,
        ]
        words += [text for venue in listing.venues.all() for text in (venue.name, venue.address, venue.town)]
        for text in words:
            assert text == text.strip()
            assert not re.search(r"<\w|&\w+;|  |\[removed\]|\r|\u00a0", text), text
        assert 10 < len(listing.one_line) <= 160
        assert not listing.one_line.endswith((":", "?"))
        assert not listing.name.isupper()


def test_nursery_schools_do_not_sell_plants(import_services):
    import_services(SAMPLES / "uk-1-council-page.json")

    assert not Enterprise.objects.filter(categories__slug="plants").exists()


def test_the_standards_list_becomes_a_listing(import_services):
    import_services(SAMPLES / "uk-3.0-examples" / "service_list.json")

    listing = Enterprise.objects.get()
    assert (listing.name, listing.website) == ("Community Counselling", "http://example.com/counselling")
    assert listing.story.startswith("Run by Example Organization Inc.\n\n")


def test_the_standards_full_example_lies_off_the_earth(import_services):
    printed = import_services(SAMPLES / "uk-3.0-examples" / "service_full.json")

    assert "its place is at latitude 100, longitude 101, which is not on Earth." in printed
    assert not Enterprise.objects.exists()


def test_a_folder_of_mixed_documents_is_gone_through_to_the_end(import_services):
    printed = import_services(SAMPLES / "uk-3.0-examples")

    assert "Not read: api_details.json: It describes the feed." in printed
    assert [listing.name for listing in Enterprise.objects.all()] == ["Community Counselling"]
