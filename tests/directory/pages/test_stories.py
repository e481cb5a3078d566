"""Stories: the list, one story, and where else they stand."""

from datetime import date

import pytest

from enterprises.listings import actions
from tests.directory.pages.queries import asked_by
from tests.factories.pages import make_consent, make_story, picture


def words_of(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_a_site_without_stories_asks_for_one(client, home):
    words = words_of(client, "/stories/")

    assert "There are no stories yet." in words
    assert "Would you tell your story?" in words


def test_a_story_leads_to_the_enterprise_and_back(client, home, make_listing):
    listing = make_listing(name="Cards by Carrie-Ann")
    story = make_story(enterprise=listing)

    assert listing.get_absolute_url() in words_of(client, story.url)
    listing_page = words_of(client, listing.get_absolute_url())
    assert story.url in listing_page
    assert "Nobody bought the cheerful ones." in listing_page


def test_a_hidden_enterprise_is_not_named_on_its_story(client, home, make_listing, jo):
    listing = make_listing(name="Cards by Carrie-Ann")
    story = make_story(enterprise=listing)
    assert "Find Carrie-Ann here" in words_of(client, story.url)

    actions.hide_listing(listing, by=jo)

    assert "Find Carrie-Ann here" not in words_of(client, story.url)


def test_the_home_page_shows_the_one_an_editor_chose_or_the_newest(client, home):
    make_story("Older", told_on=date(2026, 1, 1))
    chosen = make_story("Chosen", told_on=date(2026, 2, 1))
    make_story("Newest", told_on=date(2026, 3, 1))
    assert client.get("/").context["story"]["title"] == "Newest"

    home.story = chosen
    home.save_revision().publish()
    assert client.get("/").context["story"]["title"] == "Chosen"
    chosen.unpublish()
    assert client.get("/").context["story"]["title"] == "Newest"


def test_the_person_is_named_as_they_wish_and_their_record_is_not_shown(client, home):
    consent = make_consent("Caroline Annabel Finch", kept_where="The blue folder")
    words = words_of(client, make_story(consent=consent).url)

    assert "Carrie-Ann" in words
    assert "Caroline Annabel" not in words
    assert "blue folder" not in words


@pytest.mark.parametrize("address", ["/stories/", "story"])
def test_thirty_cost_no_more_than_one(client, home, media, make_listing, address):
    listing = make_listing()
    first = make_story("First", picture=picture(), picture_alt="A field", enterprise=listing, told_on=date(2026, 9, 1))
    for number in range(2):
        make_story(f"Other {number}", picture=picture(), picture_alt="A field", enterprise=listing)
    address = first.url if address == "story" else address
    few = asked_by(client, address)
    for number in range(27):
        make_story(f"Story {number}", picture=picture(), picture_alt="A field", enterprise=listing)

    assert asked_by(client, address) == few


def test_stories_are_seen_at_once(client, home):
    words_of(client, "/stories/")

    story = make_story()
    assert story.title in words_of(client, "/stories/")
    story.unpublish()
    assert story.title not in words_of(client, "/stories/")


def test_an_editor_looks_at_a_draft_before_it_is_shown(home, ed):
    from tests.directory.pages.conftest import at_desk

    story = make_story()
    story.unpublish()

    shown = at_desk(ed).get(f"/admin/pages/{story.pk}/view_draft/")

    assert shown.status_code == 200
    assert story.quote in shown.content.decode()
