"""Saying how somebody likes to be reached: they themselves, or a support worker for them, who is named."""

from dataclasses import asdict, dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts import emails, reach, rules
from accounts.by_phone.actions import note_number
from accounts.models import Person, Reach
from core.events import record


@dataclass(frozen=True)
class Wishes:
    """Everything the form asks. The phone number is the person's, the rest their Reach."""

    way: str
    phone: str = ""
    address: str = ""
    best_time: str = ""
    language: str = ""


@transaction.atomic
def set_reach(person: Person, wishes: Wishes, *, by: Person) -> None:
    """Keep how they like to be reached and let them know. Raises ValidationError when that way cannot work."""
    _require(rules.may_set_reach(by, person))
    if missing := reach.problem(wishes.way, person.email, wishes.phone, wishes.address):
        raise ValidationError(dict([missing]))
    facts = asdict(wishes)
    person.phone = facts.pop("phone")
    Person.objects.filter(pk=person.pk).update(phone=person.phone)
    if by != person:
        note_number(person, person.phone)
    Reach.objects.update_or_create(person=person, defaults=facts)
    record("reach:changed", person, by=by, on_behalf_of=None if by == person else person)
    emails.reach_changed(person, by=by)


@transaction.atomic
def read_reach(person: Person, *, by: Person) -> Reach:
    """How they like to be reached, for a support worker: an address may be in it, so reading is written down."""
    _require(rules.may_set_reach(by, person))
    record("reach:read", person, by=by)
    return reach.reach_of(person)


def _require(allowed: bool) -> None:
    if not allowed:
        raise PermissionDenied(_("You can say this only for yourself and for people you support."))
