"""The whole import: every record in its own transaction, counted, and each rejection with its reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import structlog
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from enterprises.listings import actions
from enterprises.listings.importing import apply, reading
from enterprises.listings.importing.fetch import Feed
from enterprises.listings.importing.limits import CannotRead, OutOfBudget
from enterprises.listings.importing.reading import Rejected
from enterprises.listings.importing.service import read_service
from enterprises.listings.importing.shapes import Page, kind_of, merged, services_in
from enterprises.listings.importing.unpack import BrokenLine
from enterprises.listings.importing.vocabulary import Vocabulary
from enterprises.listings.models import Area, Enterprise

log = structlog.get_logger("import")

#: A feed that suddenly holds less than half of what it held is more likely broken than right.
FEW = 10
#: What code meant for other values raises. The last resort, so that one odd record cannot end the run.
ODD = (TypeError, AttributeError, LookupError, ValueError, ArithmeticError, RecursionError)

Progress = Callable[[Page | None], None]


@dataclass(frozen=True, slots=True)
class Rejection:
    """One record that was not used, and why."""

    id: str
    name: str
    place: str
    reason: str

    def __str__(self) -> str:
        who = f"“{self.name}”" if self.name else "A record without a name"
        what = ", ".join(part for part in (f"id {self.id}" if self.id else "", self.place) if part)
        return f"{who} ({what}): {self.reason}."


@dataclass(slots=True)
class Report:
    """What came of an import."""

    source: str
    shape: str = ""
    counts: Counter[str] = field(default_factory=Counter)
    repeated: int = 0
    rejections: list[Rejection] = field(default_factory=list)
    failed_pages: list[str] = field(default_factory=list)
    mended: Counter[str] = field(default_factory=Counter)
    unknown_words: Counter[str] = field(default_factory=Counter)
    to_look_at: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Options:
    """What the person running the import chose."""

    source: str
    today: date
    area: Area | None = None
    dry_run: bool = False
    again: bool = False
    allow_many_withdrawals: bool = False


def run(feed: Feed, options: Options, progress: Progress = lambda page: None) -> Report:
    """Import the feed. Raises CannotRead only if nothing at all could be read."""
    importing = _Run(feed, options, progress)
    try:
        importing.read()
    except OutOfBudget as limit:
        importing.report.notes.append(str(limit))
        feed.is_whole = False
    importing.take_held()
    importing.withdraw_missing()
    importing.report.notes += feed.notes
    importing.report.unknown_words = importing.vocabulary.unknown
    return importing.report


class _Run:
    def __init__(self, feed: Feed, options: Options, progress: Progress) -> None:
        self.feed = feed
        self.options = options
        self.progress = progress
        self.report = Report(options.source)
        self.vocabulary = Vocabulary()
        self.present: set[str] = set()  # every id the feed holds, good or bad: none of them is withdrawn
        self.digests: dict[str, str] = {}
        self.held: dict[str, tuple[dict[str, Any], str]] = {}
        self.records = 0
        self.wants_details: bool | None = None

    def read(self) -> None:
        for page in self.feed.pages():
            self.report.shape = self.report.shape or page.shape
            if page.is_single and self.feed.is_web:
                self._be_part_of_its_list(page)
            self.progress(page)
            if page.failed:
                self.report.failed_pages.append(f"{page.place}: {page.failed}")
            if self.wants_details is None and page.items:
                self.wants_details = self._should_ask_for_details(page)
            for number, item in enumerate(page.items, 1):
                self.feed.limits.check_time()
                self.records += 1
                if self.records > self.feed.limits.records:
                    raise OutOfBudget("The feed holds more records than this import may read. Raise --max-records.")
                self._item(item, f"record {number} on {page.place}" if page.place.startswith("page") else page.place)
                self.progress(None)

    def _be_part_of_its_list(self, page: Page) -> None:
        """…/services/123 read alone is the record 123 of …/services, not a source of its own."""
        self.report.source = self.report.source.removesuffix(f"/{reading.identity(page.items[0])}")

    def _should_ask_for_details(self, page: Page) -> bool:
        """Lists of UK 3 give summaries; whether this feed has more is tried on the first."""
        if not (self.feed.is_web and self.feed.with_details and page.is_summary):
            return False
        try:
            first = next(service for item in page.items for service in services_in(item) if reading.identity(service))
            self.feed.details_of(first)
        except OutOfBudget:
            raise
        except (CannotRead, StopIteration):
            self.report.notes.append("The feed gives summaries only: the details of its services could not be read.")
            return False
        return True

    def _item(self, item: Any, place: str) -> None:
        kind = kind_of(item)
        if kind in ("", "taxonomy") or (kind == "organisation" and not any(services_in(item))):
            self._not_a_service(item, kind, place)
            return
        for raw in self._services(item):
            if kind == "at location" and (found := reading.identity(raw)):
                before = self.held.get(found)
                self.held[found] = (merged(before[0], raw) if before else raw, place)
            else:
                self._take(raw, place)

    def _services(self, item: Any) -> Iterator[dict[str, Any]]:
        for raw in services_in(item):
            if not (self.wants_details and reading.identity(raw)):
                yield raw
                continue
            try:
                yield self.feed.details_of(raw)
            except OutOfBudget:
                raise
            except CannotRead as error:
                # The summary alone would take away what an earlier import wrote from the details.
                self._reject(raw, "", f"its details could not be read ({str(error).rstrip('.')})")

    def _not_a_service(self, item: Any, kind: str, place: str) -> None:
        if isinstance(item, BrokenLine):
            self._reject({}, f"line {item.number}", "the line is not JSON")
        elif kind == "taxonomy":
            self._reject(item, place, "it is a word of a taxonomy, not a service")
        elif kind == "organisation":
            self._reject(item, place, "it is an organisation without services, so there is nothing to list")
        else:
            self._reject({}, place, "it is not an object, so it says nothing about a service")

    def take_held(self) -> None:
        """Services met at each of their locations are complete only when the whole feed is read."""
        for raw, place in self.held.values():
            self._take(raw, place)

    def _take(self, raw: dict[str, Any], place: str) -> None:
        self.present.add(reading.identity(raw))
        try:
            record = read_service(raw, self.options.today)
            digest = self.digests.get(record.id)
            if digest == record.digest:
                self.report.repeated += 1
                return
            if digest is not None:
                raise Rejected("the feed has this id more than once with different words, and the first was used")
            outcome = self._store(record)
        except ValidationError as error:
            self._reject(raw, place, _as_reason(error))
        except Rejected as reason:
            self._reject(raw, place, str(reason))
        except DatabaseError:
            log.exception("import_record_refused")
            self._reject(raw, place, "the database could not take it")
        except ODD:
            log.exception("import_record_not_understood")
            self._reject(raw, place, "it is made in a way that could not be understood")
        else:
            self.digests[record.id] = record.digest
            self.report.counts[outcome] += 1
            self.report.mended.update(set(record.mended))
            if outcome == apply.LOOK:
                self.report.to_look_at.append(record.name)

    def _store(self, record: Any) -> str:
        with transaction.atomic():
            outcome = apply.store(
                record, self.report.source, self.options.area, self.vocabulary, again=self.options.again
            )
            if self.options.dry_run:
                transaction.set_rollback(True)
        return outcome

    def _reject(self, raw: Any, place: str, reason: str) -> None:
        found = reading.identity(raw)
        if found:
            self.present.add(found)
        name = reading.line(raw.get("name"), longest=80) if isinstance(raw, dict) else ""
        self.report.rejections.append(Rejection(found[:60], name, place, reason.rstrip(".")))

    def withdraw_missing(self) -> None:
        """Listings of this source that the feed no longer holds, once the whole of it was read."""
        held = Enterprise.objects.filter(source=self.report.source, live=True).exclude(source_digest="")
        missing = [
            enterprise for enterprise in held.only("pk", "source_id") if enterprise.source_id not in self.present
        ]
        if not missing:
            return
        if not self.feed.is_whole or self.report.failed_pages:
            self.report.notes.append("Nothing was withdrawn, because this was not the whole feed.")
            return
        too_many = not self.present or (len(missing) >= FEW and len(missing) * 2 > held.count())
        if too_many and not self.options.allow_many_withdrawals:
            self.report.notes.append(
                f"{len(missing)} listings are no longer in the feed. That is most of them, so none was "
                "withdrawn. If it is right, run it again with --allow-many-withdrawals."
            )
            return
        for enterprise in missing:
            self.report.counts[apply.WITHDRAWN] += 1
            if not self.options.dry_run:
                actions.withdraw_imported(Enterprise.objects.get(pk=enterprise.pk))


def _as_reason(error: ValidationError) -> str:
    """Which field, and what is wrong with it."""
    if not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    return "; ".join(
        f"its {name.replace('_', ' ')}: {' '.join(messages)}" for name, messages in error.message_dict.items()
    )
