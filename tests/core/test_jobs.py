"""Jobs: enqueued with the transaction, tried again, never lost, and the dead ones plain to see."""

import io
import signal
from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.tasks import update_reference_index_task

from core import jobs, reaper, retention
from core.management.commands.worker import Worker
from core.models import Bucket, Letter, PeriodRun, SavedForm, WorkerBeat
from tests.core import chores

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


@pytest.fixture
def queue(settings, db):
    settings.TASKS = chores.QUEUE


def work(worker_id="w1"):
    """One worker does everything that is ready, in this process and this transaction."""
    worker = Worker(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=worker_id,
    )
    for job in list(DBTaskResult.objects.ready()):
        job.claim(worker_id)
        worker.run_task(job)


def test_what_refers_to_a_row_that_is_gone_needs_no_second_try(queue):
    update_reference_index_task.enqueue("wagtailcore", "page", 1)
    update_reference_index_task.enqueue("wagtailcore", "page", 99_999_999)

    work()

    assert {job.status for job in DBTaskResult.objects.all()} == {TaskResultStatus.SUCCESSFUL}
    assert jobs.standing().dead == jobs.standing().retrying == 0


# --- with the transaction -----------------------------------------------------------------------
def test_a_job_of_a_transaction_that_is_rolled_back_is_not_there(queue):
    def fails_halfway():
        with transaction.atomic():
            chores.chore.enqueue(1)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fails_halfway()

    assert not DBTaskResult.objects.exists()


def test_in_tests_a_job_runs_on_commit_and_its_failure_is_the_tests(db, django_capture_on_commit_callbacks):
    with (
        pytest.raises(jobs.JobFailed, match="This never works"),
        django_capture_on_commit_callbacks(execute=True),
    ):
        chores.impossible.enqueue()


# --- tried again, buried ------------------------------------------------------------------------
def claimed(worker_ids, *, started_ago):
    return DBTaskResult.objects.create(
        status=TaskResultStatus.RUNNING,
        started_at=timezone.now() - started_ago,
        worker_ids=worker_ids,
        args_kwargs={"args": [7], "kwargs": {}},
        task_path="tests.core.chores.chore",
        backend_name="default",
        run_after=timezone.now(),
        exception_class_path="",
        traceback="",
    )


LONG_AGO = timedelta(minutes=5)


def test_the_job_of_a_silent_worker_goes_back_to_the_queue(queue):
    job = claimed(["gone"], started_ago=LONG_AGO)
    WorkerBeat.objects.create(worker_id="gone", beat_at=timezone.now() - LONG_AGO)

    assert reaper.reap() == 1

    job.refresh_from_db()
    assert (job.status, job.worker_ids) == (TaskResultStatus.READY, ["gone"])
    work()
    assert chores.effects() == (1, 1)


def test_a_job_that_lost_several_workers_waits_longer_each_time_and_lets_others_go_first(queue, time_machine_at):
    jobs_put_back = [claimed(["gone"] * tried, started_ago=LONG_AGO) for tried in (1, 2, 5)]

    reaper.reap()

    for job in jobs_put_back:
        job.refresh_from_db()
    assert [(job.run_after - timezone.now()) / reaper.LEASE for job in jobs_put_back] == [0, 1, 4]
    assert [job.priority for job in jobs_put_back] == [-20, -20, -20]


def test_a_long_job_of_a_worker_that_is_alive_is_left_alone(queue):
    claimed(["alive"], started_ago=timedelta(minutes=50))
    reaper.beat("alive")

    assert reaper.reap() == 0


def test_a_job_claimed_this_moment_is_left_alone(queue):
    claimed(["new"], started_ago=timedelta(seconds=1))

    assert reaper.reap() == 0


def test_a_job_that_kills_every_worker_is_buried_in_the_end(queue):
    job = claimed([f"gone{number}" for number in range(jobs.ATTEMPTS)], started_ago=LONG_AGO)

    reaper.reap()

    job.refresh_from_db()
    assert (job.status, job.exception_class_path) == (TaskResultStatus.FAILED, reaper.WORKER_LOST)
    assert jobs.standing().dead == 1
    assert reaper.reap() == 0


def test_a_job_that_fails_is_tried_again_later_and_later_and_then_buried(queue, time_machine_at):
    time_machine_at.move_to(NOON)
    chores.impossible.enqueue()
    waited = []

    for _attempt in range(jobs.ATTEMPTS):
        work()
        before = timezone.now()
        reaper.reap()
        job = DBTaskResult.objects.get()
        if job.status == TaskResultStatus.READY:
            waited.append(job.run_after - before)
            time_machine_at.move_to(job.run_after + timedelta(seconds=1))

    assert [round(wait.total_seconds()) for wait in waited] == [20, 120, 600, 3600, 21600]
    assert (job.status, len(job.worker_ids), jobs.standing().dead) == (
        TaskResultStatus.FAILED,
        jobs.ATTEMPTS,
        1,
    )


@pytest.fixture
def time_machine_at():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def test_dead_jobs_are_shown_tried_again_and_dropped(queue):
    job = claimed([f"gone{number}" for number in range(jobs.ATTEMPTS)], started_ago=LONG_AGO)
    reaper.reap()
    shown = io.StringIO()

    call_command("jobs", stdout=shown)
    call_command("jobs", "--retry", str(job.pk), stdout=shown)

    job.refresh_from_db()
    assert "dead 1" in shown.getvalue()
    assert f"dead {job.pk}" in shown.getvalue()
    assert (job.status, job.worker_ids) == (TaskResultStatus.READY, [])
    work()
    assert chores.effects() == (1, 1)

    with pytest.raises(CommandError, match="no dead job"):
        call_command("jobs", "--drop", str(job.pk))
    with pytest.raises(CommandError, match="not a job's id"):
        call_command("jobs", "--drop", "nonsense")


# --- every so often -----------------------------------------------------------------------------
@pytest.fixture
def hourly(monkeypatch):
    entry = jobs.Periodic(chores.impossible, every=timedelta(hours=1), at=timedelta(minutes=10))
    monkeypatch.setattr(jobs, "PERIODIC", {entry.name: entry})
    return entry


def test_a_periodic_job_is_started_once_in_each_period(queue, hourly):
    started = [bool(jobs.start_due(NOON + timedelta(minutes=minutes))) for minutes in (0, 5, 9, 10, 69, 70, 300)]

    assert started == [True, False, False, True, False, True, True]
    assert DBTaskResult.objects.count() == 4


@pytest.mark.django_db(transaction=True)
def test_of_many_workers_one_starts_a_periodic_job(settings, hourly):
    settings.TASKS = chores.QUEUE
    barrier, started = Barrier(6), []

    def scheduler():
        try:
            for hour in range(5):
                barrier.wait(timeout=20)
                started.extend(jobs.start_due(NOON + timedelta(hours=hour)))
        finally:
            connection.close()

    threads = [Thread(target=scheduler) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)

    assert len(started) == 5
    assert (DBTaskResult.objects.count(), PeriodRun.objects.count()) == (5, 5)


def test_every_periodic_job_of_the_site_is_found_and_takes_nothing():
    jobs.discover()

    assert "core.tasks.sweep" in jobs.PERIODIC
    for entry in jobs.PERIODIC.values():
        assert entry.task.func.__code__.co_argcount == 0


# --- kept no longer than needed -----------------------------------------------------------------
def old_rows(at):
    """One row of each kind that is kept for a while, as old as asked."""
    finished = DBTaskResult.objects.create(
        status=TaskResultStatus.SUCCESSFUL,
        args_kwargs={},
        task_path="x",
        backend_name="default",
        run_after=at,
        finished_at=at,
        exception_class_path="",
        traceback="",
    )
    dead = DBTaskResult.objects.create(
        status=TaskResultStatus.FAILED,
        args_kwargs={},
        task_path="x",
        backend_name="default",
        run_after=at,
        finished_at=at,
        exception_class_path="",
        traceback="",
    )
    letter = Letter.objects.create(address="a@example.org", subject="s", words="w")
    Letter.objects.update(created_at=at)
    return {
        "finished jobs": finished,
        "dead jobs": dead,
        "letters nobody could send": letter,
        "counts of who used a form": Bucket.objects.create(key="k", tokens=1, updated_at=at),
        "sessions that ended": Session.objects.create(session_key="s", session_data="", expire_date=at),
        "workers that stopped": WorkerBeat.objects.create(worker_id="w", beat_at=at),
        "saved forms and codes that are over": SavedForm.objects.create(
            kind="need", code_digest="d", address="/", expires_at=at
        ),
        "starts of periodic jobs": PeriodRun.objects.create(name="n", period_start=at),
    }


OURS = [rule.what for rule in retention.RULES.values() if rule.older_than.__module__ == "core.retention"]


@pytest.mark.parametrize("what", OURS)
def test_what_is_old_enough_goes_and_nothing_goes_early(db, what):
    rule = retention.RULES[what]
    row = old_rows(NOON)[what]

    retention.sweep(NOON + rule.age)
    assert type(row).objects.filter(pk=row.pk).exists()

    gone = retention.sweep(NOON + rule.age + timedelta(seconds=1))
    assert gone[what] == 1
    assert not type(row).objects.filter(pk=row.pk).exists()


# --- killed -------------------------------------------------------------------------------------
@pytest.fixture(scope="module")
def one_nursery(django_db_setup, tmp_path_factory):
    with chores.Nursery(tmp_path_factory.mktemp("var")) as nursery:
        yield nursery


@pytest.fixture
def nursery(one_nursery, transactional_db, settings):
    settings.TASKS = chores.QUEUE
    return one_nursery


def test_no_job_is_lost_when_workers_are_killed(nursery):
    for number in range(15):
        chores.chore.enqueue(number)

    hit = chores.kill_workers(nursery, chores.OURS, kills=5)
    last = nursery.start(*chores.OURS)
    finished = chores.wait_until(lambda: chores.unfinished() == 0, 90)

    assert nursery.stop(last, signal.SIGTERM) == 0
    assert hit == 5
    assert finished
    assert chores.effects() == (15, 15)
    # One that stops in an orderly way says goodbye; those that were killed could not.
    assert WorkerBeat.objects.count() == 5


def test_without_the_reaper_jobs_are_lost(nursery):
    """The control: the same killing does lose jobs, so the test above is able to fail."""
    for number in range(6):
        chores.chore.enqueue(number)

    hit = chores.kill_workers(nursery, chores.WITHOUT_REAPER, kills=2)
    last = nursery.start(*chores.WITHOUT_REAPER)
    others_done = chores.wait_until(lambda: chores.unfinished() <= 2, 60)
    all_done = chores.wait_until(lambda: chores.unfinished() == 0, 3 * chores.LEASE)
    nursery.stop(last, signal.SIGKILL)

    assert (hit, others_done, all_done) == (2, True, False)


def test_a_worker_stuck_in_a_job_ends_itself(nursery):
    chores.stuck.enqueue()

    assert nursery.wait(nursery.start(*chores.OURS, "--longest", "0.5")) == 75
