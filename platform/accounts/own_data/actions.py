"""What is done with people's own data: permission, guard, change, one Event, in one transaction."""

from datetime import timedelta
from typing import IO

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_tasks import task

from accounts import rules
from accounts.models import DataCopy, Doubt, Erasure, Person
from accounts.own_data import emails, files, paper
from accounts.reach import reach_of
from core import personal, private_files
from core.events import record
from core.fields import cipher
from core.moves import WrongMoment, move

#: A law gives a month (UK GDPR, article 12(3)); longer than this nothing is waited for.
LONGEST_WAIT = timedelta(days=10)
NOT_YOURS = gettext_lazy("You can do this only for yourself and for people you support.")


# --- a copy -------------------------------------------------------------------------------------
@transaction.atomic
def ask_copy(person: Person, *, by: Person, identity: str = "") -> DataCopy:
    """Have a copy made of all that is held. One that is being made already is that copy."""
    _require(person, by, identity)
    Person.objects.select_for_update().get(pk=person.pk)
    if making := DataCopy.objects.filter(person=person, made_at=None).first():
        return making
    copy = DataCopy.objects.create(person=person, asked_by=by, identity=identity)
    record("data:copy_asked", person, by=by, on_behalf_of=_whom(person, by))
    make_copy_of.enqueue(copy.pk)
    return copy


@task()
def make_copy_of(copy_id: int) -> None:
    """Gathering takes a while for somebody who wrote much. The copy may have been thrown away meanwhile."""
    if copy := DataCopy.objects.select_related("person").filter(pk=copy_id).first():
        make_copy(copy)


def make_copy(copy: DataCopy) -> None:
    """Gather and seal it, and let them know. One that is made already stays as it is.

    Gathered outside a transaction: copying many pictures takes a while, and SQLite lets nobody else write meanwhile.
    """
    if copy.made_at:
        return
    with translation.override(reach_of(copy.person).language or settings.LANGUAGE_CODE):
        choice = files.chosen_for(copy.person)
        as_json, as_pdf = paper.made_for(copy.person, choice)
        bundle = files.zipped({"my-data.json": as_json, "my-data.pdf": as_pdf}, choice)
    if not _keep(copy, as_json, as_pdf, bundle):
        private_files.delete(bundle)


@transaction.atomic
def _keep(copy: DataCopy, as_json: bytes, as_pdf: bytes, bundle: str) -> bool:
    """False when it was thrown away meanwhile, or another worker was first."""
    facts = {"sealed_json": cipher().encrypt(as_json), "sealed_pdf": cipher().encrypt(as_pdf), "bundle": bundle}
    if not DataCopy.objects.filter(pk=copy.pk, made_at=None).update(made_at=timezone.now(), **facts):
        return False
    copy.refresh_from_db()
    emails.copy_ready(copy)
    return True


@transaction.atomic
def open_copy(copy: DataCopy, *, by: Person, kind: str) -> bytes:
    """The JSON or the PDF, for the person, or for a worker who prints it. That it was opened is written down."""
    _write_down_opening(copy, by)
    return copy.json if kind == "json" else copy.pdf


@transaction.atomic
def open_bundle(copy: DataCopy, *, by: Person) -> IO[bytes]:
    """All of it with their files, for the person alone. Raises FileNotFoundError when there is none."""
    if by != copy.person:
        raise PermissionDenied(NOT_YOURS)
    found = private_files.opened(copy.bundle)
    _write_down_opening(copy, by)
    return found


def _write_down_opening(copy: DataCopy, by: Person) -> None:
    if not rules.may_see_to_data(by, copy.person):
        raise PermissionDenied(NOT_YOURS)
    record("data:copy_opened", copy.person, by=by, on_behalf_of=_whom(copy.person, by))


@transaction.atomic
def throw_copy_away(copy: DataCopy, *, by: Person) -> None:
    """They have it, or did not want it."""
    if not rules.may_see_to_data(by, copy.person):
        raise PermissionDenied(NOT_YOURS)
    copy.delete()
    record("data:copy_thrown_away", copy.person, by=by, on_behalf_of=_whom(copy.person, by))


# --- something is wrong -------------------------------------------------------------------------
@transaction.atomic
def say_wrong(person: Person, words: str, *, by: Person, identity: str = "") -> Doubt:
    """Something that is held is not right: the person's support workers look at it."""
    _require(person, by, identity)
    doubt = Doubt.objects.create(person=person, words=words, asked_by=by, identity=identity)
    record("data:doubt_said", person, by=by, on_behalf_of=_whom(person, by))
    return doubt


@transaction.atomic
def settle(doubt: Doubt, *, by: Person) -> None:
    """It is put right, or talked over. They are told."""
    _require_worker(doubt.person, by)
    move(doubt, Doubt.Status.SETTLED, settled_at=timezone.now())
    record("data:doubt_settled", doubt.person, by=by)
    emails.doubt_settled(doubt)


@transaction.atomic
def open_again(doubt: Doubt, *, by: Person) -> None:
    """It was the wrong button: it waits again."""
    _require_worker(doubt.person, by)
    move(doubt, Doubt.Status.WAITING, settled_at=None)
    record("data:doubt_opened_again", doubt.person, by=by)


# --- erasing ------------------------------------------------------------------------------------
@transaction.atomic
def ask_erasure(person: Person, *, by: Person, identity: str = "") -> Erasure:
    """Erase all of it in some days. They are told by two routes, each with a way to stop it."""
    _require(person, by, identity)
    if not rules.may_be_erased(person):
        raise PermissionDenied(_("Who works here is first taken off the team by an administrator."))
    Person.objects.select_for_update().get(pk=person.pk)
    if Erasure.objects.filter(person=person, status=Erasure.Status.WAITING).exists():
        raise WrongMoment(_("It was asked for already."))
    due = timezone.now() + timedelta(days=settings.ACCOUNTS_ERASE_AFTER_DAYS)
    erasure = Erasure.objects.create(person=person, asked_by=by, identity=identity, due_at=due)
    record("data:erasure_asked", person, by=by, on_behalf_of=_whom(person, by))
    emails.erasure_asked(erasure, worker="" if by == person else by.get_short_name())
    return erasure


@transaction.atomic
def stop_erasure(erasure: Erasure, *, by: Person | None) -> None:
    """Nothing is erased. By nobody: whoever has the link that was sent to them."""
    if by is not None and not rules.may_see_to_data(by, erasure.person):
        raise PermissionDenied(NOT_YOURS)
    _end(erasure, Erasure.Status.STOPPED)
    record("data:erasure_stopped", erasure.person, by=by, on_behalf_of=_whom(erasure.person, by))
    emails.erasure_stopped(erasure)


def erase(erasure: Erasure) -> None:
    """Its days are over: take everything away. Whoever stopped it a moment ago was first. Where something must be over
    before (money that goes back to people's cards), that is done now and the rest an hour later, at the latest after
    LONGEST_WAIT.
    """
    now = timezone.now()
    if erasure.status != Erasure.Status.WAITING or erasure.due_at > now:
        return
    if personal.settle_all(erasure.person) or erasure.due_at < now - LONGEST_WAIT:
        _erase(erasure)


@transaction.atomic
def _erase(erasure: Erasure) -> None:
    person = Person.objects.select_for_update().get(pk=erasure.person_id)
    address, language = person.email, reach_of(person).language
    _end(erasure, Erasure.Status.DONE)
    personal.erase_all(person)
    record("data:erased", person)
    if address:
        emails.erased(address, language)


@transaction.atomic
def erase_again(person: Person) -> None:
    """An older backup came back with somebody who is erased."""
    personal.erase_all(person)
    now = timezone.now()
    Erasure.objects.filter(person=person, status=Erasure.Status.WAITING).delete()
    Erasure.objects.create(person=person, due_at=now, ended_at=now, status=Erasure.Status.DONE)
    record("data:erased", person)


def _end(erasure: Erasure, status: str) -> None:
    move(erasure, status, ended_at=timezone.now())


# --- who may ------------------------------------------------------------------------------------
def _require(person: Person, by: Person, identity: str) -> None:
    """Oneself; or a worker who looks after them and has said how they know that it is them."""
    if not rules.may_see_to_data(by, person):
        raise PermissionDenied(NOT_YOURS)
    if by != person and not identity:
        raise PermissionDenied(_("Say first how you know that it is them."))


def _require_worker(person: Person, by: Person) -> None:
    if not rules.people_looked_after(by).filter(pk=person.pk).exists():
        raise PermissionDenied(_("Only this person's support workers and editors can do this."))


def _whom(person: Person, by: Person | None) -> Person | None:
    return None if by in (None, person) else person
