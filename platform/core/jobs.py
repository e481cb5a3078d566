"""Jobs: what is done after a transaction commits, or every so often, by `manage.py worker`.

    from django_tasks import task            a job: takes ids, fetches, calls an action; may run twice
    from core.jobs import periodic

    @periodic(every=timedelta(days=1), at=timedelta(hours=3))
    @task()
    def expire_checks() -> None: ...

`enqueue` writes a row in the caller's transaction (django-tasks-db). A job that fails is tried again after
BACKOFF; one whose worker died is given to another (core.reaper). After ATTEMPTS it is dead: kept, shown by
`manage.py jobs` and by /readyz/, until somebody mends the cause and says `manage.py jobs --retry`. Periodic
jobs live in an app's tasks.py.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

from django.apps import apps
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import autodiscover_modules
from django_tasks import TaskResult, TaskResultStatus
from django_tasks.backends.immediate import ImmediateBackend
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult

from core.models import PeriodRun

ATTEMPTS = 6
#: How long to wait before the second, third... attempt.
BACKOFF = (
    timedelta(seconds=20),
    timedelta(minutes=2),
    timedelta(minutes=10),
    timedelta(hours=1),
    timedelta(hours=6),
)


class JobFailed(Exception):
    """A job failed in a test."""


class AfterCommitBackend(ImmediateBackend):
    """For tests: a job runs when its transaction commits, and one that fails makes the test fail."""

    def enqueue(self, task: Task, args: Any, kwargs: Any) -> TaskResult:
        self.validate_task(task)
        result: TaskResult = TaskResult(
            task=task,
            id="0",
            status=TaskResultStatus.READY,
            enqueued_at=None,
            started_at=None,
            last_attempted_at=None,
            finished_at=None,
            args=args,
            kwargs=kwargs,
            backend=self.alias,
            errors=[],
            worker_ids=[],
        )
        transaction.on_commit(partial(self._run, result))
        return result

    def _run(self, result: TaskResult) -> None:
        self._execute_task(result)
        if result.errors:
            raise JobFailed(result.errors[0].traceback)


# --- every so often -----------------------------------------------------------------------------
@dataclass(frozen=True)
class Periodic:
    """A job that is started once in each period; `at` shifts its start (a daily job at 03:00 UTC)."""

    task: Task
    every: timedelta
    at: timedelta

    @property
    def name(self) -> str:
        return self.task.module_path

    def period_start(self, now: datetime) -> datetime:
        """When the period that holds `now` began."""
        origin = datetime(2020, 1, 6, tzinfo=UTC) + self.at
        return origin + ((now - origin) // self.every) * self.every


PERIODIC: dict[str, Periodic] = {}


def periodic(*, every: timedelta, at: timedelta = timedelta(0)) -> Callable[[Task], Task]:
    """Have a job (with no arguments) started once in each period, by whichever worker is first."""

    def register(task: Task) -> Task:
        entry = Periodic(task, every, at)
        PERIODIC[entry.name] = entry
        return task

    return register


def discover() -> None:
    """Import every app's tasks.py, where periodic jobs are."""
    autodiscover_modules("tasks")


def start_due(now: datetime | None = None) -> list[str]:
    """Enqueue each periodic job whose period has not been served yet. Returns the names of those started."""
    now = now or timezone.now()
    return [entry.name for entry in PERIODIC.values() if _start(entry, entry.period_start(now))]


def _start(entry: Periodic, period_start: datetime) -> bool:
    # Looked at first without a lock: most of the time there is nothing to do.
    if PeriodRun.objects.filter(name=entry.name, period_start=period_start).exists():
        return False
    # The row and the job commit together; the constraint lets one of two workers through.
    with transaction.atomic():
        _run, first = PeriodRun.objects.get_or_create(name=entry.name, period_start=period_start)
        if first:
            entry.task.enqueue()
    return first


#: Wagtail notes down what refers to what each time something is saved.
REFERENCES = "wagtail.tasks.update_reference_index_task"


def is_about_nothing(job: DBTaskResult) -> bool:
    """Whether what the job would note down was taken away while it waited. Wagtail's own job fails then, and would be
    tried again and counted as dead: an alarm about nothing.
    """
    if job.task_path != REFERENCES:
        return False
    app_label, model_name, pk = job.args_kwargs["args"]
    return not apps.get_model(app_label, model_name).objects.filter(pk=pk).exists()


# --- how things stand ---------------------------------------------------------------------------
@dataclass(frozen=True)
class Standing:
    """How the jobs stand, for `manage.py jobs` and /readyz/."""

    waiting: int
    running: int
    retrying: int
    dead: int
    oldest_waiting: timedelta


def is_dead(job: DBTaskResult) -> bool:
    """Failed as often as we try."""
    return job.status == TaskResultStatus.FAILED and len(job.worker_ids) >= ATTEMPTS


def standing() -> Standing:
    now = timezone.now()
    failed = [is_dead(job) for job in DBTaskResult.objects.failed().only("status", "worker_ids")]
    ready = DBTaskResult.objects.ready()
    # A job put off until later has waited since then, not since it was enqueued.
    since = [
        job.enqueued_at if job.run_after.year == 9999 else job.run_after
        for job in (ready.order_by("enqueued_at").first(), ready.order_by("run_after").first())
        if job is not None
    ]
    return Standing(
        waiting=ready.count(),
        running=DBTaskResult.objects.running().count(),
        retrying=failed.count(False),
        dead=failed.count(True),
        oldest_waiting=now - min(since) if since else timedelta(0),
    )


def retry_dead(job: DBTaskResult) -> None:
    """Give a dead job all its attempts again."""
    DBTaskResult.objects.filter(pk=job.pk, status=TaskResultStatus.FAILED).update(
        status=TaskResultStatus.READY,
        worker_ids=[],
        run_after=timezone.now(),
        started_at=None,
        finished_at=None,
    )
