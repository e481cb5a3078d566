"""Recordings, the way to the door, what it is like and other languages, in the listing's form and its drafts."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from enterprises.listings import actions
from enterprises.listings.models import Enterprise, RecordingFile
from enterprises.listings.retention import sweep
from tests.core.recording_files import CANARY, mp3, mp4
from tests.enterprises.listings.admin.forms import listing_data
from tests.factories.formats import add_recording, make_file, republish

EDIT = "wagtailsnippets_listings_enterprise:edit"
SEND = "recording_chooser:create"
CAPTIONS = "WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nHello.\n"


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def edit(desk, listing, initial=None, **data):
    fields = {"name": listing.name, "one_line": listing.one_line, **data}
    return desk.post(reverse(EDIT, args=[listing.pk]), listing_data(initial, **fields))


PUBLISH = {"action-publish": "1"}


def recording(file=None, **fields):
    plain = {"kind": "bsl", "title": "Ruby signs", "link": "", "captions": "", "transcript": "Hello.", "poster": ""}
    return {**plain, "media": file.pk if file else "", **fields}


def text(**fields):
    plain = {"language": "pl", "name": "", "description": "", "does": "", "checked_by": "", "translated_by": "Wanda"}
    return {**plain, "one_line": "Pomagamy.", **fields}


# --- files ---------------------------------------------------------------------------------------------------------
def test_a_worker_sends_a_film_while_writing_and_the_place_is_taken_out_of_it(desk, jo):
    response = desk.post(reverse(SEND), {"title": "Ruby", "file": SimpleUploadedFile("IMG_51.7N.mp4", mp4())})

    file = RecordingFile.objects.get()
    assert json.loads(response.content)["result"] == {"id": str(file.pk), "title": "Ruby", "edit_url": None}
    assert (file.uploaded_by, file.is_video, file.seconds) == (jo, True, 75)
    assert CANARY not in file.file.read()
    assert "IMG" not in file.file.name


@pytest.mark.parametrize(
    ("content", "words"), [(b"", "empty"), (b"hello", "not a recording we can use"), (mp4()[:99], "damaged")]
)
def test_what_is_wrong_with_a_file_is_said_beside_it(desk, content, words):
    response = desk.post(reverse(SEND), {"title": "Ruby", "file": SimpleUploadedFile("a.mp4", content)})

    assert words in json.loads(response.content)["htmlFragment"]
    assert not RecordingFile.objects.exists()


def test_files_of_another_areas_team_are_not_found_nor_heard_nor_taken(desk_of, dee, jo, make_listing, other_area):
    file = make_file(jo, title="Secret title")
    other = desk_of(dee)
    theirs = make_listing(area=other_area)

    assert "Secret title" not in other.get(reverse("recording_chooser:choose_results")).content.decode()
    assert other.get(reverse("recording_chooser:chosen", args=[file.pk])).status_code == 404
    assert other.get(reverse("listings_recordings:play", args=[file.pk])).status_code == 404
    edit(other, theirs, recordings=[recording(file, captions=CAPTIONS)], **PUBLISH)

    assert theirs.recordings.count() == 0


def test_a_file_is_heard_before_it_is_shown(desk, jo):
    file = make_file(jo)

    response = desk.get(reverse("listings_recordings:play", args=[file.pk]))

    assert b"".join(response.streaming_content) == file.file.read()


# --- recordings ----------------------------------------------------------------------------------------------------
def test_a_film_is_part_of_the_draft_until_it_is_published(desk, client, make_listing, jo):
    listing = make_listing()
    edit(desk, listing, recordings=[recording(make_file(jo), captions=CAPTIONS)])
    assert "Ruby signs" not in client.get(listing.get_absolute_url()).content.decode()

    actions.publish_listing(Enterprise.objects.get(pk=listing.pk), by=jo)

    assert "Ruby signs" in client.get(listing.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("fields", "sound", "words"),
    [
        ({}, None, "Choose a file, or write the address of a video."),
        ({"link": "https://vimeo.com/1"}, False, "Choose one: a file or an address."),
        ({"link": "https://evil.example/1"}, None, "Use the whole https address of a video on one of"),
        ({"link": "http://vimeo.com/1"}, None, "Use the whole https address of a video on one of"),
        ({"kind": "spoken"}, False, "This file is a video."),
        ({"kind": "bsl"}, True, "This file is sound only."),
        ({"captions": ""}, False, "This video has sound, so it needs captions"),
        ({"captions": "WEBVTT\n\n00:01 --> 00:02\nx"}, False, "Line 3: write the times like"),
        ({"transcript": "", "kind": "spoken"}, True, "This field is required."),
    ],
)
def test_what_is_wrong_with_a_recording_is_said(desk, make_listing, jo, fields, sound, words):
    listing = make_listing()
    file = make_file(jo, sound=sound) if sound is not None else None

    response = edit(desk, listing, recordings=[recording(file, **{"captions": CAPTIONS, **fields})], **PUBLISH)

    assert words in response.content.decode()
    assert listing.recordings.count() == 0


def test_captions_come_as_a_file_too(desk, make_listing, jo):
    listing = make_listing()
    data = listing_data(name=listing.name, recordings=[recording(make_file(jo))], **PUBLISH)
    data["recordings-0-captions_file"] = SimpleUploadedFile("a.vtt", b"\xef\xbb\xbf" + CAPTIONS.encode())

    desk.post(reverse(EDIT, args=[listing.pk]), data)

    assert listing.recordings.get().captions == CAPTIONS


def test_a_draft_whose_file_is_gone_can_still_be_opened(desk, make_listing, jo):
    listing = make_listing()
    file = make_file(jo)
    edit(desk, listing, recordings=[recording(file, captions=CAPTIONS)])
    file.delete()

    assert desk.get(reverse(EDIT, args=[listing.pk])).status_code == 200


# --- keeping and forgetting ----------------------------------------------------------------------------------------
def test_a_file_no_listing_shows_is_erased_after_its_time(make_listing, jo, time_machine):
    time_machine.move_to("2026-06-01")
    shown, unused = make_file(jo, title="shown"), make_file(jo, title="unused")
    add_recording(make_listing(), shown)

    time_machine.move_to("2026-08-29")
    assert sweep(timezone.now())["recordings"] == 0
    time_machine.move_to("2026-09-02")
    assert sweep(timezone.now())["recordings"] == 1

    assert list(RecordingFile.objects.all()) == [shown]
    assert shown.file.storage.exists(shown.file.name)
    assert not unused.file.storage.exists(unused.file.name)


def test_a_file_that_only_the_newest_draft_names_is_kept(desk, make_listing, jo, time_machine):
    time_machine.move_to("2026-06-01")
    listing = make_listing()
    edit(desk, listing, recordings=[recording(make_file(jo), captions=CAPTIONS)])

    time_machine.move_to("2026-12-01")
    assert sweep(timezone.now())["recordings"] == 0

    republish(listing, lambda draft: draft.recordings.set([]))
    assert sweep(timezone.now())["recordings"] == 1


def test_deleting_a_listing_erases_its_files_at_once_unless_another_shows_them(
    make_listing, jo, django_capture_on_commit_callbacks
):
    own, shared = make_file(jo, title="own"), make_file(jo, title="shared")
    listing, other = make_listing(), make_listing()
    add_recording(listing, own, title="One")
    add_recording(listing, shared, title="Two")
    add_recording(other, shared)
    name, storage = own.file.name, own.file.storage

    with django_capture_on_commit_callbacks(execute=True):
        actions.delete_listing(listing, by=jo)

    assert list(RecordingFile.objects.values_list("title", flat=True)) == ["shared"]
    assert not storage.exists(name)


# --- what it is like, the way there --------------------------------------------------------------------------------
def test_what_it_is_like_and_the_way_there_are_saved_and_shown(desk, client, make_listing, picture):
    listing = make_listing()
    walk = [{"picture": picture.pk, "alt": "A red door", "words": "Ring the bell."}]

    edit(desk, listing, noise="quiet", noise_words="One radio.", quiet_place="yes", walk=walk, **PUBLISH)

    page = client.get(listing.get_absolute_url()).content.decode()
    for words in ("Quiet", "One radio.", "There is a quiet place to go to", "Ring the bell.", 'alt="A red door"'):
        assert words in page


# --- other languages -----------------------------------------------------------------------------------------------
def test_words_in_another_language_are_out_of_date_when_the_english_changes(desk, make_listing):
    listing = make_listing()
    edit(desk, listing, texts=[text()], **PUBLISH)
    made = listing.texts.get()
    assert not made.is_out_of_date(Enterprise.objects.get(pk=listing.pk))

    kept = text(id=made.pk)
    edit(desk, listing, {"texts": 1}, description="New words.", texts=[kept], **PUBLISH)
    assert listing.texts.get().is_out_of_date(Enterprise.objects.get(pk=listing.pk))

    edit(desk, listing, {"texts": 1}, description="New words.", texts=[{**kept, "still_right": "on"}], **PUBLISH)
    assert not listing.texts.get().is_out_of_date(Enterprise.objects.get(pk=listing.pk))


def test_words_changed_together_with_the_english_belong_together(desk, make_listing):
    listing = make_listing()
    edit(desk, listing, texts=[text()], **PUBLISH)
    made = listing.texts.get()

    changed = text(id=made.pk, one_line="Nowe.")
    edit(desk, listing, {"texts": 1}, description="New words.", texts=[changed], **PUBLISH)

    assert not listing.texts.get().is_out_of_date(Enterprise.objects.get(pk=listing.pk))


def test_one_language_stands_once(desk, make_listing):
    listing = make_listing()

    response = edit(desk, listing, texts=[text(), text(one_line="Inne.")], **PUBLISH)

    assert response.status_code == 200
    assert listing.texts.count() == 0


def test_one_language_may_be_taken_away_and_written_anew(desk, make_listing):
    listing = make_listing()
    edit(desk, listing, texts=[text()], **PUBLISH)
    old = text(id=listing.texts.get().pk, DELETE="on")

    edit(desk, listing, {"texts": 1}, texts=[old, text(one_line="Inne.")], **PUBLISH)

    assert [each.one_line for each in listing.texts.all()] == ["Inne."]


def test_a_sound_file_weighs_what_its_sound_weighs(jo):
    assert make_file(jo, sound=True).bytes_count == 40 * 417 < len(mp3())
