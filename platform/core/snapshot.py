"""One moment of the database as a file, taken while others write; and such a file made into a database again.

SQLite: its online backup. A copy of the file of a live database is torn or misses what is still in the
write-ahead log, so no file of a live database is ever copied here. PostgreSQL: pg_dump and pg_restore, as
programs.
"""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from django.core.management import CommandError
from django.db import connection
from django.utils.crypto import get_random_string

Counts = dict[str, int]


def take(to: Path) -> Counts:
    """Write the database as it is at one moment into the file `to`. Returns how many rows each table has in it."""
    return _take_postgres(to) if connection.vendor == "postgresql" else _take_sqlite(to)


@contextmanager
def scratch(source: Path, folder: Path) -> Iterator["Scratch"]:
    """A database made from `source`, to be looked at and thrown away."""
    if connection.vendor == "postgresql":
        with _postgres_scratch(source) as made:
            yield made
    else:
        copy = folder / "scratch.sqlite3"
        shutil.copyfile(source, copy)
        with closing(sqlite3.connect(copy)) as opened:
            yield Scratch(opened)


def put_back(source: Path) -> None:
    """Replace everything in the site's own database by what `source` holds, or change nothing."""
    connection.close()
    if connection.vendor == "postgresql":
        _put_back_postgres(source)
        return
    with closing(sqlite3.connect(source)) as kept, closing(sqlite3.connect(live_file(), timeout=30)) as live:
        kept.backup(live)


class Scratch:
    """Questions to a restored database, whichever kind it is."""

    def __init__(self, opened: Any) -> None:
        self.opened = opened

    def ask(self, query: str) -> list[Any]:
        cursor = self.opened.cursor()
        cursor.execute(query)
        return list(cursor.fetchall())

    def counts(self) -> Counts:
        return _counts(self.ask)

    def problems(self) -> list[str]:
        """What the database itself finds wrong. PostgreSQL has checked every constraint while it restored."""
        if not isinstance(self.opened, sqlite3.Connection):
            return []
        found = [row[0] for row in self.ask("PRAGMA integrity_check") if row[0] != "ok"]
        return found + [f"a row of {row[0]} points at nothing" for row in self.ask("PRAGMA foreign_key_check")]


_SQLITE_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
_POSTGRES_TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"


def _counts(ask: Any) -> Counts:
    tables = ask(_POSTGRES_TABLES if connection.vendor == "postgresql" else _SQLITE_TABLES)
    # The names come from the database's own list of tables.
    return {name: ask(f'SELECT count(*) FROM "{name}"')[0][0] for (name,) in sorted(tables)}  # nosec B608 -- see above


# --- SQLite -------------------------------------------------------------------------------------
def live_file() -> Path:
    """The file of the site's database. Raises CommandError when it lives in memory."""
    name = str(connection.settings_dict["NAME"])
    if ":memory:" in name or "mode=memory" in name:
        raise CommandError("This database lives in memory: there is nothing to keep.")
    return Path(name)


def _take_sqlite(to: Path) -> Counts:
    with closing(sqlite3.connect(live_file(), timeout=60)) as live, closing(sqlite3.connect(to)) as copy:
        live.backup(copy)
        # One file: without this the copy would bring its own write-ahead log along.
        copy.execute("PRAGMA journal_mode=DELETE")
        made = Scratch(copy)
        if problems := made.problems():
            raise CommandError("The database has faults: " + "; ".join(problems[:5]))
        return made.counts()


# --- PostgreSQL ---------------------------------------------------------------------------------
def _program(name: str) -> str:
    """Where a PostgreSQL program lies: on the path, or where Debian's package puts it."""
    found = shutil.which(name) or max(map(str, Path("/usr/lib/postgresql").glob(f"*/bin/{name}")), default="")
    if not found:
        raise CommandError(f"{name} is not here. Install PostgreSQL's client programs (postgresql-client).")
    return found


def _run(program: str, *arguments: str, database: str | None = None) -> None:
    """Run one, with the site's own database address. The password goes by the environment, never by arguments."""
    where = connection.settings_dict
    environment = {
        **os.environ,
        "PGHOST": where["HOST"] or "",
        "PGPORT": str(where["PORT"] or ""),
        "PGUSER": where["USER"] or "",
        "PGPASSWORD": where["PASSWORD"] or "",
        "PGDATABASE": database or str(where["NAME"]),
    }
    environment = {key: value for key, value in environment.items() if value or not key.startswith("PG")}
    done = subprocess.run([_program(program), *arguments], env=environment, capture_output=True, check=False)
    if done.returncode:
        raise CommandError(f"{program} failed: {done.stderr.decode(errors='replace').strip()[-500:]}")


def _take_postgres(to: Path) -> Counts:
    # Counted in the very moment that is dumped: both look at one exported snapshot.
    mine = connection.copy()
    try:
        with mine.cursor() as cursor:
            cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            cursor.execute("SELECT pg_export_snapshot()")
            snapshot = cursor.fetchone()[0]
            keep = ("--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}", f"--file={to}")
            _run("pg_dump", *keep, "--schema=public")

            def ask(query: str) -> list[Any]:
                cursor.execute(query)
                return cursor.fetchall()

            return _counts(ask)
    finally:
        mine.close()


@contextmanager
def _postgres_scratch(source: Path) -> Iterator[Scratch]:
    name = f"restore_check_{get_random_string(8, 'abcdefghijkmnpqrstuvwxyz')}"
    made = connection.copy()
    made.settings_dict = {**connection.settings_dict, "NAME": name}
    try:
        _run("psql", "-qc", f'CREATE DATABASE "{name}" TEMPLATE template0')
    except CommandError as error:
        role = connection.settings_dict["USER"]
        raise CommandError(f"{error}\nThe database role needs: ALTER ROLE {role} CREATEDB") from error
    try:
        _run("psql", "-qc", "DROP SCHEMA public CASCADE", database=name)
        _run("pg_restore", "--no-owner", "--exit-on-error", f"--dbname={name}", str(source), database=name)
        with made.cursor() as cursor:
            yield Scratch(_Cursors(cursor))
    finally:
        made.close()
        _run("psql", "-qc", f'DROP DATABASE "{name}" WITH (FORCE)')


class _Cursors:
    """Gives Scratch the one cursor it asks for."""

    def __init__(self, cursor: Any) -> None:
        self._cursor = cursor

    def cursor(self) -> Any:
        return self._cursor


def _put_back_postgres(source: Path) -> None:
    """One transaction: the old schema goes and the kept one comes, or nothing changes."""
    script = source.with_suffix(".sql")
    _run("pg_restore", "--no-owner", f"--file={script}", str(source))
    start = b"DROP SCHEMA IF EXISTS public CASCADE;\n"
    with script.open("rb") as kept, source.with_suffix(".all.sql").open("wb") as whole:
        whole.write(start)
        shutil.copyfileobj(kept, whole)
    _run("psql", "-q", "--single-transaction", "--set=ON_ERROR_STOP=1", f"--file={whole.name}")
