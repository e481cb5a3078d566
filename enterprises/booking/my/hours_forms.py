"""The forms about when: the week, one date, days off, and whose time it is."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.forms import DateBoxesField
from enterprises.booking import hours
from enterprises.booking.models import Diary
from enterprises.listings.models.parts import Weekday

EVERY = [(5, _("5 minutes")), (10, _("10 minutes")), (15, _("15 minutes")), (20, _("20 minutes"))]
EVERY += [(30, _("half hour")), (60, _("hour"))]


class HoursField(forms.CharField):
    """Hours of one day, typed as people write them (booking.hours)."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=200, required=False, **kwargs)

    def clean(self, value: Any) -> list[hours.Pair]:
        try:
            return hours.read(super().clean(value))
        except hours.NotHours as wrong:
            raise ValidationError(str(wrong)) from None


class WeekForm(forms.Form):
    """A box for each day of the week, and how often something can start."""

    use_required_attribute = False
    marks_optional = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for day in Weekday:
            self.fields[f"day_{day.value}"] = HoursField(label=day.label)
        self.fields["every"] = forms.TypedChoiceField(
            label=_("How often can something start?"),
            choices=[(minutes, _("Every %(time)s") % {"time": words}) for minutes, words in EVERY],
            coerce=int,
            help_text=_("Counted from when you begin. Every half hour from 9:30 is 9:30, 10:00, 10:30 and so on."),
        )

    def rows(self) -> list[tuple[int, hours.Pair]]:
        return [(day, pair) for day in Weekday.values for pair in self.cleaned_data[f"day_{day}"]]


class DatedForm(forms.Form):
    """Other hours on one date, or none."""

    use_required_attribute = False
    day = DateBoxesField(label=_("Which day?"))
    hours = HoursField(
        label=_("When are you there on that day?"),
        help_text=_("Like 9:30 to 12:30, 14:00 to 16:00. Leave it empty if nobody is there that day."),
    )

    def clean_day(self) -> date:
        return not_over(self.cleaned_data["day"])


class DaysOffForm(forms.Form):
    """From one day to another; of one diary, or of all."""

    use_required_attribute = False
    first_day = DateBoxesField(label=_("First day away"))
    last_day = DateBoxesField(label=_("Last day away"), required=False, help_text=_("Leave it empty if it is one day."))

    def __init__(self, *args: Any, diaries: list[Diary], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(diaries) > 1:
            self.fields["diaries"] = forms.TypedMultipleChoiceField(
                label=_("Who is away?"),
                choices=[(diary.pk, diary.name) for diary in diaries],
                coerce=int,
                widget=forms.CheckboxSelectMultiple,
            )

    def clean_first_day(self) -> date:
        return not_over(self.cleaned_data["first_day"])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        first = cleaned.get("first_day")
        last = cleaned["last_day"] = cleaned.get("last_day") or first
        if first and last and last < first:
            self.add_error("last_day", ValidationError(_("The last day must not be before the first.")))
        if first and last and (last - first).days > 366:
            self.add_error("last_day", ValidationError(_("That is more than a year. Write fewer days.")))
        return cleaned


def not_over(day: date) -> date:
    today = timezone.localdate()
    if day < today:
        raise ValidationError(_("This day is over. Write one that is still to come."))
    if day.year > today.year + 3:
        raise ValidationError(_("That is too far away. Write an earlier day."))
    return day


class DiaryForm(forms.ModelForm):
    use_required_attribute = False

    class Meta:
        model = Diary
        fields = ("name",)
        labels = {"name": _("Whose time is it?")}
        help_texts = {"name": _("A name, or a thing only one can use at a time: Molly, the van, the workshop.")}

    def clean_name(self) -> str:
        """The database has one diary of a name: said here, beside the box."""
        name = str(self.cleaned_data["name"]).strip()
        same = Diary.objects.filter(enterprise=self.instance.enterprise, name__iexact=name)
        if same.exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("There is a diary with this name already."))
        return name
