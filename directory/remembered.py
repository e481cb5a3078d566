"""Whole anonymous pages are remembered for a short time and dropped the moment anything published changes."""

import gzip
import hashlib
import re
import time
from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import get_language

from core import reading
from directory.context import stamp

#: How long a page may be shown again, in seconds: "closed until Friday" must not outlive Friday for long.
SECONDS = 60
#: How many pages one process remembers, and how large each may be.
MOST_PAGES = 200
LARGEST = 200_000

#: Who takes packed pages. They are safe to pack: nothing secret of one visitor stands in them.
_TAKES_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))")

View = Callable[..., HttpResponse]


class Kept(NamedTuple):
    """A page until so many seconds of the process's clock, as it is and packed to a quarter of that."""

    until: float
    content: bytes
    packed: bytes
    headers: dict[str, str]


_pages: OrderedDict[str, Kept] = OrderedDict()
_lock = Lock()


def forget() -> None:
    """Drop every page. For tests."""
    with _lock:
        _pages.clear()


def remembered(view: View) -> View:
    """Remember what this view answers to visitors without a session, by address, language, way to read and
    content version.

    Such pages must hold no form with a CSRF token and nothing about one person. Also answers 304 to a browser
    that already has the page.
    """

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in ("GET", "HEAD") or not _is_anonymous(request):
            return view(request, *args, **kwargs)
        # How they like to read stands in the page itself: 72 ways at most (core.reading), and no session for it.
        looks = reading.of(request).key
        key = f"{stamp(request)}|{get_language()}|{looks}|{request.get_host()}|{request.get_full_path()}"
        kept = _recall(key)
        if kept is None:
            response = view(request, *args, **kwargs)
            if not _may_be_kept(response):
                return response
            kept = _keep(key, response)
        response = _answer(kept, request)
        return get_conditional_response(request, etag=response["ETag"], response=response) or response

    return wrapper


def _is_anonymous(request: HttpRequest) -> bool:
    if getattr(request, "is_preview", False):  # a draft, which Wagtail serves as if it were the page
        return False
    return settings.SESSION_COOKIE_NAME not in request.COOKIES and "messages" not in request.COOKIES


def _may_be_kept(response: HttpResponse) -> bool:
    plain = response.status_code == 200 and not response.streaming and not response.cookies
    return plain and len(response.content) <= LARGEST


def _answer(kept: Kept, request: HttpRequest) -> HttpResponse:
    if _TAKES_GZIP.search(request.headers.get("Accept-Encoding", "")):
        response = HttpResponse(kept.packed, headers={**kept.headers, "Content-Encoding": "gzip"})
    else:
        response = HttpResponse(kept.content, headers=kept.headers)
    patch_vary_headers(response, ["Cookie", "Accept-Encoding"])
    return response


def _recall(key: str) -> Kept | None:
    with _lock:
        kept = _pages.get(key)
        if kept is None or kept.until < time.monotonic():
            _pages.pop(key, None)
            return None
        _pages.move_to_end(key)
        return kept


def _keep(key: str, response: HttpResponse) -> Kept:
    # The ETag is of the words themselves, so a new release of the templates is a new page to every browser. It is a
    # weak one, because the packed page has it too.
    etag = f'W/"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    headers = {"Content-Type": response["Content-Type"], "ETag": etag, "Cache-Control": "public, no-cache"}
    packed = gzip.compress(response.content, compresslevel=5, mtime=0)
    kept = Kept(time.monotonic() + SECONDS, response.content, packed, headers)
    with _lock:
        _pages[key] = kept
        while len(_pages) > MOST_PAGES:
            _pages.popitem(last=False)
    return kept
