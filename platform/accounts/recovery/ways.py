"""The ways to sign in of somebody who lost theirs: what may be asked for, and what changes when its time has come."""

from dataclasses import dataclass
from typing import NamedTuple

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.by_phone.actions import agree_on_number
from accounts.models import Person, Reach, Recovery, SignInPhone, Way
from accounts.reach import reach_of
from core import phones, texts


@dataclass(frozen=True)
class NewWay:
    """What the first worker asks for. An e-mail address or a mobile number (as core.phones has it), never both."""

    new_email: str = ""
    new_phone: str = ""
    drops_email: bool = False
    drops_second_step: bool = False


class Ways(NamedTuple):
    """Where codes went at one moment; nothing where there was none."""

    email: str
    number: str


def now(person: Person) -> Ways:
    return Ways(person.email or "", SignInPhone.objects.number_of(person))


def check(person: Person, new: NewWay) -> None:
    """Raises ValidationError. Never says whose address or number it is."""
    if new.new_email and _has_address(new.new_email, person):
        raise ValidationError({"new_email": _("Somebody else here has this address. Ask for another one.")})
    if not new.new_phone:
        return
    if person.is_staff or person.is_superuser:
        raise ValidationError({"new_phone": _("People who work here sign in with an e-mail address.")})
    if new.new_phone == SignInPhone.objects.number_of(person):
        raise ValidationError({"new_phone": _("They sign in with this number already.")})
    if SignInPhone.objects.taken_from(person, new.new_phone):
        raise ValidationError({"new_phone": _("Somebody else here has this number. Ask for another one.")})


def can_be(person: Person, recovery: Recovery) -> bool:
    """False when somebody else has taken it meanwhile, or no codes can be texted any more."""
    if recovery.new_email and _has_address(recovery.new_email, person):
        return False
    number = recovery.new_phone
    return not number or (texts.is_on() and not SignInPhone.objects.taken_from(person, number))


def give(person: Person, recovery: Recovery) -> None:
    """Whether they have that address or number is shown by the code that goes there when they sign in."""
    before, had_letters = now(person), reach_of(person).way == Way.EMAIL
    if recovery.new_email:
        _set_address(person, recovery.new_email)
    if recovery.drops_email:
        _set_address(person, None)
    if recovery.new_phone:
        agree_on_number(person, recovery.new_phone)
        _bring_news_there(person, before.number, recovery.new_phone)
        if recovery.drops_email and had_letters:
            _stop_letters(person)
    elif person.email:  # whoever has only a number keeps it
        SignInPhone.objects.filter(person=person).delete()


def _has_address(email: str, person: Person) -> bool:
    """Whether it is somebody else's."""
    return Person.objects.filter(email__iexact=email).exclude(pk=person.pk).exists()


def _set_address(person: Person, email: str | None) -> None:
    EmailAddress.objects.filter(user=person).delete()
    person.email = email
    person.save(update_fields=["email"])
    if email:
        EmailAddress.objects.create(user=person, email=email, primary=True, verified=False)


def _bring_news_there(person: Person, before: str, number: str) -> None:
    """Calls and texts do not go on to the phone they lost. Another number that we have for news stays."""
    if not person.phone or phones.normal(person.phone) == before:
        person.phone = number
        person.save(update_fields=["phone"])


def _stop_letters(person: Person) -> None:
    """News came by e-mail, to the address they lost: from now on by text, or by a call to the number we have."""
    way = Way.TEXT if phones.can_be_texted(person.phone) else Way.CALL
    Reach.objects.update_or_create(person=person, defaults={"way": way})
