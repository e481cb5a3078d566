"""What each word, place and filter finds, as short stories."""

import datetime

import pytest
import time_machine
from wagtail.images.tests.utils import get_test_image_file

from core.models import Picture
from directory import search
from directory.models import SearchState, Synonym
from directory.search.query import Query
from directory.search.starter import load_synonyms
from enterprises.listings.models import CheckHeld, ComingPerson, Enterprise, Photo, Venue
from enterprises.listings.places import Point
from tests.factories.listings import category, term

pytestmark = pytest.mark.django_db

STROUD = (51.7457, -2.2178)
HERE = Point(*STROUD)


def names(query: Query) -> list[str]:
    return [hit.card["name"] for hit in search.search(query).hits]


def north(miles: float) -> tuple[float, float]:
    return STROUD[0] + miles / 69.09, STROUD[1]


def renew(enterprise: Enterprise, **fields) -> None:
    """Change a live listing behind the forms, and index it."""
    Enterprise.objects.filter(pk=enterprise.pk).update(**fields)
    search.write_document(enterprise)


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


# --- filters -------------------------------------------------------------------------------------------------------


def test_a_day_and_a_time_are_one_pattern(make_listing):
    make_listing(name="Right", openings=((1, "evening"),))
    make_listing(name="Wrong", openings=((1, "morning"), (2, "evening")))
    tuesday_evening = Query(filters={"day": ("tuesday",), "time": ("evening",)})

    results = search.search(tuesday_evening)

    assert [hit.card["name"] for hit in results.hits] == ["Right"]
    assert (results.counts["day"]["tuesday"], results.counts["day"]["wednesday"]) == (1, 1)
    assert (results.counts["time"]["morning"], results.counts["time"]["evening"]) == (1, 1)
    assert search.cost_of_each_filter(tuesday_evening) == [("day", "tuesday", 2), ("time", "evening", 2)]


def test_bank_holidays_are_a_day(make_listing):
    make_listing(name="Works", works_bank_holidays=True, openings=((0, "morning"),))
    make_listing(name="Rests", openings=((0, "morning"),))

    assert names(Query(filters={"day": ("bank-holiday",)})) == ["Works"]
    assert names(Query(filters={"day": ("bank-holiday",), "time": ("evening",)})) == []


def test_gender_is_of_those_who_agreed_and_who_come_that_day(make_listing):
    openings = tuple((day, "morning") for day in range(7))
    for name, days, agreed in (("Mondays", [0], True), ("Any day", [], True), ("Private", [], False)):
        listing = make_listing(name=name, openings=openings)
        ComingPerson.objects.create(
            enterprise=listing, first_name="Ana", gender="woman", days=days, may_show_gender=agreed
        )
        search.write_document(listing)

    woman = {"gender": ("woman",)}
    assert sorted(names(Query(filters=woman))) == ["Any day", "Mondays"]
    assert names(Query(filters=woman | {"day": ("tuesday",)})) == ["Any day"]
    results = search.search(Query(filters=woman))
    assert (results.counts["day"]["monday"], results.counts["day"]["tuesday"]) == (2, 1)


def test_what_people_did_not_agree_to_show_cannot_be_found(make_listing):
    listing = make_listing(name="Quiet")
    person = ComingPerson(enterprise=listing, first_name="Zebedee", gender="man", drives=True, insured_to_carry=True)
    person.languages = [term("language", "polish")]
    person.skills = [term("skill", "epilepsy")]
    person.save()
    search.write_document(listing)

    for words in ("Zebedee", "Polish", "Epilepsy"):
        assert names(Query(words)) == []
    for group, value in (("gender", "man"), ("drives", "yes"), ("language", "polish"), ("skill", "epilepsy")):
        assert names(Query(filters={group: (value,)})) == []


def test_a_parent_category_holds_its_children(make_listing):
    category("gardening", parent="home-garden")
    make_listing(name="Green Days", categories=("gardening",))

    results = search.search(Query(filters={"category": ("home-garden",)}))

    assert [hit.card["name"] for hit in results.hits] == ["Green Days"]
    assert (results.counts["category"]["home-garden"], results.counts["category"]["gardening"]) == (1, 1)


def test_a_groups_counts_ignore_its_own_choices(make_listing):
    make_listing(name="One", audiences=("autism",), payments=("cash",))
    make_listing(name="Two", audiences=("dementia",), payments=("cash",))

    results = search.search(Query(filters={"for": ("autism",)}))

    assert results.total == 1
    assert (results.counts["for"]["autism"], results.counts["for"]["dementia"]) == (1, 1)
    assert results.counts["pay"]["cash"] == 1


def test_values_nobody_knows_are_left_out_and_named(make_listing):
    make_listing(name="One")

    results = search.search(Query(filters={"for": ("martians",), "nonsense": ("x",)}))

    assert (results.total, results.unknown) == (1, [("for", "martians"), ("nonsense", "x")])


@pytest.mark.parametrize("compacted", [False, True])
def test_a_check_that_runs_out_is_gone_on_the_day_with_nobody_doing_anything(make_listing, compacted):
    with time_machine.travel("2026-06-01 12:00", tick=False):
        listing = make_listing(name="Checked")
        kind = term("check", "insurance")
        CheckHeld.objects.create(enterprise=listing, kind=kind, seen_by="the team", ends_on=datetime.date(2026, 6, 30))
        search.write_document(listing)
        if compacted:
            search.compact()
    asked = Query(filters={"check": ("insurance",)})

    with time_machine.travel("2026-06-30 12:00", tick=False):
        assert [hit.card["checks"] for hit in search.search(asked).hits] == [
            [{"value": "insurance", "label": "Insurance"}]
        ]
    with time_machine.travel("2026-07-01 12:00", tick=False):
        assert names(asked) == []
        assert search.search(Query()).hits[0].card["checks"] == []


@pytest.mark.parametrize("compacted", [False, True])
def test_a_listing_closed_until_a_day_is_open_on_that_day(make_listing, compacted):
    with time_machine.travel("2026-06-01 12:00", tick=False):
        until = datetime.date(2026, 6, 10)
        make_listing(name="Back soon", is_closed_now=True, closed_until=until, places_left=2)
        if compacted:
            search.compact()
    room = Query(filters={"room": ("yes",)})

    with time_machine.travel("2026-06-09 12:00", tick=False):
        assert (names(room), search.search(Query()).hits[0].card["closed"]) == ([], True)
    with time_machine.travel("2026-06-10 12:00", tick=False):
        assert (names(room), search.search(Query()).hits[0].card["closed"]) == (["Back soon"], False)


# --- other questions -----------------------------------------------------------------------------------------------


def test_similar_listings_are_of_the_same_kind_open_and_nearest_first(make_listing):
    listing = make_listing(name="Mine", categories=("art",), point=STROUD)
    make_listing(name="Far", categories=("art", "music"), point=north(9))
    make_listing(name="Near", categories=("art",), point=north(2))
    make_listing(name="Shut", categories=("art",), point=north(1), is_closed_now=True)
    make_listing(name="Other kind", categories=("music",), point=north(1))

    assert [hit.card["name"] for hit in search.similar(listing.pk)] == ["Near", "Far"]


def test_whether_one_listing_fits_a_search(make_listing):
    listing = make_listing(name="Green Days", point=north(1))

    assert search.matches(Query("green", point=HERE), listing.pk)
    assert not search.matches(Query("music", point=HERE), listing.pk)
    assert not search.matches(Query(), listing.pk + 1)


def test_the_map_gets_public_points_only(make_listing):
    listing = make_listing(name="Green Days", point=(51.75, -2.25))
    make_listing(name="Nowhere")

    assert search.points(Query()) == [
        search.MapPoint(listing.pk, "Green Days", listing.get_absolute_url(), 51.75, -2.25)
    ]


def test_a_card_says_what_a_chooser_needs(make_listing):
    make_listing(
        name="Green Days",
        categories=("gardening",),
        openings=tuple((day, part) for day in range(5) for part in ("morning", "afternoon")),
        price_pence=1550,
        comes_to_you=True,
        reach_miles=8,
    )

    card = search.search(Query()).hits[0].card

    assert (card["price"], card["days"], card["comes"], card["tags"], card["last_confirmed_on"], card["photo"]) == (
        "£15.50 an hour",
        "Monday to Friday, mornings and afternoons",
        "Comes to you, up to 8 miles away",
        [{"value": "gardening", "label": "Gardening"}],
        "2026-11-01",
        None,
    )


def test_pages_follow_each_other_and_never_run_out(make_listing):
    for number in range(7):
        make_listing(name=f"Garden {number}")

    pages = [names(Query("garden", size=3, page=page)) for page in (1, 2, 3, 99)]

    assert [len(page) for page in pages] == [3, 3, 1, 1]
    assert sorted(pages[0] + pages[1] + pages[2]) == [f"Garden {number}" for number in range(7)]
    assert search.search(Query("garden", size=3, page=99)).page == 3


def test_a_card_has_its_first_photograph_in_two_sizes(make_listing):
    listing = make_listing(name="Green Days")
    for number in (1, 2):
        picture = Picture.objects.create(title=f"Picture {number}", file=get_test_image_file(size=(900, 700)))
        Photo.objects.create(enterprise=listing, picture=picture, alt=f"Words {number}", sort_order=number)
    search.write_document(listing)

    photo = search.search(Query()).hits[0].card["photo"]

    assert (photo["alt"], photo["width"], photo["height"]) == ("Words 1", 400, 300)
    assert photo["srcset"] == f"{photo['url']} 400w, {photo['srcset'].split()[-2]} 800w"


def test_a_photograph_whose_file_is_lost_breaks_nothing(make_listing):
    listing = make_listing(name="Green Days")
    picture = Picture.objects.create(title="Lost", file=get_test_image_file())
    Photo.objects.create(enterprise=listing, picture=picture, alt="Lost")
    picture.file.storage.delete(picture.file.name)
    search.write_document(listing)

    assert search.search(Query()).hits[0].card["photo"] is None


def test_a_category_moved_by_an_editor_asks_for_documents_to_be_written_anew(make_listing):
    category("gardening", parent="home-garden")
    make_listing(name="Green Days", categories=("gardening",))
    moved = category("gardening")
    moved.parent = category("outdoors")
    moved.save()

    assert SearchState.objects.get().rebuild_wanted
    search.rebuild()

    assert not SearchState.objects.get().rebuild_wanted
    assert names(Query(filters={"category": ("outdoors",)})) == ["Green Days"]
    assert names(Query(filters={"category": ("home-garden",)})) == []
