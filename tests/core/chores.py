"""A job for tests whose effect can be counted, and a real worker to kill while it is at it."""

import os
import random
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import connection, transaction
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from core.models import Event, PeriodRun

START = datetime(2030, 1, 1, tzinfo=UTC)
QUEUE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
LEASE = 1


@task()
def chore(number: int) -> None:
    """Writes one event, once, however often it is run: the key and the effect commit together."""
    time.sleep(random.uniform(0.02, 0.1))
    with transaction.atomic():
        _done, first = PeriodRun.objects.get_or_create(name="chore", period_start=START + timedelta(seconds=number))
        if first:
            Event.objects.create(tag="chore", subject_type="chore", subject_id=str(number))
    time.sleep(random.uniform(0.02, 0.1))


@task()
def impossible() -> None:
    raise ValueError("This never works.")


def database_url():
    """The address of the database the tests use now, for another process."""
    database = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{database['NAME']}"
    password = f":{database['PASSWORD']}" if database["PASSWORD"] else ""
    return f"postgres://{database['USER']}{password}@{database['HOST']}:{database['PORT']}/{database['NAME']}"


class Nursery:
    """Real worker processes on the same database, started quickly (tests/core/nursery.py)."""

    def __init__(self, folder):
        environment = {
            **os.environ,
            "DATABASE_URL": database_url(),
            "MANYHANDS_VAR": str(folder),
            "DJANGO_SETTINGS_MODULE": "config.settings.dev",
            "DEBUG": "false",
        }
        self.process = subprocess.Popen(
            [sys.executable, str(settings.BASE_DIR / "tests" / "core" / "nursery.py")],
            env=environment,
            cwd=settings.BASE_DIR,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def _ask(self, *words):
        self.process.stdin.write(" ".join(map(str, words)) + "\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())

    def start(self, *command):
        """The process id of a new worker."""
        return self._ask("start", *command)

    def stop(self, worker, signal_number):
        os.kill(worker, signal_number)
        return self.wait(worker)

    def wait(self, worker):
        """Its exit code, when it has ended."""
        return self._ask("wait", worker)

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self.process.stdin.close()
        self.process.wait(timeout=20)
        self.process.stdout.close()


OURS = ("worker", "--interval", "0.05", "--lease", str(LEASE))
WITHOUT_REAPER = ("db_worker", "--interval", "0.05", "--no-startup-delay", "--no-reload")


def unfinished():
    waiting = (TaskResultStatus.READY, TaskResultStatus.RUNNING)
    return DBTaskResult.objects.filter(status__in=waiting, task_path__endswith=".chore").count()


def running():
    """The jobs that are claimed now, with the moment of the claim."""
    return set(DBTaskResult.objects.running().values_list("pk", "started_at"))


def wait_until(question, seconds):
    """True as soon as the question is answered yes; False when the time is over."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if question():
            return True
        time.sleep(0.02)
    return False


def kill_workers(nursery, command, kills):
    """Start a worker, kill -9 it when it is at a job; as often as asked. Returns how often it was at one."""
    hit = 0
    for _ in range(kills):
        known = running()
        worker = nursery.start(*command)
        hit += wait_until(lambda known=known: running() - known, 60)
        time.sleep(random.uniform(0, 0.2))
        nursery.stop(worker, signal.SIGKILL)
    return hit


def effects():
    """How many chores had an effect, and how many effects there are."""
    done = list(Event.objects.filter(tag="chore").values_list("subject_id", flat=True))
    return len(set(done)), len(done)


@task()
def stuck() -> None:
    time.sleep(60)
