"""The single lines of a listing that a visitor's correction can name, so that accepting it needs one press.

A line is a field of plain words. Most go onto the draft and are looked at like every change; those of TODAY are
facts of today, which everybody sees at once (actions.today).
"""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from enterprises.listings.models import Correction, Enterprise

_About = Correction.About
#: field -> what a correction of it is about, in the order of the page.
LINES: dict[str, str] = {
    "name": _About.WHAT,
    "one_line": _About.WHAT,
    "description": _About.WHAT,
    "does": _About.WHAT,
    "does_not": _About.WHAT,
    "story": _About.WHAT,
    "opening_words": _About.WHEN,
    "waiting_words": _About.WHEN,
    "places_left": _About.WHEN,
    "price_words": _About.PRICE,
    "phone": _About.CONTACT,
    "text_number": _About.CONTACT,
    "email": _About.CONTACT,
    "website": _About.CONTACT,
    "post_address": _About.CONTACT,
    "best_time": _About.CONTACT,
    "contact_words": _About.CONTACT,
    "referral_words": _About.OTHER,
    "good_to_know": _About.OTHER,
    "alert": _About.OTHER,
    "closed_words": _About.CLOSED,
}
#: Facts of today, and what stands in the database for each.
TODAY = {"closed_words": ("is_closed_now", "closed_words", "closed_until"), "places_left": ("places_left",)}
_NUMBERS = ("phone", "text_number")


@dataclass(frozen=True)
class Line:
    """One line as it stands now. `says` is "" where nothing is written."""

    name: str
    label: str
    says: str


def label_of(name: str) -> str:
    """What a line is called on screen."""
    if name == "closed_words":
        return _("Closed for now")
    return capfirst(str(_field(name).verbose_name)) if name in LINES else ""


def says(listing: Enterprise, name: str) -> str:
    """What a line says now, of the listing or of a draft of it."""
    if name == "closed_words" and not listing.is_closed_now:
        return ""
    value = getattr(listing, name)
    return "" if value is None else str(value)


def offered(listing: Enterprise) -> list[Line]:
    """The lines a visitor can see, and whether it is closed: what nobody wrote cannot be wrong."""
    lines = [Line(name, label_of(name), says(listing, name)) for name in LINES]
    return [line for line in lines if line.says or line.name == "closed_words"]


def value_field(name: str) -> forms.Field:
    """A box for the line: as strict as the owner's own."""
    if name == "places_left":
        return forms.IntegerField(min_value=0, max_value=10_000, required=False)
    model_field = _field(name)
    scheme = {"assume_scheme": "https"} if isinstance(model_field, models.URLField) else {}
    field: forms.Field = model_field.formfield(**scheme)
    if name in _NUMBERS:
        field.validators.append(like_a_number)
    return field


def like_a_number(text: str) -> None:
    """Digits as people write them. A word would be dialled as nothing."""
    if text and (sum(each.isdigit() for each in text) < 5 or any(each.isalpha() for each in text)):
        raise ValidationError(_("Write a phone number, like 01632 960123."))


def facts(name: str, value: str) -> dict[str, Any]:
    """The facts of today that a line's new words stand for."""
    if name == "places_left":
        return {"places_left": int(value) if value else None}
    return {"is_closed_now": bool(value), "closed_words": value, "closed_until": None}


def _field(name: str) -> Any:
    return Enterprise._meta.get_field(name)


HINTS: dict[str, str | Promise] = {
    "closed_words": gettext_lazy("Say in a few words why it is closed. Leave it empty if it is open."),
    "places_left": gettext_lazy("0 means full. Leave it empty if they do not count."),
}
