"""The words for what stands in a version of a listing: which parts it has, and each value as people say it."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils import formats
from django.utils.dateparse import parse_date
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.languages import term
from enterprises.listings.models import Category, Enterprise, Term
from enterprises.listings.models.parts import PartOfDay, Weekday
from enterprises.listings.words import clock, price_words, which_days

_LIKENESS = ("noise", "light", "smells", "crowds", "quiet_place")

#: The parts of a listing in the order of its page, each with its fields.
PARTS: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (gettext_lazy("What"), ("name", "one_line", "categories", "description", "does", "does_not")),
    (gettext_lazy("Photographs"), ("photos",)),
    (
        gettext_lazy("Who"),
        (
            *("story", "run_by", "workers_count", "audiences", "minimum_age", "maximum_age", "languages", "skills"),
            "coming_people",
        ),
    ),
    (
        gettext_lazy("Where"),
        (
            *("comes_to_you", "reach_miles", "reach_districts", "works_remotely", "venues", "walk"),
            *(name for aspect in _LIKENESS for name in (aspect, f"{aspect}_words")),
        ),
    ),
    (gettext_lazy("When"), ("openings", "opening_words", "works_bank_holidays", "exceptions", "waiting_words")),
    (gettext_lazy("How much"), ("prices", "price_words", "payments")),
    (
        gettext_lazy("Getting in touch"),
        (
            *("phone", "text_number", "email", "website", "post_address", "best_time", "contact_words"),
            *("referral_needed", "referral_words"),
        ),
    ),
    (gettext_lazy("Checks"), ("checks", "insurance_words")),
    (gettext_lazy("Other formats"), ("formats", "recordings", "texts")),
    (gettext_lazy("Good to know"), ("good_to_know", "alert", "links", "testimonials")),
)
#: Texts that are lists: one thing on each line.
AS_LINES = ("does", "does_not")

#: What makes a row without an id the same as another: a link's address, a day and its part.
_KEYS: dict[str, tuple[str, ...]] = {
    "photos": ("picture",),
    "coming_people": ("first_name",),
    "venues": ("name",),
    "walk": ("picture",),
    "openings": ("day", "part"),
    "exceptions": ("starts_on",),
    "prices": ("name",),
    "checks": ("kind",),
    "recordings": ("title",),
    "texts": ("language",),
    "links": ("url",),
    "testimonials": ("said_by",),
}
#: What no reader is told of a row: its place, and what is worked out from the rest.
_UNSAID = {"id", "enterprise", "sort_order", "currency", "english_digest", "latitude", "longitude", "picture"}


@dataclass(frozen=True)
class Names:
    """What the ids in versions are called. An id that is not here is gone since."""

    terms: Mapping[int, str] = field(default_factory=dict)
    categories: Mapping[int, str] = field(default_factory=dict)
    recordings: Mapping[int, str] = field(default_factory=dict)


def row_key(name: str, row: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(row.get(each) for each in _KEYS[name])


def field_of(name: str) -> Any:
    """The field of a listing, or the relation to its rows, by name."""
    return Enterprise._meta.get_field(name)


def label_of(model_field: Any) -> Any:
    """The field's own name on screen; what a place is like says of what its words are."""
    if model_field.name.removesuffix("_words") in _LIKENESS and model_field.name.endswith("_words"):
        aspect = field_of(model_field.name.removesuffix("_words"))
        return f"{aspect.verbose_name}, {model_field.verbose_name}"
    return getattr(model_field, "verbose_name", model_field.name)


def names_of(model_field: Any, ids: list[int], names: Names) -> list[str]:
    """The words that are chosen, sorted; those that are gone since are left out."""
    known = {Category: names.categories, Term: names.terms}[model_field.related_model]
    return sorted(term(known[each]) for each in ids if each in known)


def in_words(model_field: Any, value: Any, names: Names) -> str:
    """One value as people say it; "" for nothing."""
    if model_field.many_to_many:
        return ", ".join(names_of(model_field, value or [], names))
    if value is None or value == "" or value == []:
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if model_field.is_relation:
        known = names.terms if model_field.related_model is Term else names.recordings
        return term(known.get(value, _("something that is gone since")))
    if model_field.name == "days":
        return which_days(tuple(sorted(value)))
    if model_field.choices:
        return str(dict(model_field.flatchoices).get(value, value))
    return _plain(model_field.get_internal_type(), str(value))


def _plain(kind: str, value: str) -> str:
    if kind == "DateField":
        return date_in_words(parse_date(value))
    return clock(value[:5]) if kind == "TimeField" else value


def date_in_words(day: datetime.date | None) -> str:
    return formats.date_format(day, "j F Y") if day else ""


def describe(name: str, row: Mapping[str, Any], names: Names) -> str:
    """One row in a line. Every fact of it stands here, so that no change goes by unseen."""
    if name == "openings":
        return _opening(row)
    facts = _SAID_TOGETHER[name](row) if name in _SAID_TOGETHER else []
    said = {each for each, _words in facts}
    words = [words for _each, words in facts if words]
    model = field_of(name).related_model
    for each in (*model._meta.concrete_fields, *model._meta.many_to_many):
        value = row.get(each.name)
        # A "no" is the rule for a tick; only what is ticked is worth a word.
        if each.name in _UNSAID | said or value is False:
            continue
        if shown := in_words(each, value, names):
            words.append(f"{capfirst(str(each.verbose_name))}: {shown}" if words else shown)
    return "; ".join(words)


def _opening(row: Mapping[str, Any]) -> str:
    day, part = Weekday(row["day"]).label, str(PartOfDay(row["part"]).label).lower()
    times = [clock(row[name][:5]) if row.get(name) else "" for name in ("opens_at", "closes_at")]
    if not any(times):
        return f"{day}, {part}"
    return f"{day}, {part}: {times[0] or '…'} – {times[1] or '…'}"


def _price(row: Mapping[str, Any]) -> list[tuple[str, str]]:
    pence = row.get("pence")
    return [("name", row.get("name") or ""), ("pence", price_words(pence, row.get("unit") or "")), ("unit", "")]


def _exception(row: Mapping[str, Any]) -> list[tuple[str, str]]:
    first, last = (date_in_words(parse_date(str(row[name]))) for name in ("starts_on", "ends_on"))
    days = first if first == last else _("%(first)s to %(last)s") % {"first": first, "last": last}
    return [("starts_on", days), ("ends_on", ""), ("is_open", _("open") if row.get("is_open") else _("closed"))]


_SAID_TOGETHER = {"prices": _price, "exceptions": _exception}
