"""Naming a helper, the helper's answer, and the end of it."""

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from accounts.helping import emails, registry
from accounts.helping.turns import take_turn
from accounts.models import Help, Person, Prepared
from accounts.models_helping import WORKS_FOR
from accounts.rules import may_act_for
from core import phones
from core.events import record
from core.moves import WrongMoment, move
from core.saved import codes

#: Helpers one person can have at a time: enough for a family, too few to do harm with.
MOST_HELPERS = 10


class NotOpen(WrongMoment):
    """The code works no more. `why` says which: used, ended, expired."""

    def __init__(self, why: str) -> None:
        super().__init__(_("This code cannot be used any more."))
        self.why = why


def code_of(help_: Help) -> str:
    """The code, worked out again; "" when the site's secret has changed since, so that it works no more."""
    code = codes.derived("help", str(help_.key), length=codes.LONG)
    fits = not help_.code_digest or constant_time_compare(codes.digest(code), help_.code_digest)
    return code if fits else ""


@transaction.atomic
def name_helper(
    person: Person,
    *,
    by: Person,
    helper_name: str,
    way: str,
    capabilities: Sequence[str],
    until: date,
    address: str = "",
    subject: tuple[str, str] = ("", ""),
) -> Help:
    """Ask somebody to help. They may do nothing before they say yes. A worker does it when the person asks."""
    _require(may_act_for(by, person), _("Only they themselves, and their area's support workers, can name a helper."))
    take_turn(person.pk)
    _refuse_wrong(person, way, address, capabilities, subject)
    row = Help(
        person=person,
        helper_name=helper_name,
        way=way,
        address="" if way == Help.Way.PAPER else address,
        subject_type=subject[0],
        subject_id=subject[1],
        capabilities=[each.key for each in registry.words_for(capabilities)],
        until=until,
        expires_at=timezone.now() + WORKS_FOR,
        made_by=by,
    )
    row.code_digest = codes.digest(code_of(row))
    row.save()
    record("help:named", row, by=by, on_behalf_of=None if by == person else person)
    emails.helper_asked(row, code_of(row))
    if by != person:
        emails.helper_named_for_you(row, by=by)
    return row


def _refuse_wrong(
    person: Person, way: str, address: str, capabilities: Sequence[str], subject: tuple[str, str]
) -> None:
    if not registry.words_for(capabilities):
        raise ValidationError({"capabilities": _("Choose what they may prepare.")})
    if any(subject) and subject not in {each[:2] for each in registry.subjects_of(person)}:
        raise ValidationError({"subject": _("Choose what they help with.")})
    if way == Help.Way.TEXT and not phones.can_be_texted(address):
        raise ValidationError({"helper_phone": _("Write the number of a mobile phone, like 07700 900123")})
    if way == Help.Way.EMAIL and not address:
        raise ValidationError({"helper_email": _("Write their e-mail address.")})
    if way == Help.Way.EMAIL and address.strip().lower() == person.email:
        raise ValidationError({"helper_email": _("This is your own address. Write that of your helper.")})
    if Help.objects.unended().filter(person=person).count() >= MOST_HELPERS:
        raise ValidationError(_("You have as many helpers as fit. End the help of somebody first."))


def find_help(code: str) -> Help | None:
    """The help behind a code, open or not."""
    return Help.objects.select_related("person").filter(code_digest=codes.digest(code)).first()


def why_not(help_: Help) -> str:
    """Why its code works no more: used, ended, expired. "" while it works."""
    if help_.status == Help.Status.GOING:
        return "used"
    if help_.status != Help.Status.INVITED:
        return "ended"
    return "expired" if help_.expires_at <= timezone.now() or help_.is_over else ""


@transaction.atomic
def accept_help(help_: Help, *, by: Person) -> None:
    """They help from now on. Raises NotOpen when the code works no more."""
    row = _locked(help_, by)
    if by.pk == row.person_id:
        raise WrongMoment(_("This code is for your helper. Give it to them."))
    _stamp(row, helper=by, answered_at=timezone.now(), address="")
    try:
        with transaction.atomic():
            move(row, Help.Status.GOING)
    except IntegrityError:
        raise WrongMoment(_("You help them with this already.")) from None
    record("help:accepted", row, by=by, on_behalf_of=row.person)
    emails.helper_said_yes(row)


@transaction.atomic
def decline_help(help_: Help, *, by: Person) -> None:
    """They would rather not, or it came to somebody else. No reason is asked."""
    row = _locked(help_, by)
    _stamp(row, answered_at=timezone.now(), address="")
    move(row, Help.Status.DECLINED)
    record("help:declined", row, by=by, on_behalf_of=row.person)
    emails.helper_said_no(row)


@transaction.atomic
def end_help(help_: Help, *, by: Person) -> None:
    """At once: what the helper asks for next is refused, and what still waits for an answer is not asked any more.

    The person ends it, the helper, or a support worker when the person says so.
    """
    take_turn(help_.person_id)
    row = Help.objects.select_for_update().get(pk=help_.pk)
    allowed = by.is_active and (by.pk == row.helper_id or may_act_for(by, row.person))
    _require(allowed, _("Only the two of them, and the area's support workers, can end it."))
    if row.status not in (Help.Status.INVITED, Help.Status.GOING):
        raise WrongMoment(_("It has ended already."))
    _stamp(row, ended_by=by, ended_at=timezone.now(), address="")
    move(row, Help.Status.ENDED)
    for waiting in Prepared.objects.filter(help=row, status=Prepared.Status.OPEN):
        move(waiting, Prepared.Status.WITHDRAWN)
    record("help:ended", row, by=by, on_behalf_of=None if by.pk == row.person_id else row.person)
    emails.help_ended(row, by=by)


@transaction.atomic
def forget_about(subject_type: str, subject_id: str) -> None:
    """What it was for is about to be deleted: nothing is left to help with or to decide."""
    for model in (Prepared, Help):
        model._default_manager.filter(subject_type=subject_type, subject_id=subject_id).delete()


def _locked(help_: Help, by: Person) -> Help:
    _require(by.is_active, _("This account is closed."))
    take_turn(help_.person_id)
    row = Help.objects.select_for_update().get(pk=help_.pk)
    if why := why_not(row):
        raise NotOpen(why)
    return row


def _stamp(row: Help, **facts: object) -> None:
    """Only these fields: the status is move()'s."""
    for name, value in facts.items():
        setattr(row, name, value)
    row.save(update_fields=list(facts))


def _require(allowed: bool, sentence: str) -> None:
    if not allowed:
        raise PermissionDenied(sentence)
