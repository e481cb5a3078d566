"""The way to the door: Ana walks it with her phone and writes what to do at each step."""

import pytest
from django.urls import reverse

from enterprises.listings import actions
from enterprises.listings.actions import walk
from enterprises.listings.models import Enterprise, WalkStep
from tests.enterprises.listings.my.test_photos import from_a_phone

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def add(browser, listing, words, alt="A red door.", file=None):
    file = file or from_a_phone()
    return browser.post(reverse("my:walk_add", args=[listing.pk]), {"file": file, "words": words, "alt": alt})


def way(listing):
    return [step.words for step in actions.draft_of(listing).walk.all()]


def press(browser, listing, **button):
    return browser.post(reverse("my:walk", args=[listing.pk]), button, follow=True)


def picture_of(listing, words):
    return next(step.picture_id for step in actions.draft_of(listing).walk.all() if step.words == words)


def test_she_adds_steps_one_after_the_other(at_home, garden):
    assert "There is no step yet" in at_home.get(reverse("my:walk", args=[garden.pk])).content.decode()

    for words in ("Get off at the church.", "Turn left.", "Ring the bell."):
        add(at_home, garden, words)

    assert way(garden) == ["Get off at the church.", "Turn left.", "Ring the bell."]
    assert not garden.walk.exists()  # a draft only


def test_steps_are_moved_and_removed_and_that_is_undone(at_home, garden):
    for words in ("One.", "Two.", "Three."):
        add(at_home, garden, words)

    press(at_home, garden, up=picture_of(garden, "Three."))
    press(at_home, garden, down=picture_of(garden, "One."))
    assert way(garden) == ["Three.", "One.", "Two."]
    page = press(at_home, garden, remove=picture_of(garden, "One."))
    assert way(garden) == ["Three.", "Two."]

    at_home.post(reverse("my:undo", args=[garden.pk]), {"version": page.context["undo"].pk})

    assert way(garden) == ["Three.", "One.", "Two."]


def test_the_words_of_a_step_are_changed(at_home, garden):
    add(at_home, garden, "Turn left.")
    address = reverse("my:walk_step", args=[garden.pk, picture_of(garden, "Turn left.")])

    empty = at_home.post(address, {"words": "", "alt": "A blue door."}).content.decode()
    at_home.post(address, {"words": "Turn right.", "alt": "A blue door."})

    assert ("Fill in “What do people do here?”" in empty, "A blue door." in empty) == (True, True)
    assert [(step.words, step.alt) for step in actions.draft_of(garden).walk.all()] == [("Turn right.", "A blue door.")]


def test_what_was_typed_stays_when_the_picture_is_missing(at_home, garden):
    page = at_home.post(reverse("my:walk_add", args=[garden.pk]), {"words": "Turn left.", "alt": ""}).content.decode()

    assert ("Turn left." in page, "Fill in “Choose a picture, or take one”" in page) == (True, True)
    assert way(garden) == []


def test_twelve_steps_are_enough(at_home, garden, monkeypatch):
    monkeypatch.setattr(walk, "MOST_STEPS", 1)
    add(at_home, garden, "One.")

    page = add(at_home, garden, "Two.").content.decode()

    assert "Remove one first." in page
    assert way(garden) == ["One."]


def test_everybody_sees_it_when_the_team_has_looked(at_home, garden, jo, client):
    add(at_home, garden, "Turn left at the church.")
    actions.send_for_checking(Enterprise.objects.get(pk=garden.pk), by=garden.owners.get(name="Ana Silva"))
    actions.task_in_progress(Enterprise.objects.get(pk=garden.pk)).approve(user=jo)

    assert "Turn left at the church." in client.get(garden.get_absolute_url()).content.decode()


def test_a_step_of_another_listing_is_not_there(at_home, garden, make_listing, picture):
    other = make_listing(name="Other")
    WalkStep.objects.create(enterprise=other, picture=picture, words="Secret turn.", alt="A door.")

    assert at_home.get(reverse("my:walk_step", args=[garden.pk, picture.pk])).status_code == 404
    assert at_home.get(reverse("my:walk", args=[other.pk])).status_code == 404


def test_the_list_of_parts_says_how_it_stands(at_home, garden):
    assert "The way to the door" in at_home.get(reverse("my:tasks", args=[garden.pk])).content.decode()


def test_a_hard_word_on_the_way_is_given_advice(at_home, garden):
    add(at_home, garden, "Utilise the left door.")

    page = at_home.get(reverse("my:walk_step", args=[garden.pk, picture_of(garden, "Utilise the left door.")]))

    assert "“Utilise”: perhaps “use”?" in page.content.decode()
    assert "step 1" in at_home.get(reverse("my:send", args=[garden.pk])).content.decode()
