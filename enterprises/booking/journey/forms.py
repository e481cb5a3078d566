"""One form for each page. They check shape; what can be booked they ask of the trip."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from core import phones
from core.forms import CountedTextarea
from core.saved.door import SaveableForm
from enterprises.booking import prices, words
from enterprises.booking.covered import comes_to
from enterprises.booking.journey.trip import Trip, choice_of, time_choice
from enterprises.booking.models import Length, Offer, Offering, Way
from enterprises.booking.queries import FreeTime
from enterprises.listings import places

ME, OTHER = "me", "other"
#: How many times stand on the first page, before any day is chosen.
NEAREST = 5


class StepForm(SaveableForm, forms.Form):
    """One page. `trip` is None where its words alone are read out (core.saved.content)."""

    use_required_attribute = False
    #: What stands over a page with several questions.
    title: str | Promise = ""
    #: The one question of a page without a title: it is asked by the heading alone.
    heading_field = ""

    def __init__(self, data: Any = None, *, trip: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.trip = trip
        if trip is not None:
            self.fit(trip)

    @property
    def heading(self) -> str:
        """Over the page: its one question, or the title."""
        return str(self.title or self[self.heading_field].label)

    def fit(self, trip: Any) -> None:
        """Make the fields right for this journey."""


class Shown(forms.ChoiceField):
    """Some of what can be chosen is shown; all of it may be."""

    all: frozenset[str] = frozenset()

    def valid_value(self, value: Any) -> bool:
        return value in self.all


class WhatForm(StepForm):
    heading_field = "what"
    what = forms.ChoiceField(
        label=_("What would you like to book?"),
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("This cannot be booked any more. Choose one of these.")},
    )

    def fit(self, trip: Trip) -> None:
        field: Any = self.fields["what"]
        field.choices = [(choice_of(each), _length_in_words(each)) for each in trip.lengths]


def _length_in_words(length: Length) -> str:
    """Piano lesson, 1 hour: £25."""
    offering = length.offering
    pence = prices.total(offering.price, length.pence, minutes=length.minutes, places=1)
    facts = {"name": offering.name, "length": words.length(length.minutes), "price": words.price(offering, pence)}
    return gettext("%(name)s, %(length)s: %(price)s") % facts


class Choosing(Protocol):
    """Somebody who chooses a time: for something new (Trip), or for a booking that is to move."""

    @property
    def offering(self) -> Offering | None: ...
    @property
    def minutes(self) -> int: ...
    @property
    def free(self) -> Sequence[FreeTime]: ...
    @property
    def wanted(self) -> datetime | None: ...
    @property
    def kept(self) -> Offer | None: ...


class WhenForm(StepForm):
    heading_field = "time"
    time = Shown(
        label=_("Which time suits you?"),
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("This time cannot be booked. Choose one of these, or another day.")},
    )

    def fit(self, trip: Choosing) -> None:
        field: Any = self.fields["time"]
        field.all = frozenset(time_choice(each.starts_at) for each in trip.free)
        self.show(trip, trip.free[:NEAREST])

    def show(self, trip: Choosing, free: Sequence[FreeTime], *, with_day: bool = True) -> None:
        field: Any = self.fields["time"]
        field.choices = [(time_choice(each.starts_at), _time_in_words(trip, each, with_day)) for each in free]


def _time_in_words(trip: Choosing, free: FreeTime, with_day: bool) -> str:
    assert trip.offering  # nosec B101 -- whoever chooses a time has chosen what it is for
    zone = trip.offering.diary.tz
    said = words.from_to(free.starts_at, trip.minutes, zone)
    if trip.offering.kind == Offering.Kind.GROUP:
        left = ngettext("%(n)s place left", "%(n)s places left", free.places) % {"n": free.places}
        said = f"{said} ({left})"
    if trip.kept and trip.kept.starts_at == free.starts_at:
        said = str(_("%(time)s, kept for you") % {"time": said})
    return f"{words.day(free.starts_at, zone)}, {said}" if with_day else said


class PlacesForm(StepForm):
    heading_field = "places"
    places = forms.IntegerField(
        label=_("How many places do you want?"),
        min_value=1,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "govuk-input--width-3"}),
        error_messages={
            "invalid": _("Write a number, like 2."),
            "min_value": _("You need one place at least."),
        },
    )

    def clean_places(self) -> int:
        wanted: int = self.cleaned_data["places"]
        left = self.trip.places_left if self.trip else wanted
        if wanted > left:
            few = ngettext("There is %(n)s place left at this time.", "There are %(n)s places left at this time.", left)
            raise ValidationError(few % {"n": left})
        return wanted


class WhomForm(StepForm):
    heading_field = "whom"
    whom = forms.ChoiceField(
        label=_("Who is it for?"),
        choices=[(ME, _("For me")), (OTHER, _("For somebody else"))],
        widget=forms.RadioSelect,
    )


def _named(label: Any, most: int = 120, **attrs: str) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, widget=forms.TextInput(attrs=attrs))


class YouForm(StepForm):
    title = _("About you")
    other_name = _named(_("Name of the person it is for"), autocomplete="off")
    other_phone = forms.CharField(
        label=_("Phone of the person it is for"),
        max_length=30,
        required=False,
        help_text=_("Leave it empty if nobody should ring them."),
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )
    name = _named(_("Your name"), autocomplete="name")
    email = forms.EmailField(
        label=_("Your e-mail"),
        max_length=254,
        required=False,
        help_text=_("We send you what you booked."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    phone = forms.CharField(
        label=_("Your phone"),
        max_length=30,
        required=False,
        help_text=_("So that they can ring you if something changes."),
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )

    def fit(self, trip: Trip) -> None:
        if not trip.is_for_other:
            del self.fields["other_name"], self.fields["other_phone"]

    def clean_phone(self) -> str:
        return _phone(self.cleaned_data["phone"])

    def clean_other_phone(self) -> str:
        return _phone(self.cleaned_data["other_phone"])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not {"email", "phone"} & set(self.errors) and not (cleaned.get("email") or cleaned.get("phone")):
            self.add_error("email", gettext("Give your e-mail or your phone, so that we can reach you."))
        elif self._must_ring() and not {"phone", "other_phone"} & set(self.errors) and not _any_phone(cleaned):
            self.add_error("phone", gettext("It is by phone. Give the number that they should ring."))
        return cleaned

    def _must_ring(self) -> bool:
        offering = self.trip.offering if self.trip else None
        return offering is not None and offering.where == Offering.Where.PHONE


def _any_phone(cleaned: dict[str, Any]) -> bool:
    return bool(cleaned.get("phone") or cleaned.get("other_phone"))


def _phone(typed: str) -> str:
    if typed and phones.normal(typed) is None:
        raise ValidationError(gettext("This is not a phone number. Write it like 07700 900123."))
    return typed.strip()


class WhereForm(StepForm):
    title = _("Where")
    address = forms.CharField(
        label=_("Address"),
        max_length=280,
        help_text=_("House number or name, street, town. It is for the enterprise you book with."),
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "street-address"}),
    )
    postcode = _named(_("Postcode"), 10, autocomplete="postal-code", **{"class": "govuk-input--width-10"})

    def clean_postcode(self) -> str:
        parsed = places.parse_postcode(self.cleaned_data["postcode"])
        if parsed is None or not parsed.unit:
            raise ValidationError(gettext("Write the whole postcode, like GL5 1QA."))
        if self.trip and not comes_to(self.trip.enterprise, str(parsed)):
            raise ValidationError(
                gettext("%(name)s does not come to this postcode. Ring them and ask, or look who else is near you.")
                % {"name": self.trip.enterprise.name}
            )
        return str(parsed)


class HelpsForm(StepForm):
    title = _("What helps")
    helps = forms.CharField(
        label=_("What helps you?"),
        max_length=1000,
        required=False,
        help_text=_("For example: more time, no steps, speak slowly. They read only what stands here."),
        widget=CountedTextarea(attrs={"rows": 4}),
    )
    notes = forms.CharField(
        label=_("Anything else that they should know?"),
        max_length=1000,
        required=False,
        widget=CountedTextarea(attrs={"rows": 4}),
    )

    def fit(self, trip: Trip) -> None:
        if trip.is_for_other:
            self.fields["helps"].label = gettext("What helps the person it is for?")


class PayForm(StepForm):
    title = _("How you pay")
    way = forms.ChoiceField(
        label=_("How will you pay?"),
        choices=[choice for choice in Way.choices if choice[0] != Way.FREE],
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("They do not take this. Choose one of these.")},
    )
    payer = forms.ChoiceField(
        label=_("Who pays?"),
        choices=[(ME, _("I do")), (OTHER, _("Somebody else, or an organisation"))],
        widget=forms.RadioSelect,
    )

    def fit(self, trip: Trip) -> None:
        field: Any = self.fields["way"]
        field.choices = [choice for choice in Way.choices if choice[0] in trip.ways]
        if trip.is_for_other:
            payer: Any = self.fields["payer"]
            payer.choices = [(ME, _("I do")), (OTHER, _("They do, somebody else, or an organisation"))]


class PayerForm(StepForm):
    title = _("Who pays")
    payer_organisation = forms.CharField(
        label=_("Organisation"),
        max_length=120,
        required=False,
        help_text=_("For example a council or a broker. Leave it empty for a person."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    payer_name = forms.CharField(
        label=_("Name of the person or team"), max_length=120, required=False, widget=forms.TextInput
    )
    payer_address = forms.CharField(
        label=_("Address for the invoice"), max_length=280, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    payer_email = forms.EmailField(
        label=_("E-mail for the invoice"),
        max_length=254,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    payer_reference = forms.CharField(
        label=_("Their reference"),
        max_length=60,
        required=False,
        help_text=_("A number of an order, a budget or a case, if they gave you one."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def fit(self, trip: Trip) -> None:
        if trip.said("way") != Way.INVOICE:
            del self.fields["payer_address"], self.fields["payer_email"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not cleaned.get("payer_name") and not cleaned.get("payer_organisation"):
            self.add_error("payer_name", gettext("Say who pays: an organisation, or a person."))
        wants_invoice = "payer_address" in self.fields and "payer_email" not in self.errors
        if wants_invoice and not cleaned.get("payer_address") and not cleaned.get("payer_email"):
            self.add_error("payer_address", gettext("Say where the invoice goes: an address or an e-mail."))
        return cleaned
