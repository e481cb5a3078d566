"""Every address of the site that search engines may know, with the moment it last changed."""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from django.urls import reverse
from wagtail.query import PageQuerySet

from directory.addresses import own_address
from directory.languages import code_of, on_this_site
from directory.public_pages import public_pages
from enterprises.listings.models import Enterprise

#: The protocol allows 50,000 in one file.
IN_ONE = 40_000
#: Public pages that are neither Wagtail's nor listings.
OTHERS = ("directory:find", "directory:worried")


class Place(NamedTuple):
    address: str
    changed_at: datetime | None


def parts() -> list[tuple[str, int]]:
    """(kind, number) of each file, numbers from 1."""
    counts = {"pages": _pages().count() + len(OTHERS), "listings": Enterprise.objects.public().count()}
    return [(kind, number + 1) for kind, count in counts.items() for number in range(-(-count // IN_ONE))]


def places(kind: str, number: int) -> Iterator[Place]:
    """The places of one file, always in the same order."""
    return _some_pages(number) if kind == "pages" else _some_listings(number)


def _lot(number: int) -> slice:
    return slice((number - 1) * IN_ONE, number * IN_ONE)


def _some_listings(number: int) -> Iterator[Place]:
    rows = Enterprise.objects.public().order_by("pk").values_list("slug", "last_published_at")[_lot(number)]
    for slug, changed_at in rows.iterator():
        yield Place(reverse("directory:listing", args=[slug]), changed_at)


def _some_pages(number: int) -> Iterator[Place]:
    if number == 1:
        yield from (Place(reverse(name), None) for name in OTHERS)
    rows = _pages().order_by("path").values_list("url_path", "locale_id", "last_published_at")[_lot(number)]
    for url_path, locale_id, changed_at in rows.iterator():
        yield Place(own_address(url_path, code_of(locale_id)), changed_at)


def _pages() -> PageQuerySet:
    """The home page of every language and all under it."""
    return on_this_site(public_pages())
