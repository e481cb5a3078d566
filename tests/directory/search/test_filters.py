"""What each filter finds, and the other questions that can be asked, as short stories."""

import datetime

import pytest
import time_machine
from wagtail.images.tests.utils import get_test_image_file

from core.models import Picture
from directory import search
from directory.models import SearchState
from directory.search.query import Query
from enterprises.listings.models import CheckHeld, ComingPerson, Photo
from tests.directory.search.asking import HERE, STROUD, names, north
from tests.factories.listings import category, term

pytestmark = pytest.mark.django_db


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


# --- ages ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def of_ages(make_listing):
    ages = {"Everybody": (None, None), "Grown-ups": (18, None), "Young": (16, 30), "Little ones": (None, 7)}
    for name, (youngest, oldest) in (ages | {"Pensioners": (65, None), "From birth": (0, 11)}).items():
        make_listing(name=name, minimum_age=youngest, maximum_age=oldest)


@pytest.mark.parametrize("compacted", [False, True])
@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("under-11", ["Everybody", "From birth", "Little ones"]),
        ("11-17", ["Everybody", "From birth", "Young"]),
        ("18-25", ["Everybody", "Grown-ups", "Young"]),
        ("26-64", ["Everybody", "Grown-ups", "Young"]),
        ("65-and-over", ["Everybody", "Grown-ups", "Pensioners"]),
    ],
)
def test_an_age_finds_whoever_takes_people_of_it(of_ages, value, found, compacted):
    if compacted:
        search.rebuild()

    results = search.search(Query(filters={"age": (value,)}))

    assert sorted(hit.card["name"] for hit in results.hits) == found
    assert results.counts["age"] == {
        "under-11": 3,
        "11-17": 3,
        "18-25": 3,
        "26-64": 3,
        "65-and-over": 3,
    }


def test_two_ages_find_either_and_other_groups_count_within_them(of_ages, make_listing):
    make_listing(name="Pensioners in cash", minimum_age=65, payments=("cash",))

    results = search.search(Query(filters={"age": ("under-11", "65-and-over")}))

    assert results.total == 6
    assert results.counts["pay"]["cash"] == 1
    assert search.cost_of_each_filter(Query("cash", filters={"age": ("under-11",)})) == [("age", "under-11", 1)]


def test_changed_ages_are_found_at_once(jo, make_listing):
    listing = make_listing(name="Club", minimum_age=18)
    assert names(Query(filters={"age": ("11-17",)})) == []

    listing.minimum_age = 12
    listing.publish(listing.save_revision(), skip_permission_checks=True)

    assert names(Query(filters={"age": ("11-17",)})) == ["Club"]
