"""docs/proof.md, from what was measured: of each part the lines of its last run."""

import json
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from tests.prove.row import Line, Row

ROOT = Path(__file__).resolve().parents[2]
PATH = ROOT / "docs" / "proof.md"
#: What the document is made from, so that a part that is run again replaces its own lines alone.
KEPT = ROOT / "var" / "proof.json"
HEAD = """# What was proved, and how

Written by `make prove`. Do not edit it by hand. Each line names a promise, what was run to break it, what came of it,
and its control: the same attack where the protection is left out or a fault is planted. A control that finds nothing
makes the line fail, because then the attack could find nothing at all. The suite runs a small version of every part
(tests/safety). Each line is of the last run of its part, on the day it says.

"""
NOTES = """
## What stands behind the lines

- **Databases.** Each part runs on a fresh, migrated database of its own: SQLite as the site uses it, and PostgreSQL
  with fsync off, so crashes of the database server itself are not proved here.
- **G1*.** What is like G1 beside bookings: `core.moves.move`, which every status is changed through, and waiting lists.
- **G2, G3, G5.** The Stripe here is the test server (tests/stripe_server). Jobs run as soon as what started them is
  written and die with a killed process, so what is proved is that asking Stripe again puts right whatever was lost.
  The database server itself is not killed.
- **G8.** Inputs are seeded: every nasty value stands in every parameter before chance decides. An input slower than a
  second is sent again; it counts when it is slow twice. Passwords are hashed quickly there: their time is not
  what is asked.
- **G10.** Real gunicorn workers, each guess from a network of its own.
- **G13.** Pages are read as a browser would fetch from them; the browser part of the suite watches Chromium itself.
- **G16.** Both homes are in postcode units that the site has loaded, so that it could give them away.

Run a part alone with `.ci/with-postgres .venv/bin/python -m tests.prove --only G8 --scale 0.01`.
"""


def keep(lines: Sequence[Line]) -> list[Line]:
    """These in place of what their parts gave before; all that is kept, in the order of the parts."""
    new = {(line.part, line.database) for line in lines}
    old = [line for line in kept() if (line.part, line.database) not in new]
    KEPT.parent.mkdir(exist_ok=True)
    KEPT.write_text(json.dumps([asdict(line) for line in [*old, *lines]], indent=1))
    return [*old, *lines]


def kept() -> list[Line]:
    """What was kept of earlier runs on this machine."""
    rows = json.loads(KEPT.read_text()) if KEPT.exists() else []
    return [Line(**{**row, "row": Row(**row["row"])}) for row in rows]


def text(lines: Sequence[Line], order: Sequence[str]) -> str:
    """The document. `order` names the parts as they come."""
    right = sum(line.row.right for line in lines)
    told = [
        HEAD + f"- Machine: {os.cpu_count()} cores ({platform.machine()}), Python {platform.python_version()}",
        f"- Lines right: {right} of {len(lines)}",
        "",
        "| Goal | Promise | Database | What was run | Result | Control | Right | Seconds | When |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for line in sorted(lines, key=lambda line: (line.database != "sqlite", order.index(line.part))):
        row = line.row
        cells = [row.goal, row.what, line.database, row.ran, row.result, row.control, "yes" if row.right else "**no**"]
        cells += [
            f"{line.seconds:.0f}",
            line.day + ("" if line.scale >= 1 else f", {line.scale:g} of the full figures"),
        ]
        told.append("| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |")
    return "\n".join(told) + "\n" + NOTES
