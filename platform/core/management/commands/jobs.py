"""`manage.py jobs`: how the queue stands, and what to do about jobs that failed too often."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django_tasks_db.models import DBTaskResult

from core import jobs


class Command(BaseCommand):
    help = "Show waiting, running and dead jobs; try dead ones again or drop them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        what = parser.add_mutually_exclusive_group()
        what.add_argument("--retry", metavar="ID", help="give a dead job (or `all`) its attempts again")
        what.add_argument("--drop", metavar="ID", help="delete a dead job (or `all`)")

    def handle(self, *args: Any, retry: str | None, drop: str | None, **options: Any) -> None:
        if retry:
            chosen = self.dead(retry)
            for job in chosen:
                jobs.retry_dead(job)
            self.stdout.write(f"{len(chosen)} jobs wait to be tried again.")
        elif drop:
            chosen = self.dead(drop)
            DBTaskResult.objects.filter(pk__in=[job.pk for job in chosen]).delete()
            self.stdout.write(f"{len(chosen)} jobs dropped.")
        else:
            self.show()

    def dead(self, which: str) -> list[DBTaskResult]:
        failed = DBTaskResult.objects.failed()
        try:
            found = [job for job in (failed if which == "all" else failed.filter(pk=which)) if jobs.is_dead(job)]
        except ValidationError as error:
            raise CommandError(f"{which} is not a job's id.") from error
        if not found and which != "all":
            raise CommandError(f"There is no dead job {which}.")
        return found

    def show(self) -> None:
        now = jobs.standing()
        oldest = int(now.oldest_waiting.total_seconds())
        self.stdout.write(
            f"waiting {now.waiting} (oldest {oldest} s), running {now.running}, "
            f"to be tried again {now.retrying}, dead {now.dead}"
        )
        for job in self.dead("all"):
            since = f"{job.finished_at:%Y-%m-%d %H:%M}"
            self.stdout.write(f"dead {job.pk}  {since}  {job.task_path}  {job.exception_class_path}")
