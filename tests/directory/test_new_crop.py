"""An editor moves the middle of a photograph: nothing goes on showing the old crop."""

import pytest
from wagtail.images.forms import get_image_form

from core.models import Picture
from core.pictures import make_picture
from directory import listing_page, search
from directory.search.query import Query
from enterprises.listings.models import Photo
from tests.core.picture_files import photo

pytestmark = pytest.mark.django_db


def test_cards_and_pages_are_made_again(make_listing, django_capture_on_commit_callbacks, monkeypatch):
    picture = make_picture("Green Days", photo())
    listing = make_listing(publish=False)
    listing.photos.add(Photo(picture=picture, alt="Ana in the garden"))
    listing.save()
    listing.publish(listing.save_revision(), skip_permission_checks=True)
    written = []
    monkeypatch.setattr(listing_page, "write", lambda enterprise: written.append(enterprise.pk))
    middle = {f"focal_point_{name}": 40 for name in ("x", "y", "width", "height")}
    form = get_image_form(Picture)(
        {"title": "Green Days", "collection": picture.collection_id, **middle}, instance=picture
    )

    with django_capture_on_commit_callbacks(execute=True):
        assert form.is_valid(), form.errors
        form.save()

    shown = search.search(Query()).hits[0].card["photo"]["url"]
    assert shown in {size.url for size in Picture.objects.get().renditions.all()}
    assert written == [listing.pk]
