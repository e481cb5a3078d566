"""G17: a backup made while others write comes back whole."""

import io
import shutil
import sqlite3
import tempfile
import time
from contextlib import closing
from pathlib import Path
from threading import Event as Flag
from threading import Thread

from django.core.management import call_command
from django.db import connection, transaction
from django.test import override_settings
from django.utils import timezone

from core import backup, snapshot
from core.models import Bucket
from enterprises.listings.models import Enterprise
from tests.bench.listings import build_listings
from tests.prove.row import Row, Scale

MINUTES = 15


class Writer:
    """Writes two rows in each transaction until told to stop, and remembers what was acknowledged."""

    def __init__(self) -> None:
        self.done, self._stop = [0], Flag()
        self._thread = Thread(target=self._write)

    def _write(self) -> None:
        number = 0
        try:
            while not self._stop.is_set():
                number += 1
                with transaction.atomic():
                    for half in "ab":
                        Bucket.objects.create(key=f"{number}{half}", tokens=1, updated_at=timezone.now())
                self.done.append(number)
                time.sleep(0.002)
        finally:
            connection.close()

    def __enter__(self) -> "Writer":
        self._thread.start()
        while len(self.done) < 20:
            time.sleep(0.01)
        return self

    def __exit__(self, *_error: object) -> None:
        self._stop.set()
        self._thread.join()


def run(scale: Scale) -> list[Row]:
    count = scale.of(100_000, least=100)
    build_listings(count)
    with tempfile.TemporaryDirectory() as folder:
        media = Path(folder) / "media"
        media.mkdir()
        places = {"MEDIA_ROOT": media, "BACKUP_DIR": Path(folder) / "backups", "BACKUP_KEY": "a-key-for-proving"}
        with override_settings(**places):
            return [_while_writing(count, Path(folder))]


def _while_writing(count: int, folder: Path) -> Row:
    with Writer() as writer:
        before, start = writer.done[-1], time.monotonic()
        call_command("backup", stdout=io.StringIO())
        saved, after = time.monotonic() - start, writer.done[-1]
        control = _control(folder, writer)
    [archive] = backup.all_in(folder / "backups")
    start = time.monotonic()
    call_command("restore_check", archive, stdout=io.StringIO())
    checked = time.monotonic() - start
    with backup.opened(archive) as (inside, _manifest), snapshot.scratch(inside / "database", inside) as restored:
        keys = {row[0] for row in restored.ask("SELECT key FROM core_bucket") if row[0][:-1].isdigit()}
        listings = restored.ask(f"SELECT count(*) FROM {Enterprise._meta.db_table}")[0][0]
    numbers = {int(key[:-1]) for key in keys}
    halves, missing = 2 * len(numbers) - len(keys), len(set(range(1, before + 1)) - numbers)
    return Row(
        "G17",
        "A backup made while others write comes back whole",
        f"{count} listings, {after - before} transactions written during the backup",
        f"backup {saved:.1f} s, opened and checked in {checked:.1f} s; {halves} half transactions, "
        f"{missing} of {before} acknowledged missing, {listings} listings back",
        control[0],
        not halves and not missing and listings >= count and checked < MINUTES * 60 and control[1],
    )


def _control(folder: Path, writer: Writer) -> tuple[str, bool]:
    if connection.vendor == "sqlite":
        return _copied(folder, writer)
    return _read_in_two(writer)


def _copied(folder: Path, writer: Writer) -> tuple[str, bool]:
    """Plain copies of the live file: what was acknowledged is not in them, or they cannot be read."""
    bad = 0
    for number in range(10):
        acknowledged, copy = writer.done[-1], folder / f"copy-{number}.sqlite3"
        shutil.copyfile(snapshot.live_file(), copy)
        with closing(sqlite3.connect(copy)) as opened:
            try:
                [[rows]] = opened.execute("SELECT count(*) FROM core_bucket WHERE key LIKE '%b'").fetchall()
            except sqlite3.DatabaseError:
                rows = 0
        bad += rows < acknowledged
        copy.unlink()
    return f"plain copies of the live file: {bad} of 10 miss what was acknowledged", bad > 0


def _read_in_two(writer: Writer) -> tuple[str, bool]:
    """Tables read one after the other, without one moment for all: half transactions."""
    halves = 0
    for _number in range(10):
        first = Bucket.objects.filter(key__endswith="a").count()
        known = writer.done[-1]
        while writer.done[-1] < known + 3:
            time.sleep(0.005)
        halves += Bucket.objects.filter(key__endswith="b").count() != first
    return f"read without one moment for all: {halves} of 10 with half transactions", halves > 0
