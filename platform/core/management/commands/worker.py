"""`manage.py worker`: does the jobs, keeps them from being lost, and starts the periodic ones."""

import os
import threading
import time
from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

import structlog
from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections, connections
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands.db_worker import Worker as DatabaseWorker
from django_tasks_db.models import DBTaskResult

from core import jobs, reaper

logger = structlog.get_logger("jobs")
#: A job that takes longer hangs: its worker ends, and another one tries.
LONGEST = timedelta(hours=1)


class Worker(DatabaseWorker):
    """django-tasks-db's worker, which remembers since when it has been at its present job."""

    busy_since: float | None = None

    def run_task(self, db_task_result: DBTaskResult) -> None:
        self.busy_since = time.monotonic()
        try:
            if jobs.is_about_nothing(db_task_result):
                db_task_result.set_successful(None)
            else:
                super().run_task(db_task_result)
        finally:
            self.busy_since = None


class Attendant(threading.Thread):
    """Beside the jobs, in the same process: says that the worker is alive, reaps, and starts what is due."""

    def __init__(self, worker: Worker, *, lease: timedelta, longest: timedelta) -> None:
        super().__init__(name="attendant", daemon=True)
        self.worker, self.lease, self.longest = worker, lease, longest
        self.pause = min(5.0, lease.total_seconds() / 4)

    def run(self) -> None:
        while True:
            close_old_connections()
            try:
                self.round()
            except DatabaseError:
                # The database may be restarting; the next round tries again.
                logger.warning("jobs_attendant_waits", exc_info=True)
                connections.close_all()
            time.sleep(self.pause)

    def round(self) -> None:
        self.stop_if_stuck()
        reaper.beat(self.worker.worker_id)
        if put_back := reaper.reap(lease=self.lease):
            logger.warning("jobs_put_back", count=put_back)
        jobs.start_due(timezone.now())

    def stop_if_stuck(self) -> None:
        since = self.worker.busy_since
        if since is not None and time.monotonic() - since > self.longest.total_seconds():
            logger.critical("jobs_worker_stuck")
            # Nothing gentler ends a thread that hangs. The service manager starts the worker again.
            os._exit(os.EX_TEMPFAIL)


class Command(BaseCommand):
    help = "Do the jobs in the queue until stopped. Several may run at once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--interval", type=float, default=1.0, help="seconds between looks at an empty queue")
        parser.add_argument("--lease", type=float, default=reaper.LEASE.total_seconds(), help="seconds of silence")
        parser.add_argument("--longest", type=float, default=LONGEST.total_seconds(), help="seconds a job may take")

    def handle(self, *args: Any, interval: float, lease: float, longest: float, **options: Any) -> None:
        jobs.discover()
        worker = Worker(
            queue_names=["*"],
            excluded_queue_names=[],
            interval=interval,
            batch=False,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
        )
        # Before the first job is claimed, so that nobody takes it for abandoned.
        reaper.beat(worker.worker_id)
        Attendant(worker, lease=timedelta(seconds=lease), longest=timedelta(seconds=longest)).start()
        worker.configure_signals()
        try:
            worker.run()
        finally:
            reaper.stop_beating(worker.worker_id)
