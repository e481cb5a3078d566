"""A booklet as a tagged PDF, set chapter by chapter: progress shows, and page numbers are known before the contents.

The front (cover, how to use it, contents) is set twice: first to see how many pages it takes, then with the numbers.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from core.context import own_lang
from core.languages import term
from core.pdf import Book
from core.site import current
from directory import listing_page
from directory.booklet.contents import Chapter, Kind, chapters, index_of_kinds, index_of_places
from directory.qr import qr_drawing, short_address
from enterprises.listings.models import Area, Category

#: Listings set between two reports of progress; also what keeps one piece's memory small.
PIECE = 40

Report = Callable[[int, int], None]


class NothingToPrint(Exception):
    """The area has no public listing."""


def make_booklet(area: Area, *, large: bool, language: str, report: Report) -> tuple[bytes, set[int]]:
    """The PDF and the ids of the listings in it, in one of the site's languages; what enterprises wrote of themselves
    stays as they wrote it. `report(done, of)` is called after each piece.

    Raises NothingToPrint for an area without a public listing.
    """
    with translation.override(language):
        return _make(area, large, report)


def _make(area: Area, large: bool, report: Report) -> tuple[bytes, set[int]]:
    listings = listing_page.read(area=area)
    if not listings:
        raise NothingToPrint
    names, kinds = _tree()
    parts = chapters(listings, names, kinds)
    book = Book("documents/directory/booklet", _context(area, large, len(listings)), base_url=settings.SITE_URL)
    indexes = [(_("Find by kind of help"), "index-kinds"), (_("Find by place"), "index-places")]
    headings = [(part.name, f"chapter-{part.slug}") for part in parts] + indexes
    book.hold_front("front", {"contents": [(name, anchor, 0) for name, anchor in headings]})
    _set_chapters(book, parts, len(listings), report)
    for listing in listings:
        listing["page"] = book.page_of[f"listing-{listing['id']}"]
    book.add("index", {"kinds": index_of_kinds(listings, kinds), "places": index_of_places(listings)})
    book.set_front("front", {"contents": [(name, anchor, book.page_of[anchor]) for name, anchor in headings]})
    return book.pdf(), {listing["id"] for listing in listings}


def _set_chapters(book: Book, parts: list[Chapter], total: int, report: Report) -> None:
    done = 0
    for chapter in parts:
        for start in range(0, len(chapter.listings), PIECE):
            piece = chapter.listings[start : start + PIECE]
            for listing in piece:
                listing["qr"] = qr_drawing(short_address(listing["short_number"]))
            book.add("chapter", {"chapter": chapter, "is_first": start == 0, "listings": piece})
            done += len(piece)
            report(done, total)


def _tree() -> tuple[dict[str, str], dict[str, Kind]]:
    """Chapters' names by slug, in the editors' order, and every category with its chapter."""
    rows = list(Category.objects.in_order().select_related("parent"))
    names = {row.slug: term(row.name) for row in rows if row.parent is None}
    return names, {row.slug: Kind(term(row.name), row.parent.slug if row.parent else row.slug) for row in rows}


def _context(area: Area, large: bool, count: int) -> dict[str, Any]:
    ours = current()
    return {
        "area": area,
        "own_lang": own_lang(),
        "phone": area.phone or ours.phone,
        "phone_hours": area.phone_hours if area.phone else ours.hours,
        "size": "large" if large else "normal",
        "count": count,
        "made_on": timezone.localdate(),
        "site_address": settings.SITE_URL.split("//")[-1],
    }
