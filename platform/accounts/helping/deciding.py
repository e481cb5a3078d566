"""Asking somebody to decide about what was prepared, and what comes of their answer."""

import json
from typing import Any, Literal

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from accounts.helping import emails, registry
from accounts.helping.turns import take_turn
from accounts.models import Help, Person, Prepared
from accounts.models_helping import WORKS_FOR
from accounts.rules import may_key_in
from core.events import record
from core.moves import WrongMoment, move
from core.saved import codes

Kind = Literal["look", "yes", "no"]
KINDS: tuple[Kind, ...] = ("look", "yes", "no")
OWN = (Prepared.How.TAP, Prepared.How.CODE)


class Answered(WrongMoment):
    """It waits for no answer any more. `why` says which: yes, no, gone, expired."""

    def __init__(self, why: str) -> None:
        super().__init__(_("This does not wait for an answer any more."))
        self.why = why


class Changed(WrongMoment):
    """It says something else now than what the person saw."""

    def __init__(self) -> None:
        super().__init__(_("This was changed since. Please look at it once more."))


def code_of(prepared: Prepared, kind: Kind) -> str:
    """One of its three codes, worked out again; "" when the site's secret has changed since."""
    code = codes.derived("prepared", kind, str(prepared.key), length=codes.LONG)
    known = getattr(prepared, f"{kind}_digest")
    return code if not known or constant_time_compare(codes.digest(code), known) else ""


def find_prepared(code: str) -> tuple[Prepared, Kind] | None:
    """What a code is for, answered or not, and which of the three it is."""
    digest = codes.digest(code)
    rows = Prepared.objects.select_related("person", "prepared_by")
    found = rows.filter(Q(look_digest=digest) | Q(yes_digest=digest) | Q(no_digest=digest)).first()
    if found is None:
        return None
    return found, next(kind for kind in KINDS if getattr(found, f"{kind}_digest") == digest)


def why_not(prepared: Prepared) -> str:
    """Why it cannot be answered: yes, no, gone, expired. "" while it can."""
    if prepared.status != Prepared.Status.OPEN:
        return str(prepared.status)
    return "" if prepared.is_waiting else "expired"


@transaction.atomic
def ask(
    person: Person,
    capability: str,
    subject: tuple[str, str],
    *,
    by: Person,
    content: Any = None,
    help_: Help | None = None,
    area: Any = None,
) -> Prepared:
    """Ask somebody to decide. An older question about the same is not asked any more.

    Called by the action of the app whose thing it is, which has seen that `by` may prepare it. Raises WrongMoment
    when a yes would change nothing.
    """
    take_turn(person.pk)
    row = Prepared(
        person=person,
        prepared_by=by,
        help=help_,
        capability=capability,
        subject_type=subject[0],
        subject_id=subject[1],
        content=json.dumps(content) if content is not None else "",
        expires_at=timezone.now() + WORKS_FOR,
    )
    offered = registry.CAPABILITIES[capability]
    row.version = offered.version(row)
    if not offered.changes(row):
        raise WrongMoment(_("Nothing would be different. Change something first."))
    for kind in KINDS:
        setattr(row, f"{kind}_digest", codes.digest(code_of(row, kind)))
    for older in open_about(row):
        move(older, Prepared.Status.WITHDRAWN)
    row.save()
    record("prepared:asked", row, by=by, on_behalf_of=person)
    emails.decide(row, {kind: code_of(row, kind) for kind in KINDS}, area=area)
    return row


def open_about(row: Prepared) -> Any:
    """The questions to the same person about the same thing that are still open."""
    return Prepared.objects.filter(
        person=row.person,
        capability=row.capability,
        subject_type=row.subject_type,
        subject_id=row.subject_id,
        status=Prepared.Status.OPEN,
    )


@transaction.atomic
def withdraw(prepared: Prepared, *, by: Person) -> None:
    """Not asked any more: whoever prepared it wants to change something first."""
    if by.pk != prepared.prepared_by_id:
        raise PermissionDenied(_("Only whoever prepared it can take the question back."))
    move(prepared, Prepared.Status.WITHDRAWN)
    record("prepared:withdrawn", prepared, by=by, on_behalf_of=prepared.person)


@transaction.atomic
def decide(prepared: Prepared, *, is_yes: bool, how: str, version: str, by: Person, area: Any = None) -> None:
    """The person's answer. `by` is the person, or the worker who writes down what they said: on the phone, on paper or
    face to face. `version` is the state that the person saw, or that their slip was printed for. A no needs no reason,
    and none can be given.

    Raises Answered, Changed, or what the yes itself cannot do.
    """
    take_turn(prepared.person_id)
    row = Prepared.objects.select_for_update().get(pk=prepared.pk)
    if not _may_answer(row, how, by):
        raise PermissionDenied(_("This is not yours to answer."))
    if why := why_not(row):
        raise Answered(why)
    offered = registry.CAPABILITIES[row.capability]
    keyed_in_by = None if how in OWN else by
    if is_yes:
        if version != offered.version(row):
            raise Changed
        offered.agree(row, keyed_in_by=keyed_in_by)
    row.how, row.answered_by, row.answered_at = how, by, timezone.now()
    row.save(update_fields=["how", "answered_by", "answered_at"])
    move(row, Prepared.Status.YES if is_yes else Prepared.Status.NO)
    record("prepared:yes" if is_yes else "prepared:no", row, by=by, on_behalf_of=keyed_in_by and row.person)
    emails.decided(row, is_yes=is_yes, keyed_in_by=keyed_in_by, area=area)


def _may_answer(row: Prepared, how: str, by: Person) -> bool:
    if how in OWN:
        return by.pk == row.person_id
    return may_key_in(by, row, has_their_code=how == Prepared.How.PAPER)


def read_out(prepared: Prepared, *, by: Person) -> None:
    """A worker opens it, to read it to the person: that is written down."""
    record("prepared:read", prepared, by=by, on_behalf_of=prepared.person)


def printed(prepared: Prepared, *, by: Person) -> None:
    record("prepared:printed", prepared, by=by, on_behalf_of=prepared.person)


def content_of(prepared: Prepared) -> Any:
    """What was written down about it."""
    return json.loads(prepared.content)
