"""Who may read worries, and whose turn one is. Each docstring is the policy. Never asked by has_perm: an administrator
would pass it.
"""

from typing import Any

from accounts.models import Person
from enterprises.listings import rules as listing_rules
from enterprises.safeguarding.models import Concern, Contact


def is_contact(person: Any) -> bool:
    """Whether somebody reads the worries of an area at all."""
    return bool(person.is_active and Contact.objects.standing().filter(person=person).exists())


def may_read(person: Any, concern: Concern) -> bool:
    """The contacts of its area, and whoever's turn it is; never whom it is about, who runs the enterprise it is about,
    or of whom the person who told it said that they must not. Administrators and support workers: no.
    """
    return Concern.objects.for_contact(person).filter(pk=concern.pk).exists()


def may_appoint(person: Any) -> bool:
    """Administrators say who the contacts are, of others alone: who appoints does not read."""
    return bool(person.is_active and person.is_superuser)


def may_record(person: Any) -> bool:
    """Whoever works at the desk writes down what somebody told them, and does not find it again."""
    return listing_rules.may_work_at_the_desk(person)


def in_turn(concern: Concern) -> list[Person]:
    """Those who may be asked to look after it, in order: the contacts of its area; where it has none who may read it,
    those of every other area.
    """
    contacts = [each for each in Contact.objects.standing().select_related("person") if not _is_about(each, concern)]
    of_area = [each.person for each in contacts if each.area_id == concern.area_id]
    return of_area or list(dict.fromkeys(each.person for each in contacts))


def _is_about(contact: Contact, concern: Concern) -> bool:
    person = contact.person
    return (
        concern.about_person_id == person.pk
        or concern.not_for.filter(pk=person.pk).exists()
        or bool(concern.about_enterprise and listing_rules.owns(person, concern.about_enterprise))
    )
