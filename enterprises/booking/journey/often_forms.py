"""How often: once, or every so many weeks for so long."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from core.forms import DateBoxes, DateBoxesField
from enterprises.booking import rhythm
from enterprises.booking.journey.forms import StepForm

ONCE = "once"


class KeptDateBoxes(DateBoxes):
    """Also reads a whole date, as the answers of a journey keep it: 2027-03-30."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        boxes = super().value_from_datadict(data, files, name)
        return boxes if any(boxes) else self.decompress(data.get(name))

    def decompress(self, value: date | str | None) -> list[int | None]:
        return super().decompress(_date(value) if isinstance(value, str) else value)


def _date(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


class OftenForm(StepForm):
    heading_field = "how_often"
    how_often = forms.ChoiceField(
        label=_("How often do you want this?"),
        choices=[
            (ONCE, _("Just this once")),
            ("1", _("Every week")),
            ("2", _("Every two weeks")),
            ("4", _("Every four weeks")),
        ],
        widget=forms.RadioSelect,
        help_text=_("Always on the same day of the week and at the same time."),
    )
    how_many = forms.IntegerField(
        label=_("If it is more than once: how many times in all?"),
        min_value=2,
        max_value=rhythm.MOST,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-3"}),
        help_text=_("This first time is one of them. 26 at most."),
        error_messages={
            "invalid": _("Write a number, like 6."),
            "min_value": _("Write 2 or more. For one time, choose “Just this once”."),
            "max_value": _("26 times are the most that can be booked at once."),
        },
    )
    last_day = DateBoxesField(
        label=_("Or until which day?"),
        required=False,
        widget=KeptDateBoxes(),
        help_text=_("Leave it empty if you said how many times. Half a year at most. For example, 27 3 2027."),
    )

    def clean(self) -> dict[str, Any]:
        """What was not said is "": the journey keeps words."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("how_often") == ONCE:
            for name in ("how_many", "last_day"):
                self.errors.pop(name, None)
            return cleaned | {"how_many": "", "last_day": ""}
        many, last = cleaned.get("how_many"), cleaned.get("last_day")
        if not set(self.errors):
            self._check(many, last)
        return cleaned | {"how_many": many or "", "last_day": last or ""}

    def _check(self, many: int | None, last: date | None) -> None:
        if many and last:
            self.add_error("last_day", _("Say how many times, or until which day: one of the two."))
        elif not many and not last:
            self.add_error("how_many", _("Say how many times, or write the last day below."))
        elif self.trip and self.trip.starts_at:
            self._reaches(many, last)

    def _reaches(self, many: int | None, last: date | None) -> None:
        """There is a second time before the last day, and all of them are within half a year."""
        weeks, zone = int(self.cleaned_data["how_often"]), self.trip.offering.diary.tz
        first = self.trip.starts_at.astimezone(zone).date()
        if last and (last - first).days < 7 * weeks:
            self.add_error("last_day", _("That is before the second time. Write a later day."))
        elif last and last - first > rhythm.FURTHEST:
            self.add_error("last_day", _("That is too far away: half a year is the most. Write an earlier day."))
        fit = len(rhythm.starts(self.trip.starts_at, weeks, zone))
        if many and many > fit:
            few = ngettext("%(n)s time is the most in half a year.", "%(n)s times are the most in half a year.", fit)
            self.add_error("how_many", ValidationError(few % {"n": fit}))
