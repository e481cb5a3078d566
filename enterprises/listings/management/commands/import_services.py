"""Bring in the listings of another directory from its open data. docs/importing.md says how it decides."""

import logging
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from enterprises.listings.importing import apply
from enterprises.listings.importing.fetch import Feed
from enterprises.listings.importing.limits import CannotRead, Limits
from enterprises.listings.importing.run import Options, Report, run
from enterprises.listings.importing.shapes import Page
from enterprises.listings.models import Area

MOST_WORDS = 20  # of those that are not in our lists, the commonest


class Command(BaseCommand):
    help = "Import services from an Open Referral UK feed (version 1 or 3): a file, a folder or a web address."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("feed", metavar="SOURCE", help="a .json, .ndjson or .gz file, a folder, or http(s)://…")
        parser.add_argument(
            "--source", metavar="NAME", default="", help="the stable name of this feed (default: its address)"
        )
        parser.add_argument("--area", metavar="SLUG", default="", help="the area these listings belong to")
        parser.add_argument("--dry-run", action="store_true", help="write nothing, print what would happen")
        parser.add_argument(
            "--again", action="store_true", help="read unchanged records too, after new categories were made"
        )
        parser.add_argument("--no-details", action="store_true", help="do not ask for each service's own page")
        parser.add_argument(
            "--allow-many-withdrawals", action="store_true", help="even if most of the listings are gone"
        )
        parser.add_argument("--allow-private", action="store_true", help="read private addresses (development only)")
        parser.add_argument("--max-pages", type=_positive, default=2_000)
        parser.add_argument("--max-records", type=_positive, default=100_000)
        parser.add_argument("--max-mb", type=_positive, default=50, help="of one answer or file, unpacked")
        parser.add_argument("--max-total-mb", type=_positive, default=500, help="of the whole feed, unpacked")
        parser.add_argument("--max-minutes", type=_positive, default=60)
        parser.add_argument("--timeout", type=_positive, default=60, help="seconds for one answer")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["allow_private"] and not settings.DEBUG:
            raise CommandError("--allow-private is for development: it works only with DEBUG on.")
        area = self._area(options["area"])
        feed = Feed(options["feed"], _limits(options), with_details=not options["no_details"])
        chosen = Options(
            source=options["source"][:200] or feed.name,
            today=timezone.localdate(),
            area=area,
            dry_run=options["dry_run"],
            again=options["again"],
            allow_many_withdrawals=options["allow_many_withdrawals"],
        )
        # At INFO Wagtail notes every revision and httpx every address: lines nobody reads beside the report.
        for talkative in ("wagtail", "httpx"):
            logging.getLogger(talkative).setLevel(logging.WARNING)
        with _Bar() as bar:
            try:
                report = run(feed, chosen, bar.step)
            except CannotRead as error:
                raise CommandError(f"The feed could not be read. {error}") from error
        self._print(report, dry_run=chosen.dry_run)

    def _area(self, slug: str) -> Area | None:
        areas = ", ".join(Area.objects.order_by("slug").values_list("slug", flat=True))
        if not areas:
            raise CommandError("There is no area yet. Make one in the admin first: every listing belongs to one.")
        if not slug:
            return None
        area = Area.objects.filter(slug=slug).first()
        if area is None:
            raise CommandError(f"There is no area “{slug}”. There are: {areas}.")
        return area

    def _print(self, report: Report, *, dry_run: bool) -> None:
        for rejection in report.rejections:
            self.stdout.write(f"Rejected: {rejection}")
        for page in report.failed_pages:
            self.stdout.write(f"Not read: {page}")
        for name in report.to_look_at:
            self.stdout.write(
                f"Needs a look: “{name}” was changed here and in the feed. The feed's version is a draft."
            )
        for what, times in report.mended.most_common():
            self.stdout.write(f"Mended: {what} ({times})")
        self._print_words(report)
        for note in report.notes:
            self.stdout.write(f"Note: {note}")
        self.stdout.write(f"{report.shape or 'No records'} from {report.source}")
        self.stdout.write(_counted(report) + (" Nothing was written." if dry_run else ""))

    def _print_words(self, report: Report) -> None:
        if not report.unknown_words:
            return
        words = [f"{word} ({times})" for word, times in report.unknown_words.most_common(MOST_WORDS)]
        more = len(report.unknown_words) - len(words)
        self.stdout.write("Not mapped: " + ", ".join(words) + (f" and {more} more" if more > 0 else ""))


def _counted(report: Report) -> str:
    counts = [
        f"{report.counts[name]} {name}" for name in (apply.CREATED, apply.UPDATED, apply.UNCHANGED, apply.WITHDRAWN)
    ]
    counts.append(f"{len(report.rejections)} rejected")
    if report.counts[apply.LOOK]:
        counts.append(f"{report.counts[apply.LOOK]} need a look")
    if report.counts[apply.LEFT_OUT]:
        counts.append(f"{report.counts[apply.LEFT_OUT]} left out as not active")
    if report.repeated:
        counts.append(f"{report.repeated} repeated")
    return ", ".join(counts) + "."


def _limits(options: dict[str, Any]) -> Limits:
    return Limits(
        response_bytes=int(options["max_mb"] * 1_000_000),
        total_bytes=int(options["max_total_mb"] * 1_000_000),
        pages=int(options["max_pages"]),
        records=int(options["max_records"]),
        seconds=options["max_minutes"] * 60,
        request_seconds=options["timeout"],
        allow_private=options["allow_private"],
    )


def _positive(text: str) -> float:
    value = float(text)
    if not 0 < value < 10**9:
        raise ValueError(text)
    return value


class _Bar:
    """A progress bar on a terminal, and nothing anywhere else."""

    def __enter__(self) -> "_Bar":
        self._bar: tqdm[Any] = tqdm(unit=" records", disable=not sys.stderr.isatty())
        return self

    def __exit__(self, *reason: object) -> None:
        self._bar.close()

    def step(self, page: Page | None) -> None:
        if page is None:
            self._bar.update()
        elif page.total_items:
            self._bar.total = page.total_items
            self._bar.refresh()
