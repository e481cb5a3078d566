"""Photographs from a phone: turned, cleaned, described, ordered and cut without a mouse."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from core.models import Picture
from enterprises.listings import actions
from enterprises.listings.models import Photo


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def from_a_phone(width=60, height=30, turned=6):
    """A photograph held upright: its pixels lie on their side, and the file says so, and where it was taken."""
    image, exif = Image.new("RGB", (width, height), "green"), Image.Exif()
    exif[0x0112] = turned
    exif[0x010F] = "Secret Phone"
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif)
    return SimpleUploadedFile("IMG_1.jpg", out.getvalue(), "image/jpeg")


def add(browser, listing, file=None, **words):
    words = {"alt": "Ruby rakes leaves.", **words}
    return browser.post(reverse("my:photo_add", args=[listing.pk]), {"file": file or from_a_phone(), **words})


def alts(listing):
    return [photo.alt for photo in actions.draft_of(listing).photos.all()]


def press(browser, listing, **button):
    return browser.post(reverse("my:photos", args=[listing.pk]), button)


def test_a_photograph_is_turned_and_forgets_the_phone(at_home, garden, ana):
    add(at_home, garden)

    picture = actions.draft_of(garden).photos.get().picture
    assert (picture.width, picture.height) == (30, 60)
    assert b"Secret Phone" not in picture.file.read()
    assert picture.uploaded_by_user == ana
    assert not garden.photos.exists()  # a draft only


@pytest.mark.parametrize(
    ("file", "says"),
    [
        (SimpleUploadedFile("a.jpg", b"<html>not a picture</html>", "image/jpeg"), "This is not a picture we can use."),
        (SimpleUploadedFile("a.jpg", b"", "image/jpeg"), "The submitted file is empty."),
    ],
)
def test_what_is_no_picture_gets_a_sentence(at_home, garden, file, says):
    page = add(at_home, garden, file=file).content.decode()

    assert says in page
    assert "Ruby rakes leaves." in page  # the words stay
    assert not Picture.objects.exists()


def test_words_for_those_who_cannot_see_it_are_needed(at_home, garden):
    page = add(at_home, garden, alt="").content.decode()

    assert "Fill in “What does the picture show?”" in page
    assert "Choose the picture again" in page


def test_photographs_are_moved_and_removed_and_that_can_be_undone(at_home, garden):
    for words in ("First.", "Second.", "Third."):
        add(at_home, garden, alt=words)
    third = actions.draft_of(garden).photos.all()[2].picture_id

    press(at_home, garden, up=third)
    assert alts(garden) == ["First.", "Third.", "Second."]
    gone = press(at_home, garden, remove=third)
    assert alts(garden) == ["First.", "Second."]

    version = gone.url.rpartition("=")[2]
    at_home.post(reverse("my:undo", args=[garden.pk]), {"version": version})
    assert alts(garden) == ["First.", "Third.", "Second."]


def test_odd_buttons_change_nothing(at_home, garden):
    add(at_home, garden)

    assert press(at_home, garden, remove="nonsense").status_code == 302
    assert press(at_home, garden, up="99999").status_code == 302
    assert alts(garden) == ["Ruby rakes leaves."]


def test_the_middle_is_chosen_by_words(at_home, garden):
    add(at_home, garden)
    picture = actions.draft_of(garden).photos.get().picture
    page = reverse("my:photo", args=[garden.pk, picture.pk])

    at_home.post(page, {"alt": "Ruby at work.", "caption": "In May", "middle": "2-0"})

    picture.refresh_from_db()
    assert (picture.focal_point_x, picture.focal_point_y) == (25, 10)
    assert alts(garden) == ["Ruby at work."]
    assert at_home.get(page).context["form"]["middle"].value() == "2-0"


def test_a_picture_another_listing_shows_is_not_cut_here(at_home, garden, make_listing, ana):
    add(at_home, garden)
    photo = actions.draft_of(garden).photos.get()
    other = make_listing(name="Other", slug="other")
    Photo.objects.create(enterprise=other, picture=photo.picture, alt="The same.")
    page = reverse("my:photo", args=[garden.pk, photo.picture_id])

    at_home.post(page, {"alt": "Ruby.", "middle": "2-0"})

    photo.picture.refresh_from_db()
    assert photo.picture.focal_point_x is None
    assert "What must stay in sight?" not in at_home.get(page).content.decode()


def test_a_picture_that_is_not_in_the_draft_is_not_there(at_home, garden, picture):
    assert at_home.get(reverse("my:photo", args=[garden.pk, picture.pk])).status_code == 404


def test_there_is_an_end_to_photographs(at_home, garden, ana, picture):
    actions.change_draft(
        garden, lambda draft: draft.photos.set([Photo(picture=picture, alt=str(n)) for n in range(12)]), by=ana
    )

    assert "You have 12 pictures." in add(at_home, garden).content.decode()
    assert "That is as many as fit." in at_home.get(reverse("my:photos", args=[garden.pk])).content.decode()
    assert Picture.objects.count() == 1
