"""Things done at once: hiding, confirming, today's facts, and where somebody works from."""

import csv
from datetime import date
from io import BytesIO, StringIO

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.search.index import insert_or_update_object

from core.models import Event
from directory.models_search import SearchDocument
from enterprises.listings import actions
from enterprises.listings.models import Base, Enterprise
from tests.factories.listings import category

LIST = "wagtailsnippets_listings_enterprise:list"


def act(name, listing):
    return reverse(f"listings_admin:{name}", args=[listing.pk])


def test_hiding_says_what_happens_and_then_does_it_with_one_press(desk, jo, make_listing):
    listing = make_listing(name="Pat's Garden")

    page = desk.get(act("hide", listing))
    assert "It goes at once from every page" in page.text
    assert Enterprise.objects.public().exists()

    done = desk.post(act("hide", listing), follow=True)

    assert "“Pat&#x27;s Garden” is hidden." in done.text
    assert not Enterprise.objects.public().exists()
    assert not SearchDocument.objects.exists()
    assert list(Event.objects.filter(tag="listing:hidden").values_list("by", flat=True)) == [jo.pk]


def test_showing_again_brings_it_back(desk, jo, make_listing):
    listing = make_listing()
    actions.hide_listing(listing, by=jo)

    assert "Ask first why it was hidden." in desk.get(act("show", listing)).text
    desk.post(act("show", listing))

    assert Enterprise.objects.public().exists()
    assert SearchDocument.objects.exists()


def test_the_edit_page_and_the_list_offer_what_can_be_done_now(desk, make_listing, jo):
    listing = make_listing()
    edit = reverse("wagtailsnippets_listings_enterprise:edit", args=[listing.pk])

    for address in (reverse(LIST), edit):
        page = desk.get(address).text
        offered = [name for name in ("hide", "show", "confirm", "today", "base", "move") if act(name, listing) in page]
        assert offered == ["hide", "confirm", "today", "base", "move"]
    actions.hide_listing(listing, by=jo)
    page = desk.get(edit).text
    assert act("show", listing) in page
    assert act("hide", listing) not in page


def test_after_an_act_one_is_back_where_one_was(desk, make_listing):
    listing = make_listing()

    inside = desk.post(act("confirm", listing) + f"?next={reverse(LIST)}")
    outside = desk.post(act("confirm", listing) + "?next=https://evil.example/")

    assert inside.url == reverse(LIST)
    assert outside.url == reverse("wagtailsnippets_listings_enterprise:edit", args=[listing.pk])


def test_confirming_says_so_with_todays_date(desk, make_listing):
    listing = make_listing(last_confirmed_on=None)

    desk.post(act("confirm", listing))

    assert Enterprise.objects.get().last_confirmed_on == timezone.localdate()


def test_facts_of_today_change_without_a_draft(desk, make_listing):
    listing = make_listing()
    versions = listing.revisions.count()

    data = {"places_left": "0", "is_closed_now": "on", "closed_words": "On holiday", "closed_until": "2027-01-05"}
    desk.post(act("today", listing), data)

    now = Enterprise.objects.get()
    assert (now.places_left, now.is_closed_now, now.closed_words, now.closed_until) == (
        0,
        True,
        "On holiday",
        date(2027, 1, 5),
    )
    assert now.revisions.count() == versions
    assert not now.has_unpublished_changes

    desk.post(act("today", listing), {"places_left": "", "closed_words": "On holiday", "closed_until": "2027-01-05"})
    now.refresh_from_db()
    assert (now.places_left, now.is_closed_now, now.closed_words, now.closed_until) == (None, False, "", None)


def test_a_wrong_fact_is_told_beside_its_field(desk, make_listing):
    page = desk.post(act("today", make_listing()), {"places_left": "-1", "closed_until": "tomorrow"})

    assert page.status_code == 200
    assert set(page.context["form"].errors) == {"places_left", "closed_until"}


def test_the_team_reads_and_writes_where_they_work_from_and_each_reading_is_written_down(desk, jo, make_listing):
    listing = make_listing()
    first = desk.get(act("base", listing))
    assert "no place yet" in first.text

    done = desk.post(
        act("base", listing), {"postcode": "GL5 1QA", "address": "7 Canary Row", "precision": "sector"}, follow=True
    )
    again = desk.get(act("base", listing))

    listing.refresh_from_db()
    assert listing.public_place
    assert listing.public_place in done.text
    assert 'value="GL5 1QA"' in again.text
    assert "7 Canary Row" in again.text
    assert list(Event.objects.filter(tag__startswith="base:").order_by("pk").values_list("tag", "by")) == [
        ("base:read", jo.pk),
        ("base:read", jo.pk),
        ("base:changed", jo.pk),
        ("base:read", jo.pk),
    ]
    assert "no-store" in again.headers["Cache-Control"]


def test_a_postcode_that_is_none_is_told_and_kept(desk, make_listing):
    page = desk.post(act("base", make_listing()), {"postcode": "nowhere", "address": "", "precision": "sector"})

    assert "We do not know that postcode." in page.text
    assert 'value="nowhere"' in page.text
    assert not Base.objects.exists()


@pytest.mark.parametrize("who", ["root", "ed"])
def test_administrators_and_editors_outside_the_team_are_refused_in_words(request, desk_of, jo, make_listing, who):
    listing = make_listing()
    actions.set_base(listing, by=jo, postcode="GL5 1QA", address="7 Canary Row")
    desk = desk_of(request.getfixturevalue(who))
    before = Event.objects.filter(tag="base:read").count()

    page = desk.get(act("base", listing))
    posted = desk.post(act("base", listing), {"postcode": "GL6 6AA", "address": "", "precision": "sector"})

    assert (page.status_code, posted.status_code) == (403, 403)
    assert "You cannot read this." in page.text
    assert "Canary" not in page.text
    assert Base.objects.get().postcode == "GL5 1QA"
    assert Event.objects.filter(tag="base:read").count() == before
    assert act("base", listing) not in desk.get(reverse(LIST)).text


# --- the list -------------------------------------------------------------------------------------
def names(desk, query):
    page = desk.get(reverse(LIST) + query)
    return [listing.name for listing in page.context["object_list"]]


@pytest.fixture
def some(make_listing, jo, picture):
    with time_machine.travel("2026-11-20 12:00", tick=False):
        make_listing(name="Live", last_confirmed_on=date(2026, 11, 1), categories=("gardening",), price_pence=100)
        make_listing(name="Stale", last_confirmed_on=date(2026, 1, 1), source="elsewhere", source_id="1")
        make_listing(name="Draft", publish=False, last_confirmed_on=None)
        hidden = make_listing(name="Hidden", last_confirmed_on=date(2026, 11, 1))
        actions.hide_listing(hidden, by=jo)
        waiting = make_listing(name="Waiting", publish=False, last_confirmed_on=date(2026, 11, 1))
        waiting.save_revision(user=jo)
        waiting.get_workflow().start(waiting, jo)
        yield


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Draft", "Hidden", "Live", "Stale", "Waiting"]),
        ("?state=live", ["Live", "Stale"]),
        ("?state=draft", ["Draft", "Waiting"]),
        ("?state=hidden", ["Hidden"]),
        ("?state=waiting", ["Waiting"]),
        ("?state=imported", ["Stale"]),
        ("?lacks=confirmed", ["Draft", "Stale"]),
        ("?lacks=price", ["Draft", "Hidden", "Stale", "Waiting"]),
        ("?lacks=price&lacks=confirmed", ["Draft", "Stale"]),
        ("?lacks=photo", ["Draft", "Hidden", "Live", "Stale", "Waiting"]),
        ("?ordering=-name", ["Waiting", "Stale", "Live", "Hidden", "Draft"]),
    ],
)
def test_the_list_is_narrowed_and_ordered(desk, some, query, found):
    assert names(desk, query) == found


def test_the_list_is_narrowed_to_a_kind_of_help_and_those_in_it(desk, some, make_listing):
    top = category("home-garden")
    inside = category("gardening")
    inside.parent = top
    inside.save()

    assert names(desk, f"?category={top.pk}") == ["Live"]


def test_the_list_says_in_words_how_each_listing_stands(desk, some):
    rows = desk.get(reverse(LIST)).text

    for words in ("Live", "Draft, waiting to be checked", "Hidden", "never", "1 Nov 2026"):
        assert words in rows


def test_a_listing_is_found_by_its_short_number_and_by_its_words(desk, make_listing):
    garden, bakery = make_listing(name="Pat's Garden"), make_listing(name="The Bakery")
    for listing in (garden, bakery):
        insert_or_update_object(listing)

    assert names(desk, f"?q={garden.short_number}") == ["Pat's Garden"]
    assert names(desk, "?q=bak") == ["The Bakery"]
    assert names(desk, "?q=nothing+like+this") == []
    assert names(desk, "?q=bak&lacks=price") == ["The Bakery"]


def test_the_list_costs_the_same_however_long_it_is(desk, make_listing):
    def cost():
        desk.get(reverse(LIST))
        with CaptureQueriesContext(connection) as queries:
            desk.get(reverse(LIST))
        return len(queries)

    make_listing(categories=("gardening",))
    one = cost()
    for _ in range(4):
        make_listing(categories=("gardening",))

    assert cost() == one


def test_the_spreadsheets_hold_public_facts_and_no_formula(desk, jo, make_listing):
    listing = make_listing(name="=HYPERLINK(1)", one_line="Gardens", categories=("gardening",), phone="01632 960001")
    actions.set_base(listing, by=jo, postcode="GL5 1QA", address="7 Canary Row")

    text = b"".join(desk.get(reverse(LIST) + "?export=csv").streaming_content).decode()
    row = next(csv.DictReader(StringIO(text)))
    sheet = load_workbook(BytesIO(b"".join(desk.get(reverse(LIST) + "?export=xlsx").streaming_content))).active

    listing.refresh_from_db()
    assert row["Name"] == "'=HYPERLINK(1)"
    assert (row["Short number"], row["Status"], row["Kinds of help"]) == (listing.short_number, "Live", "Gardening")
    assert row["Address of the page"].endswith(listing.get_absolute_url())
    cells = [str(cell.value) for line in sheet.iter_rows() for cell in line]
    assert "'=HYPERLINK(1)" in cells
    for secret in ("GL5 1QA", "Canary"):
        assert secret not in text
        assert not any(secret in cell for cell in cells)
