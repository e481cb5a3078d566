"""The development inbox: e-mails and texts the site would have sent lie in a folder, and /inbox/ shows them with
the letters and calls that wait at the desk.

Only where settings.DEV_INBOX is on, which production settings never turn on: the letters hold sign-in codes.
"""

import email
import email.policy
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from operator import attrgetter
from pathlib import Path

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.models import Call, PostalLetter
from core.texts import WAY_HEADER

# What Django's file backend writes after each message.
_RULE = b"\n" + b"-" * 79 + b"\n"
SHOWN = 200
A_PAGE = 25
WORDS = {
    "email": gettext_lazy("E-mail"),
    "text": gettext_lazy("Text"),
    "letter": gettext_lazy("Letter"),
    "call": gettext_lazy("Call"),
}


@dataclass(frozen=True)
class Received:
    """One e-mail or text in the folder, or one letter or call at the desk: its `file` is then "letter" or "call"."""

    file: str
    index: int
    way: str
    at: datetime
    to: str
    subject: str
    words: str

    @property
    def kind(self) -> str:
        return str(WORDS[self.way])

    def says(self, asked: str) -> bool:
        """Whether all these words stand in whom it is to, what it is about, or what it says."""
        text = f"{self.to} {self.subject} {self.words}".casefold()
        return all(word in text for word in asked.casefold().split())


def letters() -> list[Received]:
    """The newest first."""
    files = sorted(_folder().glob("*.log"), key=lambda file: (file.stat().st_mtime, file.name), reverse=True)
    in_folder = [letter for file in files[:SHOWN] for letter in reversed(_read(file))]
    return sorted([*in_folder, *_at_the_desk()], key=attrgetter("at"), reverse=True)


def _at_the_desk() -> list[Received]:
    return [
        Received(way, row.pk, way, row.created_at, row.person.name, row.subject, row.words)
        for way, model in (("letter", PostalLetter), ("call", Call))
        for row in model._default_manager.select_related("person").order_by("-created_at")[:SHOWN]
    ]


def _folder() -> Path:
    return Path(settings.EMAIL_FILE_PATH)


def _read(file: Path) -> list[Received]:
    if not file.exists():
        return []
    at = datetime.fromtimestamp(file.stat().st_mtime, tz=UTC)
    parts = [part for part in file.read_bytes().split(_RULE) if part.strip()]
    return [_received(file.stem, index, at, part) for index, part in enumerate(parts)]


def _received(file: str, index: int, at: datetime, raw: bytes) -> Received:
    message = email.message_from_bytes(raw, _class=EmailMessage, policy=email.policy.default)
    body = message.get_body(preferencelist=("plain", "html"))
    words = body.get_content() if body else ""
    way = str(message.get(WAY_HEADER, "email"))
    subject = str(message["subject"] or words.strip()[:60])
    return Received(file, index, way, at, str(message["to"]), subject, words)


@require_safe
@never_cache
def inbox(request: HttpRequest) -> HttpResponse:
    asked = request.GET.get("q", "").strip()[:100]
    page = Paginator([each for each in letters() if each.says(asked)], A_PAGE).get_page(request.GET.get("page"))
    return render(request, "config/inbox.html", {"letters": page, "q": asked})


@require_safe
@never_cache
def open_letter(request: HttpRequest, file: str, index: int) -> HttpResponse:
    held = _at_the_desk() if file in WORDS else _read(_folder() / f"{file}.log")
    for letter in held:
        if (letter.file, letter.index) == (file, index):
            return render(request, "config/inbox_letter.html", {"letter": letter})
    raise Http404(_("That letter is no longer here."))


@require_POST
def clear(request: HttpRequest) -> HttpResponse:
    for file in _folder().glob("*.log"):
        file.unlink(missing_ok=True)
    return redirect("inbox")


urlpatterns = [
    path("inbox/", inbox, name="inbox"),
    path("inbox/clear/", clear, name="inbox_clear"),
    path("inbox/<slug:file>/<int:index>/", open_letter, name="inbox_letter"),
]
