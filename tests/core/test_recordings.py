"""Video and sound: what is kept plays as before, and says nothing of where, when and with what it was made."""

import io
import struct

import pytest

from core import recordings
from core.recordings import RecordingRefused, clean_recording
from tests.core.recording_files import CANARY, OPEN_END, box, element, full, mp3, mp4, webm


def kept(content):
    """What is left of a file, and what is said of it."""
    clean = clean_recording(io.BytesIO(content))
    return clean.as_upload().read(), clean


ACCEPT = {
    "a film": (mp4(), "video/mp4", True, True),
    "a film with no sound": (mp4(tracks=(b"vide",), codecs=(b"avc1",)), "video/mp4", True, False),
    "a film that follows the place": (
        mp4(tracks=(b"vide", b"soun", b"meta"), codecs=(b"avc1", b"mp4a", b"mebx")),
        "video/mp4",
        True,
        True,
    ),
    "a film with writing in it": (
        mp4(tracks=(b"vide", b"text"), codecs=(b"vp09", b"text")),
        "video/mp4",
        True,
        False,
    ),
    "sound in a film's file": (mp4(tracks=(b"soun",), codecs=(b"mp4a",)), "audio/mp4", False, True),
    "a voice memo": (mp4(brand=b"M4A ", tracks=(b"soun",), codecs=(b"mp4a",)), "audio/mp4", False, True),
    "a film for the web": (webm(), "video/webm", True, False),
    "a film from a browser": (webm(streamed=True), "video/webm", True, False),
    "sound for the web": (webm(kinds=(2,), codec=b"A_OPUS"), "audio/webm", False, True),
    "sound": (mp3(), "audio/mpeg", False, True),
    "sound with no words": (mp3(before=False, behind=False), "audio/mpeg", False, True),
    "sound with the last frame cut off": (mp3(behind=False)[:-100], "audio/mpeg", False, True),
}


@pytest.mark.parametrize("name", ACCEPT)
def test_what_plays_is_kept_and_nothing_of_the_place(name):
    sent, mime, is_video, has_sound = ACCEPT[name]
    assert CANARY in sent or "no words" in name

    left, clean = kept(sent)

    assert (clean.mime_type, clean.is_video, clean.has_sound) == (mime, is_video, has_sound)
    assert b"picture" in left or b"sound" in left or b"sss" in left
    for trace in (CANARY, b"canary", b"Canary Phone"):
        assert trace not in left
    assert clean.as_upload().name.endswith(f".{clean.extension}")
    assert len(clean.as_upload().name) > 24


@pytest.mark.parametrize("name", ACCEPT)
def test_cleaning_again_changes_nothing(name):
    left, _clean = kept(ACCEPT[name][0])

    assert kept(left)[0] == left


def test_nothing_moves_inside_a_film():
    sent = mp4()

    left, clean = kept(sent)

    assert len(left) == len(sent)
    for sample in (b"picture-1", b"picture-2", b"sound-1", b"sound-2"):
        assert left.index(sample) == sent.index(sample)
    assert clean.seconds == 75


def test_the_days_in_a_film_are_gone():
    left, _clean = kept(mp4())

    assert struct.pack(">I", 3_800_000_001) not in left


def test_nothing_moves_inside_a_film_for_the_web():
    sent = webm()

    left, clean = kept(sent)

    assert len(left) == len(sent)
    assert left.count(b"picture") == 2
    assert clean.seconds == 75


def test_only_the_sound_is_left_of_sound():
    left, clean = kept(mp3(100))

    assert left == (b"\xff\xfb\x90\x00" + b"s" * 413) * 100
    assert clean.seconds == round(100 * 1152 / 44100)


LOOSE = box(b"moov", full(b"mvhd", bytes(96)))
REJECT = {
    "nothing": (b"", "empty"),
    "words": (b"hello, I am a film", "wrong_kind"),
    "a web page": (b"<!doctype html><script>alert(1)</script>", "wrong_kind"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(100), "wrong_kind"),
    "a program": (b"MZ" + bytes(100), "wrong_kind"),
    "a document": (b"%PDF-1.7\n" + bytes(100), "wrong_kind"),
    "a film of another kind": (mp4(brand=b"qt  ").replace(b"mp42", b"qt  "), "other_video"),
    "a Matroska film": (webm(doctype=b"matroska"), "other_video"),
    "an AVI": (b"RIFF\0\0\0\0AVI LIST" + bytes(50), "other_video"),
    "uncompressed sound": (b"RIFF\0\0\0\0WAVEfmt " + bytes(50), "wrong_kind"),
    "a film that few can play": (mp4(codecs=(b"hvc1", b"mp4a")), "codec"),
    "sound that few can play": (mp4(codecs=(b"avc1", b"alac")), "codec"),
    "a strange codec for the web": (webm(codec=b"V_MPEGH/ISO/HEVC"), "codec"),
    "a film cut off": (mp4()[:-30], "broken"),
    "a film cut off early": (mp4()[:200], "broken"),
    "only a beginning": (box(b"ftyp", b"isom", bytes(4), b"isom", b"mp42"), "broken"),
    "no film in it": (box(b"ftyp", b"isom", bytes(4), b"isom", b"mp42") + LOOSE, "broken"),
    "a page behind a film": (mp4(tail=b"<script>alert(1)</script>"), "broken"),
    "two beginnings": (mp4(head=box(b"ftyp", b"isom", bytes(4))), "broken"),
    "a film that lies elsewhere": (mp4(reference=0), "broken"),
    "a track that points outside": (
        mp4(tracks=(b"vide", b"meta"), codecs=(b"avc1", b"mebx")).replace(b"stsc", b"stsd", 1),
        "broken",
    ),
    "a box longer than the file": (mp4() + struct.pack(">I4s", 9_999, b"free"), "broken"),
    "a box of no length": (mp4() + struct.pack(">I4s", 3, b"free"), "broken"),
    "a box with a huge length": (mp4() + struct.pack(">I4sQ", 1, b"free", 1 << 60), "broken"),
    "a film for the web cut off": (webm()[:-20], "broken"),
    "no tracks": (webm(kinds=()), "broken"),
    "a track of words": (webm(kinds=(1, 0x11)), "broken"),
    "an open end in the middle": (webm(more=element("1254c367", size=OPEN_END)), "broken"),
    "a page behind a film for the web": (webm() + b"<script>alert(1)</script>", "broken"),
    "a name for sound alone": (b"ID3\x03\0\0\0\0\0\x05hello", "broken"),
    "three frames": (mp3(3), "broken"),
    "a page behind sound": (mp3(behind=False) + b"<script>alert(1)</script>" * 200, "broken"),
    "sound with a hole": (mp3(20, behind=False) + bytes(70_000) + mp3(20), "broken"),
    "sound that claims too much": (b"ID3\x03\0\0\x7f\x7f\x7f\x7f" + mp3(10), "broken"),
}


@pytest.mark.parametrize("name", REJECT)
def test_what_we_cannot_keep_is_refused_with_a_sentence(name):
    sent, reason = REJECT[name]

    with pytest.raises(RecordingRefused) as refused:
        clean_recording(io.BytesIO(sent))

    assert refused.value.code == reason
    assert refused.value.messages[0].endswith(".")


class Huge:
    """An upload that must not be read."""

    size = 60 * 1024 * 1024


def test_a_file_that_is_too_big_is_refused_before_it_is_read():
    huge = Huge()

    with pytest.raises(RecordingRefused, match="too big"):
        clean_recording(huge)


def test_sound_may_weigh_less_than_a_film(monkeypatch):
    monkeypatch.setattr(recordings, "MAX_AUDIO_BYTES", 10_000)

    with pytest.raises(RecordingRefused) as refused:
        clean_recording(io.BytesIO(mp3(40)))

    assert refused.value.code == "audio_too_heavy"


def test_a_film_that_lies_about_its_size_is_stopped_while_it_is_read(monkeypatch):
    monkeypatch.setattr(recordings, "MAX_VIDEO_BYTES", 500)

    with pytest.raises(RecordingRefused, match="too big"):
        clean_recording(io.BytesIO(mp4()))
