"""Pictures that strangers send: decoded and written again in a child process, so that only a picture is left.

A camera writes into the file where and when a photograph was taken; a trickster writes a program into it.
Neither survives: the pixels are decoded under limits of memory and time (core.picture_child) and saved under
a random name. The file that came is never stored.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import filetype
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext as _
from wagtail.images import get_image_model

from core.decoding import in_a_child, read_at_most

if TYPE_CHECKING:
    from core.models import Picture

MAX_BYTES = 15 * 1024 * 1024
MAX_PIXELS = 20_000_000
MAX_SIDE = 10_000
#: A kept picture is at most this wide or high: enough for every page, and quick to make small ones from.
KEPT_SIDE = 2560
#: Address space of the child (Python, Pillow and 20 million pixels twice over) and the seconds it may take.
MEMORY = 700 * 1024 * 1024
SECONDS = 30

#: What the first bytes must say, and the one decoder that is then allowed to look at the file.
DECODERS = {
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/webp": "WEBP",
    "image/gif": "GIF",
    "image/heic": "HEIF",
}
_CHILD = Path(__file__).with_name("picture_child.py")


class PictureRefused(ValidationError):
    """This file cannot be kept as a picture. The message is for the person who sent it."""


#: Questions of the apps above: why must this picture keep the file it has? A sentence, or nothing when it need not.
_KEEPERS: list[Callable[["Picture"], str]] = []


def keep_file_if(why: Callable[["Picture"], str]) -> Callable[["Picture"], str]:
    """Have an app asked, before a picture gets another file, whether it must keep the one it has."""
    _KEEPERS.append(why)
    return why


def why_keep_file(picture: "Picture") -> str:
    """Why this picture may not get another file, in a sentence; nothing when it may, or is new."""
    if picture.pk is None:
        return ""
    return next((why for ask in _KEEPERS if (why := ask(picture))), "")


@dataclass(frozen=True)
class CleanPicture:
    """A picture that was decoded and written again: JPEG, or PNG where something is see-through."""

    content: bytes
    width: int
    height: int
    mime_type: str

    def as_upload(self) -> "CleanUpload":
        """The picture under a random name, ready for a file field."""
        extension = "png" if self.mime_type == "image/png" else "jpg"
        return CleanUpload(f"{secrets.token_hex(12)}.{extension}", self.content, self.mime_type)


class CleanUpload(SimpleUploadedFile):
    """An upload made by clean_picture: the only kind that Picture.file keeps as it is."""


def refusals() -> dict[str, str]:
    """Why a picture is not kept, in words for the person who sent it."""
    return {
        "empty": _("This file is empty. Choose a different picture."),
        "too_heavy": _("This picture is too big: more than 15 MB. Make it smaller, or choose a different one."),
        "too_many_pixels": _("This picture has more than 20 million dots. Make it smaller, or choose a different one."),
        "too_long": _("This picture is too wide or too tall. Make it smaller, or choose a different one."),
        "wrong_kind": _("This is not a picture we can use. Choose a JPEG, PNG, WebP, GIF or HEIC file."),
        "broken": _("This picture is damaged or not complete. Open it on your device, save it again, and try again."),
    }


def refuse(reason: str) -> PictureRefused:
    return PictureRefused(refusals()[reason], code=reason)


def clean_picture(source: bytes | IO[bytes]) -> CleanPicture:
    """Decode and write again one picture. Raises PictureRefused with a sentence for the person."""
    content = read_at_most(source, MAX_BYTES, refuse)
    kind = filetype.guess(content[:4096])
    decoder = DECODERS.get(kind.mime) if kind else None
    if decoder is None:
        raise refuse("wrong_kind")
    answer, kept = _decode_elsewhere(content, decoder)
    if reason := answer.get("refused"):
        raise refuse(str(reason))
    return CleanPicture(kept, answer["width"], answer["height"], answer["mime_type"])


def make_picture(title: str, content: bytes, *, description: str = "", by: Any = None) -> "Picture":
    """Clean and keep a picture. Raises PictureRefused."""
    return keep_picture(title, clean_picture(content), description=description, by=by)


def keep_picture(
    title: str, clean: CleanPicture, *, description: str = "", by: Any = None, collection: Any = None
) -> "Picture":
    """Keep a picture that is clean, in a collection (or Wagtail's first one)."""
    picture = get_image_model()(
        title=title[:255],
        description=description[:255],
        uploaded_by_user=by,
        file=clean.as_upload(),
    )
    if collection:
        picture.collection = collection
    picture._set_image_file_metadata()
    picture.save()
    return picture


def _decode_elsewhere(content: bytes, decoder: str) -> tuple[dict[str, Any], bytes]:
    limits = [decoder, str(MAX_PIXELS), str(MAX_SIDE), str(KEPT_SIDE), str(MEMORY), str(SECONDS)]
    return in_a_child(_CHILD, limits, content, seconds=SECONDS)
