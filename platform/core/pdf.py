"""HTML to PDF: the only file that knows the library.

Every PDF is PDF/UA-1: tagged, with a language and a title, so that a screen reader can read it. A template
lies in templates/documents/<app>/<name>.html and is an ordinary page: <html lang>, <title>, headings in
order, alt text on every picture, <th> in tables. It may load what {% static %} and a picture's url name;
nothing else is fetched.
"""

import mimetypes
import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousFileOperation
from django.template.loader import render_to_string
from django.utils._os import safe_join

from core.context import words_of
from core.site import current

# A typeface that is cut to the letters of a document carries the moment this was done, unless told which: with one and
# the same, the same document is the same file whenever it is made.
os.environ.setdefault("SOURCE_DATE_EPOCH", "1700000000")


class NotOurs(ValueError):
    """A document asked for something that is not one of this site's static or media files."""


class Book:
    """A long document set part by part: each part begins a page, and says on which pages its anchors are.

    `folder` holds a template for each kind of part; all get `context`. The front is set twice, because its contents
    name pages that come later: hold_front() sees how many pages it takes, set_front() fills them in.
    """

    def __init__(self, folder: str, context: Mapping[str, Any], *, base_url: str) -> None:
        from weasyprint.text.fonts import FontConfiguration  # see render_pdf

        self._folder, self._context, self._base_url = folder, context, base_url
        self._fonts = FontConfiguration()
        # Read once: every part says the same of the site, whoever changes it meanwhile.
        self._site = words_of(current())
        self._front: Any = None
        self._parts: list[Any] = []
        self._held = 0
        #: anchor -> page number, as printed
        self.page_of: dict[str, int] = {}

    def __len__(self) -> int:
        return self._held + sum(len(part.pages) for part in self._parts)

    def hold_front(self, template: str, context: Mapping[str, Any]) -> None:
        self._held = len(self._set(template, context, first=1).pages)

    def set_front(self, template: str, context: Mapping[str, Any]) -> None:
        """Raises ValueError when it takes more or fewer pages than were held for it."""
        self._front = self._set(template, context, first=1)
        if len(self._front.pages) != self._held:
            raise ValueError(f"The front takes {len(self._front.pages)} pages and {self._held} were held.")

    def add(self, template: str, context: Mapping[str, Any]) -> None:
        first = len(self) + 1
        part = self._set(template, context, first=first)
        self._parts.append(part)
        self.page_of |= {name: first + at for at, page in enumerate(part.pages) for name in page.anchors}

    def pdf(self) -> bytes:
        """The whole, tagged like every document here."""
        pages = [page for part in (self._front, *self._parts) for page in part.pages]
        return bytes(self._front.copy(pages).write_pdf(pdf_variant="pdf/ua-1") or b"")

    def _set(self, template: str, context: Mapping[str, Any], *, first: int) -> Any:
        from weasyprint import HTML  # see render_pdf

        facts = {**self._site, "first_page": first, **self._context, **context}
        html = render_to_string(f"{self._folder}/{template}.html", facts)
        fetcher = _our_files()(self._base_url)
        return HTML(string=html, base_url=self._base_url, url_fetcher=fetcher).render(
            font_config=self._fonts, pdf_variant="pdf/ua-1"
        )


def render_pdf(template: str, context: Mapping[str, Any], *, base_url: str) -> bytes:
    """Render a template to a tagged PDF. `base_url` is the site's address, for links and the files it loads.

    Raises NotOurs when the document asks for a file that is not this site's: a stylesheet or typeface that is
    missing is a mistake to mend. A photograph that was deleted meanwhile leaves its alt text.
    """
    # WeasyPrint takes half a second and 40 MB to load: only a process that makes a PDF pays for it.
    from weasyprint import HTML
    from weasyprint.urls import FatalURLFetchingError

    html = render_to_string(template, {**words_of(current()), **context})
    try:
        pdf = HTML(string=html, base_url=base_url, url_fetcher=_our_files()(base_url)).write_pdf(pdf_variant="pdf/ua-1")
    except FatalURLFetchingError as error:
        raise NotOurs(str(error)) from error
    return bytes(pdf or b"")


def local_file(url: str, base_url: str) -> Path:
    """The static or media file behind an address of this site.

    Raises NotOurs for anything else, FileNotFoundError for a picture that is no longer there.
    """
    asked, site = urlsplit(url), urlsplit(base_url)
    if (asked.scheme, asked.netloc) != (site.scheme, site.netloc):
        raise NotOurs(f"A document may not load {asked.scheme}://{asked.netloc}.")
    path = unquote(asked.path)
    if path.startswith(settings.MEDIA_URL):
        if picture := _below(settings.MEDIA_ROOT, path.removeprefix(settings.MEDIA_URL)):
            return picture
        raise FileNotFoundError(path)
    if path.startswith(settings.STATIC_URL) and (found := _static(path.removeprefix(settings.STATIC_URL))):
        return found
    raise NotOurs(f"There is no static or media file at {path}.")


def _static(name: str) -> Path | None:
    """Collected files first (their names may carry a digest), then where they are made."""
    collected = _below(settings.STATIC_ROOT, name)
    if collected:
        return collected
    try:
        found = finders.find(name)
    except SuspiciousFileOperation:
        return None
    return Path(found) if isinstance(found, str) else None


def _below(root: str | Path, name: str) -> Path | None:
    try:
        path = Path(safe_join(str(root), name))
    except SuspiciousFileOperation:
        return None
    return path if path.is_file() else None


@cache
def _our_files() -> Any:
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse  # see render_pdf

    class OurFiles(URLFetcher):
        """Serves this site's own files from disk: from here no way leads to the network or to other files."""

        def __init__(self, base_url: str) -> None:
            super().__init__(allowed_protocols=("data",))
            self.base_url = base_url

        def fetch(self, url: str, headers: Any = None) -> Any:
            if url.startswith("data:"):
                return super().fetch(url, headers)
            try:
                path = local_file(url, self.base_url)
            except NotOurs as error:
                # Of this kind, because any other is only logged and leaves a hole.
                raise FatalURLFetchingError(str(error)) from error
            mime_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
            return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": mime_type})

    return OurFiles
