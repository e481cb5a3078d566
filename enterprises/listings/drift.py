"""When does a copy of a listing stop being true? The parts that matter, each with a digest that changes when it does.

A copy remembers the digests of the day it was checked. Words of the description may change as they like; the price, the
days, the place, ways to get in touch, the name and being closed may not.
"""

import json
from hashlib import sha256
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from enterprises.listings.models import Enterprise

#: In the order they are told of.
PARTS = {
    "closed": _("whether it is open"),
    "name": _("the name"),
    "price": _("the price"),
    "when": _("the days and times"),
    "where": _("the place"),
    "contact": _("how to get in touch"),
}


def facts_of(enterprise: Enterprise) -> dict[str, str]:
    """Part -> digest, as the listing is now."""
    return {
        part: sha256(json.dumps(facts, default=str, ensure_ascii=False).encode()).hexdigest()[:16]
        for part, facts in _facts(enterprise).items()
    }


def changed_since(kept: dict[str, str], enterprise: Enterprise) -> list[str]:
    """The parts that are not what they were, in order. A part nobody remembered does not count."""
    now = facts_of(enterprise)
    return [part for part in PARTS if part in kept and kept[part] != now[part]]


def is_closed(enterprise: Enterprise) -> bool:
    """Closed for now, and not open again since."""
    until = enterprise.closed_until
    return enterprise.is_closed_now and (until is None or until > timezone.localdate())


def _facts(enterprise: Enterprise) -> dict[str, Any]:
    openings = enterprise.openings.order_by("day", "part").values_list("day", "part", "opens_at", "closes_at")
    prices = enterprise.prices.order_by("sort_order", "pk").values_list("name", "pence", "unit", "words")
    venues = enterprise.venues.order_by("sort_order", "pk").values_list("name", "address", "town", "postcode")
    return {
        "closed": is_closed(enterprise),
        "name": enterprise.name,
        "price": [enterprise.price_words, *prices],
        "when": [enterprise.opening_words, enterprise.works_bank_holidays, *openings],
        "where": [*_plain(enterprise, "comes_to_you", *_REACH, "works_remotely", "public_place"), *venues],
        "contact": _plain(enterprise, "phone", "text_number", "email", "website", "post_address"),
    }


_REACH = ("reach_miles", "reach_districts")


def _plain(enterprise: Enterprise, *names: str) -> list[Any]:
    return [getattr(enterprise, name) for name in names]
