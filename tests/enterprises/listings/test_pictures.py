"""The file behind a listing's photograph cannot be changed: what was checked is what the public sees."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Workflow

from core.models import Picture
from core.pictures import make_picture, why_keep_file
from enterprises.listings.models import Enterprise, Photo
from tests.core.picture_files import drawing, photo
from tests.permissions.addresses import addresses

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def picture():
    return make_picture("Green Days", photo())


@pytest.fixture
def editor(ed):
    """Ed may change every picture; here he may no longer publish."""
    Authenticator.objects.create(user=ed, type=Authenticator.Type.TOTP, data={})
    ed.groups.first().permissions.filter(codename="publish_enterprise").delete()
    client = Client()
    client.force_login(ed)
    return client


def with_photo(listing, picture):
    listing.photos.add(Photo(picture=picture, alt="Ana in the garden"))
    return listing


@pytest.fixture
def live(make_listing, picture):
    listing = with_photo(make_listing(publish=False), picture)
    listing.save()
    listing.publish(listing.save_revision(), skip_permission_checks=True)
    return Enterprise.objects.get()


def stored(picture):
    """The name and the bytes of the file that a picture has in the database."""
    file = Picture.objects.get(pk=picture.pk).file
    return file.name, file.read()


def send(client, picture):
    new = SimpleUploadedFile("new.png", drawing(), "image/png")
    words = {"title": "Swapped", "collection": picture.collection_id}
    return client.post(reverse("wagtailimages:edit", args=[picture.pk]), {**words, "file": new})


def test_a_new_file_under_a_live_listing_is_refused_in_a_sentence(editor, live, picture):
    before = stored(picture)

    answer = send(editor, picture)

    assert "choose it in the listing&#x27;s draft" in answer.content.decode()
    assert stored(picture) == before
    assert Picture.objects.get().title == "Green Days"


def test_the_form_says_so_before_somebody_looks_for_a_file(editor, live, picture):
    page = editor.get(reverse("wagtailimages:edit", args=[picture.pk])).content.decode()

    assert "A listing uses this picture, so its file must stay." in page
    assert live.name not in page


def test_its_title_and_its_middle_can_still_be_changed(editor, live, picture):
    words = {"title": "Ana at work", "collection": picture.collection_id, "focal_point_x": 30}
    editor.post(reverse("wagtailimages:edit", args=[picture.pk]), words)

    assert Picture.objects.get().title == "Ana at work"


def send_to_every_address(root, picture):
    """Every address about pictures, with every name a file has in Wagtail's forms. Returns whether the file changed."""
    Authenticator.objects.create(user=root, type=Authenticator.Type.TOTP, data={})
    client = Client(raise_request_exception=False)
    client.force_login(root)
    session = client.cookies["sessionid"].value
    before = stored(picture)
    each = f"image-{picture.pk}"
    words = {"title": "S", f"{each}-title": "S", "collection": picture.collection_id}
    fields = ("file", "files[]", f"{each}-file", "image-chooser-upload-file", f"uploaded-{each}-file")
    about_pictures = [
        address.example
        for address in addresses({"": picture.pk})
        if address.route.startswith(("admin/images/", "admin/api/")) and "delete" not in address.route
    ]
    about_pictures += [f"/admin/bulk/core/picture/{act}/" for act in ("add_tags", "add_to_collection")]
    for address in about_pictures:
        client.cookies["sessionid"] = session
        files = {name: SimpleUploadedFile("new.png", drawing(), "image/png") for name in fields}
        client.post(f"{address}?id={picture.pk}", {**words, **files})
    return stored(picture) != before


def test_no_address_of_the_admin_changes_the_file(root, live, picture):
    assert not send_to_every_address(root, picture)


def test_the_same_addresses_do_change_a_picture_that_no_listing_uses(root, picture):
    """So the test above is able to fail."""
    assert send_to_every_address(root, picture)


def test_no_code_changes_it_either(live, picture):
    with pytest.raises(ValidationError, match="its file must stay"):
        picture.file.save("new.png", ContentFile(drawing()))
    picture.refresh_from_db()
    picture.file = ContentFile(drawing(), name="new.png")
    with pytest.raises(ValidationError, match="its file must stay"):
        picture.save()


def test_a_picture_that_only_a_draft_shows_stays_too(editor, make_listing, picture):
    draft = make_listing()
    with_photo(draft, picture).save_revision()

    assert send(editor, picture).status_code == 200
    assert not Photo.objects.exists()
    assert Picture.objects.get().title == "Green Days"


def test_a_picture_in_a_version_planned_for_later_stays(make_listing, picture):
    """It was checked and approved: nobody looks at it again before it goes live."""
    listing = make_listing()
    changed = with_photo(listing, picture)
    changed.go_live_at = timezone.now() + timedelta(days=3)
    changed.save_revision().publish(skip_permission_checks=True)
    Enterprise.objects.update(has_unpublished_changes=False)

    assert why_keep_file(picture)


def test_a_picture_in_a_version_that_waits_for_its_check_stays(make_listing, picture, jo):
    listing = make_listing()
    with_photo(listing, picture).save_revision()
    Workflow.objects.get(name="Listings").start(listing, jo)
    Enterprise.objects.update(has_unpublished_changes=False)

    assert why_keep_file(picture)


def test_a_picture_with_a_longer_number_is_another_picture(make_listing, picture):
    with_photo(make_listing(), picture).save_revision()
    other = make_picture("Other", photo())
    Picture.objects.filter(pk=other.pk).update(id=int(f"{picture.pk}0"))
    shorter = Picture.objects.get(pk=int(f"{picture.pk}0"))

    assert why_keep_file(shorter) == ""


def test_a_picture_of_no_listing_may_get_another_file(editor, live):
    free = make_picture("For a page", photo())
    storage, old = free.file.storage, free.file.name

    answer = send(editor, free)

    assert answer.status_code == 302
    free.refresh_from_db()
    assert (free.title, free.file.name == old, storage.exists(free.file.name)) == ("Swapped", False, True)


def test_a_picture_that_no_version_uses_any_more_is_free_again(live, picture):
    live.photos.all().delete()
    live.photos.clear()
    live.publish(live.save_revision(), skip_permission_checks=True)

    assert why_keep_file(picture) == ""
