"""What somebody types or chooses on the pages of their booking."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.forms import CountedTextarea
from core.saved import codes
from enterprises.booking.journey.forms import WhenForm
from enterprises.booking.models import Booking
from enterprises.booking.which import and_later


class CodeForm(forms.Form):
    use_required_attribute = False
    booking_code = forms.CharField(
        label=_("The code of your booking"),
        max_length=40,
        help_text=_("Eight letters and numbers, like 4HKM-79QP."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )

    def clean_booking_code(self) -> str:
        code = codes.read(self.cleaned_data["booking_code"])
        if not code:
            raise ValidationError(gettext("A code has eight letters and numbers. Look at it again."))
        return code

    @staticmethod
    def unknown() -> str:
        return gettext("We have no booking with this code. Look at it again, or ring us.")


class EmailForm(forms.Form):
    use_required_attribute = False
    email = forms.EmailField(
        label=_("Your e-mail address"),
        max_length=200,
        error_messages={"required": _("Write your e-mail address."), "invalid": _("Write it like name@example.org.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class CancelForm(forms.Form):
    """`later`: how many regular ones come after it."""

    use_required_attribute = False
    words = forms.CharField(
        label=_("Do you want to tell them why?"),
        max_length=500,
        required=False,
        help_text=_("You need not."),
        widget=CountedTextarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, later: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if later:
            self.fields = {"which": and_later(_("What do you want to cancel?"), later), **self.fields}


class MoveForm(WhenForm):
    heading_field = ""

    def fit(self, trip: Any) -> None:
        super().fit(trip)
        if trip.later:
            self.fields["which"] = and_later(_("What do you want to move?"), trip.later)


class RemindForm(forms.Form):
    use_required_attribute = False
    remind = forms.ChoiceField(
        label=_("Shall we remind you?"), choices=Booking.Remind.choices, widget=forms.RadioSelect
    )
