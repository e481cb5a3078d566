"""The home page shows what editors chose, or a sensible choice; menus name the pages that are there."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from directory.models import HomePage, NewsIndexPage
from enterprises.listings import actions
from tests.directory.pages.queries import asked_by
from tests.factories.pages import make_news, make_story, picture


def featured(client):
    return [hit.card["name"] for hit in client.get("/").context["featured"]]


def choose(home, *listings):
    for place, listing in enumerate(listings):
        home.featured.create(enterprise=listing, sort_order=place)
    home.save_revision().publish()


def test_editors_choose_whom_to_meet_in_their_order(client, home, make_listing):
    one, two = make_listing(name="One"), make_listing(name="Two")
    make_listing(name="Three")
    choose(home, two, one)

    assert featured(client) == ["Two", "One"]


def test_a_chosen_listing_that_is_hidden_is_not_shown(client, home, make_listing, jo):
    one, two = make_listing(name="One"), make_listing(name="Two")
    choose(home, two, one)
    assert featured(client) == ["Two", "One"]

    actions.hide_listing(two, by=jo)
    assert featured(client) == ["One"]
    actions.hide_listing(one, by=jo)
    assert featured(client) == []


def test_a_bare_site_has_a_home_page(client, home):
    words = client.get("/").content.decode()

    assert "Find local people who can help" in words
    assert "What is new" not in words
    assert "mh-teller" not in words


def test_the_latest_news_and_a_story_stand_on_it(client, home):
    for number in range(5):
        make_news(f"News {number}")
    make_story()

    context = client.get("/").context

    assert [card["title"] for card in context["news"]] == ["News 4", "News 3", "News 2"]
    assert context["story"]["person"] == "Carrie-Ann"
    assert 'href="/news/">All news' in client.get("/").content.decode()


def test_thirty_of_all_cost_no_more_than_three(client, home, make_listing, media):
    def add(count):
        for _each in range(count):
            make_listing(categories=("gardening",))
            make_news("News", picture=picture(), picture_alt="A field")
            make_story("Story", picture=picture(), picture_alt="A field")

    add(3)
    few = asked_by(client, "/")
    add(27)

    assert asked_by(client, "/") == few


# --- menus ----------------------------------------------------------------------------------------------------------
def header_of(client, address):
    return client.get(address).content.decode().partition("</header>")[0]


def test_the_header_is_small_and_says_where_you_are(client, home):
    header = header_of(client, "/news/")

    assert [name for name in ("News", "Stories", "Help", "How it works", "Privacy") if f">{name}</a>" in header] == [
        "News",
        "Stories",
        "Help",
    ]
    assert 'href="/news/" aria-current="page"' in header
    assert 'href="/news/" aria-current="page"' not in header_of(client, "/stories/")
    assert 'href="/news/" aria-current="page"' in header_of(client, make_news().url)


def test_a_page_that_is_taken_down_leaves_the_header_at_once(client, home):
    assert 'href="/news/"' in header_of(client, "/find/")

    NewsIndexPage.objects.get().unpublish()

    assert 'href="/news/"' not in header_of(client, "/find/")


def test_pages_for_somebody_signed_in_read_the_menus_once(client, home, sam):
    client.force_login(sam)
    client.get("/worried/")

    with CaptureQueriesContext(connection) as queries:
        html = client.get("/worried/").content.decode()
    assert [query["sql"] for query in queries if "show_in_menus" in query["sql"]] == []
    assert 'href="/news/"' in html

    NewsIndexPage.objects.get().unpublish()
    assert 'href="/news/"' not in client.get("/worried/").content.decode()


def test_the_footer_names_the_rest(client, home):
    footer = client.get("/").content.decode().partition("<footer")[2]

    for slug in ("how-it-works", "how-to-choose", "ways-to-pay", "start-your-own", "questions", "privacy"):
        assert f'href="/{slug}/"' in footer


@pytest.mark.parametrize("slug", ["how-it-works", "news", "stories", "questions"])
def test_setting_up_again_leaves_what_editors_changed(home, slug):
    from directory.setup import set_up_pages

    page = home.get_children().get(slug=slug)
    page.title = "Ours"
    page.save()

    set_up_pages()

    page.refresh_from_db()
    assert page.title == "Ours"
    assert HomePage.objects.get().get_children().filter(slug=slug).count() == 1


def test_every_page_is_ready_for_a_map_of_the_site(home):
    from directory.public_pages import public_pages

    make_news()
    make_story()

    for page in public_pages().specific():
        assert page.get_sitemap_urls(), page
