"""The search page, the shortlist and the map as people use them, with and without JavaScript."""

import io
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.checks.axe import axe
from tests.browser.checks.keyboard import keyboard
from tests.browser.checks.structure import structure
from tests.browser.checks.targets import targets_44
from tests.browser.checks.weight import no_complaints
from tests.browser.gate import Gate
from tests.browser.journeys import Case
from tests.browser.site import serve

NAMES = ".mh-card__name"
COUNT = "#results-heading"


@pytest.fixture
def open_page(gate: Gate):
    """Open an address and get its page; script=False for a browser without JavaScript."""
    visits = []

    def go(path, *, script=True, site=None):
        visits.append(gate.visit(Case(path, path), script=script, site=site))
        return visits[-1]

    yield go
    for visit in visits:
        visit.page.close()


def names(page):
    return page.locator(NAMES).all_inner_texts()


def mark(page):
    """Leave something in the page that a reload would take away."""
    page.evaluate("() => { window.__same = true }")


def is_the_same(page):
    return page.evaluate("() => window.__same === true")


def box(page, label):
    return page.locator(".govuk-checkboxes__item", has_text=label).locator("input").first


def test_ticking_a_filter_changes_the_results_in_place(open_page):
    page = open_page("/find/").page
    before = page.locator(COUNT).inner_text()
    mark(page)
    box(page, "Meals").check()
    expect(page.locator(COUNT)).not_to_have_text(before)
    assert is_the_same(page), "the page was loaded again"
    assert "category=meals" in page.url
    assert page.evaluate("() => document.activeElement.id") == "category-meals", "the focus was lost"


def test_the_new_count_is_announced(open_page):
    page = open_page("/find/").page
    status = page.locator("[role=status][data-find-status]")
    assert status.inner_text() == ""
    box(page, "Meals").check()
    expect(status).not_to_be_empty()
    assert status.inner_text().strip() == page.locator(COUNT).inner_text().strip()
    assert any(char.isdigit() for char in status.inner_text())


def test_back_brings_the_earlier_search_back(open_page):
    page = open_page("/find/").page
    first = page.locator(COUNT).inner_text()
    before = names(page)
    box(page, "Meals").check()
    expect(page.locator(COUNT)).not_to_have_text(first)
    page.go_back()
    expect(page.locator(COUNT)).to_have_text(first)
    assert names(page) == before
    assert not box(page, "Meals").is_checked()
    page.go_forward()
    expect(page.locator(COUNT)).not_to_have_text(first)
    assert box(page, "Meals").is_checked()


def test_back_brings_the_words_place_and_distance_back(open_page):
    page = open_page("/find/?q=garden&near=Stroud&within=5").page
    page.get_by_label("What do you need?").fill("lunch")
    page.get_by_label("Where?").fill("Nailsworth")
    page.get_by_label("How far would you go?").select_option("20")
    page.locator(".mh-search__button").click()
    page.wait_for_url("**q=lunch**")
    page.go_back()
    page.wait_for_url("**q=garden**")
    expect(page.get_by_label("What do you need?")).to_have_value("garden")
    expect(page.get_by_label("Where?")).to_have_value("Stroud")
    expect(page.get_by_label("How far would you go?")).to_have_value("5")


def test_a_chip_takes_its_choice_away(open_page):
    page = open_page("/find/?q=garden&category=gardening&category=meals").page
    mark(page)
    page.locator(".mh-chip", has_text="Meals").click()
    expect(page.locator(".mh-chip", has_text="Meals")).to_have_count(0)
    assert is_the_same(page)
    assert "category=meals" not in page.url
    assert "q=garden" in page.url
    assert page.evaluate("() => document.activeElement.id") == "results-heading"


def test_an_unknown_place_is_told_at_its_field_without_a_reload(open_page):
    page = open_page("/find/").page
    page.get_by_label("Where?").fill("Nowhereatall")
    page.locator(".mh-search__button").click()
    page.wait_for_url("**near=Nowhereatall**")
    expect(page.locator("#near-error")).to_be_visible()
    assert "near-error" in page.locator("#near").get_attribute("aria-describedby")


def test_a_known_place_takes_the_message_away(open_page):
    page = open_page("/find/?near=Nowhereatall").page
    expect(page.locator("#near-error")).to_be_visible()
    page.get_by_label("Where?").fill("Stroud")
    page.locator(".mh-search__button").click()
    page.wait_for_url("**near=Stroud**")
    expect(page.locator("#near-error")).to_have_count(0)


@pytest.mark.parametrize(
    "query", ["", "?q=garden&near=Stroud&within=5&pay=cash", "?category=meals&day=mon", "?page=2", "?q=gardning"]
)
def test_the_same_names_without_javascript(open_page, query):
    with_script = names(open_page(f"/find/{query}").page)
    assert with_script
    assert names(open_page(f"/find/{query}", script=False).page) == with_script


def test_the_whole_search_works_without_javascript(open_page):
    page = open_page("/find/", script=False).page
    page.get_by_label("What do you need?").fill("lunches")
    box(page, "Meals").check()
    page.locator(".mh-search__button").click()
    page.wait_for_url("**category=meals**")
    assert "Full House Lunches" in names(page)
    page.locator(".mh-chip").first.click()
    page.wait_for_load_state()
    assert len(names(page)) > 1


def test_suggestions_finish_the_last_word(open_page):
    page = open_page("/find/").page
    page.get_by_label("What do you need?").press_sequentially("gard")
    expect(page.locator("datalist option").first).to_be_attached()
    offered = page.locator("datalist option").evaluate_all("(all) => all.map((each) => each.value)")
    assert any(word.lower().startswith("gard") for word in offered)
    assert page.get_by_label("What do you need?").get_attribute("list") == page.locator("datalist").get_attribute("id")


@pytest.mark.parametrize("script", [True, False])
def test_a_shortlist_is_made_and_emptied(open_page, script):
    page = open_page("/enterprises/everything/", script=script).page
    page.locator("form.mh-keep button").click()
    page.wait_for_url("**/shortlist/")
    assert page.locator("thead th[scope=col] a").all_inner_texts() == ["Roots and Shoots Together"]
    page.goto(page.url.replace("/shortlist/", "/enterprises/full/"))
    page.locator("form.mh-keep button").click()
    page.wait_for_url("**/shortlist/")
    assert len(page.locator("thead th[scope=col] a").all()) == 2
    page.get_by_role("button", name="Take off Full House Lunches").click()
    page.wait_for_load_state()
    assert len(page.locator("thead th[scope=col] a").all()) == 1
    page.get_by_role("button", name="Empty the list").click()
    page.wait_for_load_state()
    assert "nothing on your list" in page.locator("main").inner_text()


def test_the_menu_says_how_many_are_kept(open_page):
    page = open_page("/enterprises/everything/").page
    page.locator("form.mh-keep button").click()
    page.wait_for_url("**/shortlist/")
    assert page.locator("[data-shortlist-count]").inner_text().strip("()") == "1"


def test_no_map_without_a_tile_address(open_page):
    page = open_page("/find/").page
    assert page.locator("[data-map], [data-map-button]").count() == 0
    assert page.locator("script[src*=map]").count() == 0


class Tiles(BaseHTTPRequestHandler):
    """A tile for every address: plain paper."""

    def do_GET(self):
        picture = io.BytesIO()
        Image.new("RGB", (256, 256), "#efe9dc").save(picture, "PNG")
        self.send_response(200)
        self.send_header("Content-Type", "image/png")
        self.end_headers()
        self.wfile.write(picture.getvalue())

    def log_message(self, *_words):
        """Quiet."""


@pytest.fixture(scope="module")
def site_with_map(var, facts):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Tiles)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    tiles = f"http://127.0.0.1:{server.server_port}/{{z}}/{{x}}/{{y}}.png"
    with serve(var, facts, MAP_TILE_URL=tiles, MAP_ATTRIBUTION="Paper from the test") as running:
        yield running
    server.shutdown()


def test_the_map_is_drawn_when_asked_for(open_page, site_with_map):
    visit = open_page("/find/?near=Stroud", site=site_with_map)
    page = visit.page
    assert not any(".png" in url for url in visit.asked), "tiles were fetched before anybody asked"
    assert axe(visit) == []
    page.get_by_role("button", name="Show the map").click()
    expect(page.locator(".mh-pin").first).to_be_visible()
    expect(page.locator(".leaflet-tile-loaded").first).to_be_attached()
    page.wait_for_timeout(600)  # until the zoom has settled
    assert page.locator(".mh-pin").count() >= 2
    assert page.evaluate("() => document.activeElement.id") == "map-heading"
    for check in (no_complaints, structure, targets_44, keyboard):
        assert check(visit) == [], check.__name__
    # axe takes tiles outside the map's frame for something in front of the page, so it looks without them.
    with visit.styled(".leaflet-tile-pane { display: none }"):
        assert axe(visit) == []


def test_without_javascript_the_map_says_where_its_words_are(open_page, site_with_map):
    page = open_page("/find/?near=Stroud", script=False, site=site_with_map).page
    assert "Everything on it is in the list" in page.locator("#map-heading ~ noscript, noscript").last.inner_text()
    assert not page.locator("[data-map-button]").is_visible()
