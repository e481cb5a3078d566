"""Where somebody is, as far as it may be kept: a town, a village, a postcode district or sector, never a street."""

from __future__ import annotations

import re

from enterprises.listings.places.find import Place, find_place
from enterprises.listings.places.gazetteer import LOCAL
from enterprises.listings.places.geometry import Point, miles_between
from enterprises.listings.places.postcodes import parse_postcode

MOST_WORDS = 20
#: A name that ends like this, after other words, is more often a street than the village of that name.
STREET = re.compile(
    r"\b(street|st|road|rd|lane|ln|close|avenue|ave|drive|way|court|terrace|row|place|square|crescent|grove|hill)\W*$",
    re.IGNORECASE,
)


def coarse_place(text: str, around: Point | None = None) -> Place | None:
    """The place that was typed, or the one named in an address: "12 High Street, Stroud" is Stroud.

    `around` is the middle of the site's own area. A place guessed from part of the words must be near it.
    """
    whole = find_place(text, around).match
    if whole is not None:
        return _coarse(whole)
    found = (find_place(part, around).match for part in _parts(text) if not STREET.search(part))
    return next((_coarse(place) for place in found if place and _is_local(place, around)), None)


def _parts(text: str) -> list[str]:
    """What stands between commas, last first; then the ends of the text, longest first."""
    words = text.replace(",", " ").split()[-MOST_WORDS:]
    ends = [" ".join(words[start:]) for start in range(1, len(words))]
    return [*reversed(text.split(",")[-MOST_WORDS:]), *ends]


def _is_local(place: Place, around: Point | None) -> bool:
    return around is not None and miles_between(place.point, around) <= LOCAL


def _coarse(place: Place) -> Place:
    """The sector of a full postcode."""
    postcode = parse_postcode(place.label)
    if place.kind != "postcode" or postcode is None:
        return place
    return Place(postcode.sector or postcode.outward, place.kind, place.point)
