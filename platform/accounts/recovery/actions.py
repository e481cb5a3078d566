"""Asking, agreeing, stopping, and what comes of it in the end: permission, guard, change, one Event, messages."""

from contextlib import suppress
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.signing import BadSignature, TimestampSigner
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import devices
from accounts.models import Person, Recovery
from accounts.recovery import emails, rules, ways
from accounts.recovery.ways import NewWay
from core.events import record
from core.moves import WrongMoment, move

Status = Recovery.Status
#: Nobody agreed for so long: it is over, and can be asked for again.
NOBODY_AGREED = timedelta(days=14)


@transaction.atomic
def ask(person: Person, new: NewWay, *, seen: str, by: Person) -> Recovery:
    """The first worker knows that it is them. Nothing changes yet. Raises ValidationError."""
    _require(rules.may_recover(by, person))
    person = Person.objects.select_for_update().get(pk=person.pk)  # two who ask at once meet here
    if Recovery.objects.open().filter(person=person).exists():
        raise ValidationError(_("Somebody has asked for this already. It waits."))
    ways.check(person, new)
    made = Recovery.objects.create(person=person, **asdict(new), seen=seen, asked_by=by)
    record("recovery:asked", made, by=by, on_behalf_of=person)
    return made


@transaction.atomic
def agree(recovery: Recovery, *, by: Person) -> None:
    """The second worker says so too. From now on it waits, and every way we know is told."""
    _require(rules.may_agree(by, recovery))
    counts_at = timezone.now() + timedelta(hours=settings.ACCOUNTS_RECOVERY_HOURS)
    _stamp(recovery, agreed_by=by, counts_at=counts_at)
    move(recovery, Status.AGREED)
    record("recovery:agreed", recovery, by=by, on_behalf_of=recovery.person)
    emails.agreed(recovery, token_for(recovery))


@transaction.atomic
def stop(recovery: Recovery, *, by: Person | None) -> None:
    """Nothing changes. By a worker who may help them, by the person, or by the link they were sent (None)."""
    _require(by is None or (by.is_active and by.pk == recovery.person_id) or rules.may_recover(by, recovery.person))
    was_told = recovery.status == Status.AGREED
    move(recovery, Status.STOPPED)
    _stamp(recovery, ended_at=timezone.now())
    record("recovery:stopped", recovery, by=by, on_behalf_of=recovery.person)
    emails.stopped(recovery, by=by, tell_person=was_told)


@transaction.atomic
def finish(recovery: Recovery) -> None:
    """Its time has come and nobody stopped it: the new way counts, the old ones and every session end."""
    person = Person.objects.select_for_update().get(pk=recovery.person_id)
    if not (person.is_active and ways.can_be(person, recovery)):
        give_up(recovery)
        return
    move(recovery, Status.DONE)
    _stamp(recovery, ended_at=timezone.now())
    before = ways.now(person)
    ways.give(person, recovery)
    if recovery.drops_second_step:
        Authenticator.objects.filter(user=person).delete()
    person.set_unusable_password()
    person.save(update_fields=["password"])
    devices.end_others(person, but=None)
    record("recovery:done", recovery, on_behalf_of=person)
    emails.done(person, recovery, before)


@transaction.atomic
def give_up(recovery: Recovery) -> None:
    """Nobody agreed for long, or it cannot be any more: it is over, and the workers are told."""
    move(recovery, Status.STOPPED)
    _stamp(recovery, ended_at=timezone.now())
    record("recovery:given_up", recovery, on_behalf_of=recovery.person)
    emails.given_up(recovery)


def look_after(now: datetime) -> None:
    """Finish what is due, and end what nobody agreed to."""
    due = Recovery.objects.filter(status=Status.AGREED, counts_at__lte=now)
    for recovery in due.select_related("person", "asked_by", "agreed_by"):
        with suppress(WrongMoment):  # somebody stopped it a moment ago
            finish(recovery)
    old = Recovery.objects.filter(status=Status.ASKED, asked_at__lt=now - NOBODY_AGREED)
    for recovery in old.select_related("person", "asked_by", "agreed_by"):
        with suppress(WrongMoment):  # somebody agreed a moment ago
            give_up(recovery)


def open_for(person: Person) -> Recovery | None:
    """What waits for this person, once two workers agreed: before, nothing of theirs is about to change."""
    return Recovery.objects.filter(person=person, status=Status.AGREED).first()


# --- the link that stops it ---------------------------------------------------------------------
def token_for(recovery: Recovery) -> str:
    """Lets whoever holds it stop this one, and nothing else, without signing in."""
    return _signer().sign(str(recovery.pk))


def meant_by(token: str) -> Recovery | None:
    """Which one a link is about; None when the link is spoilt, or it is forgotten."""
    try:
        pk = _signer().unsign(token, max_age=timedelta(days=90))
    except BadSignature:
        return None
    return Recovery.objects.select_related("person", "asked_by", "agreed_by").filter(pk=pk).first()


def _signer() -> TimestampSigner:
    return TimestampSigner(salt="accounts.recovery")


# --- pieces -------------------------------------------------------------------------------------
def _stamp(recovery: Recovery, **facts: Any) -> None:
    for name, value in facts.items():
        setattr(recovery, name, value)
    Recovery.objects.filter(pk=recovery.pk).update(**facts)


def _require(allowed: bool) -> None:
    if not allowed:
        raise PermissionDenied(
            _("A support worker who looks after them does this. Of people who work here, an administrator.")
        )
