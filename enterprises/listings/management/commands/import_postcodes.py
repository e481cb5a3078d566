"""Load every full postcode, for areas that want searches placed to the street and not to the sector."""

from __future__ import annotations

from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from enterprises.listings.models import PostcodeUnit
from enterprises.listings.places.unit_files import (
    ENDED,
    NOWHERE,
    REFUSED,
    CannotRead,
    LeftOut,
    Table,
    Unit,
    read_table,
    tables_in,
)

BATCH = 5000
MOST_SENTENCES = 20


class Command(BaseCommand):
    help = (
        "Load full postcodes from the ONS Postcode Directory or Code-Point Open (.csv, .zip or a folder). "
        "Run it again with a newer release to bring the table up to date. Only a searcher's own postcode is "
        "placed this finely: what is public about a home stays the middle of its sector."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("source", type=Path, help="The CSV, the zip it came in, or the folder of its files.")

    def handle(self, *args: Any, **options: Any) -> None:
        self.counts: Counter[str] = Counter()
        before = PostcodeUnit.objects.count()
        try:
            with tables_in(options["source"]) as tables:
                self._load(tables, quiet=options["verbosity"] == 0)
        except CannotRead as problem:
            raise CommandError(str(problem)) from problem
        self._report(PostcodeUnit.objects.count() - before)

    def _load(self, tables: list[Table], quiet: bool) -> None:
        size = sum(table.size for table in tables)
        with tqdm(total=size, unit="B", unit_scale=True, desc="Postcodes", disable=quiet or None) as bar:
            # A dictionary, because one postcode twice in a batch would stop PostgreSQL.
            batch: dict[str, Unit] = {}
            for table in tables:
                for row in read_table(table, bar.update):
                    if isinstance(row, LeftOut):
                        self._leave_out(row)
                        continue
                    batch[row.postcode] = row
                    if len(batch) >= BATCH:
                        self._save(batch)
            self._save(batch)

    def _leave_out(self, row: LeftOut) -> None:
        self.counts[row.why] += 1
        if row.why == REFUSED and self.counts[REFUSED] <= MOST_SENTENCES:
            self.stderr.write(row.sentence)

    def _save(self, batch: dict[str, Unit]) -> None:
        PostcodeUnit.objects.bulk_create(
            [
                PostcodeUnit(
                    postcode=unit.postcode,
                    latitude=round(unit.point.latitude, 6),
                    longitude=round(unit.point.longitude, 6),
                )
                for unit in batch.values()
            ],
            update_conflicts=True,
            unique_fields=["postcode"],
            update_fields=["latitude", "longitude"],
        )
        self.counts["saved"] += len(batch)
        batch.clear()

    def _report(self, new: int) -> None:
        more = self.counts[REFUSED] - MOST_SENTENCES
        if more > 0:
            self.stderr.write(f"and {more:,} more refused.")
        self.stdout.write(
            f"{self.counts['saved']:,} postcodes saved, {new:,} of them new. Left out: "
            f"{self.counts[ENDED]:,} no longer in use, {self.counts[NOWHERE]:,} with no position, "
            f"{self.counts[REFUSED]:,} refused."
        )
