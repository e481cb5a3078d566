"""Who may read worries, and whose turn one is. Each docstring is the policy. Never asked by has_perm: an administrator
would pass it.
"""

from typing import Any

from accounts.models import Person
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


def in_turn(concern: Concern) -> list[Person]:
    """Those who may be asked to look after it, in order: the contacts of its area; where it has none who may read it,
    those of every other area.
    """
    not_for = {concern.about_person_id, *concern.not_for.values_list("pk", flat=True)}
    if concern.about_enterprise:
        not_for.update(concern.about_enterprise.owners.values_list("pk", flat=True))
    contacts = Contact.objects.standing().exclude(person__in=not_for - {None}).select_related("person")
    of_area = [each.person for each in contacts if each.area_id == concern.area_id]
    return of_area or list(dict.fromkeys(each.person for each in contacts))


def needs_a_reason(status: str, knows: str) -> bool:
    """What is passed on without the person's yes is passed on for a reason that is written down (a constraint too)."""
    return status == Concern.Status.REFERRED and knows not in {Concern.Knows.ME, Concern.Knows.YES}
