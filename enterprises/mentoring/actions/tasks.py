"""What a support worker has to do: made by what happens, and over when it is done or not needed any more."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from core.events import record
from core.moves import move
from enterprises.listings.actions.guard import require
from enterprises.mentoring import rules
from enterprises.mentoring.models import Membership, Pairing, Programme, Proposal, Task

#: Days until a worker should have done it.
DUE = {
    Task.Kind.NEW_MEMBER: 5,
    Task.Kind.TALK_FIRST: 2,
    Task.Kind.NO_ANSWER: 2,
    Task.Kind.AFTER_FIRST: 3,
    Task.Kind.STEPPED_BACK: 5,
    Task.Kind.PAUSED: 5,
    Task.Kind.BACK_SOON: 3,
    Task.Kind.QUIET: 5,
    Task.Kind.REVIEW: 7,
    Task.Kind.QUERIED: 5,
    Task.Kind.RING: 1,
}
About = Membership | Proposal | Pairing


def need(kind: Task.Kind, about: About, *, words: str = "") -> Task:
    """Part of what makes it necessary. One of a kind waits for each at once: asked again, it is the same task."""
    field = type(about).__name__.lower()
    waiting = Task.objects.filter(kind=kind, status=Task.Status.TO_DO, **{field: about}).first()
    if waiting:
        return waiting
    due = timezone.localdate() + timedelta(days=DUE[kind])
    worker = about.mentee.worker if isinstance(about, Proposal) else about.worker
    task = Task.objects.create(
        programme=about.programme, kind=kind, words=words, due_on=due, worker=worker, **{field: about}
    )
    record("mentoring_task:needed", task)
    return task


def over(kind: Task.Kind, about: About) -> None:
    """Part of what makes it unnecessary."""
    field = type(about).__name__.lower()
    for task in Task.objects.filter(kind=kind, status=Task.Status.TO_DO, **{field: about}):
        move(task, Task.Status.NOT_NEEDED, ended_at=timezone.now())
        record("mentoring_task:not_needed", task)


@transaction.atomic
def write(programme: Programme, words: str, due_on: date, *, worker: Person | None, by: Person) -> Task:
    """A task of a worker's own."""
    require(rules.may_run(by, programme), _("Only the support workers of this area run its mentoring."))
    task = Task.objects.create(programme=programme, kind=Task.Kind.OWN, words=words, due_on=due_on, worker=worker or by)
    record("mentoring_task:needed", task, by=by)
    return task


@transaction.atomic
def done(task: Task, *, by: Person) -> None:
    """Raises WrongMoment where somebody else has ended it."""
    require(rules.may_run(by, task.programme), _("Only the support workers of this area run its mentoring."))
    move(task, Task.Status.DONE, ended_at=timezone.now(), ended_by=by)
    record("mentoring_task:done", task, by=by)


@transaction.atomic
def open_again(task: Task, *, by: Person) -> None:
    """It was not done after all. Raises WrongMoment."""
    require(rules.may_run(by, task.programme), _("Only the support workers of this area run its mentoring."))
    move(task, Task.Status.TO_DO, ended_at=None, ended_by=None)
    record("mentoring_task:needed", task, by=by)
