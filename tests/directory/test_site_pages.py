"""The site's own pages are found beside the listings, as they are now, and only what the public may see."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction

from directory import find, search, site_pages
from directory.models import HomePage, StandardPage
from tests.core.site_forms import words
from tests.factories.pages import make_story

FIND, PAGES = reverse("directory:find"), reverse("directory:find_pages")


@pytest.fixture
def page(groups):
    """Make and publish a page under the home page, or under another one. There are no others."""
    for first in HomePage.objects.get().get_children():
        first.delete()

    def make(title, body="", under=None, **fields):
        parent = under or HomePage.objects.get()
        made = parent.add_child(instance=StandardPage(title=title, body=words(f"<p>{body}</p>"), live=False, **fields))
        made.save_revision().publish()
        made.refresh_from_db()
        return made

    return make


def found(words):
    return [entry.title for entry in site_pages.find(words, search.words_part(search.content_version())).entries]


def test_all_words_must_be_on_the_page_and_titles_come_first(page):
    page("Opening hours", "When the swimming pool is open.")
    page("Swimming", "Where to swim.")
    page("Walks", "Long walks.", introduction="For those who like swimming less")

    assert found("swimming") == ["Swimming", "Walks", "Opening hours"]
    assert found("swimming pool") == ["Opening hours"]
    assert found("swimming trampoline") == []


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("gardens", ["Gardening"]),
        ("GÁRDENING", ["Gardening"]),
        ("help with gardening please", ["Gardening"]),
        ("help with gardening", ["Gardening"]),
        ("garde", ["Gardening"]),
        ("", []),
        ("!!!", []),
        ("the", []),
    ],
)
def test_words_are_compared_as_in_the_search_for_listings(page, typed, titles):
    page("Gardening", "How we dig.")

    assert found(typed) == titles


def test_a_slip_of_the_finger_is_put_right_and_said_so(page, client):
    page("Gardening")

    html = client.get(PAGES, {"q": "gardning"}).content.decode()

    assert "we looked for <strong>gardening</strong>" in html
    assert 'href="/gardening/"' in html


def test_what_editors_publish_change_move_and_take_down_is_so_at_the_next_search(page):
    news = page("Papers")
    story = page("Beekeeping", "Honey.", under=news)
    assert found("honey") == ["Beekeeping"]

    story.body = words("<p>Wax.</p>")
    story.save_revision().publish()
    assert (found("honey"), found("wax")) == ([], ["Beekeeping"])

    story.move(HomePage.objects.get(), pos="last-child")
    version = search.words_part(search.content_version())
    assert [(each.address, each.section) for each in site_pages.find("wax", version).entries] == [("/beekeeping/", "")]

    story.refresh_from_db()
    story.unpublish()
    assert found("wax") == []


def test_a_deleted_page_is_gone(page):
    made = page("Beekeeping")
    assert found("beekeeping") == ["Beekeeping"]

    made.delete()

    assert found("beekeeping") == []


def test_a_draft_is_not_found(page):
    made = page("Beekeeping", "Honey.")
    made.body = words("<p>Secret plan.</p>")
    made.save_revision()
    search.words_changed()

    assert found("secret") == []


def test_a_page_made_private_is_gone(page, client):
    made = page("Beekeeping", "Honey.")
    assert found("honey") == ["Beekeeping"]

    restriction = PageViewRestriction.objects.create(page=made, restriction_type=PageViewRestriction.LOGIN)
    assert found("honey") == []

    restriction.delete()
    assert found("honey") == ["Beekeeping"]


def test_a_story_told_until_a_day_is_found_no_longer(groups):
    make_story("Cross badgers", ends_on=timezone.localdate())
    assert found("badgers") == ["Cross badgers"]

    with time_machine.travel(timezone.now() + timedelta(days=1), tick=False):
        assert found("badgers") == []


def test_only_pages_that_changed_are_read_again(page, monkeypatch):
    page("Beekeeping", "Honey.")
    found("honey")
    read = []
    real = site_pages._read
    monkeypatch.setattr(
        site_pages, "_read", lambda index, entry, each: (read.append(each.title), real(index, entry, each))[1]
    )

    page("Walking", "Paths.")

    assert found("paths") == ["Walking"]
    assert read == ["Walking"]


def test_the_search_for_listings_shows_three_and_leads_to_the_rest(page, client, make_listing):
    make_listing(name="Bee Good", one_line="Honey from the Vale.")
    for number in range(5):
        page(f"Honey {number}")

    html = client.get(FIND, {"q": "honey"}).content.decode()

    assert "Bee Good" in html
    assert "Pages about “honey”" in html
    assert html.count('href="/honey-') == 3
    assert f'href="{PAGES}?q=honey">All 5 pages about “honey”</a>' in html


def test_pages_are_offered_when_nobody_is_found(page, client):
    page("Blue badge", "For parking.")

    html = client.get(FIND, {"q": "blue badge"}).content.decode()

    assert html.index("Pages about “blue badge”") < html.index("Nobody in the directory fits")


def test_pages_with_the_very_words_come_before_listings_with_others(page, client, make_listing):
    make_listing(name="Private Lessons", one_line="Private lessons.")
    page("Privacy", "What we keep.")

    html = client.get(FIND, {"q": "privacy"}).content.decode()

    assert "so we looked for <strong>private</strong>" in html
    assert html.index("Pages about “privacy”") < html.index("Private Lessons")
    assert html.count("Pages about “privacy”") == 1


def test_a_slip_of_the_finger_finds_pages_where_there_is_no_listing(page, client, make_listing):
    make_listing(name="Gardning", one_line="We spell it so.")
    page("Blue badge", "For parking.")
    page("Gardening", "How we dig.")

    assert 'href="/blue-badge/"' in client.get(FIND, {"q": "blue badgge"}).content.decode()
    assert 'href="/gardening/"' not in client.get(FIND, {"q": "gardning"}).content.decode()


def queries(client, words):
    client.get(FIND, {"q": words})
    with CaptureQueriesContext(connection) as made:
        html = client.get(FIND, {"q": words, "v": "2"}).content.decode()
    return len(made), "Pages about" in html


@pytest.mark.parametrize("count", [1, 30])
def test_pages_cost_the_search_no_query(page, client, make_listing, count):
    make_listing(name="Bee Good", one_line="Honey from the Vale.")
    for number in range(count):
        page(f"Honey {number}")

    with_pages, without = queries(client, "honey"), queries(client, "good")

    assert (with_pages, without) == ((2, True), (2, False))


def test_long_answers_come_in_parts(page, client):
    for number in range(23):
        page(f"Honey {number}")

    first, second = (client.get(PAGES, {"q": "honey", "page": number}) for number in (1, 2))
    beyond = client.get(PAGES, {"q": "honey", "page": "99"})

    assert [each.content.decode().count('href="/honey-') for each in (first, second, beyond)] == [20, 3, 3]
    assert "23 pages about “honey”, part 2 –" in second.content.decode()


@pytest.mark.parametrize("typed", ["", " ", "\x00", "'\"><b>", "x" * 5000, "%", "ł" * 300])
def test_whatever_is_typed_gets_a_page(groups, client, typed):
    answer = client.get(PAGES, {"q": typed, "page": "-1"})

    assert answer.status_code == 200
    assert "<b>" not in answer.content.decode().replace("<b></b>", "")


def test_what_is_typed_is_kept(groups, client):
    assert 'value="blue badge"' in client.get(PAGES, {"q": "blue badge"}).content.decode()
    assert find.LONGEST_WORDS == 200
