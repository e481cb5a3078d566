"""Writing a listing in the admin: the form, its parts, and what is saved of them."""

from datetime import time

import pytest
from django.urls import reverse

from core.models import Event
from enterprises.listings.models import Enterprise
from enterprises.listings.short_numbers import is_short_number
from tests.enterprises.listings.admin.forms import listing_data
from tests.factories.listings import term

ADD = "wagtailsnippets_listings_enterprise:add"
EDIT = "wagtailsnippets_listings_enterprise:edit"


def edit(desk, listing, **data):
    return desk.post(reverse(EDIT, args=[listing.pk]), listing_data(**{"name": listing.name, **data}))


def test_a_new_listing_is_a_draft_with_an_address_a_short_number_and_a_first_version(desk, jo, area):
    response = desk.post(reverse(ADD), listing_data(area=area.pk))

    listing = Enterprise.objects.get()
    assert response.status_code == 302
    assert (listing.live, listing.slug, listing.area) == (False, "pats-garden", area)
    assert is_short_number(listing.short_number)
    assert [version.user for version in listing.revisions.all()] == [jo]
    assert list(Event.objects.values_list("tag", "by")) == [("listing:created", jo.pk)]
    assert not Enterprise.objects.public().exists()


def test_two_listings_of_one_name_have_two_addresses(desk, area):
    for _ in range(3):
        desk.post(reverse(ADD), listing_data(area=area.pk))

    assert sorted(Enterprise.objects.values_list("slug", flat=True)) == [
        "pats-garden",
        "pats-garden-2",
        "pats-garden-3",
    ]


def test_the_address_follows_the_name_until_the_public_has_seen_it(desk, make_listing):
    listing = make_listing(name="Pat", slug="pat", publish=False)

    edit(desk, listing, name="Pat's Garden")
    listing.refresh_from_db()
    assert listing.slug == "pats-garden"

    edit(desk, listing, name="Pat's Garden", **{"action-publish": "1"})
    edit(desk, listing, name="Pat and Jay", **{"action-publish": "1"})
    listing.refresh_from_db()
    assert (listing.slug, listing.name, listing.live) == ("pats-garden", "Pat and Jay", True)


def test_creating_and_publishing_at_once_ends_live(desk, jo, area):
    desk.post(reverse(ADD), listing_data(area=area.pk, **{"action-publish": "1"}))

    listing = Enterprise.objects.get()
    assert listing.is_public
    assert is_short_number(listing.short_number)
    assert list(Event.objects.order_by("pk").values_list("tag", "by")) == [
        ("listing:created", jo.pk),
        ("listing:published", jo.pk),
    ]


def test_parts_of_parts_are_saved_published_and_kept_through_drafts(desk, make_listing):
    polish, makaton, steps = term("language", "polish"), term("language", "makaton"), term("access", "step-free")
    listing = make_listing(publish=False)
    person = {
        "first_name": "Jay",
        "role": "",
        "pronouns": "",
        "gender": "",
        "languages": [polish.pk],
        "days": ["0", "3"],
        "may_show_name": "on",
    }
    venue = {"name": "The Hall", "address": "", "town": "", "postcode": "GL5 1QA", "access": [steps.pk]}
    venue |= {"access_words": "", "travel_words": ""}

    edit(desk, listing, coming_people=[person], venues=[venue], **{"action-publish": "1"})
    listing.refresh_from_db()
    jay, hall = listing.coming_people.get(), listing.venues.get()
    assert (jay.days, list(jay.languages.all()), jay.may_show_name) == ([0, 3], [polish], True)
    assert list(hall.access.all()) == [steps]
    assert hall.latitude is not None

    person |= {"id": jay.pk, "languages": [polish.pk, makaton.pk]}
    venue |= {"id": hall.pk}
    there = {"coming_people": 1, "venues": 1}
    edit(desk, listing, initial=there, coming_people=[person], venues=[venue])
    draft = Enterprise.objects.get().get_latest_revision_as_object()
    assert set(draft.coming_people.get().languages.all()) == {polish, makaton}
    assert set(listing.coming_people.get().languages.all()) == {polish}

    edit(desk, listing, initial=there, coming_people=[person], venues=[venue], **{"action-publish": "1"})
    assert set(listing.coming_people.get().languages.all()) == {polish, makaton}
    assert listing.coming_people.get().pk == jay.pk
    assert list(listing.venues.get().access.all()) == [steps]


def test_a_venue_that_moves_takes_its_point_along(desk, make_listing):
    listing = make_listing(venue=("The Hall", "GL5 1QA"))
    hall = listing.venues.get()
    row = {"id": hall.pk, "name": "The Hall", "address": "", "town": "", "access_words": "", "travel_words": ""}

    row["postcode"] = "GL15 4AA"
    edit(desk, listing, initial={"venues": 1}, venues=[row], **{"action-publish": "1"})

    moved = listing.venues.get()
    assert (moved.latitude, moved.longitude) != (hall.latitude, hall.longitude)
    assert moved.latitude is not None


@pytest.mark.parametrize(
    ("typed", "pence"),
    [("12.50", 1250), ("12.5", 1250), ("£12", 1200), ("1,200", 120000), ("0", 0), ("", None), ("0.05", 5)],
)
def test_prices_are_typed_in_pounds_and_kept_in_pence(desk, make_listing, typed, pence):
    listing = make_listing(publish=False)

    edit(desk, listing, prices=[{"name": "An hour", "pence": typed, "unit": "hour", "words": ""}])

    assert listing.prices.get().pence == pence


@pytest.mark.parametrize("typed", ["ten", "12.505", "-3", "1e9", "9999999"])
def test_a_price_that_is_no_price_says_so_beside_it(desk, make_listing, typed):
    listing = make_listing(publish=False)

    response = edit(desk, listing, prices=[{"name": "An hour", "pence": typed, "unit": "hour", "words": ""}])

    assert "Write pounds and pence, like 12.50." in response.text
    assert f'value="{typed}"' in response.text


def test_the_grid_of_days_keeps_what_was_ticked(desk, make_listing):
    listing = make_listing(publish=False)
    ticked = {"opening_grid-0-morning": "1", "opening_grid-0-morning-from": "9.30", "opening_grid-6-night": "1"}

    edit(desk, listing, **ticked)

    assert sorted((each.day, each.part, each.opens_at) for each in listing.openings.all()) == [
        (0, "morning", time(9, 30)),
        (6, "night", None),
    ]
    page = desk.get(reverse(EDIT, args=[listing.pk])).text
    assert 'name="opening_grid-0-morning" value="1" aria-label="Monday, morning" checked' in page
    assert 'name="opening_grid-0-morning-from" value="09:30"' in page


def test_days_can_swap_places_in_a_live_listing(desk, make_listing):
    listing = make_listing(openings=((0, "morning"), (1, "evening")))

    edit(desk, listing, **{"opening_grid-1-morning": "1", "opening_grid-0-evening": "1", "action-publish": "1"})

    assert {(each.day, each.part) for each in listing.openings.all()} == {(1, "morning"), (0, "evening")}


def test_wrong_times_say_where(desk, make_listing):
    listing = make_listing(publish=False)
    ticked = {"opening_grid-2-evening": "1", "opening_grid-2-evening-from": "late"}
    ticked |= {"opening_grid-3-morning": "1", "opening_grid-3-morning-from": "11:00"}
    ticked |= {"opening_grid-3-morning-until": "10:00"}

    page = edit(desk, listing, **ticked).text

    assert "Wednesday, evening: write times like 9:30." in page
    assert "Thursday, morning: it must end later than it starts." in page
    assert 'value="late"' in page


def test_a_photograph_needs_words_even_in_a_draft(desk, make_listing, picture):
    listing = make_listing(publish=False)

    page = edit(desk, listing, photos=[{"picture": picture.pk, "alt": "", "caption": ""}]).text

    assert "This field is required." in page
    assert not listing.photos.exists()


def test_a_draft_whose_picture_was_deleted_still_opens(desk, make_listing, picture):
    listing = make_listing()
    edit(desk, listing, photos=[{"picture": picture.pk, "alt": "A spade", "caption": ""}])
    picture.delete()

    response = desk.get(reverse(EDIT, args=[listing.pk]))

    assert response.status_code == 200
    assert not Enterprise.objects.get().get_latest_revision_as_object().photos.exists()


def test_coming_to_people_needs_a_distance_before_it_is_published(desk, make_listing):
    listing = make_listing(publish=False)

    edit(desk, listing, comes_to_you="on")
    page = edit(desk, listing, comes_to_you="on", **{"action-publish": "1"}).text

    listing.refresh_from_db()
    assert listing.comes_to_you
    assert "Say how many miles they come" in page
    assert not listing.live


@pytest.mark.parametrize(("typed", "kept"), [("gl5, GL6 ,gl5", "GL5, GL6"), ("", "")])
def test_districts_are_kept_tidy(desk, make_listing, typed, kept):
    listing = make_listing(publish=False)

    edit(desk, listing, reach_districts=typed)

    listing.refresh_from_db()
    assert listing.reach_districts == kept


def test_a_district_nobody_knows_is_named(desk, make_listing):
    page = edit(desk, make_listing(publish=False), reach_districts="GL5, Stroud").text

    assert "We do not know STROUD." in page


def test_ages_in_the_wrong_order_say_so(desk, make_listing):
    page = edit(desk, make_listing(publish=False), minimum_age="65", maximum_age="18").text

    assert "The highest age must not be below the lowest." in page


def test_a_copy_is_a_new_form_with_new_parts(desk, make_listing, area):
    listing = make_listing(name="Pat", price_pence=1250, categories=("gardening",), venue=("The Hall", "GL5 1QA"))

    page = desk.get(reverse("wagtailsnippets_listings_enterprise:copy", args=[listing.pk]))

    form = page.context["form"]
    assert page.status_code == 200
    assert form.instance.pk is None
    assert form["name"].value() == "Pat"
    assert [part.instance.pk for part in form.formsets["prices"].forms] == [None]
    assert form.formsets["prices"].forms[0]["pence"].value() == "12.50"
    assert "area" in form.fields
    data = listing_data(
        initial={"prices": 1}, area=area.pk, prices=[{"name": "x", "pence": "1", "unit": "", "words": ""}]
    )
    desk.post(reverse(ADD), data)
    assert listing.prices.get().pence == 1250
    assert Enterprise.objects.count() == 2


def test_the_area_of_a_listing_is_no_part_of_its_drafts(desk, make_listing, area, other_area):
    listing = make_listing()

    edit(desk, listing, area=other_area.pk, **{"action-publish": "1"})

    listing.refresh_from_db()
    assert listing.area == area


def test_saving_by_itself_keeps_one_draft(desk, area):
    headers = {"Accept": "application/json"}

    made = desk.post(reverse(ADD), listing_data(area=area.pk), headers=headers).json()
    listing = Enterprise.objects.get()
    again = listing_data(name="Pat's Gardens", overwrite_revision_id=made["revision_id"])
    saved = desk.post(reverse(EDIT, args=[listing.pk]), again, headers=headers)

    listing.refresh_from_db()
    assert saved.json()["success"]
    assert listing.revisions.count() == 1
    assert (listing.name, listing.slug) == ("Pat's Gardens", "pats-gardens")


def test_history_and_the_comparison_of_versions_open(desk, make_listing):
    listing = make_listing(openings=((0, "morning"),))
    edit(desk, listing, name="Another name", **{"opening_grid-1-morning": "1"})

    for name in ("history", "usage", "copy", "edit"):
        page = desk.get(reverse(f"wagtailsnippets_listings_enterprise:{name}", args=[listing.pk]))
        assert (name, page.status_code) == (name, 200)
    compare = reverse("wagtailsnippets_listings_enterprise:revisions_compare", args=[listing.pk, "live", "latest"])
    page = desk.get(compare)
    assert page.status_code == 200
    assert "Another" in page.text
    assert "Days and times" in page.text


def test_an_older_version_can_be_looked_at_and_taken_back(desk, make_listing):
    listing = make_listing(name="First")
    first = listing.latest_revision
    edit(desk, listing, name="Second", **{"action-publish": "1"})
    address = reverse("wagtailsnippets_listings_enterprise:revisions_revert", args=[listing.pk, first.pk])

    assert desk.get(address).status_code == 200
    desk.post(address, listing_data(name="First", **{"action-publish": "1"}))

    listing.refresh_from_db()
    assert (listing.name, listing.live) == ("First", True)


def test_a_listing_is_looked_at_before_it_is_saved_and_before_it_is_published(desk, area, make_listing):
    listing = make_listing(name="Pat's Garden")
    new = reverse("wagtailsnippets_listings_enterprise:preview_on_add")
    old = reverse("wagtailsnippets_listings_enterprise:preview_on_edit", args=[listing.pk])

    for address, data in ((new, {"area": area.pk}), (old, {})):
        asked = desk.post(address, listing_data(one_line="Only in the draft", **data))
        assert asked.json() == {"is_valid": True, "is_available": True}
        assert "Only in the draft" in desk.get(address).text
    assert Enterprise.objects.count() == 1
    assert Enterprise.objects.get().one_line != "Only in the draft"
