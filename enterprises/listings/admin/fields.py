"""Form fields that ask the way people think: pounds, days of the week, a grid of opening times."""

import re
from datetime import time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from enterprises.listings import places
from enterprises.listings.models.parts import PartOfDay, Weekday

Cell = tuple[int, str]
Times = tuple[time | None, time | None]


def checked_districts(text: str) -> str:
    """A list of postcode districts, tidied. Raises ValidationError for a word that cannot be one."""
    words = places.districts_in(text)
    wrong = [word for word in words if not places.is_district_like(word)]
    if wrong:
        raise ValidationError(
            _("We do not know %(words)s. Write districts like GL5, with commas between them."),
            params={"words": ", ".join(wrong)},
        )
    return ", ".join(words)


class PoundsField(forms.CharField):
    """Typed as 12.50 or £12, kept as 1250."""

    def to_python(self, value: Any) -> int | None:  # type: ignore[override]  # the value is a number of pence
        text = str(value or "").strip().lstrip("£").replace(",", "").strip()
        if not text:
            return None
        if not re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,2})?", text):
            raise ValidationError(_("Write pounds and pence, like 12.50. Write 0 if it is free."))
        pounds, _dot, pence = text.partition(".")
        return int(pounds) * 100 + int((pence + "00")[:2])

    def prepare_value(self, value: Any) -> Any:
        return f"{value // 100}.{value % 100:02}" if isinstance(value, int) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(data) != initial)
        except ValidationError:
            return True


class WeekdaysField(forms.TypedMultipleChoiceField):
    """Ticked days, kept as their numbers."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=Weekday.choices, coerce=int, empty_value=[], **kwargs)


class OpeningGrid(forms.Widget):
    """A row for each day, a column for each part of the day: a tick, and times if they are known."""

    template_name = "listings/admin/opening_grid.html"
    use_fieldset = True

    class Media:
        css = {"all": ["listings/admin.css"]}

    def id_for_label(self, id_: str) -> str:
        return ""  # a grid has no one input for its label

    def value_from_datadict(self, data: Any, files: Any, name: str) -> dict[Cell, tuple[str, str]]:
        return {
            (day, part): (
                data.get(f"{name}-{day}-{part}-from", ""),
                data.get(f"{name}-{day}-{part}-until", ""),
            )
            for day in Weekday.values
            for part in PartOfDay.values
            if data.get(f"{name}-{day}-{part}")
        }

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return False  # nothing ticked is an answer: never open

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["parts"] = [part.label for part in PartOfDay]
        context["widget"]["rows"] = [
            {"label": day.label, "cells": [self._cell(name, day, part, value or {}) for part in PartOfDay]}
            for day in Weekday
        ]
        return context

    def _cell(self, name: str, day: Weekday, part: PartOfDay, value: dict[Cell, Any]) -> dict[str, Any]:
        opens, closes = value.get((day.value, part.value), ("", ""))
        return {
            "name": f"{name}-{day.value}-{part.value}",
            "label": f"{day.label}, {part.label.lower()}",
            "ticked": (day.value, part.value) in value,
            "opens": opens.strftime("%H:%M") if isinstance(opens, time) else opens or "",
            "closes": closes.strftime("%H:%M") if isinstance(closes, time) else closes or "",
        }


class OpeningGridField(forms.Field):
    """Cleans to {(day, part): (from, until)} for the parts of days that are open."""

    widget = OpeningGrid

    def clean(self, value: dict[Cell, tuple[str, str]]) -> dict[Cell, Times]:
        errors: list[str] = []
        cells = {cell: self._times(cell, times, errors) for cell, times in value.items()}
        if errors:
            raise ValidationError(errors)
        return cells

    def _times(self, cell: Cell, times: tuple[str, str], errors: list[str]) -> Times:
        where = f"{Weekday(cell[0]).label}, {PartOfDay(cell[1]).label.lower()}"
        try:
            opens, closes = (forms.TimeField(required=False).clean(text.strip().replace(".", ":")) for text in times)
        except ValidationError:
            errors.append(str(_("%(where)s: write times like 9:30.") % {"where": where}))
            return None, None
        if opens and closes and opens >= closes and cell[1] != PartOfDay.NIGHT:
            errors.append(str(_("%(where)s: it must end later than it starts.") % {"where": where}))
        return opens, closes

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.clean(data) != (initial or {})
        except ValidationError:
            return True
