"""Who helps somebody who cannot sign in any more. Each docstring is the policy."""

from typing import Any

from django.db.models import QuerySet

from accounts.models import Person, Recovery
from accounts.models_recovery import RecoveryQuerySet
from accounts.rules import people_looked_after


def people_to_help(worker: Any) -> QuerySet[Person]:
    """The people one looks after, never oneself. Those who work here: administrators alone."""
    people = people_looked_after(worker).filter(is_active=True).exclude(pk=worker.pk)
    return people if worker.is_superuser else people.filter(is_staff=False, is_superuser=False)


def may_recover(by: Any, person: Person) -> bool:
    """Whether somebody may ask for this person, and look at or stop what was asked."""
    return people_to_help(by).filter(pk=person.pk).exists()


def may_agree(by: Any, recovery: Recovery) -> bool:
    """A second worker who looks after the person too, and is not the one who asked."""
    return by.pk != recovery.asked_by_id and may_recover(by, recovery.person)


def seen_by(worker: Any) -> RecoveryQuerySet:
    """What was asked for the people one may help."""
    return Recovery.objects.filter(person__in=people_to_help(worker).values("pk"))
