"""Somebody looked, found nothing and left an address: they hear when something fits."""

import pytest
from django.urls import reverse

from enterprises.listings import actions
from enterprises.listings.models import UnmetNeed
from tests.factories.listings import STROUD


@pytest.fixture
def looking(client, area):
    """Sam looked for swimming near Stroud, found nothing, and left an address."""

    def look(query):
        return client.post(
            reverse("listings:need") + f"?{query}",
            {"words": "Somebody to swim with Mum", "near": "GL5 1QA", "email": "sam@example.com"},
        )

    return look


def test_a_new_listing_that_fits_is_told_once(looking, make_listing, mailoutbox, django_capture_on_commit_callbacks):
    looking("q=swimming&near=GL5+1QA")

    with django_capture_on_commit_callbacks(execute=True):
        listing = make_listing(name="Splash", one_line="Swimming together.", comes_to_you=True, reach_miles=5)
    mailoutbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        from directory.tasks import tell_people_looking
        from tests.factories.listings import move_to

        move_to(listing, *STROUD)
        tell_people_looking.enqueue(listing.pk)
        tell_people_looking.enqueue(listing.pk)

    assert [message.to for message in mailoutbox] == [["sam@example.com"]]
    assert "Splash" in mailoutbox[0].body
    assert "swim" not in mailoutbox[0].subject.lower()
    assert UnmetNeed.objects.get().status == UnmetNeed.Status.TOLD


def test_a_listing_that_comes_to_fit_is_told(looking, jo, make_listing, mailoutbox, django_capture_on_commit_callbacks):
    listing = make_listing(name="Splash", one_line="Swimming together.", is_closed_now=False, places_left=0)
    looking("q=swimming&room=yes")
    mailoutbox.clear()

    with django_capture_on_commit_callbacks(execute=True):
        actions.update_today(listing, by=jo, places_left=2)

    assert [message.to for message in mailoutbox] == [["sam@example.com"]]


def test_a_listing_of_another_kind_is_not_told(looking, make_listing, mailoutbox, django_capture_on_commit_callbacks):
    looking("q=swimming")
    mailoutbox.clear()

    with django_capture_on_commit_callbacks(execute=True):
        make_listing(name="Bread", one_line="We bake bread.")

    assert [message for message in mailoutbox if message.to == ["sam@example.com"]] == []
    assert UnmetNeed.objects.get().status == UnmetNeed.Status.OPEN


def test_a_full_postcode_is_not_kept(looking):
    looking("q=swimming&near=GL5+1QA&category=sport")

    need = UnmetNeed.objects.get()
    assert "1QA" not in f"{need.near}{need.query}"
    assert need.query == "q=swimming&near=GL5+1&category=sport"
    assert need.area.slug == "stroud-valleys"


def test_a_full_postcode_among_other_words_is_not_kept(client, area):
    client.post(
        reverse("listings:need") + "?q=swimming+gl51qa&near=12+High+Street,+GL5+1QA",
        {"words": "Somebody to swim with Mum. We live at gl5 1qa.", "near": "12 High Street, GL5 1QA", "email": ""},
    )

    need = UnmetNeed.objects.get()
    kept = f"{need.words}{need.near}{need.query}".lower()
    assert "1qa" not in kept
    assert "high" not in kept
    assert (need.near, need.area) == ("GL5 1", area)


def test_a_place_nobody_knows_is_asked_for_again_and_nothing_typed_is_lost(client, area):
    address = reverse("listings:need")
    typed = {"words": "Somebody to swim with Mum", "near": "Rose Cottage, Mill Lane", "email": ""}

    refused = client.post(address, typed)

    assert refused.status_code == 200
    for words in ("We do not know that place.", "Rose Cottage, Mill Lane", "Somebody to swim with Mum"):
        assert words in refused.text
    assert not UnmetNeed.objects.exists()
    client.post(address, typed | {"near": ""})
    assert UnmetNeed.objects.get().near == ""


def test_the_form_is_filled_with_what_will_be_kept(client, area):
    page = client.get(reverse("listings:need"), {"q": "swimming", "near": "12 High Street, GL5 1QA"}).text

    assert 'value="GL5 1"' in page
    assert "High Street" not in page.replace("near=12+High+Street", "")


def test_an_absurd_search_in_the_address_is_kept_short_and_harmless(looking):
    response = looking("&".join(f"a{n}=1" for n in range(900)))

    assert response.status_code == 302
    assert len(UnmetNeed.objects.get().query) <= 1000
