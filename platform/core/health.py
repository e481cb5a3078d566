"""Is the site well? /healthz/ says that this process answers, /readyz/ whether it can serve and what to look at.

What stops pages from working (database, migrations, cache table, pictures) makes /readyz/ answer 503. What
somebody should look at soon (a silent worker or scanner, dead jobs, an old backup) is a warning and still 200: taking
the site away would help nobody. Neither says anything that helps a stranger: no names, versions, paths or
error texts.
"""

import dataclasses
import os
import tempfile
from datetime import timedelta
from functools import cache

from django.conf import settings
from django.core.cache import caches
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from health_check.base import HealthCheck
from health_check.checks import Database
from health_check.exceptions import HealthCheckException, ServiceUnavailable, ServiceWarning

from core import jobs, reaper, scanning
from core.models import Upkeep, WorkerBeat

LATE = timedelta(minutes=5)
#: A duty and how long after it was last done somebody should be told. A day or a week, and some patience.
DUTIES = {"backup": timedelta(hours=26), "restore_check": timedelta(days=8)}


@cache
def _all_applied() -> bool:
    """True is remembered: reading every migration file takes a while, and what is applied stays so."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise ServiceUnavailable("Migrations wait to be applied.")
    return True


@dataclasses.dataclass
class Migrations(HealthCheck):
    """The database has the shape this code expects."""

    def run(self) -> None:
        _all_applied()


@dataclasses.dataclass
class CacheTable(HealthCheck):
    """The limits on forms and log-ins live in the shared cache."""

    def run(self) -> None:
        try:
            caches["default"].get("health")
        except DatabaseError as error:
            raise ServiceUnavailable("The cache table cannot be read.") from error


@dataclasses.dataclass
class Media(HealthCheck):
    """Pictures can be stored."""

    def run(self) -> None:
        try:
            os.makedirs(settings.MEDIA_ROOT, exist_ok=True)
            with tempfile.TemporaryFile(dir=settings.MEDIA_ROOT):
                pass
        except OSError as error:
            raise ServiceUnavailable("Pictures cannot be stored.") from error


@dataclasses.dataclass
class Workers(HealthCheck):
    """Somebody does the jobs."""

    def run(self) -> None:
        if not WorkerBeat.objects.filter(beat_at__gte=timezone.now() - reaper.LEASE).exists():
            raise ServiceWarning("No worker is running.")


@dataclasses.dataclass
class Queue(HealthCheck):
    """Jobs are done in time, and none has been given up."""

    def run(self) -> None:
        now = jobs.standing()
        if now.dead:
            raise ServiceWarning(f"{now.dead} jobs failed too often.")
        if now.oldest_waiting > LATE:
            raise ServiceWarning(f"A job has waited {int(now.oldest_waiting.total_seconds() // 60)} minutes.")


@dataclasses.dataclass
class Duty(HealthCheck):
    """Something the site's keeper does every so often."""

    name: str

    def run(self) -> None:
        done = Upkeep.objects.filter(name=self.name).first()
        if done is None:
            raise ServiceWarning("Never done.")
        age = timezone.now() - done.done_at
        if age > DUTIES[self.name]:
            raise ServiceWarning(f"Last done {int(age.total_seconds() // 3600)} hours ago.")


@dataclasses.dataclass
class VirusScanner(HealthCheck):
    """Files that people send are looked through. Without it they are refused, and everything else goes on."""

    def run(self) -> None:
        if not scanning.is_there():
            raise ServiceWarning("The virus scanner does not answer: nobody can send a document.")


def checks() -> dict[str, HealthCheck]:
    """By name. The database comes first: without it nothing else can be asked."""
    needed = {"database": Database(), "migrations": Migrations(), "cache": CacheTable(), "media": Media()}
    scanner: dict[str, HealthCheck] = {"virus_scanner": VirusScanner()} if scanning.is_on() else {}
    return {**needed, **scanner, "worker": Workers(), "jobs": Queue(), **{name: Duty(name) for name in DUTIES}}


def report() -> tuple[bool, dict[str, str]]:
    """Whether the site can serve, and each check's answer."""
    ready, answers = True, {}
    for name, check in checks().items():
        try:
            check.run()
            answers[name] = "ok"
        except ServiceWarning as warning:
            answers[name] = f"warning: {warning.message}"
        except HealthCheckException as problem:
            ready = False
            answers[name] = "failed" if name == "database" else f"failed: {problem.message}"
        except DatabaseError:
            ready = False
            answers[name] = "failed"
        if name == "database" and not ready:
            break
    return ready, answers


@require_safe
@never_cache
def healthz(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"status": "alive"})


@require_safe
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    ready, answers = report()
    body = {"status": "ready" if ready else "not ready", "checks": answers}
    return JsonResponse(body, status=200 if ready else 503)
