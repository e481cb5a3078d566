"""Sound and video that people send: only kinds every browser plays, without what a camera wrote into them.

A phone writes into a video where it was made, often somebody's home. core.recording_strip blanks that before anything
is stored. The pictures and the sound themselves are not looked at: the browser plays them, never this site.
"""

import re
import secrets
import tempfile
from collections.abc import Callable
from typing import IO

import filetype
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.utils.translation import gettext as _

from core import recording_strip

MAX_BYTES = 200 * 1024 * 1024
MAX_CAPTIONS = 1024 * 1024
VIDEO, SOUND = "video", "sound"

#: What the first bytes must say: what it is, how its file is called, and what blanks its notes.
KINDS: dict[str, tuple[str, str, Callable[[IO[bytes]], None]]] = {
    "video/mp4": (VIDEO, "mp4", recording_strip.mp4),
    "video/webm": (VIDEO, "webm", recording_strip.webm),
    "audio/mpeg": (SOUND, "mp3", recording_strip.mp3),
}
_TIMING = re.compile(r"^(\d+:)?\d\d:\d\d\.\d{3}[ \t]+-->[ \t]+(\d+:)?\d\d:\d\d\.\d{3}", re.MULTILINE)


class RecordingRefused(ValidationError):
    """This file cannot be kept. The message is for the person who sent it."""


class CleanRecording(File):
    """A recording made by clean_recording, under a random name: the only kind that is stored."""

    kind: str = VIDEO


class CleanCaptions(ContentFile):
    """Captions made by clean_captions: the only kind that is stored."""


def refuse(reason: str) -> RecordingRefused:
    return RecordingRefused(refusals()[reason], code=reason)


def refusals() -> dict[str, str]:
    """Why a recording or its captions are not kept, in words for the person who sent them."""
    return {
        "empty": _("This file is empty. Choose a different one."),
        "too_heavy": _("This file is too big: more than 200 MB. Make it shorter or smaller, and try again."),
        "wrong_kind": _("We cannot use this kind of file. Choose an MP4 or WebM video, or an MP3 sound."),
        "broken": _("This file is damaged or not complete. Save it again on your device, and try again."),
        "says_where": _(
            "The camera wrote into this video where it was. Save it again with a video program, and send that file."
        ),
        "not_captions": _("This is not a captions file. It must be a WebVTT file: its first line says WEBVTT."),
        "no_captions": _("There are no captions in this file: no line says from when to when words are shown."),
    }


def clean_recording(upload: IO[bytes]) -> CleanRecording:
    """A copy of the recording without notes about where and with what it was made. Raises RecordingRefused."""
    if (getattr(upload, "size", 0) or 0) > MAX_BYTES:
        raise refuse("too_heavy")
    upload.seek(0)
    found = filetype.guess(upload.read(4096))
    if found is None or found.mime not in KINDS:
        upload.seek(0)
        raise refuse("wrong_kind" if upload.read(1) else "empty")
    kind, extension, strip = KINDS[found.mime]
    clean = CleanRecording(_stripped(upload, strip), name=f"{secrets.token_hex(12)}.{extension}")
    clean.kind = kind
    return clean


def _stripped(upload: IO[bytes], strip: Callable[[IO[bytes]], None]) -> IO[bytes]:
    copy: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 -- it lives as long as the file that is handed over
    upload.seek(0)
    while piece := upload.read(1024 * 1024):
        copy.write(piece)
        if copy.tell() > MAX_BYTES:
            raise refuse("too_heavy")
    try:
        strip(copy)
    except recording_strip.Broken as error:
        raise refuse(str(error)) from error
    copy.seek(0)
    return copy


def clean_captions(upload: IO[bytes]) -> CleanCaptions:
    """The captions as plain UTF-8 under a random name. Raises RecordingRefused."""
    upload.seek(0)
    content = upload.read(MAX_CAPTIONS + 1)
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise refuse("not_captions") from error
    if len(content) > MAX_CAPTIONS or not re.match(r"WEBVTT([ \t\n]|$)", text):
        raise refuse("not_captions")
    if not _TIMING.search(text):
        raise refuse("no_captions")
    return CleanCaptions(text.encode(), name=f"{secrets.token_hex(12)}.vtt")
