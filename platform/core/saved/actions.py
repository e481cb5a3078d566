"""Making codes, opening what they hold, sending it, forgetting it."""

from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.contrib.auth.hashers import check_password, make_password
from django.db import IntegrityError, transaction
from django.db.models import F
from django.http import QueryDict
from django.utils import timezone

from core.events import record
from core.saved import codes, content
from core.saved.models import MOST_WRONG_TRIES, PAGE, SavedForm

#: A code made to be said on the phone soon; a form somebody comes back to with their own word.
HELP_DAYS = 14
SAVED_DAYS = 90
DAYS = {"help": HELP_DAYS, "saved": SAVED_DAYS}  # for pages that say so
WEEK = 7


class AlreadyGone(Exception):
    """The form was sent, forgotten or is too old: there is nothing to send any more."""


class Made(NamedTuple):
    """A saved form and its code, which is known only now."""

    saved: SavedForm
    code: str


@transaction.atomic
def code_for_page(address: str) -> Made:
    """The code of an address. Asked again in the same week it is the same code: a link that is followed twice,
    or by a machine that follows every link, makes one row.
    """
    week = timezone.localdate().toordinal() // WEEK
    starts_in = WEEK - timezone.localdate().toordinal() % WEEK
    for attempt in range(10):
        code = codes.derived(address, week, attempt)
        saved, made = SavedForm.objects.get_or_create(
            code_digest=codes.digest(code),
            defaults={"kind": PAGE, "address": address, "expires_at": _in(HELP_DAYS + starts_in)},
        )
        if made or (saved.is_page and saved.address == address):
            return Made(saved, code)
    raise IntegrityError("Ten codes in a row were another page's.")


@transaction.atomic
def save_form(kind: str, address: str, typed: QueryDict) -> Made:
    """Keep a form as far as it is filled in, under a new code. Raises content.TooLong."""
    packed = content.pack(typed)
    for _attempt in range(10):
        code = codes.new()
        saved, made = SavedForm.objects.get_or_create(
            code_digest=codes.digest(code),
            defaults={"kind": kind, "address": address, "content": packed, "expires_at": _in(HELP_DAYS)},
        )
        if made:
            record("saved_form:saved", saved)
            return Made(saved, code)
    raise IntegrityError("Ten codes by chance in a row were in use.")


@transaction.atomic
def save_again(saved_id: int, address: str, typed: QueryDict, *, by: Any = None) -> SavedForm:
    """Keep what is typed by now, under the code it has. Raises AlreadyGone, content.TooLong."""
    saved = _locked(saved_id)
    saved.content, saved.address = content.pack(typed), address
    saved.expires_at = max(saved.expires_at, _in(SAVED_DAYS if saved.secret_word else HELP_DAYS))
    saved.save(update_fields=["content", "address", "expires_at", "changed_at"])
    record("saved_form:saved", saved, by=by)
    return saved


@transaction.atomic
def choose_word(saved_id: int, word: str) -> SavedForm:
    """From now on whoever knows the code and this word can come back to the form. Raises AlreadyGone."""
    saved = _locked(saved_id)
    saved.secret_word, saved.wrong_tries, saved.expires_at = make_password(plain(word)), 0, _in(SAVED_DAYS)
    saved.save(update_fields=["secret_word", "wrong_tries", "expires_at", "changed_at"])
    return saved


def open_with_word(code: str, word: str) -> SavedForm | None:
    """The form behind a code, for whoever knows its word too. None alike for everything that does not fit.

    A wrong word counts; after MOST_WRONG_TRIES only the desk opens it. The word is worked out in every case, so
    that the time it takes does not say whether there is such a code.
    """
    saved = _find(code)
    may_try = bool(saved and saved.secret_word and saved.wrong_tries < MOST_WRONG_TRIES)
    right = check_password(plain(word), saved.secret_word if saved and may_try else _nobodys_hash())
    if saved is None or not may_try:
        return None
    if not right:
        open_to_tries = SavedForm.objects.filter(pk=saved.pk, wrong_tries__lt=MOST_WRONG_TRIES)
        open_to_tries.update(wrong_tries=F("wrong_tries") + 1)
        return None
    return saved


def find_for_desk(code: str) -> SavedForm | None:
    """The form or page behind a code. Whoever asks must say by read_at_desk that they looked."""
    return _find(code)


def read_at_desk(saved: SavedForm, *, by: Any) -> None:
    """Write down that somebody who works here read what is in it."""
    record("saved_form:opened", saved, by=by)


@transaction.atomic
def finish(saved_id: int, *, by: Any = None) -> None:
    """The form is being sent, in this transaction: it is kept no longer. Raises AlreadyGone when somebody was first."""
    saved = _locked(saved_id)
    record("saved_form:finished", saved, by=by)
    saved.delete()


@transaction.atomic
def forget(saved_id: int, *, by: Any = None) -> None:
    """Its owner, or the desk, does not want it kept. Gone already is as good."""
    saved = SavedForm.objects.select_for_update().filter(pk=saved_id).first()
    if saved and not saved.is_page:
        record("saved_form:forgotten", saved, by=by)
        saved.delete()


def plain(word: str) -> str:
    """A word as it is compared: capitals and spaces do not matter, which nobody remembers."""
    return "".join(word.split()).casefold()


def _in(days: int) -> datetime:
    return timezone.now() + timedelta(days=days)


def _find(typed: str) -> SavedForm | None:
    code = codes.read(typed)
    return SavedForm.objects.still_good().filter(code_digest=codes.digest(code)).first() if code else None


def _locked(saved_id: int) -> SavedForm:
    saved = SavedForm.objects.select_for_update().still_good().filter(pk=saved_id).first()
    if saved is None:
        raise AlreadyGone
    return saved


_kept_hash: dict[str, str] = {}


def _nobodys_hash() -> str:
    """A hash no word fits, made once for each process by the hasher in use."""
    return _kept_hash.setdefault("hash", make_password("nobody's word, whatever is typed"))
