"""The reaper: a job whose worker died is given to another, and one that failed is tried again.

django-tasks-db claims a job and says RUNNING; if the process is killed then, the row says RUNNING for ever.
So each worker says in WorkerBeat, every few seconds, that it is alive. A job whose worker has been silent
for LEASE goes back to the queue. Its claim count (worker_ids) is its number of attempts, so a job that kills
its worker every time ends as dead instead of going round for ever.
"""

from datetime import datetime, timedelta

from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks.base import TASK_MIN_PRIORITY
from django_tasks_db.models import DBTaskResult

from core.jobs import ATTEMPTS, BACKOFF, is_dead
from core.models import WorkerBeat

LEASE = timedelta(seconds=60)
WORKER_LOST = "core.reaper.WorkerLost"
LOOKED_AT = ("status", "started_at", "worker_ids", "priority")
BEHIND = 20


def beat(worker_id: str) -> None:
    """This worker is alive."""
    WorkerBeat.objects.update_or_create(worker_id=worker_id, defaults={"beat_at": timezone.now()})


def stop_beating(worker_id: str) -> None:
    WorkerBeat.objects.filter(worker_id=worker_id).delete()


def reap(*, lease: timedelta = LEASE) -> int:
    """Put back every job that nobody is working on any more. Returns how many."""
    now = timezone.now()
    return sum(_put_back(job, now, lease) for job in [*_abandoned(now, lease), *_failed()])


def _abandoned(now: datetime, lease: timedelta) -> list[DBTaskResult]:
    alive = set(WorkerBeat.objects.filter(beat_at__gte=now - lease).values_list("worker_id", flat=True))
    # A job claimed this very moment has a worker whose first beat may not be written yet.
    running = DBTaskResult.objects.running().only(*LOOKED_AT).filter(started_at__lt=now - lease)
    return [job for job in running if not job.worker_ids or job.worker_ids[-1] not in alive]


def _failed() -> list[DBTaskResult]:
    return [job for job in DBTaskResult.objects.failed().only(*LOOKED_AT) if not is_dead(job)]


def _put_back(job: DBTaskResult, now: datetime, lease: timedelta) -> bool:
    """Queue one job again, or bury it. Only if it still is as we read it: two reapers may look at once."""
    same = DBTaskResult.objects.filter(pk=job.pk, status=job.status, started_at=job.started_at)
    tried = len(job.worker_ids)
    if tried >= ATTEMPTS:
        buried = {"status": TaskResultStatus.FAILED, "finished_at": now, "exception_class_path": WORKER_LOST}
        return bool(same.update(**buried))
    if job.status == TaskResultStatus.FAILED:
        return bool(same.update(status=TaskResultStatus.READY, run_after=now + BACKOFF[tried - 1]))
    # A lost worker was probably not the job's fault, so it is tried soon. In case it was, the others go first.
    behind = max(TASK_MIN_PRIORITY, job.priority - BEHIND)
    return bool(same.update(status=TaskResultStatus.READY, run_after=now + lease * (tried - 1), priority=behind))
