"""An address people have printed or linked goes on working: of a page, of a listing, and whatever editors say."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from core.models import Event
from directory.models import HomePage, StandardPage
from enterprises.listings import actions
from enterprises.listings.models import Enterprise, FormerAddress
from tests.core.site_forms import at_the_desk, words, words_sent


# --- pages ---------------------------------------------------------------------------------------------------------
def test_a_page_whose_address_changes_is_still_found_at_the_old_one(
    client, groups, ed, django_capture_on_commit_callbacks
):
    page = StandardPage.objects.get(slug="how-it-works")
    browser = at_the_desk(ed)
    sent = {
        "title": page.title,
        "slug": "how-we-work",
        "introduction": page.introduction,
        **words_sent("<p>What we do.</p>"),
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "action-publish": "1",
    }

    with django_capture_on_commit_callbacks(execute=True):
        assert browser.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), sent).status_code == 302

    page.refresh_from_db()
    assert page.slug == "how-we-work"
    answer = client.get("/how-it-works/")
    assert (answer.status_code, answer["Location"]) == (301, "/how-we-work/")


def test_a_page_that_moves_is_still_found_at_the_old_address(client, groups):
    home = HomePage.objects.get()
    under = home.add_child(instance=StandardPage(title="Papers", body=words("<p>x</p>")))
    page = StandardPage.objects.get(slug="privacy")

    page.move(under, pos="last-child")

    assert client.get("/privacy/")["Location"] == "/papers/privacy/"


def test_an_editor_leads_an_old_address_on(client, ed):
    browser = at_the_desk(ed)
    sent = {
        "old_path": "/leaflet",
        "site": "",
        "is_permanent": "on",
        "redirect_page": "",
        "redirect_link": "https://vale.example/",
    }

    assert browser.get(reverse("wagtailredirects:index")).status_code == 200
    assert browser.post(reverse("wagtailredirects:add"), sent).status_code == 302

    assert client.get("/leaflet/")["Location"] == "https://vale.example/"
    assert Redirect.objects.get().old_path == "/leaflet"


def test_a_support_worker_does_not(jo):
    assert at_the_desk(jo).get(reverse("wagtailredirects:index")).status_code == 302


# --- listings -------------------------------------------------------------------------------------------------------
@pytest.fixture
def moved(make_listing, jo):
    listing = make_listing(name="Pat's Garden", slug="pats-garden")
    actions.change_address(listing, slug="green-pat", by=jo)
    return listing


@pytest.mark.parametrize("under", ["", "print.pdf?size=large", "qr.svg", "correct/", "report/"])
def test_a_listings_old_address_leads_on_with_all_that_stands_under_it(client, moved, under):
    answer = client.get(f"/enterprises/pats-garden/{under}")

    assert (answer.status_code, answer["Location"]) == (301, f"/enterprises/green-pat/{under}")
    assert "Pat" in client.get("/enterprises/green-pat/").text


def test_what_was_typed_under_the_old_address_is_sent_to_the_new_one(client, moved):
    answer = client.post("/enterprises/pats-garden/correct/", {"words": "x"})

    assert (answer.status_code, answer["Location"]) == (308, "/enterprises/green-pat/correct/")


def test_it_leads_on_after_two_changes_and_back_again(client, moved, jo):
    actions.change_address(moved, slug="third", by=jo)
    assert client.get("/enterprises/pats-garden/")["Location"] == "/enterprises/third/"

    actions.change_address(moved, slug="pats-garden", by=jo)

    assert client.get("/enterprises/pats-garden/").status_code == 200
    assert client.get("/enterprises/third/")["Location"] == "/enterprises/pats-garden/"
    assert set(FormerAddress.objects.values_list("slug", flat=True)) == {"green-pat", "third"}


def test_a_hidden_listings_old_address_does_not_tell_its_new_one(client, moved, jo):
    actions.hide_listing(moved, by=jo)

    answer = client.get("/enterprises/pats-garden/")

    assert answer.status_code == 404
    assert "green-pat" not in answer.text


def test_the_search_and_the_short_number_know_the_new_address(client, moved):
    assert 'href="/enterprises/green-pat/"' in client.get(reverse("directory:find")).text
    assert client.get(f"/n/{moved.short_number}/")["Location"] == "/enterprises/green-pat/"


def test_nobody_else_is_given_an_address_that_was_somebodys(moved, make_listing, jo):
    other = make_listing(name="Other", slug="other")

    for taken in ("pats-garden", "green-pat"):
        with pytest.raises(ValidationError):
            actions.change_address(other, slug=taken, by=jo)


def test_one_that_was_given_away_a_moment_ago_is_refused_in_words(moved, make_listing, jo, monkeypatch):
    other = make_listing(name="Other", slug="other")
    monkeypatch.setattr("enterprises.listings.actions.address.taken_slugs", lambda start, *, but: set())

    with pytest.raises(ValidationError, match="Another listing has this address"):
        actions.change_address(other, slug="green-pat", by=jo)

    assert other.slug == "other"
    assert not other.former_addresses.exists()


def test_a_new_listing_of_the_same_name_gets_another_address(moved, jo):
    again = actions.create_listing(Enterprise(name="Pat's Garden", one_line="We dig.", area=moved.area), by=jo)

    assert again.slug == "pats-garden-2"


def test_publishing_an_older_draft_does_not_bring_the_old_address_back(client, make_listing, jo):
    listing = make_listing(name="Pat's Garden", slug="pats-garden")
    listing.save_revision(user=jo)
    actions.change_address(listing, slug="green-pat", by=jo)

    actions.publish_listing(type(listing).objects.get(pk=listing.pk), by=jo)

    listing.refresh_from_db()
    assert listing.slug == "green-pat"
    assert client.get("/enterprises/green-pat/").status_code == 200


def test_only_the_areas_team_changes_it_and_it_is_written_down(moved, dee, jo):
    with pytest.raises(PermissionDenied):
        actions.change_address(moved, slug="mine", by=dee)

    assert list(Event.objects.filter(tag="listing:address_changed").values_list("by", flat=True)) == [jo.pk]


def test_the_form_says_what_is_wrong_and_keeps_what_was_typed(moved, make_listing, jo):
    make_listing(name="Other", slug="other")
    address = reverse("listings_admin:address", args=[moved.pk])
    browser = at_the_desk(jo)

    assert "The old address leads to the new one" in browser.get(address).text
    for typed in ("other", "not an address", ""):
        page = browser.post(address, {"slug": typed})
        assert page.status_code == 200
        assert f'value="{typed}"' in page.text or not typed
        assert page.context["form"].errors
    assert browser.post(address, {"slug": "Pats-Place"}).status_code == 302
    moved.refresh_from_db()
    assert moved.slug == "pats-place"
