"""What a machine that watches the site is told, and that a stranger learns nothing from it."""

import dataclasses
from datetime import timedelta

import pytest
from django.db import DatabaseError
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from health_check.base import HealthCheck
from health_check.exceptions import ServiceUnavailable

from core import health, jobs, reaper
from core.models import Upkeep
from tests.core import chores


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def all_is_well(db):
    reaper.beat("w1")
    for name in health.DUTIES:
        Upkeep.objects.create(name=name, done_at=timezone.now())


def ask(client):
    response = client.get("/readyz/")
    return response.status_code, response.json()


def test_a_process_that_answers_says_so_without_the_database(client):
    response = client.get("/healthz/")

    assert (response.status_code, response.json()) == (200, {"status": "alive"})
    assert "no-store" in response["Cache-Control"]


def test_a_site_in_order(client, all_is_well):
    names = ["database", "migrations", "cache", "media", "worker", "jobs", "backup", "restore_check"]

    assert ask(client) == (200, {"status": "ready", "checks": dict.fromkeys(names, "ok")})


def test_a_site_nobody_keeps_still_serves_and_says_what_to_look_at(client, db):
    code, body = ask(client)

    assert (code, body["status"]) == (200, "ready")
    assert body["checks"]["worker"] == "warning: No worker is running."
    assert body["checks"]["backup"] == body["checks"]["restore_check"] == "warning: Never done."


@pytest.mark.parametrize(("name", "hours"), [("backup", 27), ("restore_check", 200)])
def test_an_old_backup_or_restore_check_is_a_warning(client, all_is_well, name, hours):
    Upkeep.objects.filter(name=name).update(done_at=timezone.now() - timedelta(hours=hours))

    code, body = ask(client)

    assert (code, body["checks"][name]) == (200, f"warning: Last done {hours} hours ago.")


def test_jobs_that_wait_long_and_jobs_given_up_are_warnings(client, all_is_well, settings):
    settings.TASKS = chores.QUEUE
    chores.chore.enqueue(1)
    DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(minutes=9))

    assert ask(client)[1]["checks"]["jobs"] == "warning: A job has waited 9 minutes."

    DBTaskResult.objects.update(status="FAILED", worker_ids=["w"] * jobs.ATTEMPTS)

    assert ask(client)[1]["checks"]["jobs"] == "warning: 1 jobs failed too often."


def test_a_job_put_off_on_purpose_is_not_late(client, all_is_well, settings):
    settings.TASKS = chores.QUEUE
    chores.chore.using(run_after=timezone.now() + timedelta(days=1)).enqueue(1)
    DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(hours=9))

    assert ask(client)[1]["checks"]["jobs"] == "ok"


def test_pictures_that_cannot_be_stored_take_the_site_away(client, all_is_well, settings, tmp_path):
    (tmp_path / "file").touch()
    settings.MEDIA_ROOT = tmp_path / "file"

    code, body = ask(client)

    assert (code, body["status"]) == (503, "not ready")
    assert body["checks"]["media"] == "failed: Pictures cannot be stored."


def test_a_migration_that_waits_takes_the_site_away(client, all_is_well, monkeypatch):
    health._all_applied.cache_clear()
    monkeypatch.setattr(
        "django.db.migrations.executor.MigrationExecutor.migration_plan", lambda self, targets: [("core", False)]
    )

    code, body = ask(client)

    assert (code, body["checks"]["migrations"]) == (503, "failed: Migrations wait to be applied.")


@pytest.mark.parametrize(
    "problem",
    [DatabaseError("password authentication failed for user canary"), ServiceUnavailable("canary at 10.0.0.9")],
)
def test_a_database_that_is_away_takes_the_site_away_and_tells_nothing_about_it(client, db, monkeypatch, problem):
    @dataclasses.dataclass
    class Away(HealthCheck):
        def run(self):
            raise problem

    monkeypatch.setattr(health, "Database", Away)

    assert ask(client) == (503, {"status": "not ready", "checks": {"database": "failed"}})


@pytest.mark.parametrize("address", ["/healthz/", "/readyz/"])
def test_only_reading_is_allowed(client, db, address):
    assert client.post(address).status_code == 405
