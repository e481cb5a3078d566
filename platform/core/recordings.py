"""Video and sound that strangers send: known by their first bytes, measured, and cleared of what a telephone adds.

The pictures and the sound themselves are not decoded: no program here can. The file is read part by part, and what is
not needed for playing (the place, the day, names, pictures, notes) is emptied or cut off. A file that does not follow
its own rules to the last byte is refused. See core.mp4, core.webm and core.mp3.
"""

import mmap
import secrets
import struct
import tempfile
from dataclasses import dataclass
from typing import IO, Any

import filetype
from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext as _

from core import mp3, mp4, webm

MAX_VIDEO_BYTES = 50 * 1024 * 1024
MAX_AUDIO_BYTES = 20 * 1024 * 1024

#: What every present browser plays.
VIDEO_CODECS = frozenset({b"avc1", b"avc3", b"vp09", b"av01", b"V_VP8", b"V_VP9", b"V_AV1"})
AUDIO_CODECS = frozenset({b"mp4a", b"Opus", b"fLaC", b"A_OPUS", b"A_VORBIS"})
#: Kinds people often have, which we can name when we say no.
OTHER_VIDEO = ("video/quicktime", "video/x-matroska", "video/x-msvideo", "video/x-ms-wmv", "video/x-flv", "video/3gpp")


class RecordingRefused(ValidationError):
    """This file cannot be kept. The message is for the person who sent it."""


class CleanUpload(File):
    """A file that clean_recording made, under a random name: the only kind that is stored."""


@dataclass(frozen=True)
class CleanRecording:
    """A file that was read to its end and cleared, lying in a temporary file."""

    file: IO[bytes]
    mime_type: str
    extension: str
    is_video: bool
    has_sound: bool
    seconds: int

    def as_upload(self) -> CleanUpload:
        """Under a random name, ready for a file field."""
        self.file.seek(0)
        return CleanUpload(self.file, name=f"{secrets.token_hex(12)}.{self.extension}")


def refusals() -> dict[str, str]:
    """Why a recording is not kept, in words for the person who sent it."""
    return {
        "empty": _("This file is empty. Choose a different one."),
        "video_too_heavy": _("This video is too big: more than 50 MB. Make it shorter, or use a link to it."),
        "audio_too_heavy": _("This recording is too big: more than 20 MB. Make it shorter, or save it as MP3."),
        "other_video": _("This kind of video does not play everywhere. Save it as MP4 or WebM, and try again."),
        "wrong_kind": _("This is not a recording we can use. Choose an MP4 or WebM video, or MP3 or M4A sound."),
        "broken": _("This file is damaged or not complete. Play it on your device, save it again, and try again."),
        "codec": _("Many phones and computers cannot play this video. Save it as “H.264” MP4, and try again."),
    }


def refuse(reason: str) -> RecordingRefused:
    return RecordingRefused(refusals()[reason], code=reason)


def clean_recording(source: Any) -> CleanRecording:
    """Read, check and clear one file. Raises RecordingRefused with a sentence for the person."""
    if (getattr(source, "size", 0) or 0) > MAX_VIDEO_BYTES:
        raise refuse("video_too_heavy")
    copy = _copy(source)
    head = copy.read(4096)
    if not head:
        raise refuse("empty")
    kind = filetype.guess(head)
    mime = kind.mime if kind else ""
    try:
        clean = _CLEANERS[mime](copy) if mime in _CLEANERS else None
    except (mp4.Broken, struct.error, IndexError) as error:
        raise refuse("broken") from error
    if clean is None:
        raise refuse("other_video" if mime in OTHER_VIDEO else "wrong_kind")
    if not clean.is_video and clean.file.seek(0, 2) > MAX_AUDIO_BYTES:
        raise refuse("audio_too_heavy")
    return clean


def _copy(source: Any) -> IO[bytes]:
    """A file of our own to work in: what came stays as it is, and goes when the request ends."""
    copy = tempfile.TemporaryFile()  # noqa: SIM115 -- lives as long as the recording that holds it
    source.seek(0)
    length = 0
    while part := source.read(1 << 20):
        length += len(part)
        if length > MAX_VIDEO_BYTES:
            raise refuse("video_too_heavy")
        copy.write(part)
    copy.seek(0)
    return copy


def _mp4(copy: IO[bytes]) -> CleanRecording:
    with mmap.mmap(copy.fileno(), 0) as data:
        found = mp4.clean(data)
    is_video = _is_video(found.codecs)
    mime, extension = ("video/mp4", "mp4") if is_video else ("audio/mp4", "m4a")
    return CleanRecording(copy, mime, extension, is_video, b"soun" in found.codecs, round(found.seconds))


def _webm(copy: IO[bytes]) -> CleanRecording:
    with mmap.mmap(copy.fileno(), 0) as data:
        found = webm.clean(data)
    if b"other" in found.codecs:
        raise mp4.Broken("other")
    is_video = _is_video(found.codecs)
    mime = "video/webm" if is_video else "audio/webm"
    return CleanRecording(copy, mime, "webm", is_video, b"soun" in found.codecs, round(found.seconds))


def _mp3(copy: IO[bytes]) -> CleanRecording:
    kept = tempfile.TemporaryFile()  # noqa: SIM115 -- lives as long as the recording that holds it
    with mmap.mmap(copy.fileno(), 0) as data:
        start, end, seconds = mp3.sound_of(data)
        kept.write(data[start:end])
    return CleanRecording(kept, "audio/mpeg", "mp3", is_video=False, has_sound=True, seconds=round(seconds))


def _is_video(codecs: dict[bytes, list[bytes]]) -> bool:
    """Whether there is a picture. Raises RecordingRefused for what browsers do not play."""
    pictures, sound = codecs.get(b"vide", []), codecs.get(b"soun", [])
    if not pictures and not sound:
        raise mp4.Broken("tracks")
    if not set(pictures) <= VIDEO_CODECS or not set(sound) <= AUDIO_CODECS:
        raise refuse("codec")
    return bool(pictures)


#: What the first bytes must say, and who then looks at the rest.
_CLEANERS = {
    "video/mp4": _mp4,
    "video/x-m4v": _mp4,
    "audio/mp4": _mp4,
    "video/webm": _webm,
    "audio/mpeg": _mp3,
}
