"""Zelda is erased: nothing she is, wrote, sent or was told is left in any table or file. What is Ben's stays."""

from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection

from accounts.models import Erasure, Person
from accounts.own_data import actions
from core.models import Event, Picture
from core.personal import PARTS
from directory import search
from enterprises.listings.models import Enterprise
from tests.erasure import filling
from tests.erasure.found import where_found

pytestmark = pytest.mark.django_db
#: Parts that hold nothing for somebody who does not work here, or that are made from others.
NOT_HERS = {"areas", "recordings", "search"}


@pytest.fixture
def town(area, jo, ben, settings, tmp_path, monkeypatch, django_capture_on_commit_callbacks):
    settings.MEDIA_ROOT, settings.PRIVATE_ROOT = tmp_path / "media", tmp_path / "private"
    # Drawn in tests/accounts: here it would only cost time.
    monkeypatch.setattr("accounts.own_data.paper.render_pdf", lambda *args, **kwargs: b"%PDF-drawn")
    cache.clear()
    return filling.fill(area, jo, ben, lambda: django_capture_on_commit_callbacks(execute=True))


@pytest.fixture
def erase(town, django_capture_on_commit_callbacks):
    def do():
        with django_capture_on_commit_callbacks(execute=True):
            actions.erase(Erasure.objects.get(person=town.zelda))

    return do


def kept_files():
    """Beside the media folder: whatever private files there are."""
    return Path(settings.PRIVATE_ROOT)


def test_all_of_it_is_found_before_and_none_of_it_afterwards(town, erase):
    before = where_found(town.words, kept_files())
    assert [word for word in town.words if word not in before] == []  # the search finds what it looks for
    assert [each for each in kept_files().rglob("*") if each.is_file()]

    erase()

    assert where_found([*town.words, *filling.NUMBERS], kept_files()) == {}
    assert not [each for each in kept_files().rglob("*") if each.is_file()]


def test_every_part_is_filled_so_that_it_is_tried(town):
    """A part nobody filled is not known to be erased: fill it in filling.py."""
    empty = {key for key, part in PARTS.items() if not part.held(town.zelda)}

    assert empty == NOT_HERS


def test_afterwards_nothing_is_held_but_what_must_be(town, erase):
    erase()

    kept = {key for key, part in PARTS.items() if part.held(Person.objects.get(pk=town.zelda.pk))}
    assert kept == {key for key, part in PARTS.items() if part.why_kept}


def test_it_may_be_done_twice(town, erase):
    erase()

    actions.erase_again(Person.objects.get(pk=town.zelda.pk))

    assert where_found(town.words, kept_files()) == {}


def test_what_she_ran_alone_is_gone_from_the_public(client, town, erase):
    listing = Enterprise.objects.get(short_number="2345")
    photo = listing.photos.get().picture.get_rendition("width-100|format-webp")
    slug = listing.slug
    assert client.get(f"/enterprises/{slug}/").status_code == 200

    erase()

    assert client.get(f"/enterprises/{slug}/").status_code == 404
    assert client.get("/n/2345/").status_code == 404
    assert not Path(photo.file.path).exists()
    assert not Enterprise.objects.filter(pk=listing.pk).exists()


def test_what_ben_runs_too_stays_without_her(client, town, erase, mailoutbox):
    erase()

    both = Enterprise.objects.get(slug="both-of-us")
    assert list(both.owners.all()) == [town.ben]
    assert both.is_public
    assert both.description.startswith("Ben and somebody who left dig with you.")
    assert [each.first_name for each in both.coming_people.all()] == ["Ben"]
    draft = both.get_latest_revision_as_object()
    assert [each.first_name for each in draft.coming_people.all()] == ["Ben"]
    page = client.get("/enterprises/both-of-us/").content.decode()
    assert "somebody who left" in page
    assert [letter.to for letter in mailoutbox if letter.subject == "Please look at your listing"] == [
        ["ben@example.com"]
    ]
    # She sent its picture; both of them showed it.
    assert both.photos.get().picture.uploaded_by_user is None


def test_somebody_elses_things_are_untouched(town, erase, make_listing):
    theirs = make_listing(name="Bens Own", slug="bens-own", owner=town.ben, description="Ben and Zelda's friends")

    erase()

    assert Enterprise.objects.get(pk=theirs.pk).description == "Ben and Zelda's friends"
    assert Enterprise.objects.filter(slug="open-to-all").exists()
    assert Person.objects.get(pk=town.ben.pk).email == "ben@example.com"


def test_what_happened_stays_true_without_a_name(town, erase):
    said = list(Event.objects.filter(by=town.zelda).order_by("pk").values_list("pk", "tag"))

    erase()

    assert list(Event.objects.filter(by=town.zelda).order_by("pk").values_list("pk", "tag"))[: len(said)] == said
    assert str(Person.objects.get(pk=town.zelda.pk)) == "Somebody whose data was erased"


def test_a_part_that_is_not_erased_is_found(town, erase, monkeypatch):
    """The negative control for each part: leave it out, and something of it is left."""
    monkeypatch.delitem(PARTS, "reach")

    erase()

    assert {place for places in where_found(town.words).values() for place in places} >= {"accounts_reach.address"}


def test_words_go_from_the_search(town, erase):
    listing = Enterprise.objects.get(short_number="2345")
    word = listing.name
    erase()

    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM directory_searchsegment")
        assert not any(word.lower() in words.lower() for (words,) in cursor.fetchall())
    assert search.content_version()


def test_her_pictures_are_gone_and_those_of_others_stay(town, erase, area):
    others = Picture.objects.exclude(uploaded_by_user=town.zelda).count()

    erase()

    assert Picture.objects.filter(uploaded_by_user=town.zelda).count() == 0
    assert Picture.objects.count() == others + 1  # and the one that stands in what Ben runs too
