"""An editor adds a recording: what would keep somebody out is refused beside its field."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from directory.models import NewsCategory, Recording
from tests.core.recording_files import CANARY, mp3, mp4, webm
from tests.directory.pages.conftest import at_desk
from tests.factories.pages import CAPTIONS, make_recording

ADD = "/admin/snippets/directory/recording/add/"


def form(**changes):
    given = {
        "title": "How a card is made",
        "file": SimpleUploadedFile("IMG_0042.mp4", mp4()),
        "captions": SimpleUploadedFile("words.vtt", CAPTIONS),
        "transcript": "Hello.",
        "length": "",
        "poster": "",
    }
    return {name: value for name, value in (given | changes).items() if value is not None}


def test_a_recording_is_kept_without_what_the_camera_wrote(home, ed, media):
    at_desk(ed).post(ADD, form())

    recording = Recording.objects.get()
    assert recording.is_video
    assert CANARY not in recording.file.read()
    assert recording.captions.read() == CAPTIONS


@pytest.mark.parametrize(
    ("content", "mime_type"),
    [
        (mp3(), "audio/mpeg"),
        (mp4(brand=b"M4A ", tracks=(b"soun",), codecs=(b"mp4a",)), "audio/mp4"),
        (webm(kinds=(2,), codec=b"A_OPUS"), "audio/webm"),
    ],
)
def test_sound_needs_its_words_and_no_captions(home, ed, media, content, mime_type):
    at_desk(ed).post(ADD, form(file=SimpleUploadedFile("from my phone", content), captions=None))

    kept = Recording.objects.get()
    assert (kept.is_video, kept.mime_type) == (False, mime_type)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"captions": None}, "A video needs captions."),
        ({"transcript": ""}, "This field is required."),
        ({"file": SimpleUploadedFile("a.mp4", b"<html>")}, "This is not a recording we can use."),
        ({"captions": SimpleUploadedFile("a.vtt", b"1\n00:00:01,000")}, "Captions start with the word WEBVTT"),
    ],
)
def test_what_is_missing_is_said_beside_its_field(home, ed, media, changes, sentence):
    response = at_desk(ed).post(ADD, form(**changes))

    assert sentence in response.content.decode()
    assert not Recording.objects.exists()
    assert not list(media.rglob("*.*"))


def test_the_database_keeps_to_it_too(media, db):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_recording(transcript="")
    with pytest.raises(IntegrityError), transaction.atomic():
        Recording.objects.create(
            title="x", kind="video", transcript="x", file=ContentFile(mp4(), name="a.mp4"), captions=""
        )


def test_a_recording_that_is_replaced_or_deleted_leaves_no_file(media, db, django_capture_on_commit_callbacks):
    recording = make_recording()
    with django_capture_on_commit_callbacks(execute=True):
        recording.file = ContentFile(mp4(), name="new.mp4")
        recording.save()
    assert len(list(media.rglob("*.mp4"))) == 1

    with django_capture_on_commit_callbacks(execute=True):
        recording.delete()

    assert list(media.rglob("*.*")) == []


def test_a_kind_of_news_gets_an_address_of_its_own(home, ed):
    desk = at_desk(ed)
    for name in ("Big days", "Big days!"):
        desk.post("/admin/snippets/directory/newscategory/add/", {"name": name, "description": ""})

    assert set(NewsCategory.objects.filter(name__startswith="Big").values_list("slug", flat=True)) == {
        "big-days",
        "big-days-2",
    }


def test_an_editor_opens_every_kind_of_page(home, ed):
    desk = at_desk(ed)
    for model in ("standardpage", "faqpage", "areapage"):
        assert desk.get(f"/admin/pages/add/directory/{model}/{home.pk}/").status_code == 200, model
    for parent, model in (("news", "newspage"), ("stories", "storypage")):
        index = home.get_children().get(slug=parent)
        assert desk.get(f"/admin/pages/add/directory/{model}/{index.pk}/").status_code == 200, model
    assert desk.get(f"/admin/pages/{home.pk}/edit/").status_code == 200
