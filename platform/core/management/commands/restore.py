"""`manage.py restore`: go back to a backup. Stop the site and its workers first."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from core import backup


class Command(BaseCommand):
    help = "Replace the database and the pictures by a backup. What is there now is backed up first."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("archive", type=Path)
        parser.add_argument("--yes", action="store_true", help="really replace everything")
        parser.add_argument("--without-backup", action="store_true", help="when what is there cannot be read any more")

    def handle(self, *args: Any, archive: Path, yes: bool, without_backup: bool, **options: Any) -> None:
        if not yes:
            raise CommandError("This replaces all data. Stop the site and its workers, then say it again with --yes.")
        if not without_backup:
            self.stdout.write(f"What was there: {backup.make(Path(settings.BACKUP_DIR) / 'before-restore')}")
        for line in backup.restore(archive, remember=not without_backup):
            self.stdout.write(f"Done again, because it happened after this backup: {line}")
        self.stdout.write("Restored. Now run: manage.py migrate, then start the site and its workers.")
