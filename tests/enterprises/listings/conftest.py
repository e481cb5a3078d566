"""What tests about listings need beside the people."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from wagtail.images.tests.utils import get_test_image_file

from core.models import Picture
from enterprises.listings.models import Enterprise


@pytest.fixture
def desk_of():
    """Open the admin for somebody who has set up their second step: a browser of their own."""

    def open_for(person):
        Authenticator.objects.get_or_create(user=person, type=Authenticator.Type.TOTP, defaults={"data": {}})
        browser = Client()
        browser.force_login(person)
        return browser

    return open_for


@pytest.fixture
def desk(desk_of, jo):
    """Jo's browser in the admin."""
    return desk_of(jo)


@pytest.fixture
def picture(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return Picture.objects.create(title="A spade", file=get_test_image_file())


@pytest.fixture
def send(db):
    """Ana changes her listing and sends it to be checked, as Wagtail's workflow has it."""

    def change_and_send(listing, by, **fields):
        draft = listing.get_latest_revision_as_object()
        for name, value in fields.items():
            setattr(draft, name, value)
        draft.has_unpublished_changes = True
        draft.save_revision(user=by)
        listing = Enterprise.objects.get(pk=listing.pk)
        listing.get_workflow().start(listing, user=by)
        return Enterprise.objects.get(pk=listing.pk)

    return change_and_send


@pytest.fixture
def garden(make_listing, ana, groups):
    return make_listing(name="Ana's Garden", owner=ana, description="We mow lawns.")
