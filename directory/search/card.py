"""What one search result shows, made when the listing is written so that showing it asks nothing.

What is kept are facts: settle() puts them into the language being spoken. A card, after settle():

    name, slug, url, short_number, one_line
    place               "near Stroud", or ""
    point               [latitude, longitude] of the public point, or None
    photo               {"url", "width", "height", "alt", "srcset"} or None
    price, days         one line each, or ""
    tags                [{"value", "label"}] of its kinds of help, as the category filter has them
    comes               "Comes to you, up to 8 miles away", or ""
    venues              [{"name", "town"}]
    checks              [{"value", "label"}], current ones only
    formats             [{"label", "url"}]: Easy Read and recordings that are here
    bookable            whether something can be booked here, on the site
    closed, closed_words, closed_until (ISO), full, places_left, waiting
    last_confirmed_on   ISO date or None
"""

from __future__ import annotations

import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import SourceImageIOError

from core.languages import in_language, is_default, once, term
from core.models import Picture
from directory import words
from directory.search import formats
from directory.search.facts import Facts
from directory.search.vocabulary import Vocabulary, Word
from enterprises.listings import places

#: The fixed sizes of a card's photograph: the second is for dense screens.
RENDITIONS = ("fill-400x300|format-webp", "fill-800x600|format-webp")
#: More districts than this are not spelled out.
FEW_DISTRICTS = 4

Checks = list[tuple[Word, datetime.date | None]]


def card_of(facts: Facts, vocabulary: Vocabulary, categories: list[Word], held: Checks) -> dict[str, Any]:
    row = facts.row
    point = (row["public_latitude"], row["public_longitude"])
    return {
        "name": row["name"],
        "slug": row["slug"],
        "short_number": row["short_number"] or "",
        "one_line": row["one_line"],
        "place": row["public_place"],
        "point": None if None in point else point,
        "photo": _photo(*facts.photo) if facts.photo else None,
        "price": _price(facts),
        "openings": facts.openings,
        "tags": [{"value": word.slug, "label": word.name} for word in categories],
        "reach": _reach(row),
        "venues": [{"name": venue.name, "town": venue.town} for venue in facts.venues],
        "checks": [{"value": word.slug, "label": word.name, "until": _iso(ends_on)} for word, ends_on in held],
        "formats": _formats(facts, vocabulary),
        "bookable": facts.is_bookable,
        "closed": row["is_closed_now"],
        "closed_words": row["closed_words"],
        "closed_until": _iso(row["closed_until"]),
        "full": row["places_left"] == 0,
        "places_left": row["places_left"],
        "waiting": row["waiting_words"],
        "last_confirmed_on": _iso(row["last_confirmed_on"]),
    }


def settle(card: dict[str, Any], today: str, language: str) -> dict[str, Any]:
    """The card as it is on this day (ISO), in the language being spoken: checks that ran out are gone, and what has
    opened again is open.
    """
    checks = [check for check in card["checks"] if not check["until"] or check["until"] >= today]
    card["checks"] = [{"value": check["value"], "label": check["label"]} for check in checks]
    if card["closed"] and card["closed_until"] and card["closed_until"] <= today:
        card["closed"] = False
    return _put_into_words(card, language)


def _put_into_words(card: dict[str, Any], language: str) -> dict[str, Any]:
    """Facts are kept and not sentences: a card is read in every language. One kept before that has sentences."""
    before, after = _around_slug.spoken(language)
    card["url"] = f"{before}{card['slug']}{after}"
    if not is_default(language):
        for named in (*card["tags"], *card["checks"], *card.get("formats", ())):
            named["label"] = term(named["label"])
    for each in card.get("formats", ()):
        each["url"] = in_language(each["url"], language)
    if "openings" in card:
        card["price"] = _price_words.spoken(language, *card["price"]) if _is_priced(card) else card["price"]
        card["days"] = words.days_words.spoken(language, tuple(map(tuple, card["openings"])))
        miles, districts = card["reach"] or (None, ())
        card["comes"] = _comes_words.spoken(language, miles, tuple(districts)) if card["reach"] else ""
    return card


@once
def _around_slug() -> list[str]:
    """Twenty reverse() for a page of results would take a third of its time."""
    return reverse("directory:listing", args=["-"]).rsplit("-", 1)


def _is_priced(card: dict[str, Any]) -> bool:
    """Whether the price is pence, unit and whether it is the least, and not the enterprise's own words."""
    return not isinstance(card["price"], str)


@once
def _price_words(pence: int, unit: str, is_least: bool) -> str:
    return _("From %(price)s") % {"price": words.for_unit(pence, unit)} if is_least else words.price_words(pence, unit)


@once
def _comes_words(miles: int | None, districts: tuple[str, ...]) -> str:
    """In a few words: miles, or a few districts."""
    return words.comes_words(miles, districts) if miles or districts else _("Comes to you")


def _iso(day: datetime.date | None) -> str | None:
    return day.isoformat() if day else None


def _photo(picture: Picture, alt: str) -> dict[str, Any] | None:
    """The addresses of the photograph's fixed sizes; None when its file is missing or broken."""
    try:
        small, large = picture.get_renditions(*RENDITIONS).values()
    except (SourceImageIOError, InvalidFilterSpecError, OSError):
        return None
    return {
        "url": small.url,
        "width": small.width,
        "height": small.height,
        "alt": alt,
        "srcset": f"{small.url} {small.width}w, {large.url} {large.width}w",
    }


def _formats(facts: Facts, vocabulary: Vocabulary) -> list[dict[str, str]]:
    """What is here besides the page, each with its address. Not large print: every listing has it."""
    page = reverse("directory:listing", args=[facts.row["slug"]])
    addresses = {
        formats.EASY_READ: reverse("directory:easy_read", args=[facts.row["slug"]]),
        formats.BSL: f"{page}#watch",
        formats.AUDIO: f"{page}#watch",
    }
    return [
        {"label": vocabulary.formats[slug].name, "url": addresses[slug]}
        for slug in formats.here(facts)
        if slug in addresses and slug in vocabulary.formats
    ]


def _price(facts: Facts) -> str | tuple[int, str, bool]:
    """Pence, unit, and whether it is only the least: the first price, or the lowest for the same unit when there are
    several ("From £12 an hour"). Their own words when there is none.
    """
    priced = [(pence, unit) for _name, pence, unit, _words in facts.prices if pence is not None]
    if not priced:
        return str(facts.row["price_words"])
    unit = priced[0][1]
    amounts = {pence for pence, other in priced if other == unit}
    return min(amounts), unit, len(amounts) > 1


def _reach(row: dict[str, Any]) -> tuple[int | None, list[str]] | None:
    """Miles, or a few districts; None when nobody comes to people."""
    if not row["comes_to_you"]:
        return None
    districts = [] if row["reach_miles"] else places.districts_in(row["reach_districts"])
    return row["reach_miles"], districts if len(districts) <= FEW_DISTRICTS else []
