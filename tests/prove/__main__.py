"""python -m tests.prove: run every part on SQLite and, when DATABASE_URL names one, on PostgreSQL; write docs/proof.md.
A part that is run alone replaces its own lines there.

--only G8,race   these parts (a name or a goal)      --scale 0.01   so much of the full figures
--database sqlite|postgresql   one of the two        --no-write     leave docs/proof.md as it is
"""

import argparse
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from tests.prove import document
from tests.prove.databases import Store, call
from tests.prove.parts import PARTS, chosen
from tests.prove.row import Line, Row


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main() -> int:
    reader = argparse.ArgumentParser(prog="python -m tests.prove", description=__doc__)
    reader.add_argument("--only", default="")
    reader.add_argument("--scale", type=float, default=1.0)
    reader.add_argument("--database", choices=("sqlite", "postgresql"))
    reader.add_argument("--no-write", action="store_true")
    asked = reader.parse_args()
    results: list[Line] = []

    def keep(some: list[Line]) -> None:
        """Written after every part, so that a run that is stopped leaves what it found."""
        results.extend(some)
        if not asked.no_write:
            document.PATH.write_text(document.text(document.keep(some), list(PARTS)))

    with tempfile.TemporaryDirectory(prefix="manyhands-prove-") as folder:
        for store in _stores(Path(folder)):
            if asked.database in (None, store.name):
                _prove(store, chosen(asked.only), asked.scale, keep)
    wrong = [line for line in results if not line.row.right]
    say(f"\n{len(results) - len(wrong)} of {len(results)} lines are right.")
    if not asked.no_write:
        say("Written to docs/proof.md.")
    return 1 if wrong else 0


def _stores(folder: Path) -> list[Store]:
    stores, url = [Store("sqlite", folder)], os.environ.get("DATABASE_URL", "")
    if url.startswith("postgres"):
        stores.append(Store("postgresql", folder, url))
    else:
        say("No PostgreSQL (DATABASE_URL): this runs on SQLite alone. `make prove` starts one.")
    return stores


def _prove(store: Store, names: list[str], scale: float, keep: Callable[[list[Line]], None]) -> None:
    say(f"\n{store.name}: preparing")
    store.prepare()
    for name in names:
        start = time.monotonic()
        try:
            rows = _rows(store, name, scale)
        except RuntimeError as failed:
            say(str(failed))
            rows = [Row(PARTS[name][1], name, "did not run to its end", "an error", "not run", right=False)]
        seconds = (time.monotonic() - start) / len(rows)
        for row in rows:
            verdict = "right" if row.right else "WRONG"
            say(f"{verdict}  {row.goal}  {row.what}\n    {row.ran}\n    {row.result}\n    control: {row.control}")
        keep([Line(name, store.name, f"{date.today():%-d %B %Y}", scale, seconds, row) for row in rows])
    store.drop("template")


def _rows(store: Store, name: str, scale: float) -> list[Row]:
    environment = store.copy(name)
    try:
        done = call([name, str(scale)], environment)
    finally:
        store.drop(name)
    return [Row(**row) for row in json.loads(done.stdout.strip().splitlines()[-1])]


if __name__ == "__main__":
    sys.exit(main())
