"""What support workers do with letters to post and calls to make: permission, change, one Event, in one transaction."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import messages, rules
from accounts.models import Call, Person, PostalLetter
from core.events import record
from core.moves import move


@transaction.atomic
def print_letters(letters: Iterable[PostalLetter], *, by: Person) -> None:
    """Somebody opens them to print: the letters hold an address and news, so that is written down."""
    for letter in letters:
        _require(letter, by)
        PostalLetter.objects.filter(pk=letter.pk, printed_at=None).update(printed_at=timezone.now())
        record("letter:printed", letter, by=by)


@transaction.atomic
def post_letter(letter: PostalLetter, *, by: Person) -> None:
    """It is in the post."""
    _require(letter, by)
    _stamp(letter, posted_by=by, posted_at=timezone.now())
    move(letter, PostalLetter.Status.POSTED)
    record("letter:posted", letter, by=by)


@transaction.atomic
def take_back_letter(letter: PostalLetter, *, by: Person) -> None:
    """It is not in the post after all: it waits again."""
    _require(letter, by)
    move(letter, PostalLetter.Status.WAITING)
    _stamp(letter, posted_by=None, posted_at=None)
    record("letter:not_posted", letter, by=by)


@transaction.atomic
def ring_instead_of_letter(letter: PostalLetter, *, by: Person) -> Call | None:
    """It cannot be posted (no address, or it came back): somebody rings."""
    _require(letter, by)
    record("letter:given_up", letter, by=by)
    return messages.ring_instead(letter, Call.Why.NOT_POSTED)


@transaction.atomic
def read_call(call: Call, *, by: Person) -> None:
    """Somebody opens it, with the number and the words: that is written down."""
    _require(call, by)
    record("call:read", call, by=by)


@transaction.atomic
def told_by_phone(call: Call, *, by: Person) -> None:
    """They know now. The note has done its work and goes."""
    _require(call, by)
    _stamp(call, done_by=by, done_at=timezone.now(), note="")
    move(call, Call.Status.DONE)
    record("call:made", call, by=by)


@transaction.atomic
def no_answer(call: Call, *, by: Person, note: str = "") -> None:
    """Nobody answered: it is tried again, and counted."""
    _require(call, by)
    Call.objects.filter(pk=call.pk).update(tries=F("tries") + 1, tried_at=timezone.now(), note=note)
    call.refresh_from_db()
    record("call:no_answer", call, by=by)


@transaction.atomic
def take_back_call(call: Call, *, by: Person) -> None:
    """They were not told after all: it waits again."""
    _require(call, by)
    move(call, Call.Status.WAITING)
    _stamp(call, done_by=None, done_at=None)
    record("call:not_made", call, by=by)


def _stamp(row: PostalLetter | Call, **facts: object) -> None:
    """Only these fields: the status is move()'s."""
    for name, value in facts.items():
        setattr(row, name, value)
    type(row)._default_manager.filter(pk=row.pk).update(**facts)


def _require(row: PostalLetter | Call, by: Person) -> None:
    if not rules.may_handle(by, row):
        raise PermissionDenied(_("Only this area's support workers and editors can do this."))
