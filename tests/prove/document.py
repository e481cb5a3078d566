"""docs/proof.md, from what was measured."""

import os
import platform
from datetime import date
from pathlib import Path

from tests.prove.row import Row

PATH = Path(__file__).resolve().parents[2] / "docs" / "proof.md"
HEAD = """# What was proved, and how

Written by `make prove`. Do not edit it by hand. Each line names a promise, what was run to break it, what came of it,
and its control: the same attack where the protection is left out or a fault is planted. A control that finds nothing
makes the line fail, because then the attack could find nothing at all. The suite runs a small version of every part
(tests/safety).

"""
NOTES = """
## What stands behind the lines

- **Databases.** Each part runs on a fresh, migrated database of its own: SQLite as the site uses it, and PostgreSQL
  with fsync off, so crashes of the database server itself are not proved here.
- **G1*.** Bookings are not built yet. The line is about `core.moves.move`, which every status is changed through.
- **G8.** Inputs are seeded: every nasty value stands in every parameter before chance decides. An input slower than a
  second is sent again; it counts when it is slow twice. Passwords are hashed quickly there: their time is not
  what is asked.
- **G10.** Real gunicorn workers, each guess from a network of its own.
- **G13.** Pages are read as a browser would fetch from them; the browser part of the suite watches Chromium itself.
- **G16.** Both homes are in postcode units that the site has loaded, so that it could give them away.

Run a part alone with `.ci/with-postgres .venv/bin/python -m tests.prove --only G8 --scale 0.01`.
"""


def text(results: list[tuple[str, Row, float]], scale: float) -> str:
    right = sum(row.right for _database, row, _seconds in results)
    load = os.getloadavg()[0]
    lines = [
        HEAD + f"- Date: {date.today():%-d %B %Y}",
        f"- Machine: {os.cpu_count()} cores ({platform.machine()}), Python {platform.python_version()}, "
        f"load {load:.1f} when it ended",
        f"- Scale: {_scale(scale)}",
        f"- Lines right: {right} of {len(results)}",
        "",
        "| Goal | Promise | Database | What was run | Result | Control | Right | Seconds |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for database, row, seconds in results:
        cells = [row.goal, row.what, database, row.ran, row.result, row.control, "yes" if row.right else "**no**"]
        lines.append(
            "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + f" | {seconds:.0f} |"
        )
    return "\n".join(lines) + "\n" + NOTES


def _scale(scale: float) -> str:
    return "the full figures" if scale >= 1 else f"{scale:g} of the full figures (the full run is `make prove`)"
