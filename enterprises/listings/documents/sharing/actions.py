"""Sharing one document with somebody outside: an owner begins and ends it, whoever has the link and a code opens it."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.models import Person
from core import private_files
from core.events import record
from core.moves import WrongMoment, move
from core.saved import codes
from core.throttle import fold_email
from enterprises.listings import rules
from enterprises.listings.actions.guard import require
from enterprises.listings.documents.sharing import emails
from enterprises.listings.models import Document, DocumentShare, Enterprise

#: How long a code works, and how often one may be mistaken.
CODE_AGE = timedelta(minutes=30)
MOST_WRONG_CODES = 5
#: People outside for one document at a time.
MOST = 10


class WrongCode(Exception):
    """Not the code, too old, used, or tried too often."""


def receiver_of(email: str) -> str:
    """What an address is known by."""
    return salted_hmac("listings.documents.receiver", fold_email(email), algorithm="sha256").hexdigest()


@transaction.atomic
def share_document(document: Document, *, by: Person, name: str, email: str, days: int) -> DocumentShare:
    """From now on they may open it; a link they have already ends. Raises WrongMoment, ValidationError for too many."""
    require(rules.may_share_documents(by, document.enterprise), _("Only those who run it can share a document."))
    Enterprise.objects.select_for_update().get(pk=document.enterprise_id)
    document.refresh_from_db()
    if not document.may_be_shared or hasattr(document.enterprise, "closing"):
        raise WrongMoment(_("This document cannot be shared now."))
    receiver, now = receiver_of(email), timezone.now()
    for earlier in document.shares.filter(status=DocumentShare.Status.OPEN, receiver=receiver):
        _end(earlier, by=by)
    if document.shares.live().count() >= MOST:
        raise ValidationError(_("You share it with %(most)s people. End one first."), params={"most": MOST})
    share = DocumentShare.objects.create(
        document=document,
        name=name,
        email=email,
        receiver=receiver,
        language=get_language() or "",
        made_by=by,
        made_at=now,
        ends_at=now + timedelta(days=days),
    )
    record("share:began", share, by=by)
    emails.shared_with_you(share)
    emails.shared(share, by=by)
    return share


@transaction.atomic
def end_share(share: DocumentShare, *, by: Person) -> None:
    """At once: the next time they try, it does not open."""
    require(rules.may_share_documents(by, share.document.enterprise), _("Only those who run it can end this."))
    _end(share, by=by)


def end_all_of(document: Document, *, by: Person | None) -> None:
    """The document does not count any more. A part of what takes it away, inside its transaction."""
    for share in document.shares.filter(status=DocumentShare.Status.OPEN):
        _end(share, by=by)


@transaction.atomic
def end_again(ids: list[Any]) -> None:
    """An older backup came back, in which they were still shared."""
    for share in DocumentShare.objects.filter(pk__in=ids, status=DocumentShare.Status.OPEN).order_by("pk"):
        _end(share, by=None)


def _end(share: DocumentShare, *, by: Person | None) -> None:
    move(share, DocumentShare.Status.ENDED, ended_at=timezone.now())
    DocumentShare.objects.filter(pk=share.pk).update(code_digest="")
    record("share:ended", share, by=by)


# --- whoever it is shared with ----------------------------------------------------------------------
@transaction.atomic
def send_code(share: DocumentShare) -> None:
    """To the address the owner wrote, and to no other. A code that was sent before works no longer."""
    share = _live(share)
    code = codes.new()
    _set(share, code_digest=codes.digest(code), code_made_at=timezone.now(), wrong_codes=0)
    emails.code(share, codes.shown(code))


def use_code(share: DocumentShare, typed: str) -> None:
    """They read their own letters. The code is used up. Raises WrongCode, WrongMoment."""
    if not _is_the_code(share, typed):
        raise WrongCode


@transaction.atomic
def _is_the_code(share: DocumentShare, typed: str) -> bool:
    """A wrong one counts, and stays counted whatever is raised afterwards."""
    share = _live(share)
    is_old = share.code_made_at is None or timezone.now() - share.code_made_at > CODE_AGE
    if is_old or not share.code_digest or share.wrong_codes >= MOST_WRONG_CODES:
        return False
    if constant_time_compare(share.code_digest, codes.digest(codes.read(typed))):
        _set(share, code_digest="")
        return True
    _set(share, wrong_codes=share.wrong_codes + 1)
    return False


@transaction.atomic
def open_shared(share: DocumentShare) -> bytes:
    """The file itself. Every opening is written down. Raises WrongMoment, and FileNotFoundError when there is none."""
    share = _live(share)
    content = private_files.read(share.document.file)
    record("share:opened", share)
    return content


def _live(share: DocumentShare) -> DocumentShare:
    """As it is now, and held. Raises WrongMoment when it has ended meanwhile."""
    found = DocumentShare.objects.live().select_for_update(of=("self",)).filter(pk=share.pk).first()
    if found is None:
        raise WrongMoment(_("This is not shared with you any more."))
    return found


def _set(share: DocumentShare, **facts: Any) -> None:
    DocumentShare.objects.filter(pk=share.pk).update(**facts)
