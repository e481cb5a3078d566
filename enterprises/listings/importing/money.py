"""What it costs: pence and the unit, read from words. “£12.50 / session” is 1250 pence a session."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.utils.translation import gettext as _

from enterprises.listings.importing import clean, reading

MOST_PENCE = 100_000_000  # a million pounds: more is a mistake
MOST_PRICES = 30

#: Longer before shorter: "half day" before "day".
UNITS = (
    ("half_day", r"half[ -]?(?:a )?day|morning|afternoon"),
    ("hour", r"hours?|hr|hourly|60 ?min(?:ute)?s?|ph|p/h"),
    ("night", r"nights?|overnight|nightly"),
    ("day", r"days?|daily|full day"),
    ("session", r"sessions?|class(?:es)?|lessons?|visits?|treatments?|appointments?|workshops?|drop[ -]?in"),
    ("meal", r"meals?|lunch|dinner|supper"),
    ("week", r"weeks?|weekly|pw|p/w"),
    ("month", r"months?|monthly|pcm"),
    ("year", r"years?|annum|annual(?:ly)?|yearly|pa|p\.a\.?"),
    ("trip", r"trips?|journeys?|outings?|rides?"),
    ("job", r"jobs?"),
    ("person", r"person|people|head|child|adult|pp|p\.p\.?|participant|member|player"),
    ("item", r"each|items?|copy"),
)
PER = r"(?:per|/|an?|each|every|for (?:an?|one|1))\s*(?:1\s+|one\s+)?"
PER_UNIT = re.compile(rf"(?:{PER})(?:{'|'.join(names for _unit, names in UNITS)})(?![a-z])", re.IGNORECASE)
RANGE = re.compile(r"\d\s*(?:-|–|to)\s*£?\s*\d")
AMOUNT = re.compile(
    r"(?:£|gbp)\s*(\d{1,3}(?:,\d{3})+|\d{1,7})(?:\.(\d{1,2}))?(?!\d)|\b(\d{1,4})\s?(?:p|pence)\b",
    re.IGNORECASE,
)
FREE = re.compile(
    r"\b(?:free(?: of charge| entry| to (?:join|attend|use|all)| admission| service)?"
    r"|no (?:charge|cost|fee)s?|nil|gratis)\b",
    re.IGNORECASE,
)
NOT_FREE = re.compile(
    r"\b(?:not free|free (?:trial|taster|parking|for (?:carers|under|members|children|companion)))"
    r"|first .{0,20}free",
    re.IGNORECASE,
)
ASK = re.compile(
    r"\b(?:contact|ask|call|ring|varies|vary|various|depends|depending|negotiable"
    r"|on (?:request|application)|poa|quote|tbc|donation)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PriceGiven:
    name: str
    pence: int | None
    unit: str = ""
    words: str = ""


def prices(record: dict[str, Any], today: date) -> list[PriceGiven]:
    """The record's prices that are good today. Raises Rejected for dates and amounts that cannot be."""
    found = [
        price
        for option in reading.many(record, "cost_options", "costs", "cost_option")
        if (price := _price(option, today))
    ]
    said = reading.yes(reading.first(record, "free", "is_free"))
    if said and not any(price.pence for price in found):
        found = [price for price in found if price.pence == 0] or [PriceGiven(_("Free"), 0)]
    return list(dict.fromkeys(found))[:MOST_PRICES]


def _price(option: Any, today: date) -> PriceGiven | None:
    if not isinstance(option, dict):
        option = {"option": option}
    starts = reading.day(reading.first(option, "valid_from"), "price's first day")
    ends = reading.day(reading.first(option, "valid_to"), "price's last day")
    if starts and ends and ends < starts:
        raise reading.Rejected("a price ends before it starts")
    if (ends and ends < today) or (starts and starts > today):
        return None
    given = reading.first(option, "amount", "cost", "price", "value")
    label = clean.phrase(reading.first(option, "option", "name", "label", "title"), longest=400)
    about = clean.phrase(reading.first(option, "amount_description", "cost_type", "description", "unit"), longest=400)
    if not label and not about and isinstance(given, str) and reading.number(given) is None:
        about = clean.phrase(given, longest=400)
    everything = f"{label} {about}".strip()
    pence = _pence(given, everything)
    unit = unit_in(about) or unit_in(label)
    if pence is None and not everything:
        return None
    return PriceGiven(_name(label, about, pence), pence, unit if pence else "", _note(about, unit, label))


def _name(label: str, about: str, pence: int | None) -> str:
    if label and pence is None:
        return clean.cut(label[:1].upper() + label[1:], 120)
    if len(re.sub(r"\W", "", PER_UNIT.sub("", AMOUNT.sub("", label)))) > 2:
        return clean.cut(label[:1].upper() + label[1:], 120)
    if pence == 0:
        return _("Free")
    return clean.cut(about, 120) if about and not unit_in(about) else _("Price")


def _note(about: str, unit: str, label: str) -> str:
    """What the unit does not already say."""
    says_only_unit = (
        bool(re.fullmatch(rf"(?:{PER})?(?:{dict(UNITS).get(unit, '$')})\.?", about, re.IGNORECASE)) if unit else False
    )
    return "" if says_only_unit or about == label else clean.cut(about, 200)


def _pence(given: Any, words: str) -> int | None:
    """From the amount, else from the words. None is “ask us”; 0 is free."""
    amount = reading.number(given)
    if amount is None and isinstance(given, str):
        return in_words(f"{given} {words}") if not re.fullmatch(r"\s*[\d.,]+\s*", given) else None
    if amount is None:
        return in_words(words)
    if amount < 0 or amount * 100 > MOST_PENCE:
        raise reading.Rejected(f"its price of {amount:g} pounds cannot be right")
    if amount == 0:
        # Nought is also what forms write for "not filled in": other words then have the say.
        return in_words(words) if AMOUNT.search(words) else None if ASK.search(words) else 0
    return int((Decimal(str(amount)) * 100).quantize(Decimal(1), ROUND_HALF_UP))


def in_words(words: str) -> int | None:
    """The one amount these words name; None when there is none, or a range, or several."""
    found = {_to_pence(match) for match in AMOUNT.finditer(words)}
    if len(found) == 1 and not RANGE.search(words):
        return found.pop()
    if not found and "£" not in words and is_free(words):
        return 0
    return None


def _to_pence(match: re.Match[str]) -> int:
    if match[3]:
        return int(match[3])
    return int(match[1].replace(",", "")) * 100 + int((match[2] or "0").ljust(2, "0"))


def is_free(words: str) -> bool:
    return bool(FREE.search(words)) and not NOT_FREE.search(words) and not ASK.search(words)


def unit_in(words: str) -> str:
    """The unit that is named: after “per” anywhere, or on its own."""
    for unit, names in UNITS:
        if re.search(rf"(?:{PER})(?:{names})(?![a-z])", words, re.IGNORECASE):
            return unit
    for unit, names in UNITS:
        if re.fullmatch(rf"\W*(?:£?[\d.,]+\s*)?(?:{names})\W*", words, re.IGNORECASE):
            return unit
    return ""
