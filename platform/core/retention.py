"""How long things are kept: nothing outlives its line here. Other apps add their lines in their own tasks.py.

retention.keep("sent needs", timedelta(days=365), lambda before:
UnmetNeed.objects.filter(created_at__lt=before))
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from core.models import Bucket, Letter, PeriodRun, SavedForm, WorkerBeat


@dataclass(frozen=True)
class Rule:
    """What is deleted, and how old it may grow."""

    what: str
    age: timedelta
    older_than: Callable[[datetime], QuerySet[Any]]
    # The setting that says the age; "" where it stands in the code.
    setting: str = ""
    # What else sees to it, in words: then sweep() leaves it alone.
    done_by: str = ""

    def overdue(self, now: datetime) -> int:
        """How many rows should be gone by now. The night's job takes them, so few are right and many are not."""
        return self.older_than(now - self.age).count()


RULES: dict[str, Rule] = {}


def keep(
    what: str,
    age: timedelta,
    older_than: Callable[[datetime], QuerySet[Any]],
    *,
    setting: str = "",
    done_by: str = "",
) -> None:
    """Keep rows for `age`, then delete them. `older_than` gives the rows from before a moment.

    With `done_by` another job takes them, or only a part of each: the line is for the report of what is kept.
    """
    RULES[what] = Rule(what, age, older_than, setting, done_by)


def sweep(now: datetime | None = None) -> dict[str, int]:
    """Delete whatever is too old. Returns how many rows of each kind went."""
    now = now or timezone.now()
    mine = [rule for rule in RULES.values() if not rule.done_by]
    return {rule.what: _delete(rule.older_than(now - rule.age)) for rule in mine}


def _delete(rows: QuerySet[Any]) -> int:
    """In small lots, so that a large backlog does not hold up everybody else's writes."""
    gone = 0
    while keys := list(rows.values_list("pk", flat=True)[:500]):
        gone += len(keys)
        rows.model._default_manager.filter(pk__in=keys).delete()
    return gone


# A finished job names rows by their ids; it is kept a day for whoever looks into a fault.
keep(
    "finished jobs",
    timedelta(days=1),
    lambda at: DBTaskResult.objects.successful().filter(finished_at__lt=at),
)
keep("dead jobs", timedelta(days=30), lambda at: DBTaskResult.objects.failed().filter(finished_at__lt=at))
keep("letters nobody could send", timedelta(days=7), lambda at: Letter.objects.filter(created_at__lt=at))
keep("counts of who used a form", timedelta(days=1), lambda at: Bucket.objects.filter(updated_at__lt=at))
keep("sessions that ended", timedelta(0), lambda at: Session.objects.filter(expire_date__lt=at))
keep("workers that stopped", timedelta(days=1), lambda at: WorkerBeat.objects.filter(beat_at__lt=at))
keep("starts of periodic jobs", timedelta(days=90), lambda at: PeriodRun.objects.filter(period_start__lt=at))
# Each says itself how long it is kept: core.saved.actions.
keep("saved forms and codes that are over", timedelta(0), lambda at: SavedForm.objects.filter(expires_at__lt=at))
