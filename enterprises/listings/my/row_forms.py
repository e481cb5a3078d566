"""The form of one part that repeats: a person, a place, a price."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.forms import DateBoxesField
from enterprises.listings import places
from enterprises.listings.admin.fields import PoundsField, WeekdaysField
from enterprises.listings.models import ComingPerson, Link, OpeningException, Price, Venue
from enterprises.listings.my.rows import RowForm


class PersonForm(RowForm):
    relation = "coming_people"
    heading = _("Person")
    is_long = True
    adds = _("Add another person")
    advised = ("role",)
    days = WeekdaysField(label=_("Which days?"), required=False, help_text=_("Tick none if it can be any day."))

    class Meta:
        model = ComingPerson
        fields = (
            "first_name",
            "role",
            "pronouns",
            "gender",
            "days",
            "languages",
            "skills",
            "drives",
            "insured_to_carry",
            "may_show_name",
            "may_show_gender",
            "may_show_languages",
            "may_show_driving",
            "may_show_skills",
        )
        labels = {
            "first_name": _("First name"),
            "gender": _("Gender"),
            "role": _("What do they do?"),
            "pronouns": _("Pronouns"),
            "languages": _("Languages they speak or sign"),
            "skills": _("What they know a lot about"),
            "drives": _("They drive"),
            "insured_to_carry": _("They are insured to carry people"),
            "may_show_name": _("They said yes: show their first name"),
            "may_show_gender": _("They said yes: show gender and pronouns"),
            "may_show_languages": _("They said yes: show their languages"),
            "may_show_driving": _("They said yes: show that they drive"),
            "may_show_skills": _("They said yes: show what they know about"),
        }
        help_texts = {
            "pronouns": _("For example: she/her. Only if they want to say."),
            "gender": _("Some people ask for a woman or a man. Leave it if they do not want to say."),
            "may_show_name": _("Ask each person. Without a yes to the first name nothing about them is shown."),
        }


class VenueRowForm(RowForm):
    relation = "venues"
    heading = _("Place")
    is_long = True
    adds = _("Add another place")
    advised = ("access_words", "travel_words")

    class Meta:
        model = Venue
        fields = ("name", "address", "town", "postcode", "access", "access_words", "travel_words")
        labels = {
            "name": _("What is the place called?"),
            "address": _("Address"),
            "town": _("Town or village"),
            "postcode": _("Postcode"),
            "access": _("Getting in and around"),
            "access_words": _("Anything to say about getting in?"),
            "travel_words": _("How do people get there?"),
        }
        help_texts = {
            "name": _("For example: The Scout Hut."),
            "access_words": _("For example: Ring the bell by the green door."),
            "travel_words": _("For example: Bus 63 stops outside."),
        }

    def clean_postcode(self) -> str:
        text = str(self.cleaned_data["postcode"]).strip().upper()
        if text and places.parse_postcode(text) is None:
            raise ValidationError(_("We do not know that postcode. Write it like GL5 1QA."))
        return text

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if "postcode" in self.changed_data:  # the point belongs to the old one; publishing works out the new
            self.instance.latitude = self.instance.longitude = None
        return cleaned


class PriceRowForm(RowForm):
    relation = "prices"
    heading = _("Price")
    adds = _("Add another price")
    advised = ("name", "words")
    pence = PoundsField(
        label=_("How many pounds?"),
        required=False,
        help_text=_("Like 12.50. Write 0 if it is free. Leave it empty for “ask us”."),
    )

    class Meta:
        model = Price
        fields = ("name", "pence", "unit", "words")
        labels = {"name": _("For what?"), "unit": _("For how much of it?"), "words": _("A note")}
        help_texts = {"name": _("For example: Mowing a small lawn."), "words": _("For example: At least two hours.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [("", _("for all of it")), *Price.Unit.choices]  # type: ignore[attr-defined]  # a ChoiceField has them


class DifferentDaysForm(RowForm):
    relation = "exceptions"
    heading = _("Different days")
    adds = _("Add more days")
    advised = ("words",)
    starts_on = DateBoxesField(label=_("First day"))
    ends_on = DateBoxesField(label=_("Last day"))

    class Meta:
        model = OpeningException
        fields = ("starts_on", "ends_on", "is_open", "words")
        labels = {"is_open": _("We are open then"), "words": _("Why, in a few words?")}
        help_texts = {"words": _("For example: Closed for a rest.")}


class LinkForm(RowForm):
    relation = "links"
    heading = _("Link")
    adds = _("Add another link")
    advised = ("title",)
    url = forms.URLField(
        label=_("Its address"),
        max_length=500,
        assume_scheme="https",
        widget=forms.TextInput(attrs={"inputmode": "url"}),
        help_text=_("For example: https://pats-garden.example/diary"),
    )

    class Meta:
        model = Link
        fields = ("title", "url")
        labels = {"title": _("What is there to read?")}
