"""What stands where in a booklet: chapters by kind of help, and two indexes. No database, no paper.

Takes listings as directory.listing_page.read() gives them and the tree of categories. A listing stands once, in the
chapter of its first kind of help; the indexes name it under every kind and every place it has. Example: a listing of
kinds "Gardening" (in House and garden) and "Cafés" (in Things to buy) with a venue in Stroud stands in the chapter
House and garden, and in the indexes under Gardening, Cafés and Stroud.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

Listing = dict[str, Any]


@dataclass
class Kind:
    """One category: its name, and the address of the chapter it belongs to."""

    name: str
    chapter: str


@dataclass
class Chapter:
    """One kind of help and those who give it, by name."""

    slug: str
    name: str
    listings: list[Listing] = field(default_factory=list)


@dataclass
class Heading:
    """One word of an index and the listings under it, by name."""

    name: str
    listings: list[Listing] = field(default_factory=list)


def chapters(listings: Iterable[Listing], names: dict[str, str], kinds: dict[str, Kind]) -> list[Chapter]:
    """Chapters in the order of `names` (slug -> name), those without a known kind of help last; no empty ones."""
    found = {slug: Chapter(slug, name) for slug, name in names.items()}
    found["other"] = Chapter("other", _("Other help"))
    for listing in sorted(listings, key=by_name):
        known = (kinds[each["slug"]].chapter for each in listing["categories"] if each["slug"] in kinds)
        found[next(known, "other")].listings.append(listing)
    return [chapter for chapter in found.values() if chapter.listings]


def index_of_kinds(listings: Iterable[Listing], kinds: dict[str, Kind]) -> list[Heading]:
    """Every kind of help from A to Z."""
    return _index(listings, lambda each: [kinds[c["slug"]].name for c in each["categories"] if c["slug"] in kinds])


def index_of_places(listings: Iterable[Listing]) -> list[Heading]:
    """Every town and village from A to Z; who comes to people stands under where they start from."""
    return _index(listings, _places)


def _places(listing: Listing) -> list[str]:
    towns = [venue["town"] for venue in listing["venues"] if venue["town"]]
    if not towns and listing["public_place"]:
        towns = [listing["public_place"]]
    return [*towns, *([_("By phone or video")] if listing["works_remotely"] else [])]


def _index(listings: Iterable[Listing], words: Any) -> list[Heading]:
    found: dict[str, Heading] = {}
    for listing in sorted(listings, key=by_name):
        for word in dict.fromkeys(words(listing)):
            found.setdefault(word, Heading(word)).listings.append(listing)
    return sorted(found.values(), key=lambda heading: _plain(heading.name))


def by_name(listing: Listing) -> str:
    """As people look a name up: without “The”, capitals and accents."""
    return _plain(listing["name"]).removeprefix("the ")


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
