"""Hiding takes the photographs' public files away too."""

import pytest
from wagtail.images.tests.utils import get_test_image_file

from core.models import Picture, PictureRendition
from enterprises.listings import actions
from enterprises.listings.models import Photo


@pytest.fixture
def picture(db):
    return Picture.objects.create(title="Rosa", file=get_test_image_file(size=(900, 700)))


def with_photo(make_listing, picture, **fields):
    listing = make_listing(publish=False, **fields)
    listing.photos.add(Photo(picture=picture, alt="Rosa at work"))
    listing.save()
    listing.publish(listing.save_revision(), skip_permission_checks=True)
    listing.refresh_from_db()
    return listing


def public_files(picture):
    return [each.file.name for each in PictureRendition.objects.filter(image=picture)]


def test_the_files_of_a_hidden_listing_are_gone_and_come_back_with_it(
    client, make_listing, picture, jo, django_capture_on_commit_callbacks
):
    listing = with_photo(make_listing, picture)
    client.get(listing.get_absolute_url())
    names, storage = public_files(picture), picture.file.storage
    assert names

    with django_capture_on_commit_callbacks(execute=True):
        actions.hide_listing(listing, by=jo)
    assert [name for name in names if storage.exists(name)] == []

    with django_capture_on_commit_callbacks(execute=True):
        actions.show_listing_again(listing, by=jo)
    assert "Rosa at work" in client.get(listing.get_absolute_url()).content.decode()
    assert all(storage.exists(name) for name in public_files(picture))


def test_a_picture_that_another_public_listing_shows_stays(client, make_listing, picture, jo):
    first, second = with_photo(make_listing, picture), with_photo(make_listing, picture)
    client.get(second.get_absolute_url())
    before = public_files(picture)

    actions.hide_listing(first, by=jo)

    assert public_files(picture) == before


def test_the_files_of_a_deleted_listing_are_gone(client, make_listing, picture, jo, django_capture_on_commit_callbacks):
    listing = with_photo(make_listing, picture)
    client.get(listing.get_absolute_url())
    names, storage = public_files(picture), picture.file.storage
    assert names

    with django_capture_on_commit_callbacks(execute=True):
        actions.delete_listing(listing, by=jo)

    assert [name for name in names if storage.exists(name)] == []
