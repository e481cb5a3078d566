"""Workers killed a hundred times: every job finishes and has its effect once. Without the reaper some do not.

    python -m tests.prove.jobs [KILLS]

The database is the one settings name (DATABASE_URL); run it on an empty one of its own.
"""

import os
import signal
import sys
import tempfile
import time
from pathlib import Path
from typing import Any


def run(kills: int = 100) -> list[dict[str, object]]:
    """The measured rows: first without the reaper (the control), then with it."""
    from tests.core import chores

    with tempfile.TemporaryDirectory() as folder, chores.Nursery(folder) as nursery:
        return [
            _case(nursery, "control: no reaper", chores.WITHOUT_REAPER, max(kills // 10, 1)),
            _case(nursery, "with the reaper", chores.OURS, kills),
        ]


def _case(nursery: Any, name: str, command: tuple[str, ...], kills: int) -> dict[str, object]:
    from django_tasks_db.models import DBTaskResult

    from core import jobs
    from core.models import PeriodRun
    from tests.core import chores

    DBTaskResult.objects.all().delete()
    PeriodRun.objects.all().delete()
    before, chores_asked, start = chores.effects()[1], kills * 3, time.monotonic()
    for number in range(chores_asked):
        chores.chore.enqueue(number)
    hit = chores.kill_workers(nursery, command, kills)
    last = nursery.start(*command)
    # The control never finishes: then its time is over.
    finished = chores.wait_until(lambda: chores.unfinished() == 0, 20 + chores_asked * 0.5)
    nursery.stop(last, signal.SIGTERM)
    return {
        "case": name,
        "kills": kills,
        "killed at a job": hit,
        "jobs": chores_asked,
        "never finished": chores.unfinished(),
        "dead": jobs.standing().dead,
        "effects": chores.effects()[1] - before,
        "all finished": finished,
        "seconds": round(time.monotonic() - start),
    }


def main() -> int:
    sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "platform"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    control, proof = run(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
    for row in (control, proof):
        sys.stdout.write(f"{row}\n")
    right = (
        proof["never finished"] == 0 == proof["dead"]
        and proof["effects"] == proof["jobs"]
        and control["never finished"]
    )
    return 0 if right else 1


if __name__ == "__main__":
    sys.exit(main())
