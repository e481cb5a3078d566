"""Things done at once: hiding, confirming, today's facts, and where somebody works from."""

import csv
import re
from datetime import date
from html import unescape
from io import BytesIO, StringIO
from unittest.mock import patch
from urllib.parse import urlencode

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
EDIT = "wagtailsnippets_listings_enterprise:edit"


def act(name, listing):
    return reverse(f"listings_admin:{name}", args=[listing.pk])


def press(browser, page, address):
    """Press the button of the small form that posts to this address, with the token it holds."""
    [form] = re.findall(rf'<form method="post" action="({re.escape(address)}[^"]*)"(.*?)</form>', page, re.DOTALL)
    [token] = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', form[1])
    return browser.post(unescape(form[0]), {"csrfmiddlewaretoken": token}, follow=True)


@pytest.fixture
def strict(desk):
    """Jo's browser, from a site that asks for the token of every form."""
    desk.handler.enforce_csrf_checks = True
    return desk


@pytest.mark.parametrize("where", ["list", "edit"])
def test_one_press_hides_a_listing_and_says_what_happened(strict, jo, make_listing, where):
    listing = make_listing(name="Pat's Garden")
    address = reverse(LIST) if where == "list" else reverse(EDIT, args=[listing.pk])

    done = press(strict, strict.get(address).text, act("hide", listing))

    assert done.redirect_chain == [(address, 302)]
    assert "“Pat&#x27;s Garden” is hidden. Nobody can find it now." in done.text
    assert "What people have already printed or copied we cannot take back." in done.text
    assert not Enterprise.objects.public().exists()
    assert not SearchDocument.objects.exists()
    assert list(Event.objects.filter(tag="listing:hidden").values_list("by", flat=True)) == [jo.pk]


def test_hiding_is_undone_with_one_press_too(strict, make_listing):
    listing = make_listing(name="Pat's Garden")
    narrowed = f"{reverse(LIST)}?state=live"

    hidden = press(strict, strict.get(narrowed).text, act("hide", listing))
    shown = press(strict, hidden.text, act("show", listing))

    assert [chain[-1][0] for chain in (hidden.redirect_chain, shown.redirect_chain)] == [narrowed, narrowed]
    assert "“Pat&#x27;s Garden” is shown again. Everybody can find it." in shown.text
    assert Enterprise.objects.public().exists()
    tags = Event.objects.filter(tag__in=["listing:hidden", "listing:shown_again"]).order_by("pk")
    assert list(tags.values_list("tag", flat=True)) == ["listing:hidden", "listing:shown_again"]


def test_a_row_that_a_script_fetched_leads_back_to_the_whole_list(desk, make_listing):
    listing = make_listing()

    rows = desk.get(reverse("wagtailsnippets_listings_enterprise:list_results") + "?state=live").text

    back = urlencode({"next": f"{reverse(LIST)}?state=live"})
    assert f'action="{act("hide", listing)}?{back}"' in rows


def test_who_comes_by_the_address_alone_is_asked_first(desk, make_listing):
    """After signing in again, for example: looking at an address never changes anything."""
    page = desk.get(act("hide", make_listing()))

    assert "It is gone from every page" in page.text
    assert Enterprise.objects.public().exists()


def test_who_may_not_show_it_again_is_offered_no_undo(desk_of, ana, groups, make_listing):
    listing = make_listing(owner=ana)
    ana.groups.add(groups["Support workers"])

    with patch("enterprises.listings.admin.scoping.visible_rows", lambda model, user: model.objects.all()):
        done = desk_of(ana).post(act("hide", listing))

    assert Enterprise.objects.get().hidden_at
    assert "Show it again" not in done.client.get("/admin/").text


def test_a_draft_that_is_not_hidden_any_more_is_not_said_to_be_found(desk, jo, make_listing):
    listing = make_listing(name="Pat's Garden", publish=False)
    actions.hide_listing(listing, by=jo)

    done = desk.post(act("show", listing), follow=True)

    assert "It is still a draft: publish it to show it." in done.text


def test_showing_again_brings_it_back(desk, jo, make_listing):
    listing = make_listing()
    actions.hide_listing(listing, by=jo)

    page = desk.get(act("show", listing)).text
    assert "Ask first why it was hidden." in page
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
