"""Papers that people send: an insurance certificate as a PDF or as a photograph.

What it is is told by its first bytes, never by its name. Photographs are decoded and written again (core.pictures). A
PDF is read and written again in a child process with limits (core.paper_child); one that runs programs, holds other
files or has a password is refused. What came is never stored. Where there is a virus scanner, it is asked first.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import filetype
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core import scanning
from core.decoding import in_a_child, read_at_most
from core.pictures import PictureRefused, clean_picture

MAX_BYTES = 10 * 1024 * 1024
MAX_PAGES = 60
MEMORY = 700 * 1024 * 1024
SECONDS = 20
PICTURES = ("image/jpeg", "image/png", "image/heic")
_CHILD = Path(__file__).with_name("paper_child.py")


class PaperRefused(ValidationError):
    """This file cannot be kept. The message is for the person who sent it."""


@dataclass(frozen=True)
class CleanPaper:
    """A paper that was read and written again."""

    content: bytes
    mime_type: str


def refusals() -> dict[str, str]:
    """Why a paper is not kept, in words for the person who sent it."""
    return {
        "empty": _("This file is empty. Choose a different one."),
        "too_heavy": _("This file is too big: more than 10 MB. Take a photo of the paper and send that."),
        "wrong_kind": _("This is not a file we can use. Send a PDF, or a photo: JPEG, PNG or HEIC."),
        "broken": _("This file is damaged or not complete. Take a photo of the paper and send that."),
        "locked": _("This file has a password. Save it without one, or take a photo of the paper."),
        "too_many_pages": _("This file has more than 60 pages. Send only the pages that matter."),
        "does_things": _(
            "This file has a program, a form or other files in it, and we keep only pages. Print it and take a photo, "
            "or print it as a new PDF."
        ),
        "infected": _(
            "There is a virus in this file, so we did not keep it. Take a photo of the paper and send that. Your "
            "device may need help: ask somebody you trust."
        ),
        "unscanned": _(
            "We look through every file for viruses, and cannot do it just now. Nothing was kept. Please try again "
            "later, or show the paper to the support team."
        ),
    }


def refuse(reason: str) -> PaperRefused:
    return PaperRefused(refusals()[reason], code=reason)


def clean_paper(source: Any) -> CleanPaper:
    """Read and write again one paper. Raises PaperRefused with a sentence for the person."""
    content = read_at_most(source, MAX_BYTES, refuse)
    kind = filetype.guess(content[:4096])
    mime = kind.mime if kind else ""
    if mime not in (*PICTURES, "application/pdf"):
        raise refuse("wrong_kind")
    if problem := scanning.problem_with(content):
        raise refuse(problem)
    if mime in PICTURES:
        return _picture(content)
    answer, kept = _in_a_child(content)
    if reason := answer.get("refused"):
        raise refuse(str(reason))
    return CleanPaper(kept, mime)


def _picture(content: bytes) -> CleanPaper:
    try:
        clean = clean_picture(content)
    except PictureRefused as error:
        raise PaperRefused(error.messages[0], code="picture") from error
    return CleanPaper(clean.content, clean.mime_type)


def _in_a_child(content: bytes) -> tuple[dict[str, Any], bytes]:
    return in_a_child(_CHILD, [str(MAX_PAGES), str(MEMORY), str(SECONDS)], content, seconds=SECONDS)


class PaperField(forms.FileField):
    """A file field that hands over a clean paper, or says beside the field why it cannot."""

    default_error_messages = {
        "required": gettext_lazy("Choose a file, or take a photo."),
        "empty": gettext_lazy("This file is empty. Choose a different one."),
        "invalid": gettext_lazy("Choose a file, or take a photo."),
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", gettext_lazy("A PDF, or a photo of the paper. Up to 10 MB."))
        super().__init__(**kwargs)

    def clean(self, data: Any, initial: Any = None) -> Any:
        upload = super().clean(data, initial)
        return clean_paper(upload) if upload else upload

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "accept": ",".join(["application/pdf", *PICTURES, "image/heif"])}
