"""`manage.py restore_check`: restore a backup into a scratch database and folder, and look whether all is there."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from core import backup

#: How many of the files that lack are named.
SOME = 5


class Command(BaseCommand):
    help = "Prove that a backup can be restored (default: the newest in BACKUP_DIR). Changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("archive", type=Path, nargs="?", default=None)

    def handle(self, *args: Any, archive: Path | None, **options: Any) -> None:
        chosen = archive or next(iter(backup.all_in(Path(settings.BACKUP_DIR))), None)
        if chosen is None:
            raise CommandError("There is no backup yet. Make one with: manage.py backup")
        seen = backup.check(chosen)
        hours = int(seen.age.total_seconds() // 3600)
        self.stdout.write(f"{chosen.name} can be restored: {seen.rows} rows, {seen.files} files, {hours} hours old.")
        if seen.missing:
            some = ", ".join(seen.missing[:SOME])
            self.stdout.write(f"{len(seen.missing)} files are not in it. Were they lost before it was made? {some}")
