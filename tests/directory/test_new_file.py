"""An editor gives a photograph another file: nothing goes on showing the old one."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.images.forms import get_image_form

from core.models import Picture
from core.pictures import make_picture
from directory import search
from directory.search.query import Query
from enterprises.listings.models import Photo

pytestmark = pytest.mark.django_db


def drawing(colour: str) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (900, 700), colour).save(file, "PNG")
    return file.getvalue()


def test_a_card_shows_a_size_of_the_new_file(make_listing, django_capture_on_commit_callbacks):
    picture = make_picture("Green Days", drawing("red"))
    listing = make_listing(publish=False)
    listing.photos.add(Photo(picture=picture, alt="Ana in the garden"))
    listing.save()
    listing.publish(listing.save_revision(), skip_permission_checks=True)
    storage, old = picture.file.storage, picture.file.name
    form = get_image_form(Picture)(
        {"title": "Green Days", "collection": picture.collection_id},
        {"file": SimpleUploadedFile("new.png", drawing("blue"), "image/png")},
        instance=picture,
    )

    with django_capture_on_commit_callbacks(execute=True):
        assert form.is_valid(), form.errors
        form.save()

    shown = search.search(Query()).hits[0].card["photo"]["url"]
    assert shown in {size.url for size in Picture.objects.get().renditions.all()}
    assert (storage.exists(old), storage.exists(Picture.objects.get().file.name)) == (False, True)
