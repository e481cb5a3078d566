"""python -m tests.bench: measure on the database of DATABASE_URL, by default a SQLite file of its own under var/."""

import argparse
import json
import os
import platform
import sys
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def start_django() -> None:
    """On a database that is only for measuring: never the one somebody works with."""
    sys.path.insert(1, str(ROOT / "platform"))
    held = Path(os.environ.get("MANYHANDS_VAR") or ROOT / "var") / "bench"
    held.mkdir(parents=True, exist_ok=True)
    os.environ["MANYHANDS_VAR"] = str(held)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    os.environ["DEBUG"] = "false"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def show(found: dict[str, Any]) -> None:
    for group, rows in found.items():
        say(f"\n{group}")
        for name, figures in rows.items():
            if isinstance(figures, dict):
                say(f"  {name:28}" + "".join(f"{key} {value:>9}  " for key, value in figures.items()))
            else:
                say(f"  {name:28}{figures:>9}")


def main() -> None:
    reader = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    reader.add_argument("--listings", type=int, default=100_000)
    reader.add_argument("--only", choices=("search", "pages", "bookings", "matching"), help="one of the four parts")
    reader.add_argument("--no-peer", action="store_true", help="leave Wagtail's own search out (it takes minutes)")
    asked = reader.parse_args()
    start_django()
    from django.conf import settings
    from django.db import connection

    from tests.bench import bookings, matching, pages, search

    say(f"{connection.vendor}, {asked.listings} listings, {os.cpu_count()} cores, Python {platform.python_version()}")
    parts = {
        "search": lambda: search.run(asked.listings, say, with_peer=not asked.no_peer),
        "pages": lambda: pages.run(say),
        "bookings": lambda: bookings.run(say),
        "matching": lambda: matching.run(say),
    }
    found: dict[str, Any] = {}
    for name in [asked.only] if asked.only else parts:
        found |= parts[name]()
    show(found)
    head = {"date": date.today().isoformat(), "database": connection.vendor, "listings": asked.listings}
    path = settings.VAR_DIR / f"bench-{connection.vendor}.json"
    path.write_text(json.dumps(head | {"cores": os.cpu_count()} | found, indent=2))
    say(f"\nAlso in {path}")


if __name__ == "__main__":
    main()
