"""Throw-away databases to prove on: migrated once, copied for each part."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[2]


def call(words: list[str], environment: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    """tests.prove.one with these words. Raises RuntimeError with the end of what it said when it fails."""
    command = [sys.executable, "-m", "tests.prove.one", *words]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{' '.join(words)} did not run to its end.\n{done.stderr[-4000:]}")
    return done


@dataclass
class Store:
    """SQLite files in `folder`, or databases of the PostgreSQL server at `url`."""

    name: str
    folder: Path
    url: str = ""
    made: list[str] = field(default_factory=list)

    def environment(self, part: str) -> dict[str, str]:
        var = self.folder / self.name / part
        var.mkdir(parents=True, exist_ok=True)
        known = {name: value for name, value in os.environ.items() if name not in ("DEBUG", "MAP_TILE_URL")}
        return known | {
            "DJANGO_SETTINGS_MODULE": "tests.prove.settings",
            "MANYHANDS_VAR": str(var),
            "DATABASE_URL": self._url(part) if self.url else f"sqlite:///{var / 'db.sqlite3'}",
        }

    def prepare(self) -> None:
        """The migrated database that every part gets a copy of."""
        if self.url:
            self._sql("CREATE DATABASE prove_template")
            self.made.append("template")
        call(["migrate"], self.environment("template"))

    def copy(self, part: str) -> dict[str, str]:
        environment = self.environment(part)
        if self.url:
            self._sql(f"CREATE DATABASE prove_{part} TEMPLATE prove_template")
            self.made.append(part)
        else:
            shutil.copyfile(
                self.folder / self.name / "template" / "db.sqlite3", Path(environment["MANYHANDS_VAR"]) / "db.sqlite3"
            )
        return environment

    def drop(self, part: str) -> None:
        """Give the room back at once: a backup's listings are many."""
        if self.url:
            self._sql(f"DROP DATABASE IF EXISTS prove_{part} WITH (FORCE)")
        shutil.rmtree(self.folder / self.name / part, ignore_errors=True)

    def _url(self, part: str) -> str:
        return urlsplit(self.url)._replace(path=f"/prove_{part}").geturl()

    def _sql(self, statement: str) -> None:
        import psycopg

        with psycopg.connect(self.url, autocommit=True) as server:
            server.execute(statement.encode())
