"""What editors want to be seen first is, for the words they chose; and no search is ever written down."""

import pytest
from django.conf import settings
from django.urls import reverse
from wagtail.contrib.search_promotions.models import Query, QueryDailyHits, SearchPromotion

from directory.models import StandardPage
from enterprises.listings import actions
from tests.core.site_forms import at_the_desk

FIND = reverse("directory:find")


@pytest.fixture
def promote(groups):
    def make(words, **what):
        return SearchPromotion.objects.create(query=Query.get(words), sort_order=0, **what)

    return make


def shown(client, words):
    html = client.get(FIND, {"q": words}).content.decode()
    start = html.find("We suggest")
    return html[start : html.find("</section>", start)] if start > 0 else ""


@pytest.mark.parametrize(
    ("typed", "is_shown"),
    [
        ("bus pass", True),
        ("Where do I get a bus pass?", True),
        ("bus passes", True),
        ("bus", False),
        ("pass", False),
    ],
)
def test_a_page_is_first_when_all_its_words_are_searched_for(client, promote, typed, is_shown):
    page = StandardPage.objects.get(slug="how-it-works")
    promote("bus pass", page=page, description="Free from 66.")

    part = shown(client, typed)

    assert ('href="/how-it-works/"' in part and "Free from 66." in part) == is_shown


def test_a_listing_is_first_as_its_card_and_only_while_the_public_may_see_it(client, promote, make_listing, jo):
    listing = make_listing(name="Bus Buddies", one_line="We ride along.")
    promote(
        "bus pass", external_link_url=settings.SITE_URL + listing.get_absolute_url(), external_link_text="Bus Buddies"
    )
    assert "mh-card" in shown(client, "bus pass")
    assert "We ride along." in shown(client, "bus pass")

    actions.change_address(listing, slug="bus-friends", by=jo)
    assert 'href="/enterprises/bus-friends/"' in shown(client, "bus pass")

    actions.hide_listing(listing, by=jo)
    assert shown(client, "bus pass") == ""
    assert "Bus Buddies" not in client.get(FIND, {"q": "bus pass"}).content.decode()


def test_a_link_elsewhere_is_a_link(client, promote):
    promote("bins", external_link_url="https://vale.example/bins", external_link_text="Bin days")

    assert '<a class="govuk-link mh-tall-link" href="https://vale.example/bins">Bin days</a>' in shown(client, "bins")


def test_a_page_taken_down_is_not_shown(client, promote):
    page = StandardPage.objects.get(slug="how-it-works")
    promote("bins", page=page)
    assert "How it works" in shown(client, "bins")

    page.unpublish()

    assert shown(client, "bins") == ""


def test_a_change_is_seen_at_once(client, promote):
    assert shown(client, "bins") == ""
    made = promote("bins", external_link_url="https://vale.example/bins", external_link_text="Bin days")
    assert "Bin days" in shown(client, "bins")

    made.delete()

    assert shown(client, "bins") == ""


def test_no_search_is_written_down(client, promote, make_listing):
    make_listing()
    promote("bins", external_link_url="https://vale.example/bins", external_link_text="Bin days")
    before = set(Query.objects.values_list("query_string", flat=True))

    for words in ("bins", "help with continence", "how do I leave him"):
        client.get(FIND, {"q": words})
        client.get(reverse("directory:find_pages"), {"q": words})

    assert set(Query.objects.values_list("query_string", flat=True)) == before == {"bins"}
    assert not QueryDailyHits.objects.exists()


@pytest.mark.parametrize("count", [1, 30])
def test_promotions_cost_one_query_at_most(client, promote, make_listing, django_assert_num_queries, count):
    listing = make_listing(name="Bus Buddies")
    for number in range(count):
        promote(f"bus{number}", external_link_url="https://vale.example/", external_link_text=f"Bus {number}")
    promote("bus0", external_link_url=settings.SITE_URL + listing.get_absolute_url(), external_link_text="x")
    client.get(FIND, {"q": "bus0 buddies"})

    with django_assert_num_queries(3):
        assert "We suggest" in client.get(FIND, {"q": "bus0 buddies", "v": "1"}).content.decode()


def test_an_editor_keeps_them_and_is_told_how_they_work(ed):
    browser = at_the_desk(ed)

    page = browser.get(reverse("wagtailsearchpromotions:add"))

    assert page.status_code == 200
    assert "when all of these words are searched for" in page.text
    assert "exact" not in page.text
    sent = {
        "query_string": "bins",
        "editors_picks-TOTAL_FORMS": "1",
        "editors_picks-INITIAL_FORMS": "0",
        "editors_picks-0-external_link_url": "https://vale.example/bins",
        "editors_picks-0-external_link_text": "Bin days",
        "editors_picks-0-ORDER": "1",
    }
    assert browser.post(reverse("wagtailsearchpromotions:add"), sent).status_code == 302
    assert SearchPromotion.objects.get().external_link_text == "Bin days"
    assert "Bin days" in browser.get(reverse("wagtailsearchpromotions:index")).text


def test_the_empty_list_of_searches_is_not_offered(root):
    assert reverse("wagtailsearchpromotions:search_terms") not in at_the_desk(root).get("/admin/").text
