"""`manage.py backup`: one sealed file with the database and the pictures, made while the site runs."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from core import backup


class Command(BaseCommand):
    help = "Write a sealed backup of the database and the pictures. The site may go on running."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--to", type=Path, default=None, help="folder (default: BACKUP_DIR)")
        parser.add_argument("--keep", type=int, default=14, help="how many to keep there (0: all; default 14)")

    def handle(self, *args: Any, to: Path | None, keep: int, **options: Any) -> None:
        folder = to or Path(settings.BACKUP_DIR)
        archive = backup.make(folder)
        self.stdout.write(f"{archive} ({archive.stat().st_size / 1_000_000:.1f} MB)")
        if keep > 0 and (gone := backup.drop_old(folder, keep)):
            self.stdout.write(f"Deleted {gone} older backups.")
