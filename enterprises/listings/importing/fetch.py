"""A source as pages of records: a file, a folder of files, or a web address whose pages are followed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

from enterprises.listings.importing import reading, web
from enterprises.listings.importing.limits import CannotRead, Limits, OutOfBudget
from enterprises.listings.importing.shapes import LOOSE, ApiDetails, Page, read_page
from enterprises.listings.importing.unpack import parse, unpack

PAGE_NAMES = ("page", "page_number", "pageNumber", "pageNum", "pagenumber", "p")
#: Left out of a source's name: which page, how long, and what is nobody's business.
PASSING = re.compile(
    r"(page|p|per_?page|size|limit|offset|.*(key|token|secret|password|auth).*|page_?n.*)", re.IGNORECASE
)
FILES = (".json", ".json.gz", ".ndjson", ".ndjson.gz", ".jsonl", ".jsonl.gz")
MOST_FAILURES = 3  # pages in a row that cannot be read before giving up
MOST_EMPTY = 3


@dataclass(slots=True)
class Feed:
    """One source while it is read. After pages() is used up, `is_whole` says whether nothing was missed."""

    source: str
    limits: Limits
    with_details: bool = True
    is_whole: bool = False
    notes: list[str] = field(default_factory=list)
    _base: str = ""  # where the list of services is, for the details of each

    @property
    def is_web(self) -> bool:
        return bool(re.match(r"https?://", self.source, re.IGNORECASE))

    @property
    def name(self) -> str:
        return source_name(self.source)

    def pages(self) -> Iterator[Page]:
        """Every page; one that could not be read says why. Raises CannotRead if none can."""
        if self.is_web:
            yield from self._web_pages()
        elif Path(self.source).is_dir():
            yield from self._folder()
        else:
            page = self._file(Path(self.source))
            self.is_whole = page.shape == LOOSE or (page.total_pages == 1 and not page.is_single)
            yield page

    def details_of(self, record: dict[str, object]) -> dict[str, object]:
        """The same service with everything: a UK 3 list gives only summaries. Raises CannotRead."""
        where = f"{self._base.rstrip('/')}/{quote(reading.identity(record), safe='')}"
        document = parse(web.get(where, self.limits).body)
        if not isinstance(document, dict) or reading.identity(document) != reading.identity(record):
            raise CannotRead("The address of its details answers with something else.")
        return document

    def _file(self, path: Path) -> Page:
        try:
            if path.stat().st_size > self.limits.response_bytes:
                raise CannotRead(f"It is larger than {self.limits.response_bytes // 1_000_000} MB.")
            raw = path.read_bytes()
        except OSError as error:
            raise CannotRead(f"{path.name} cannot be opened: {error.strerror}.") from error
        raw = unpack(raw, self.limits.response_bytes)
        self.limits.spend(len(raw))
        page = read_page(parse(raw))
        page.place = path.name
        return page

    def _folder(self) -> Iterator[Page]:
        files = sorted(path for path in Path(self.source).iterdir() if path.name.lower().endswith(FILES))
        if not files:
            raise CannotRead("The folder holds no .json or .ndjson files.")
        read: list[Page] = []
        for path in files[: self.limits.pages]:
            self.limits.check_time()
            try:
                page = self._file(path)
            except OutOfBudget:
                raise
            except CannotRead as error:
                yield Page([], "", place=path.name, failed=str(error))
                continue
            read.append(page)
            yield page
        self.is_whole = len(read) == len(files) and _all_there(read)

    def _web_pages(self) -> Iterator[Page]:
        here = self.source
        try:
            page = self._at(here)
        except ApiDetails:
            parts = urlsplit(here)
            here = urlunsplit(parts._replace(path=parts.path.rstrip("/") + "/services"))
            page = self._at(here)
        self._base = urlunsplit(urlsplit(here)._replace(query="", fragment=""))
        page.place = "page 1"
        yield page
        if page.is_single or (page.shape == LOOSE and not page.next_url):
            self.is_whole = not page.is_single
            return
        yield from self._following(page, here)

    def _at(self, url: str) -> Page:
        answer = web.get(url, self.limits)
        page = read_page(parse(answer.body))
        if page.next_url:
            page.next_url = urljoin(answer.url, page.next_url)
        return page

    def _following(self, page: Page, here: str) -> Iterator[Page]:
        """The pages after the first, until the feed's own count, its word "last" or an empty page ends it."""
        asked = _asked_page(here)
        starts_at_first = asked is None or (asked in (0, 1) and page.is_first is not False)
        turner = Turner(here, page)
        count, failures, empty, failed = max(1, asked or 1), 0, 0, False
        while not _is_end(page, count) and empty < MOST_EMPTY:
            if count >= self.limits.pages:
                self.notes.append(f"Only the first {count} pages were read. Raise --max-pages to read more.")
                return
            count += 1
            try:
                following = turner.turn(page, self._at)
            except OutOfBudget:
                raise
            except CannotRead as error:
                failed, failures = True, failures + 1
                yield Page([], "", place=f"page {count}", failed=str(error))
                if failures == MOST_FAILURES or not turner.may_skip(page):
                    return
                page = _skipped(page)
                continue
            failures, empty = 0, 0 if following.items else empty + 1
            if following.ids and following.ids == page.ids:
                self.notes.append("The feed gives the same page again and again, so reading stopped there.")
                return
            following.total_pages = following.total_pages or page.total_pages
            following.place = f"page {count}"
            page = following
            yield page
        self.is_whole = starts_at_first and not failed


def _is_end(page: Page, count: int) -> bool:
    if page.next_url:
        return False
    if page.total_pages:
        return count >= page.total_pages
    return page.is_last is True or not page.items


def _skipped(page: Page) -> Page:
    """Stands for a page that could not be read, so that the next is asked for by number."""
    return Page([], page.shape, total_pages=page.total_pages, total_items=page.total_items)


def _all_there(pages: list[Page]) -> bool:
    """Whether files are a whole feed: lists without pages, or every page of one count."""
    if any(page.is_single for page in pages):
        return False
    totals = {page.total_pages for page in pages if page.shape != LOOSE}
    if not totals:
        return True
    total = totals.pop()
    return not totals and total is not None and len({page.number for page in pages}) == total == len(pages)


class Turner:
    """Turns a feed's pages. How feeds name the page and where they start counting differs: it is tried."""

    def __init__(self, url: str, page: Page) -> None:
        self._url = url
        self._first = page
        self._found: tuple[str, int] | None = None  # the parameter's name, and the page asked for last

    def may_skip(self, page: Page) -> bool:
        """Whether a page that cannot be read can be passed over: only when pages are asked for by number."""
        return self._found is not None and bool(page.total_pages)

    def turn(self, page: Page, read: Callable[[str], Page]) -> Page:
        if page.next_url:
            return read(page.next_url)
        if self._found is None:
            return self._second(read)
        name, asked = self._found
        self._found = (name, asked + 1)
        return read(_with_page(self._url, name, asked + 1))

    def _second(self, read: Callable[[str], Page]) -> Page:
        trouble: CannotRead | None = None
        for name, value in self._ways():
            try:
                page = read(_with_page(self._url, name, value))
            except web.AnswerError as error:
                if error.may_pass:
                    self._found = (name, value)  # the server has trouble; the way of asking may be right
                    raise
                trouble = error
                continue
            if self._is_second(page):
                self._found = (name, value)
                return page
        raise trouble or CannotRead("The feed says it has more pages, but gives the first whichever way it is asked.")

    def _ways(self) -> Iterator[tuple[str, int]]:
        asked = _asked_page(self._url)
        if asked is not None:
            yield _page_name(self._url), asked + 1
            return
        starts = self._first.number if self._first.number is not None else 1
        for name in PAGE_NAMES:
            yield name, starts + 1
            yield name, 2 if starts == 0 else 1

    def _is_second(self, page: Page) -> bool:
        if page.ids and page.ids <= self._first.ids:
            return False
        return page.number is None or self._first.number is None or page.number == self._first.number + 1


def _page_name(url: str) -> str:
    names = [name for name, _value in parse_qsl(urlsplit(url).query)]
    return next((name for name in names if name.lower() in {known.lower() for known in PAGE_NAMES}), "")


def _asked_page(url: str) -> int | None:
    """The page the address itself asks for."""
    value = dict(parse_qsl(urlsplit(url).query)).get(_page_name(url), "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 9 else None


def _with_page(url: str, name: str, value: int) -> str:
    parts = urlsplit(url)
    query = [(key, held) for key, held in parse_qsl(parts.query, keep_blank_values=True) if key != name]
    return urlunsplit(parts._replace(query=urlencode([*query, (name, str(value))]), fragment=""))


def source_name(source: str) -> str:
    """The stable name of a feed: its address without pages and keys; a file's own name without its folder."""
    if not re.match(r"https?://", source, re.IGNORECASE):
        return f"file:{Path(source).resolve().name}"[:200]
    parts = urlsplit(source)
    kept = sorted((key, value) for key, value in parse_qsl(parts.query) if not PASSING.fullmatch(key))
    host = (parts.hostname or "").lower() + (f":{parts.port}" if parts.port else "")
    name = urlunsplit((parts.scheme.lower(), host, parts.path.rstrip("/"), urlencode(kept), ""))
    # A name that must be cut keeps its difference from others.
    return name if len(name) <= 200 else name[:167] + "#" + hashlib.sha256(name.encode()).hexdigest()[:32]
