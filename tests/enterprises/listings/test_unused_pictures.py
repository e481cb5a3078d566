"""A picture Ana took off her listing is erased some months later, and not one day while it may come back."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from wagtail.models import Collection

from core.models import Picture
from enterprises.listings import actions, unused_pictures
from enterprises.listings.models import Enterprise, Photo
from enterprises.listings.setup import PHOTOGRAPHS
from tests.factories.listings import say_yes
from tests.factories.pages import make_news
from tests.factories.pages import picture as drawn

pytestmark = pytest.mark.django_db


def days(number):
    return timezone.now() + timedelta(days=number)


@pytest.fixture
def photo(garden, ana, settings, tmp_path):
    """In the draft of the garden, sent by Ana."""
    settings.MEDIA_ROOT = tmp_path
    made = drawn("A spade")
    kept = Collection.objects.get(name=PHOTOGRAPHS)
    Picture.objects.filter(pk=made.pk).update(collection=kept, uploaded_by_user=ana)
    actions.change_draft(garden, lambda draft: draft.photos.add(Photo(picture=made, alt="A spade")), by=ana)
    return Picture.objects.get(pk=made.pk)


def take_off(garden, ana, photo, *, on):
    with time_machine.travel(on, tick=False):
        actions.remove_photo(Enterprise.objects.get(pk=garden.pk), by=ana, picture=photo.pk)


def test_it_goes_so_many_days_after_it_was_taken_off(garden, ana, photo, django_capture_on_commit_callbacks):
    file = photo.file
    take_off(garden, ana, photo, on=days(200))

    assert unused_pictures.sweep(days(280)) == 0  # taken off 80 days before, though sent long ago
    with django_capture_on_commit_callbacks(execute=True):
        assert unused_pictures.sweep(days(291)) == 1

    assert not Picture.objects.filter(pk=photo.pk).exists()
    assert not file.storage.exists(file.name)
    assert unused_pictures.sweep(days(291)) == 0


def test_what_a_draft_shows_stays(garden, photo):
    assert unused_pictures.sweep(days(500)) == 0


def test_what_the_public_sees_stays_when_only_the_draft_is_without_it(garden, ana, jo, photo):
    say_yes(garden)
    actions.publish_listing(Enterprise.objects.get(pk=garden.pk), by=jo)
    take_off(garden, ana, photo, on=days(1))

    assert unused_pictures.sweep(days(500)) == 0


def test_what_a_page_or_its_draft_shows_stays(garden, ana, photo, django_capture_on_commit_callbacks):
    take_off(garden, ana, photo, on=days(1))
    with django_capture_on_commit_callbacks(execute=True):
        news = make_news(picture=photo, picture_alt="A spade")
    assert unused_pictures.sweep(days(500)) == 0
    news.picture = None
    with django_capture_on_commit_callbacks(execute=True):
        news.save_revision().publish()
    news.picture = photo
    news.save_revision()

    assert unused_pictures.sweep(days(500)) == 0


def test_the_library_of_editors_is_left_alone(photo, settings, tmp_path):
    theirs = drawn("For a page one day")

    unused_pictures.sweep(days(500))

    assert Picture.objects.filter(pk=theirs.pk).exists()
