"""What somebody says who waits: which times suit, and how they are reached."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from enterprises.booking.journey.forms import YouForm
from enterprises.booking.models import Offering, Waiting
from enterprises.booking.waiting.suits import Wanted
from enterprises.listings.models.parts import Weekday

#: How many weeks ahead a time may be, and how that is said.
WEEKS = [
    (2, _("In the next two weeks")),
    (5, _("In the next month")),
    (13, _("In the next three months")),
]


class SuitsForm(forms.Form):
    """Which days and parts of the day, and how far ahead. For the one date of a group it asks nothing but places."""

    use_required_attribute = False
    weekdays = forms.TypedMultipleChoiceField(
        label=_("Which days suit you?"),
        choices=Weekday.choices,
        coerce=int,
        required=False,
        help_text=_("Choose as many as you like. If any day suits you, choose none."),
        widget=forms.CheckboxSelectMultiple,
    )
    parts = forms.MultipleChoiceField(
        label=_("Which time of day suits you?"),
        choices=Waiting.Part.choices,
        required=False,
        help_text=_("If any time suits you, choose none."),
        widget=forms.CheckboxSelectMultiple,
    )
    weeks = forms.TypedChoiceField(
        label=_("How far ahead may it be?"),
        choices=WEEKS,
        coerce=int,
        widget=forms.RadioSelect,
        help_text=_("So long you are on the list. You can leave it at any time."),
    )
    places = forms.IntegerField(
        label=_("How many places do you want?"),
        min_value=1,
        initial=1,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-3"}),
        error_messages={"invalid": _("Write a number, like 2."), "min_value": _("You need one place at least.")},
    )

    def __init__(
        self, *args: Any, offering: Offering, with_places: bool = True, is_date: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offering = offering
        if is_date:
            del self.fields["weekdays"], self.fields["parts"], self.fields["weeks"]
        if not with_places or offering.kind != Offering.Kind.GROUP:
            del self.fields["places"]

    def clean_places(self) -> int:
        places: int = self.cleaned_data["places"]
        most = self.offering.places
        if places > most:
            said = ngettext("There is %(n)s place in all.", "There are %(n)s places in all.", most)
            raise ValidationError(said % {"n": most})
        return places

    def wanted(self, today: date) -> Wanted:
        """On the wall of the enterprise."""
        said = self.cleaned_data
        return Wanted(today + timedelta(weeks=said["weeks"]), said["weekdays"], said["parts"])


class ReachedForm(YouForm):
    """Who they are, as in the journey of booking."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].help_text = _("We write to you here when a time is free.")
        self.fields["phone"].help_text = _("If you have no e-mail, we text or ring you.")
