"""What those who run an enterprise say to a booking."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.forms import CountedTextarea, DateBoxesField
from enterprises.booking import hours, times
from enterprises.booking.my.hours_forms import not_over
from enterprises.listings.admin.fields import PoundsField

OWN = "own"
DECLINING = [
    _("I am sorry, I cannot do that day. Please choose another time."),
    _("I am sorry, I am full just now. Please try again in a few weeks."),
    _("I am sorry, this is not something I can help with. Your support team may know somebody."),
]
CANCELLING = [
    _("I am sorry, I am ill and cannot come. Please choose another time."),
    _("I am sorry, something has come up and I cannot be there. Please choose another time."),
    _("I am sorry, the place is closed that day. Please choose another time."),
]

#: When somebody is taken off a waiting list.
REMOVING = [
    _("I am sorry, I will not have a free time for a long while."),
    _("I am sorry, this is not something I can help with. Your support team may know somebody."),
    _("We have found another way, as we agreed."),
]


class WordsForm(forms.Form):
    """A sentence that stands there already, or their own. `said()` is what is sent. `which` asks for regular ones
    whether all are meant (booking.which).
    """

    use_required_attribute = False
    words = forms.CharField(
        label=_("Your own words"),
        max_length=500,
        required=False,
        widget=CountedTextarea(attrs={"rows": 4}),
        help_text=_("They are sent as you write them."),
    )

    def __init__(self, *args: Any, sentences: list[Any], which: forms.Field | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sentences = [str(each) for each in sentences]
        choices = [(str(number), each) for number, each in enumerate(self.sentences)]
        self.fields = {
            "sentence": forms.ChoiceField(
                label=_("What do you want to say?"),
                choices=[*choices, (OWN, _("My own words"))],
                widget=forms.RadioSelect,
            ),
            **self.fields,
        }
        if which:
            self.fields = {"which": which, **self.fields}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("sentence") == OWN and not cleaned.get("words") and "words" not in self.errors:
            self.add_error("words", _("Write a few words, so that they know why."))
        return cleaned

    def said(self) -> str:
        chosen = self.cleaned_data["sentence"]
        return str(self.cleaned_data["words"]) if chosen == OWN else self.sentences[int(chosen)]


class OtherTimeForm(forms.Form):
    """A day and a time to ask for."""

    use_required_attribute = False
    day = DateBoxesField(label=_("Which day?"))
    at = forms.CharField(
        label=_("At what time?"),
        max_length=20,
        help_text=_("For example 9:30 or 2pm. It may be outside your hours."),
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5"}),
    )
    words = forms.CharField(
        label=_("A few words about it"), max_length=500, required=False, widget=CountedTextarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, zone: ZoneInfo, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = zone

    def clean_day(self) -> Any:
        return not_over(self.cleaned_data["day"])

    def clean_at(self) -> Any:
        try:
            found = hours.read_time(self.cleaned_data["at"])
        except hours.NotHours as wrong:
            raise ValidationError(str(wrong)) from None
        if found.minute % times.GRAIN:
            raise ValidationError(_("Choose a time that ends in 0 or 5."))
        return found

    def starts_at(self) -> datetime:
        """In UTC. The hour that does not exist is the moment the clocks change (booking.times)."""
        return times.instant(self.cleaned_data["day"], self.cleaned_data["at"], self.zone)


class LateForm(forms.Form):
    use_required_attribute = False
    minutes = forms.TypedChoiceField(
        label=_("About how late are you?"),
        choices=[(number, _("%(n)s minutes") % {"n": number}) for number in (5, 10, 15, 20, 30, 45, 60)],
        coerce=int,
        widget=forms.RadioSelect,
    )


class AgreeForm(forms.Form):
    """What both sides agreed that it costs in all."""

    use_required_attribute = False
    pence = PoundsField(
        label=_("What does it cost in all, in pounds?"),
        error_messages={"required": _("Write the price, like 25 or 12.50. Nothing is 0.")},
    )


class NoteForm(forms.Form):
    use_required_attribute = False
    note = forms.CharField(
        label=_("Your own note"),
        max_length=1000,
        required=False,
        widget=CountedTextarea(attrs={"rows": 4}),
        help_text=_("Only those who run this enterprise read it."),
    )
