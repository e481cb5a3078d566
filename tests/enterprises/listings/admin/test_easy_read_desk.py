"""Easy Read at the desk: begun from a listing, written row by row, shown when checked, found when it is stale."""

import re
from datetime import date

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from enterprises.listings import actions
from enterprises.listings.models import EasyRead
from tests.factories.formats import make_easy_read, republish, symbol

LIST = "wagtailsnippets_listings_easyread:list"
EDIT = "wagtailsnippets_listings_easyread:edit"


@pytest.fixture
def listing(make_listing):
    return make_listing(name="Spade and Fork", phone="01632 960001", price_pence=1800, categories=("gardening",))


def start(desk, listing, **data):
    address = reverse("listings_admin:easy_read", args=[listing.pk])
    return desk.post(address, {"start": "draft", "language": "en", **data})


def form(rows, initial=0, **fields):
    made = [
        {"id": "", "ORDER": n + 1, "DELETE": "", "symbol": "", "photograph": "", "alt": "", **row}
        for n, row in enumerate(rows)
    ]
    data = {"checked_by": "", "checked_on": "", **fields}
    return nested_form_data({"rows": inline_formset(made, initial=initial), **data})


def send(desk, copy, rows, **fields):
    return desk.post(reverse(EDIT, args=[copy.pk]), form(rows, **fields))


def test_a_first_draft_is_made_from_the_listing_and_opens_to_be_written_on(desk, listing):
    response = start(desk, listing)

    copy = EasyRead.objects.get()
    assert response["Location"] == reverse(EDIT, args=[copy.pk])
    assert "This page is about Spade and Fork." in [row.sentence for row in copy.rows.all()]
    assert "They help you in your garden." in desk.get(response["Location"]).content.decode()
    assert desk.get(listing.get_absolute_url() + "easy-read/").status_code == 404


def test_it_can_begin_with_nothing_and_in_another_language(desk, listing):
    start(desk, listing)
    address = reverse("listings_admin:easy_read", args=[listing.pk])
    assert desk.get(address).status_code == 302
    page = desk.get(address + "?more=1").content.decode()
    assert "Polish" in page
    assert 'value="en"' not in page

    desk.post(address + "?more=1", {"start": "empty", "language": "pl"})

    copy = EasyRead.objects.get(language="pl")
    assert copy.rows.count() == 0


def test_a_sentence_with_too_many_words_says_how_many_and_keeps_what_was_typed(desk, listing):
    start(desk, listing, start="empty")
    long = "We come to your house and " * 4

    response = send(desk, EasyRead.objects.get(), [{"sentence": long, "symbol": symbol("house").pk}])

    page = response.content.decode()
    assert "This sentence has 24 words. Use 15 or fewer: make two sentences of it." in page
    assert long.strip() in page


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({}, "Choose a symbol or a photograph for this sentence."),
        ({"symbol": True, "photograph": True, "alt": "A spade"}, "Choose one: a symbol or a photograph."),
        ({"photograph": True}, "Say what the photograph shows."),
    ],
)
def test_each_sentence_needs_one_picture(desk, listing, picture, row, words):
    start(desk, listing, start="empty")
    keys = {"symbol": symbol("yes").pk, "photograph": picture.pk}
    row = {name: keys[name] if value is True else value for name, value in row.items()}

    response = send(desk, EasyRead.objects.get(), [{"sentence": "They dig.", **row}])

    assert words in response.content.decode()


def test_it_is_shown_only_with_a_name_and_a_day_and_a_sentence(desk, listing):
    start(desk, listing, start="empty")
    copy = EasyRead.objects.get()
    row = {"sentence": "They dig.", "symbol": symbol("gardening").pk}

    send(desk, copy, [row], **{"action-publish": "1"})
    assert not EasyRead.objects.get().live
    send(desk, copy, [], checked_by="Ruby", checked_on="2026-11-02", **{"action-publish": "1"})
    assert not EasyRead.objects.get().live
    future = send(desk, copy, [row], checked_by="Ruby", checked_on="2036-11-02", **{"action-publish": "1"})
    assert "This day is still to come." in future.content.decode()

    send(desk, copy, [row], checked_by="Ruby", checked_on="2026-11-02", **{"action-publish": "1"})

    copy = EasyRead.objects.get()
    assert (copy.live, copy.status, copy.checked_by) == (True, "current", "Ruby")
    assert "They dig." in desk.get(copy.get_absolute_url()).content.decode()


def test_rows_change_places(desk, listing, jo):
    copy = make_easy_read(listing, by=jo, rows=(("One.", "yes"), ("Two.", "no")))
    page = desk.get(reverse(EDIT, args=[copy.pk])).content.decode()
    first, second = re.findall(r'name="rows-[01]-id" value="(\d*)"', page)
    rows = [
        {"id": first, "ORDER": 2, "sentence": "One.", "symbol": symbol("yes").pk},
        {"id": second, "ORDER": 1, "sentence": "Two.", "symbol": symbol("no").pk},
    ]
    initial = re.search(r'name="rows-INITIAL_FORMS" value="(\d+)"', page)[1]

    send(desk, copy, rows, initial=initial, checked_by="Ruby", checked_on="2026-11-03", **{"action-publish": "1"})

    assert [row.sentence for row in EasyRead.objects.get().rows.all()] == ["Two.", "One."]


def test_a_draft_is_looked_at_before_it_is_shown(desk, listing):
    start(desk, listing)
    copy = EasyRead.objects.get()
    address = reverse("wagtailsnippets_listings_easyread:preview_on_edit", args=[copy.pk])
    desk.post(address, form([{"sentence": "They dig.", "symbol": symbol("gardening").pk}]))

    page = desk.get(address).content.decode()

    assert "This is a draft" in page
    assert "They dig." in page
    assert 'aria-label="Gardening"' in page


def test_the_desk_says_what_is_out_of_date_and_finds_it(desk, listing, jo, make_listing):
    make_easy_read(make_listing(name="Quiet Kitchen"), by=jo)
    make_easy_read(listing, by=jo)
    assert "Easy Read is out of date" not in desk.get("/admin/").content.decode()
    republish(listing, lambda draft: setattr(draft, "phone", "01632 960002"))

    home = desk.get("/admin/").content.decode()
    stale = desk.get(reverse(LIST), {"status": "out_of_date"}).content.decode()
    everything = desk.get(reverse(LIST)).content.decode()

    assert "1 Easy Read is out of date" in home
    assert "Spade and Fork" in stale
    assert "how to get in touch" in stale
    assert "Quiet Kitchen" not in stale
    assert everything.index("Spade and Fork") < everything.index("Quiet Kitchen")
    assert "Quiet Kitchen" in desk.get(reverse(LIST), {"q": "quiet"}).content.decode()


def test_the_list_costs_the_same_however_long_it_is(desk, jo, make_listing, django_assert_max_num_queries):
    for n in range(8):
        make_easy_read(make_listing(name=f"Listing {n}"), by=jo)
    desk.get(reverse(LIST))

    with django_assert_max_num_queries(30):
        desk.get(reverse(LIST))


def test_it_is_still_right_is_one_button_with_a_name_and_a_day(desk, listing, jo):
    copy = make_easy_read(listing, by=jo)
    republish(listing, lambda draft: setattr(draft, "phone", "01632 960002"))
    address = reverse("listings_easy_read:still_right", args=[copy.pk])
    assert "Changed in the listing: how to get in touch." in desk.get(address).content.decode()

    wrong = desk.post(address, {"checked_by": "", "checked_on": "2036-01-01"})
    assert "This day is still to come." in wrong.content.decode()
    desk.post(address, {"checked_by": "Ruby", "checked_on": "2026-11-20"})

    copy.refresh_from_db()
    assert (copy.status, copy.checked_on) == ("current", date(2026, 11, 20))


def test_a_new_draft_leaves_what_everybody_sees(desk, listing, jo):
    copy = make_easy_read(listing, by=jo, rows=(("Old words.", "yes"),))

    desk.post(reverse("listings_easy_read:again", args=[copy.pk]))

    assert "Old words." in desk.get(copy.get_absolute_url()).content.decode()
    draft = EasyRead.objects.get().get_latest_revision_as_object()
    assert "Old words." not in [row.sentence for row in draft.rows.all()]


def test_it_is_taken_down_and_deleted_by_wagtails_own_buttons(desk, listing, jo):
    copy = make_easy_read(listing, by=jo)
    desk.post(reverse("wagtailsnippets_listings_easyread:unpublish", args=[copy.pk]))
    copy.refresh_from_db()
    assert (copy.live, copy.status) == (False, "draft")

    desk.post(reverse("wagtailsnippets_listings_easyread:delete", args=[copy.pk]))

    assert not EasyRead.objects.exists()


@pytest.mark.parametrize("name", ["edit", "delete", "unpublish", "history"])
def test_another_areas_team_does_not_find_it(desk_of, dee, listing, jo, name):
    copy = make_easy_read(listing, by=jo)
    other = desk_of(dee)

    assert other.get(reverse(f"wagtailsnippets_listings_easyread:{name}", args=[copy.pk])).status_code == 404
    for act in ("still_right", "again"):
        assert other.post(reverse(f"listings_easy_read:{act}", args=[copy.pk])).status_code == 404
    assert start(other, listing).status_code == 404
    assert "Spade and Fork" not in other.get(reverse(LIST)).content.decode()
    assert "Spade and Fork" not in other.get(reverse("wagtailadmin_reports:site_history")).content.decode()


def test_no_empty_form_makes_a_copy(desk, jo):
    assert desk.get(reverse("wagtailsnippets_listings_easyread:add"))["Location"] == reverse("wagtailadmin_home")
    assert "listings/easyread/add" not in desk.get(reverse(LIST)).content.decode()


def test_the_name_and_day_stay_with_a_listing_that_moves_to_another_area(desk_of, dee, listing, jo, ed, other_area):
    copy = make_easy_read(listing, by=jo)
    actions.move_listing(listing, area=other_area, by=ed)

    assert desk_of(dee).get(reverse(EDIT, args=[copy.pk])).status_code == 200
    assert desk_of(jo).get(reverse(EDIT, args=[copy.pk])).status_code == 404
