"""A recording is kept without what a camera wrote into it, and only if a browser can play it."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from core import recordings
from core.recordings import RecordingRefused, clean_captions, clean_recording
from tests.factories.recordings import CAPTIONS, HOME, box, element, mp3, mp4, webm


def kept(content):
    return clean_recording(io.BytesIO(content)).read()


@pytest.mark.parametrize("make", [mp4, webm, mp3])
def test_where_it_was_made_is_gone(make):
    assert HOME in make()

    assert HOME not in kept(make())


def test_nothing_that_plays_is_moved():
    assert len(kept(mp4())) == len(mp4())
    assert kept(mp4()).endswith(b"\1" * 64)
    assert len(kept(webm())) == len(webm())
    assert kept(webm()).endswith(b"\2" * 40)
    assert kept(mp3()) == b"\xff\xfb\x90\x00" + b"\3" * 200


def test_the_name_that_came_is_gone_and_the_kind_is_known():
    video = clean_recording(SimpleUploadedFile("Nans house 27 Bourne Lane.mp4", mp4()))

    assert "ourne" not in video.name
    assert video.name.endswith(".mp4")
    assert (video.kind, clean_recording(io.BytesIO(mp3())).kind) == ("video", "sound")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"<html><script>alert(1)</script></html>", "wrong_kind"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "wrong_kind"),
        (box(b"ftyp", b"qt  \0\0\0\0qt  ") + b"\0" * 40, "wrong_kind"),
        (mp4(handler=b"meta"), "says_where"),
        (mp4()[:-10], "broken"),
        (box(b"ftyp", b"isom\0\0\0\0isommp42"), "broken"),
        (webm()[:-10], "broken"),
        (element(0x1A45DFA3, element(0x4282, b"webm")), "broken"),
        (b"ID3\x04\0\0\0\0\0\x04AAAA<html>", "broken"),
        (b"ID3\x04\0\0\x7f\x7f\x7f\x7f", "broken"),
    ],
)
def test_other_files_are_refused_with_a_sentence(content, code):
    with pytest.raises(RecordingRefused) as caught:
        clean_recording(io.BytesIO(content))

    assert caught.value.code == code
    assert caught.value.messages[0].endswith(".")


def test_a_huge_file_is_refused_unread(monkeypatch):
    monkeypatch.setattr(recordings, "MAX_BYTES", 100)

    for upload in (SimpleUploadedFile("a.mp4", mp4()), io.BytesIO(mp4())):
        with pytest.raises(RecordingRefused) as caught:
            clean_recording(upload)
        assert caught.value.code == "too_heavy"


def test_a_segment_of_no_said_size_is_read_to_its_end():
    live = element(0x1A45DFA3, element(0x4282, b"webm")) + b"\x18\x53\x80\x67\x01" + b"\xff" * 7
    live += b"\x1f\x43\xb6\x75\x01" + b"\xff" * 7 + element(0xA3, b"\2" * 20) + element(0x1254C367, HOME)

    assert HOME not in kept(live)


def test_small_tags_are_blanked_too():
    assert b"GPS" not in kept(webm(tags=b"GPS"))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"1\n00:00:01,000 --> 00:00:04,000\nHello\n", "not_captions"),
        (b"WEBVTT\n\nNo times here\n", "no_captions"),
        (b"\xff\xfe\x00", "not_captions"),
        (b"WEBVTTED\n", "not_captions"),
        (b"", "not_captions"),
    ],
)
def test_captions_are_captions(content, code):
    with pytest.raises(RecordingRefused) as caught:
        clean_captions(io.BytesIO(content))

    assert caught.value.code == code


def test_captions_are_kept_as_plain_text_under_another_name():
    clean = clean_captions(SimpleUploadedFile("nan.vtt", b"\xef\xbb\xbf" + CAPTIONS.replace(b"\n", b"\r\n")))

    assert clean.read() == CAPTIONS
    assert "nan" not in clean.name
