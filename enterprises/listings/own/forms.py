"""What people say of their own listing here. The forms check shape only; actions act."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.forms import CountedTextarea, DateBoxesField


class TodayForm(forms.Form):
    """Open or closed, until when, and how many places there are."""

    use_required_attribute = False
    is_closed_now = forms.TypedChoiceField(
        label=_("Are you open?"),
        choices=[("open", _("Yes, as always")), ("closed", _("No, closed for now"))],
        coerce=lambda value: value == "closed",
        widget=forms.RadioSelect,
    )
    closed_until = DateBoxesField(
        label=_("When do you open again?"),
        required=False,
        help_text=_("If you are closed and know the day. From then on your page says that you are open."),
    )
    closed_words = forms.CharField(
        label=_("Why are you closed?"),
        max_length=200,
        required=False,
        help_text=_("A few words for everybody to read, like: We are on holiday."),
    )
    places_left = forms.IntegerField(
        label=_("How many places are left?"),
        min_value=0,
        max_value=10_000,
        required=False,
        help_text=_("0 means full. Leave it empty if you do not count."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-4"}),
        error_messages={
            "invalid": _("Write a number, like 3"),
            "min_value": _("Write 0 or more"),
            "max_value": _("Write a smaller number"),
        },
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not cleaned.get("is_closed_now"):  # open: the old reason must not stay behind
            return {**cleaned, "closed_words": "", "closed_until": None}
        until = cleaned.get("closed_until")
        if until and until <= timezone.localdate():
            self.add_error("closed_until", ValidationError(_("Write a day that is still to come.")))
        return cleaned


class DifferentDaysForm(forms.Form):
    """Days that are not as always: this week, a holiday, a fair."""

    use_required_attribute = False
    starts_on = DateBoxesField(label=_("First day"))
    ends_on = DateBoxesField(label=_("Last day"), required=False, help_text=_("Leave it empty if it is one day."))
    is_open = forms.TypedChoiceField(
        label=_("On these days we are"),
        choices=[("closed", _("closed")), ("open", _("open"))],
        coerce=lambda value: value == "open",
        widget=forms.RadioSelect,
        initial="closed",
    )
    words = forms.CharField(
        label=_("In a few words"), max_length=120, required=False, help_text=_("Like: Only mornings this week.")
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        first = cleaned.get("starts_on")
        last = cleaned["ends_on"] = cleaned.get("ends_on") or first
        if first and last and last < first:
            self.add_error("ends_on", ValidationError(_("The last day must not be before the first.")))
        elif last and last < timezone.localdate():
            self.add_error("starts_on", ValidationError(_("These days are over. Write days that are still to come.")))
        return cleaned


class CloseForm(forms.Form):
    use_required_attribute = False
    why = forms.CharField(
        label=_("Would you like to say why?"),
        max_length=500,
        required=False,
        widget=CountedTextarea(attrs={"rows": 4}),
        help_text=_("Only the support team reads it. You can leave it empty."),
    )
