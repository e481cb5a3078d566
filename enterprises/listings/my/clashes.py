"""What somebody else wrote meanwhile, as text to read beside one's own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from enterprises.listings.actions import Change, EditedMeanwhile
from enterprises.listings.models.parts import PartOfDay, Weekday
from enterprises.listings.my.forms import StepForm


@dataclass(frozen=True)
class Clash:
    """One field that both changed: its name, who changed it and when, and how it reads now, line by line."""

    label: str
    who: str
    at: datetime | None
    lines: tuple[str, ...]


def clashes(theirs: StepForm, meanwhile: EditedMeanwhile) -> list[Clash]:
    """For each field both changed. `theirs` is the form of the newest draft."""
    return [_clash(theirs, name, change) for name, change in sorted(meanwhile.clashing.items())]


def _clash(form: StepForm, name: str, change: Change) -> Clash:
    if form.row_form is not None and name == form.row_form.relation and form.rows is not None:
        lines = [_row_in_words(row) for row in form.rows.forms]
        return Clash(str(form.row_form.heading), change.who, change.at, tuple(filter(None, lines)))
    field = next(own for own in form.fields if form.stands_for.get(own, own) == name)
    lines = list(_in_words(form, field))
    return Clash(capfirst(str(form.fields[field].label)), change.who, change.at, tuple(lines))


def _row_in_words(row: Any) -> str:
    said = [f"{field.label}: {', '.join(words)}" for field in row if (words := list(_in_words(row, field.name)))]
    return " · ".join(map(str, said))


def _in_words(form: Any, name: str) -> Iterable[str]:
    """The value of a field as a reader sees it: labels for choices, yes for a tick, days by their names."""
    field: Any = form.fields[name]
    value = form.initial.get(name)
    if isinstance(field, forms.ModelMultipleChoiceField):
        return [field.label_from_instance(each) for each in value or ()]
    if value in (None, "", [], {}):
        return []
    if isinstance(field, forms.BooleanField):
        return [_("Yes")] if value else []
    if isinstance(value, dict):  # the grid of days
        return [f"{Weekday(day).label}, {PartOfDay(part).label}" for day, part in value]
    if isinstance(field, forms.ChoiceField):
        choices: Any = field.choices
        labels = {str(key): str(label) for key, label in choices}
        return [labels.get(str(each), str(each)) for each in (value if isinstance(value, list) else [value])]
    return str(field.prepare_value(value)).splitlines()
