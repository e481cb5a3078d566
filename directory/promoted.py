"""What editors want to be shown first for some words: Wagtail's search promotions, of a page, a listing or a link.

One is shown when all its words were searched for ("bus pass" also for "where do I get a bus pass"). What visitors type
is never written down: Wagtail's own way of asking for promotions would keep each search as a row.
"""

import re
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from wagtail.contrib.search_promotions.models import SearchPromotion

from core.languages import in_language
from directory import search
from directory.public_pages import public_pages
from directory.search.words import split, stem, stems
from enterprises.listings.models import Enterprise, FormerAddress

#: At most so many at the top of a page.
MOST_SHOWN = 3


@dataclass(frozen=True)
class Link:
    """A page, or an address elsewhere."""

    title: str
    address: str
    words: str


@dataclass(frozen=True)
class Shown:
    """What stands at the top of this search."""

    links: list[Link] = field(default_factory=list)
    listings: list[search.Hit] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.links or self.listings)


@dataclass(frozen=True)
class _Promotion:
    needs: frozenset[str]
    what: Link | int  # a listing's id


_kept: tuple[str, list[_Promotion]] = ("", [])


def forget() -> None:
    """Remember nothing. For tests."""
    global _kept
    _kept = ("", [])


def shown_for(text: str, stamp: str) -> Shown:
    """What is shown first for these words. Asks for the cards of promoted listings, if there are any, in one query."""
    searched = frozenset(stem(word) for word in split(text))
    matching = [each.what for each in _all(stamp) if each.needs <= searched][:MOST_SHOWN] if searched else []
    ids = [what for what in matching if isinstance(what, int)]
    listings = search.cards(ids) if ids else []
    return Shown([_spoken(what) for what in matching if isinstance(what, Link)], listings)


def _spoken(link: Link) -> Link:
    """Pages of our own in the language being spoken; where there is none, they show themselves in English."""
    return replace(link, address=in_language(link.address)) if link.address.startswith("/") else link


def _all(stamp: str) -> list[_Promotion]:
    """Every promotion, those with the most words first. Read again when editors change something."""
    global _kept
    # With the day: a story may be told until a day, and nothing is written when that is over.
    stamp = f"{stamp} {timezone.localdate()}"
    if _kept[0] != stamp:
        rows = SearchPromotion.objects.select_related("query", "page").order_by("query_id", "sort_order", "pk")
        made = [promotion for row in rows if (promotion := _promotion(row))]
        _kept = (stamp, sorted(made, key=lambda each: -len(each.needs)))
    return _kept[1]


def _promotion(row: SearchPromotion) -> _Promotion | None:
    words = row.query.query_string
    needs = frozenset(stems(words) or (stem(word) for word in split(words)))
    what = _page(row) if row.page else listing_at(row.external_link_url) or _link(row)
    return _Promotion(needs, what) if needs and what else None


def _page(row: SearchPromotion) -> Link | None:
    """Not while the public cannot see it."""
    may_be_seen = public_pages().filter(pk=row.page.pk).exists()
    return Link(row.page.title, row.page.url, row.description) if may_be_seen and row.page.url else None


def _link(row: SearchPromotion) -> Link | None:
    """An address of this site that is a listing's, but of none the public may see, is no link either."""
    if _listing_slug(row.external_link_url):
        return None
    return Link(row.external_link_text or row.external_link_url, row.external_link_url, row.description)


def listing_at(address: str) -> int | None:
    """The listing whose page this address of our own site is, public or not just now."""
    slug = _listing_slug(address)
    if not slug:
        return None
    known = Enterprise.objects.filter(slug=slug).values_list("pk", flat=True).first()
    return known or FormerAddress.objects.filter(slug=slug).values_list("enterprise", flat=True).first()


def _listing_slug(address: str) -> str:
    parts, ours = urlsplit(address), urlsplit(settings.SITE_URL)
    found = re.fullmatch(r"/enterprises/([-\w]+)/.*", parts.path)
    return found[1] if found and parts.hostname == ours.hostname else ""
