"""The forms strangers may send: what they do, what they refuse, what they never lose."""

import pytest
from django.urls import reverse

from core.models import Bucket, Event
from enterprises.listings.models import Correction, ProblemReport, UnmetNeed


@pytest.fixture
def listing(make_listing):
    return make_listing(name="Spade and Fork")


def test_a_correction_reaches_the_areas_team_and_nobody_else(
    client, listing, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(
            reverse("listings:correct", args=[listing.slug]),
            {"about": "contact", "words": "The phone number is wrong", "contact": "sam@example.com"},
        )

    assert response["Location"] == reverse("listings:thanks", args=["correction"])
    assert Correction.objects.get().words == "The phone number is wrong"
    assert [message.to for message in mailoutbox] == [["team@example.org"]]
    assert "phone number" not in mailoutbox[0].subject + mailoutbox[0].body
    assert "phone number" not in client.get(listing.get_absolute_url()).content.decode()
    assert Event.objects.filter(tag="correction:suggested").count() == 1


def test_a_problem_is_kept_for_the_team(client, listing):
    client.post(reverse("listings:report", args=[listing.slug]), {"kind": "scam", "words": "Asked for money first"})

    assert ProblemReport.objects.get().kind == "scam"


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("correct", {"words": "Kept words"}, "What is not right?"),
        ("correct", {"about": "when", "words": ""}, "What should it say?"),
        ("correct", {"about": "nothing", "words": "Kept words"}, "Select a valid choice"),
        ("report", {"kind": "scam", "words": "x" * 2001}, "Make it 2000 or fewer"),
    ],
)
def test_a_mistake_is_named_beside_its_field_and_nothing_typed_is_lost(client, listing, name, typed, sentence):
    response = client.post(reverse(f"listings:{name}", args=[listing.slug]), typed)

    html = response.content.decode()
    assert response.status_code == 200
    assert "<title>Error:" in html
    assert "govuk-error-summary" in html
    assert sentence in html
    assert typed["words"] in html
    assert Correction.objects.count() + ProblemReport.objects.count() == 0


def test_an_address_that_is_none_is_refused_in_words(client, area):
    response = client.post(reverse("listings:need"), {"words": "Swimming", "email": "not-an-address"})

    assert "e-mail" in response.content.decode().lower()
    assert UnmetNeed.objects.count() == 0


def test_a_machine_that_fills_in_the_hidden_box_is_thanked_and_not_heard(client, listing):
    response = client.post(
        reverse("listings:correct", args=[listing.slug]),
        {"about": "when", "words": "Buy pills", "website": "http://spam.example"},
    )

    assert response.status_code == 302
    assert Correction.objects.count() == 0


def test_the_sixth_in_a_row_is_asked_to_wait_and_keeps_its_words(client, listing):
    Bucket.objects.all().delete()
    address = reverse("listings:correct", args=[listing.slug])
    for number in range(5):
        assert client.post(address, {"about": "when", "words": f"Number {number}"}).status_code == 302

    response = client.post(address, {"about": "when", "words": "The sixth message"})

    assert response.status_code == 429
    assert "The sixth message" in response.content.decode()
    assert Correction.objects.count() == 5


@pytest.mark.parametrize("what", ["correction", "problem", "need"])
def test_every_thanks_says_what_happens_next(client, db, what):
    assert "What happens next" in client.get(reverse("listings:thanks", args=[what])).content.decode()


def test_there_are_no_other_thanks(client, db):
    assert client.get(reverse("listings:thanks", args=["money"])).status_code == 404


def test_null_and_control_characters_do_no_harm(client, listing):
    response = client.post(
        reverse("listings:correct", args=[listing.slug]),
        {"about": "when", "words": "a\x00b\x07 c", "contact": "\x00"},
    )

    assert response.status_code == 302
    assert "\x00" not in Correction.objects.get().words
