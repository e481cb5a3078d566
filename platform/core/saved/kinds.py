"""Which forms can be saved, and who may open one at the desk. Each app adds its own.

    CORRECTION = register(Kind("correction", _("Suggest a correction"), CorrectionForm, area_of, may_open))

A page is no kind: it holds nothing typed. `describes` says in words what a page of search results was asked for.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.saved.models import SavedForm


@dataclass(frozen=True)
class Kind:
    """One form that can be saved half filled in."""

    key: str
    title: str | Promise
    form: type[forms.BaseForm]
    #: The area whose team it is for; None when that cannot be told.
    area_of: Callable[[SavedForm], Any]
    #: Whether this person may open it at the desk, finish it and send it.
    may_open: Callable[[Any, SavedForm], bool]


KINDS: dict[str, Kind] = {}
#: By the name of a view: what its address asks for, as short texts for whoever answers the phone.
DESCRIBES: dict[str, Callable[[str], list[str]]] = {}


def title_of(key: str) -> str | Promise:
    """What the form is called on its own page."""
    return KINDS[key].title if key in KINDS else _("A form")


def register(kind: Kind) -> Kind:
    KINDS[kind.key] = kind
    return kind
