"""News: by date, year, month and kind; in pages; as a feed; seen at once when it is published or taken down."""

from datetime import date
from xml.etree import ElementTree

import pytest
from django.core.exceptions import ValidationError

from directory.models import NewsPage
from tests.directory.pages.queries import asked_by
from tests.factories.pages import make_news, picture


def words_of(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def titles(client, address):
    return [card["title"] for card in client.get(address).context["news"]]


def test_a_site_without_news_says_so(client, home):
    words = words_of(client, "/news/")

    assert "There is no news yet." in words
    assert 'href="/find/"' in words


def test_the_newest_comes_first(client, home):
    make_news("Old", published_on=date(2025, 3, 1))
    make_news("New", published_on=date(2026, 3, 1))

    assert titles(client, "/news/") == ["New", "Old"]


def test_by_year_month_and_kind(client, home):
    make_news("March", published_on=date(2026, 3, 1), kinds=("Events",))
    make_news("May", published_on=date(2026, 5, 1))
    make_news("Long ago", published_on=date(2024, 5, 1), kinds=("Events",))

    assert titles(client, "/news/2026/") == ["May", "March"]
    assert titles(client, "/news/2026/3/") == ["March"]
    assert titles(client, "/news/category/events/") == ["March", "Long ago"]
    words = words_of(client, "/news/2026/3/")
    assert "<title>News of March 2026" in words
    assert '<a class="govuk-breadcrumbs__link" href="/news/">News</a>' in words
    assert "/news/2024/5/" in words


@pytest.mark.parametrize(
    "address",
    ["/news/2026/13/", "/news/2026/0/", "/news/99999/", "/news/1/", "/news/category/nothing/", "/news/feed/x/"],
)
def test_what_no_calendar_has_is_not_there(client, home, address):
    assert client.get(address).status_code == 404


def test_a_month_without_news_leads_back(client, home):
    words = words_of(client, "/news/2026/2/")

    assert "There is no news here." in words
    assert 'href="/news/">See all news' in words


@pytest.mark.parametrize(("asked", "shown"), [("2", 2), ("99", 2), ("0", 2), ("x", 1), ("-1", 2), ("1" * 400, 2)])
def test_long_lists_have_pages_and_odd_numbers_do_no_harm(client, home, asked, shown):
    for number in range(12):
        make_news(f"News {number}", published_on=date(2026, 1, number + 1))

    context = client.get(f"/news/?page={asked}").context

    assert context["pages"]["number"] == shown
    assert context["pages"]["last"] == 2


def test_page_two_says_so_in_its_title(client, home):
    for number in range(12):
        make_news(f"News {number}")

    assert "<title>News – page 2" in words_of(client, "/news/?page=2")
    assert "<title>News – page" not in words_of(client, "/news/")


def test_one_item(client, home, media):
    make_news("Another event", kinds=("Events",))
    item = make_news(
        "A new bench",
        kinds=("Events",),
        published_on=date(2026, 3, 1),
        author_names="Jo Reed",
        picture=picture(),
        picture_alt="A bench by the canal.",
    )

    words = words_of(client, item.url)

    assert '<time datetime="2026-03-01">1 March 2026</time>, by Jo Reed' in words
    assert 'alt="A bench by the canal."' in words
    assert '<meta property="og:image" content="http' in words
    assert '<a href="/news/category/events/">Events</a>' in words
    assert "Another event" in words
    assert '<link rel="canonical" href="http://localhost:8000/news/a-new-bench/">' in words


def test_a_picture_needs_its_words(home, media):
    item = NewsPage(title="A", introduction="B", picture=picture(), slug="a")

    with pytest.raises(ValidationError) as caught:
        item.clean()

    assert "picture_alt" in caught.value.message_dict


@pytest.mark.parametrize("slug", ["2026", "feed", "category"])
def test_an_item_cannot_take_an_address_of_the_list(home, slug):
    with pytest.raises(ValidationError) as caught:
        NewsPage(title="A", introduction="B", slug=slug).clean()

    assert "slug" in caught.value.message_dict


# --- the feed -------------------------------------------------------------------------------------------------------
def feed(client, address):
    response = client.get(address)
    assert response["Content-Type"].startswith("application/rss+xml")
    return ElementTree.fromstring(response.content).find("channel")


def test_the_feed(client, home):
    make_news("A <b>bench</b> & more", published_on=date(2026, 3, 1), author_names="Jo Reed", kinds=("Events",))
    make_news("Elsewhere", published_on=date(2026, 2, 1))

    channel = feed(client, "/news/feed/")

    items = channel.findall("item")
    assert [item.findtext("title") for item in items] == ["A <b>bench</b> & more", "Elsewhere"]
    assert items[0].findtext("link").startswith("http://localhost:8000/news/")
    assert items[0].findtext("pubDate") == "Sun, 01 Mar 2026 12:00:00 +0000"
    assert items[0].findtext("category") == "Events"
    assert channel.findtext("link") == "http://localhost:8000/news/"


def test_the_feed_of_one_kind_and_the_pages_that_name_them(client, home):
    make_news("In", kinds=("Events",))
    make_news("Out")

    assert [item.findtext("title") for item in feed(client, "/news/category/events/feed/").findall("item")] == ["In"]
    assert 'type="application/rss+xml" title="Events" href="/news/category/events/feed/"' in words_of(
        client, "/news/category/events/"
    )


# --- at once, and cheaply -------------------------------------------------------------------------------------------
def test_what_is_published_is_seen_at_once_and_what_is_taken_down_is_gone_at_once(client, home):
    for address in ("/", "/news/", "/news/feed/"):
        client.get(address)
    item = make_news("Brand new bench")
    assert all("Brand new bench" in words_of(client, address) for address in ("/", "/news/", "/news/feed/"))

    item.unpublish()

    assert not any("Brand new bench" in words_of(client, address) for address in ("/", "/news/", "/news/feed/"))
    assert client.get(item.url).status_code == 404


def test_other_changes_are_seen_at_once_too(client, home, django_capture_on_commit_callbacks):
    item = make_news("A new bench", kinds=("Events",))
    words_of(client, "/news/")

    kind = item.categories.get()
    kind.name = "Get-togethers"
    kind.save()
    assert "Get-togethers" in words_of(client, "/news/")
    with django_capture_on_commit_callbacks(execute=True):
        item.slug = "a-newer-bench"
        item.save_revision().publish()
    assert "/news/a-newer-bench/" in words_of(client, "/news/")
    item.delete()
    assert "A new bench" not in words_of(client, "/news/")


def test_a_draft_is_nowhere(client, home):
    item = make_news("A secret bench")
    item.unpublish()

    assert "secret" not in words_of(client, "/news/") + words_of(client, "/") + words_of(client, "/news/feed/")


def test_a_second_visit_asks_once(client, home, django_assert_num_queries):
    make_news()
    words_of(client, "/news/")

    # Wagtail's own way to the page (four, and two whether it is private), and one whether anything has changed.
    with django_assert_num_queries(7):
        words_of(client, "/news/")


def test_thirty_cost_no_more_than_nine(client, home, media):
    for number in range(9):
        make_news(f"News {number}", kinds=("Events", "Learning"), picture=picture(), picture_alt="A field")
    few = asked_by(client, "/news/"), asked_by(client, "/news/feed/")
    for number in range(21):
        make_news(f"More {number}", kinds=("Events", "Learning"), picture=picture(), picture_alt="A field")

    assert (asked_by(client, "/news/"), asked_by(client, "/news/feed/")) == few


def test_one_costs_what_nine_cost(client, home, media):
    make_news("One", kinds=("Events",), picture=picture(), picture_alt="A field")
    one = asked_by(client, "/news/")
    for number in range(8):
        make_news(f"News {number}", kinds=("Events", "Learning"), picture=picture(), picture_alt="A field")

    assert asked_by(client, "/news/") == one
