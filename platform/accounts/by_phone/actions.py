"""What is done to the number somebody signs in with: guard, change, one Event, messages."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import emails
from accounts.models import Person, Reach, SignInPhone, Way
from core import phones
from core.events import record


@transaction.atomic
def note_number(person: Person, typed: str) -> None:
    """A support worker wrote a number down for somebody without an e-mail address. It proves nothing: the first code
    that goes there by text will. What its person has confirmed is theirs to change, what two workers agreed on is not
    for one of them.
    """
    if person.email or person.is_staff or SignInPhone.objects.filter(person=person).for_good().exists():
        return
    number = phones.normal(typed) if phones.can_be_texted(typed) else None
    if number is None:
        SignInPhone.objects.filter(person=person).delete()
        return
    _wait_for_proof(person, number, SignInPhone.Source.NOTED)


def agree_on_number(person: Person, number: str) -> None:
    """Two workers agreed that they sign in with this number from now on. The one before ends (accounts.recovery)."""
    _wait_for_proof(person, number, SignInPhone.Source.AGREED)


def _wait_for_proof(person: Person, number: str, source: str) -> None:
    facts = {"number": number, "source": source, "noted_at": timezone.now(), "confirmed_at": None}
    SignInPhone.objects.update_or_create(person=person, defaults=facts)


@transaction.atomic
def prove_number(person: Person, number: str) -> bool:
    """They typed the code that went there to sign in. False when it is not, or no more, the number of this person."""
    row = SignInPhone.objects.for_code(number)
    if row is None or row.person_id != person.pk:
        return False
    if row.confirmed_at is None:
        if not _keep(person, number):
            return False
        if row.source == SignInPhone.Source.TYPED:  # they came with a phone alone: news goes there too
            Reach.objects.get_or_create(person=person, defaults={"way": Way.TEXT})
        record("phone:confirmed", person, by=person)
    return True


@transaction.atomic
def sign_in_with(person: Person, number: str) -> None:
    """They typed the code that went to this number on their own page. Raises ValidationError when it is another's."""
    before = SignInPhone.objects.number_of(person)
    if not _keep(person, number):
        raise ValidationError(_("Somebody else signs in with this number already. Take another one, or ring us."))
    record("phone:changed", person, by=person)
    emails.sign_in_phone_changed(person, before=before, is_gone=False)


@transaction.atomic
def stop_signing_in_by_phone(person: Person) -> None:
    """No code goes there any more. Raises ValidationError for somebody who could not sign in at all without it."""
    before = SignInPhone.objects.number_of(person)
    if not before:
        return
    if not person.email:
        raise ValidationError(_("This number is your only way to sign in. Add an e-mail address first."))
    SignInPhone.objects.filter(person=person).delete()
    record("phone:removed", person, by=person)
    emails.sign_in_phone_changed(person, before=before, is_gone=True)


def _keep(person: Person, number: str) -> bool:
    """False when somebody else has confirmed it: the database knows, whoever was first."""
    facts = {"number": number, "confirmed_at": timezone.now()}
    try:
        with transaction.atomic():
            SignInPhone.objects.update_or_create(person=person, defaults=facts)
    except IntegrityError:
        return False
    return True
