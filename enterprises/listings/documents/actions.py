"""What can be done with a document. What the team has seen shows on the listing's page at once, and goes by itself on
the day after it runs out (directory.listing_page).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from core import private_files
from core.events import record
from core.moves import WrongMoment, move
from core.papers import CleanPaper
from enterprises.listings import emails as listing_emails
from enterprises.listings import rules
from enterprises.listings.actions.guard import require
from enterprises.listings.actions.live import tell_published
from enterprises.listings.documents import emails
from enterprises.listings.documents.sharing.actions import end_all_of
from enterprises.listings.models import Document, Enterprise, Term

#: More than anybody needs, and few enough to look through.
MOST = 40
Status = Document.Status


@dataclass(frozen=True)
class Seen:
    """What a worker says of a paper: what it shows, until when, on which day they saw it, and which it replaces."""

    proves: Term
    ends_on: date | None = None
    seen_on: date = field(default_factory=timezone.localdate)
    replaces: Iterable[Document] = ()


@transaction.atomic
def add_document(
    enterprise: Enterprise, *, by: Person, kind: str, paper: CleanPaper, words: str, ends_on: date | None = None
) -> Document:
    """Keep a paper of theirs, for the team to look at. Raises ValidationError when there are enough."""
    require(rules.may_send_documents(by, enterprise), _("Only those who run it can send documents."))
    _hold(enterprise)
    if enterprise.documents.exclude(status__in=[Status.OVER, Status.REMOVED]).count() >= MOST:
        raise ValidationError(_("You have %(most)s documents here. Remove one first."), params={"most": MOST})
    document = Document(enterprise=enterprise, kind=kind, words=words, ends_on=ends_on, added_by=by)
    document.file, document.mime_type = private_files.save(paper.content), paper.mime_type
    document.save()
    record("document:added", document, by=by)
    listing_emails.something_waits(enterprise.area)
    return document


@transaction.atomic
def open_document(document: Document, *, by: Person) -> bytes:
    """The file itself. Every opening is written down. Raises FileNotFoundError when there is none."""
    require(
        rules.may_read_documents(by, document.enterprise),
        _("Only those who run it and their support team can open it."),
    )
    content = private_files.read(document.file)
    record("document:opened", document, by=by)
    return content


@transaction.atomic
def say_seen(document: Document, *, by: Person, seen: Seen) -> None:
    """A worker looked at what was sent, and it is good. People read of it at once."""
    _may_vouch(document.enterprise, by)
    _hold(document.enterprise)
    facts = {"proves": seen.proves, "ends_on": seen.ends_on, "seen_on": seen.seen_on, "seen_by": by}
    _set(document, **facts, answer="", ended_at=None, reminded_days=None)
    move(document, Status.SEEN)
    record("document:seen", document, by=by)
    _replace(document, seen.replaces, by=by)
    _tell_all(document)


@transaction.atomic
def record_sighted(
    enterprise: Enterprise, *, by: Person, kind: str, seen: Seen, level: str = "", words: str = ""
) -> Document:
    """A worker saw a paper with their own eyes and kept nothing of it: the only way for police checks."""
    _may_vouch(enterprise, by)
    _hold(enterprise)
    document = Document.objects.create(
        enterprise=enterprise,
        kind=kind,
        level=level,
        words=words,
        status=Status.SEEN,
        added_by=by,
        proves=seen.proves,
        ends_on=seen.ends_on,
        seen_on=seen.seen_on,
        seen_by=by,
    )
    record("document:seen", document, by=by)
    _replace(document, seen.replaces, by=by)
    _tell_all(document)
    return document


@transaction.atomic
def say_not_usable(document: Document, *, by: Person, words: str) -> None:
    """It cannot be used, and the owners are told why. It can be looked at again."""
    _may_vouch(document.enterprise, by)
    _hold(document.enterprise)
    move(document, Status.NOT_USABLE)
    _set(document, answer=words, ended_at=timezone.now())
    end_all_of(document, by=by)
    record("document:not_usable", document, by=by)
    emails.not_usable(document)


@transaction.atomic
def look_again(document: Document, *, by: Person) -> None:
    """The answer was a mistake: it waits as before, and nobody reads of it."""
    _may_vouch(document.enterprise, by)
    _hold(document.enterprise)
    if not document.file:
        raise WrongMoment(_("There is no file to look at again. Say that it does not count any more."))
    move(document, Status.WAITING)
    _set(document, answer="", ended_at=None)
    record("document:taken_back", document, by=by)
    _public_again(document)


@transaction.atomic
def let_go(document: Document, *, by: Person) -> None:
    """It does not count any more, and nobody is reminded of it."""
    _may_vouch(document.enterprise, by)
    _hold(document.enterprise)
    _over(document, "document:let_go", by=by)
    _public_again(document)


@transaction.atomic
def put_back(document: Document, *, by: Person) -> None:
    """It counts after all."""
    _may_vouch(document.enterprise, by)
    _hold(document.enterprise)
    move(document, Status.SEEN)
    _set(document, ended_at=None)
    record("document:put_back", document, by=by)
    _public_again(document)


@transaction.atomic
def remove_document(document: Document, *, by: Person | None) -> None:
    """Delete the file and the words. That it was there, and who opened it, stays for a while. `by` None: the site."""
    if by is not None:
        require(rules.may_send_documents(by, document.enterprise), _("Only those who run it can remove it."))
    _hold(document.enterprise)
    key = document.file
    move(document, Status.REMOVED)
    _set(document, file="", mime_type="", words="", answer="", ended_at=timezone.now())
    if key:
        transaction.on_commit(partial(private_files.delete, key))
    record("document:removed", document, by=by)
    end_all_of(document, by=by)
    _public_again(document)


def _may_vouch(enterprise: Enterprise, by: Person) -> None:
    require(
        rules.may_vouch_for_documents(by, enterprise),
        _("Only this area's support workers can say what they have seen, and nobody of their own enterprise."),
    )


def _hold(enterprise: Enterprise) -> None:
    """One at a time for each listing."""
    Enterprise.objects.select_for_update().get(pk=enterprise.pk)


def _set(document: Document, **facts: Any) -> None:
    for name, value in facts.items():
        setattr(document, name, value)
    Document.objects.filter(pk=document.pk).update(**facts)


def _replace(document: Document, others: Iterable[Document], *, by: Person) -> None:
    for old in others:
        if old.pk != document.pk and old.enterprise_id == document.enterprise_id:
            _over(old, "document:replaced", by=by)


def _over(document: Document, tag: str, *, by: Person) -> None:
    move(document, Status.OVER)
    _set(document, ended_at=timezone.now())
    record(tag, document, by=by)
    end_all_of(document, by=by)


def _tell_all(document: Document) -> None:
    _public_again(document)
    emails.seen(document)


def _public_again(document: Document) -> None:
    tell_published(Enterprise.objects.get(pk=document.enterprise_id))
