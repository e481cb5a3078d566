"""Going back to a backup must not bring back somebody who was erased since, nor erase somebody who stopped it."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from accounts.models import Erasure, Person
from accounts.own_data import actions
from core.backup import keep_through_restore


def _ended_since(moment: datetime, status: str) -> list[Any]:
    ended = Erasure.objects.filter(status=status, ended_at__gte=moment)
    return sorted(set(ended.values_list("person_id", flat=True)))


def erased_since(moment: datetime) -> list[Any]:
    """The numbers of people who were erased after the moment."""
    return _ended_since(moment, Erasure.Status.DONE)


def erase_again(people: list[Any]) -> None:
    for person in Person.objects.filter(pk__in=people):
        actions.erase_again(person)


def stopped_since(moment: datetime) -> list[Any]:
    """The numbers of people who stopped it after the moment, and have not asked again."""
    waiting = Erasure.objects.filter(status=Erasure.Status.WAITING).values("person_id")
    asked_again = set(waiting.values_list("person_id", flat=True))
    return [pk for pk in _ended_since(moment, Erasure.Status.STOPPED) if pk not in asked_again]


def stop_again(people: list[Any]) -> None:
    waiting = Erasure.objects.filter(status=Erasure.Status.WAITING, person__in=people)
    waiting.update(status=Erasure.Status.STOPPED, ended_at=timezone.now())


keep_through_restore("people erased since the backup", remember=erased_since, apply=erase_again)
keep_through_restore("erasures stopped since the backup", remember=stopped_since, apply=stop_again)
