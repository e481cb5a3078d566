"""What each word and place finds, as short stories."""

import datetime

import pytest

from directory import search
from directory.models import Synonym
from directory.search.query import Query
from directory.search.starter import load_synonyms
from enterprises.listings.models import Enterprise, Venue
from tests.directory.search.asking import HERE, STROUD, names, north
from tests.factories.listings import category

pytestmark = pytest.mark.django_db


# --- words ---------------------------------------------------------------------------------------------------------


def test_a_word_finds_every_form_of_it_and_nothing_else(make_listing):
    make_listing(name="Ana's Gardens")
    make_listing(name="Green Days", description="We love gardening.")
    make_listing(name="Baker Ben")

    assert names(Query("gardening")) == ["Ana's Gardens", "Green Days"]


def test_accents_capitals_and_apostrophes_do_not_matter(make_listing):
    make_listing(name="Men's Café")

    assert names(Query("CAFE")) == names(Query("mens café")) == names(Query("men’s")) == ["Men's Café"]


def test_what_somebody_says_they_do_not_do_is_not_found(make_listing):
    make_listing(name="Green Days", does_not="Tree surgery")

    assert names(Query("surgery")) == []


def test_the_name_counts_most_then_the_kind_of_help_then_the_text(make_listing):
    make_listing(name="Third", description="Music on Fridays.")
    make_listing(name="Second", categories=("music",))
    make_listing(name="Music First")
    for number in range(8):
        make_listing(name=f"Other {number}")

    assert names(Query("music")) == ["Music First", "Second", "Third"]


def test_equals_are_in_the_order_they_were_confirmed_in(make_listing):
    for day in (3, 9, 6):
        make_listing(name=f"Choir {day}", last_confirmed_on=datetime.date(2026, 10, day))
    make_listing(name="Choir never", last_confirmed_on=None)

    assert names(Query("choir")) == ["Choir 9", "Choir 6", "Choir 3", "Choir never"]


def test_closed_and_full_listings_come_last(make_listing):
    make_listing(name="Garden shut", is_closed_now=True, last_confirmed_on=datetime.date(2026, 11, 9))
    make_listing(name="Garden full", places_left=0, last_confirmed_on=datetime.date(2026, 11, 8))
    make_listing(name="Open", one_line="Garden help")

    assert names(Query("garden")) == ["Open", "Garden shut", "Garden full"]


def test_words_that_mean_the_same_find_each_other(make_listing):
    load_synonyms()
    make_listing(name="Jo, personal assistant")

    assert names(Query("carer")) == names(Query("PA")) == names(Query("home carer")) == ["Jo, personal assistant"]


def test_the_word_itself_comes_before_one_that_means_the_same(make_listing):
    load_synonyms()
    make_listing(name="A personal assistant", last_confirmed_on=datetime.date(2026, 11, 9))
    make_listing(name="A carer", last_confirmed_on=datetime.date(2026, 1, 1))

    assert names(Query("carer")) == ["A carer", "A personal assistant"]


def test_an_editors_new_synonym_works_at_once(make_listing):
    make_listing(name="Bodger Bill")
    assert names(Query("woodturner")) == []

    Synonym.objects.create(words="woodturner, bodger")

    assert names(Query("woodturner")) == ["Bodger Bill"]


def test_other_words_for_a_category_find_its_listings(make_listing):
    gardening = category("gardening")
    gardening.words = "mowing, hedge"
    gardening.save()
    make_listing(name="Green Days", categories=("gardening",))

    assert names(Query("hedge")) == ["Green Days"]


def test_the_start_of_the_last_word_is_enough(make_listing):
    make_listing(name="Pottery for all", description="We have a kiln.")

    assert names(Query("pott")) == names(Query("for potte")) == ["Pottery for all"]
    assert names(Query("kil")) == []  # so short a start is looked for in prominent places only
    assert search.complete("pot") == ["pottery"]
    assert search.complete("all pot") == ["all pottery"]


def test_a_misspelt_word_is_put_right_and_said(make_listing):
    make_listing(name="Green Days", one_line="Gardening for everybody")
    results = search.search(Query("gardning"))

    assert [hit.card["name"] for hit in results.hits] == ["Green Days"]
    assert results.did_you_mean == "gardening"
    assert search.search(Query("gardening")).did_you_mean is None


def test_two_words_written_as_one_are_found(make_listing):
    make_listing(name="The Lunch Club")

    assert search.search(Query("lunchclub")).did_you_mean == "lunch club"


def test_when_nothing_has_all_words_some_are_left_out_and_it_says_which(make_listing):
    make_listing(name="Piano lessons")
    make_listing(name="Piano tuning")
    results = search.search(Query("piano tuning wolverhampton"))

    assert [hit.card["name"] for hit in results.hits] == ["Piano tuning"]
    assert (results.fewer_words, results.words_used, results.words_ignored) == (
        True,
        ["piano", "tuning"],
        ["wolverhampton"],
    )


def test_words_of_asking_leave_nothing_out(make_listing):
    make_listing(name="Green Days", one_line="Gardening for everybody")

    assert names(Query("I am looking for somebody to help me with the gardening please")) == ["Green Days"]


def test_a_short_number_finds_its_listing_at_once(make_listing):
    listing = make_listing(name="Green Days")
    make_listing(name="Other")

    results = search.search(Query(f" {listing.short_number} ", filters={"day": ("monday",)}))

    assert [hit.card["name"] for hit in results.hits] == ["Green Days"]


# --- where ---------------------------------------------------------------------------------------------------------


def test_somebody_comes_as_far_as_they_say(make_listing):
    make_listing(name="Near", comes_to_you=True, reach_miles=5, point=north(4.9))
    make_listing(name="Far", comes_to_you=True, reach_miles=5, point=north(5.1))

    hits = search.search(Query(point=HERE, within=50)).hits

    assert [(hit.card["name"], hit.why, round(hit.miles, 1)) for hit in hits] == [("Near", "comes", 4.9)]


def test_somebody_comes_to_the_districts_they_name_or_else_to_all_of_their_area(make_listing):
    make_listing(name="Named", comes_to_you=True, reach_districts="GL5", point=north(60))
    make_listing(name="Elsewhere", comes_to_you=True, reach_districts="GL20", point=north(1))
    make_listing(name="All of it", comes_to_you=True, point=north(60), last_confirmed_on=None)

    assert names(Query(point=HERE)) == ["Named", "All of it"]


def test_whoever_must_be_come_to_finds_no_venue_however_near(make_listing):
    make_listing(name="Hall", venue=("The Old Scout Hut", "GL5 1QA"), point=STROUD)
    make_listing(name="At its public point", point=STROUD)
    make_listing(name="Comes", comes_to_you=True, reach_miles=5, point=STROUD)
    make_listing(name="Comes, and has a hall", comes_to_you=True, reach_miles=5, venue=("Hut", "GL5 1QA"), point=STROUD)
    make_listing(name="By phone", works_remotely=True)

    hits = search.search(Query(point=HERE, within=0)).hits

    assert sorted((hit.card["name"], hit.why, hit.venue) for hit in hits) == [
        ("By phone", "remote", ""),
        ("Comes", "comes", ""),
        ("Comes, and has a hall", "comes", ""),
    ]
    assert search.wider(Query(point=HERE, within=0))[0] == (2, 5)


def test_a_venue_within_the_distance_is_named(make_listing):
    listing = make_listing(name="Art Hut", works_remotely=True, point=north(30))
    Venue.objects.create(enterprise=listing, name="Town Hall", latitude=north(20)[0], longitude=STROUD[1])
    Venue.objects.create(enterprise=listing, name="Scout Hut", latitude=north(2)[0], longitude=STROUD[1])
    search.write_document(listing)

    near = search.search(Query(point=HERE, within=5)).hits[0]
    nearer = search.search(Query(point=HERE, within=1)).hits[0]

    assert (near.why, near.venue, round(near.venue_miles, 1), round(near.miles, 1)) == ("venue", "Scout Hut", 2.0, 2.0)
    assert (nearer.why, nearer.venue, nearer.venue_miles) == ("remote", "", None)


def test_a_listing_that_says_nothing_about_where_counts_as_at_its_public_point(make_listing):
    make_listing(name="Bread", point=north(3))

    assert [(hit.why, hit.venue) for hit in search.search(Query(point=HERE)).hits] == [("venue", "")]
    assert names(Query(point=HERE, within=2)) == []
    assert search.wider(Query(point=HERE, within=1)) == [(5, 1)]


def test_those_nearby_come_before_those_who_only_work_by_phone(make_listing):
    make_listing(name="Garden phone", works_remotely=True, last_confirmed_on=datetime.date(2026, 11, 9))
    make_listing(name="Local", one_line="Garden help", point=north(1))

    assert names(Query("garden", point=HERE)) == ["Local", "Garden phone"]


def test_nearest_goes_by_venue_or_public_point(make_listing):
    make_listing(name="Five", point=north(5))
    make_listing(name="One", point=north(1))
    make_listing(name="Three", point=north(3), is_closed_now=True)

    assert names(Query(point=HERE, sort="nearest")) == ["One", "Three", "Five"]

    far = Enterprise.objects.get(name="Five")
    Venue.objects.create(enterprise=far, name="Hut", latitude=north(2)[0], longitude=STROUD[1])
    search.write_document(far)
    assert names(Query(point=HERE, sort="nearest")) == ["One", "Five", "Three"]
    assert [round(hit.miles) for hit in search.search(Query(point=HERE, sort="nearest")).hits] == [1, 2, 3]
