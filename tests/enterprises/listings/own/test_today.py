"""Ana says what is true today, and everybody sees it at once."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from core.models import Event
from enterprises.listings import actions
from enterprises.listings.models import Enterprise, OpeningException
from tests.factories.listings import say_yes

pytestmark = pytest.mark.django_db


def page_of(garden):
    return f"/my/enterprises/{garden.pk}/today/"


def boxes(name, day):
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


@pytest.fixture
def anas(client, ana):
    client.force_login(ana)
    return client


@pytest.fixture
def friday():
    return timezone.localdate() + timedelta(days=5)


def test_closed_until_friday_shows_at_once_and_is_undone(anas, client, garden, ana, friday):
    form = {"do": "today", "is_closed_now": "closed", "closed_words": "At the fair", **boxes("closed_until", friday)}

    anas.post(page_of(garden), {**form, "places_left": "0"})

    garden.refresh_from_db()
    assert (garden.is_closed_now, garden.closed_until, garden.places_left) == (True, friday, 0)
    assert "At the fair" in client.get(garden.get_absolute_url()).content.decode()
    assert Event.objects.filter(tag="listing:updated", by=ana).count() == 1

    anas.post(page_of(garden), {"do": "undo"})

    garden.refresh_from_db()
    assert (garden.is_closed_now, garden.closed_words, garden.places_left) == (False, "", None)


def test_open_again_forgets_the_old_reason(anas, garden, ana):
    actions.update_today(garden, by=ana, is_closed_now=True, closed_words="Ill")

    anas.post(page_of(garden), {"do": "today", "is_closed_now": "open", "closed_words": "Ill", "places_left": ""})

    garden.refresh_from_db()
    assert (garden.is_closed_now, garden.closed_words) == (False, "")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"places_left": "many"}, "Write a number, like 3"),
        ({"places_left": "-1"}, "Write 0 or more"),
        ({"is_closed_now": "closed", **boxes("closed_until", date(2020, 1, 1))}, "Write a day that is still to come."),
    ],
)
def test_a_mistake_gets_a_sentence_and_what_was_typed_stays(anas, garden, typed, sentence):
    shown = anas.post(
        page_of(garden), {"do": "today", "is_closed_now": "open", "closed_words": "At the fair", **typed}
    ).content.decode()

    assert sentence in shown
    assert "At the fair" in shown
    garden.refresh_from_db()
    assert garden.is_closed_now is False


def test_different_days_are_live_at_once_and_survive_an_older_draft(anas, garden, ana, friday, jo):
    draft = garden.get_latest_revision_as_object()
    draft.one_line = "We mow by moonlight."
    draft.save_revision(user=ana)

    anas.post(page_of(garden), {"do": "days", **boxes("days-starts_on", friday), "days-is_open": "closed"})
    say_yes(garden)
    actions.publish_listing(Enterprise.objects.get(pk=garden.pk), by=jo)

    listing = Enterprise.objects.get(pk=garden.pk)
    assert [(each.starts_on, each.ends_on, each.is_open) for each in listing.exceptions.all()] == [
        (friday, friday, False)
    ]
    assert listing.one_line == "We mow by moonlight."


def test_different_days_are_taken_away_and_that_is_undone(anas, garden, ana, friday):
    row = actions.say_different_days(garden, by=ana, starts_on=friday, ends_on=friday, is_open=True, words="Fair")

    assert "Fair" in anas.get(page_of(garden)).content.decode()
    anas.post(page_of(garden), {"do": "as_always", "row": row.pk})
    assert not OpeningException.objects.exists()
    anas.post(page_of(garden), {"do": "undo"})

    assert OpeningException.objects.get().words == "Fair"
    versions = [garden.latest_revision, garden.live_revision]
    for version in versions:
        version.refresh_from_db()
        assert [each["words"] for each in version.content["exceptions"]] == ["Fair"]


def test_days_in_the_wrong_order_get_a_sentence(anas, garden, friday):
    typed = {**boxes("days-starts_on", friday), **boxes("days-ends_on", friday - timedelta(days=1))}

    shown = anas.post(page_of(garden), {"do": "days", "days-is_open": "closed", **typed}).content.decode()

    assert "The last day must not be before the first." in shown


def test_somebody_elses_days_are_left_alone(anas, garden, make_listing, ben, friday):
    other = make_listing(name="Other", owner=ben)
    row = actions.say_different_days(other, by=ben, starts_on=friday, ends_on=friday, is_open=True, words="Fair")

    for number in (row.pk, "x", "9" * 30, ""):
        anas.post(page_of(garden), {"do": "as_always", "row": number})

    assert OpeningException.objects.count() == 1


def test_others_find_nothing(client, sam, jo, garden):
    for person in (sam, jo):
        client.force_login(person)
        assert client.get(page_of(garden)).status_code == 404
