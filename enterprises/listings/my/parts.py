"""The form of each step. Labels are questions as people would ask them; hints are short and have an example."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.forms import CountedTextarea
from core.saved.door import SaveableForm
from enterprises.listings import places
from enterprises.listings.admin.fields import Cell, OpeningGrid, OpeningGridField, checked_districts
from enterprises.listings.lines import like_a_number
from enterprises.listings.models import Enterprise, Opening
from enterprises.listings.models.likeness import ASPECTS
from enterprises.listings.models.parts import PartOfDay, Weekday
from enterprises.listings.my.forms import StepForm
from enterprises.listings.my.row_forms import DifferentDaysForm, LinkForm, PersonForm, PriceRowForm, VenueRowForm


def lines(rows: int) -> CountedTextarea:
    return CountedTextarea(attrs={"rows": rows})


class NameForm(StepForm):
    advised = ("one_line",)

    class Meta:
        model = Enterprise
        fields = ("name", "one_line")
        labels = {"name": _("What is your enterprise called?"), "one_line": _("What do you do, in one line?")}
        help_texts = {
            "one_line": _(
                "So that somebody knows at once whether it is for them. For example: A garden team of people with a "
                "learning disability, and their van."
            )
        }
        widgets = {"one_line": lines(2)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["one_line"].required = False  # the page before sending asks for it


class AboutForm(StepForm):
    advised = ("description",)

    class Meta:
        model = Enterprise
        fields = ("description",)
        labels = {"description": _("Tell people about it")}
        help_texts = {"description": _("What happens, from the first call on. Write as you would say it to somebody.")}
        widgets = {"description": lines(10)}


class DoesForm(StepForm):
    advised = ("does", "does_not")

    class Meta:
        model = Enterprise
        fields = ("does", "does_not")
        labels = {"does": _("What do you do?"), "does_not": _("What do you not do?")}
        help_texts = {
            "does": _("One thing on each line. For example: Mowing and edging"),
            "does_not": _("One thing on each line. It saves people a call."),
        }
        widgets = {"does": lines(6), "does_not": lines(4)}


class KindsForm(StepForm):
    class Meta:
        model = Enterprise
        fields = ("categories",)
        labels = {"categories": _("What kinds of help is it?")}
        help_texts = {"categories": _("People search by these. Tick all that fit; one to three are best.")}


class ForWhomForm(StepForm):
    class Meta:
        model = Enterprise
        fields = ("audiences", "minimum_age", "maximum_age")
        labels = {
            "audiences": _("Who is it for?"),
            "minimum_age": _("From which age?"),
            "maximum_age": _("Up to which age?"),
        }
        help_texts = {"maximum_age": _("Leave both empty if people of any age can come.")}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        youngest, oldest = cleaned.get("minimum_age"), cleaned.get("maximum_age")
        if youngest is not None and oldest is not None and youngest > oldest:
            self.add_error("maximum_age", _("The highest age must not be below the lowest."))
        return cleaned


class PeopleForm(StepForm):
    row_form = PersonForm

    class Meta:
        model = Enterprise
        fields = ()


class TeamForm(StepForm):
    advised = ("story",)

    class Meta:
        model = Enterprise
        fields = ("story", "run_by", "workers_count", "languages", "skills")
        labels = {
            "story": _("Who runs it, and why?"),
            "run_by": _("Who are they?"),
            "workers_count": _("How many people work with you?"),
            "languages": _("Which languages do you speak or sign?"),
            "skills": _("What do you know a lot about?"),
        }
        help_texts = {
            "story": _("People choose people. A few sentences are enough."),
            "workers_count": _("Count yourself too."),
        }
        widgets = {"story": lines(6)}


class WhereForm(StepForm):
    class Meta:
        model = Enterprise
        fields = ("comes_to_you", "reach_miles", "reach_districts", "works_remotely")
        labels = {
            "comes_to_you": _("We come to people"),
            "reach_miles": _("How many miles do you go?"),
            "reach_districts": _("Or which postcode districts do you go to?"),
            "works_remotely": _("We help by phone or video"),
        }
        help_texts = {"reach_districts": _("With commas between them: GL5, GL6.")}
        widgets = {"reach_districts": forms.TextInput}

    def clean_reach_districts(self) -> str:
        return checked_districts(self.cleaned_data["reach_districts"])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        reach = cleaned.get("reach_miles") or cleaned.get("reach_districts")
        if cleaned.get("comes_to_you") and not reach and not {"reach_miles", "reach_districts"} & set(self.errors):
            self.add_error("reach_miles", _("Say how many miles you go, or which postcode districts you go to."))
        return cleaned


class VenuesForm(StepForm):
    row_form = VenueRowForm

    class Meta:
        model = Enterprise
        fields = ()


class OwnOpeningGrid(OpeningGrid):
    """The days one under another, so that they fit on a phone."""

    template_name = "listings/my/days.html"

    class Media:
        css: dict[str, list[str]] = {}

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        for row in context["widget"]["rows"]:
            row["has_times"] = any(cell["opens"] or cell["closes"] for cell in row["cells"])
        return context

    def _cell(self, name: str, day: Weekday, part: PartOfDay, value: dict[Cell, Any]) -> dict[str, Any]:
        return {**super()._cell(name, day, part, value), "part": part.label}


class DaysField(OpeningGridField):
    widget = OwnOpeningGrid


class DaysForm(StepForm):
    stands_for = {"days": "openings"}
    advised = ("opening_words",)
    days = DaysField(
        label=_("When are you open, or when do you come?"),
        required=False,
        help_text=_("Tick the parts of the day. Open “Times” to add them if you like, such as 9:30."),
    )

    class Meta:
        model = Enterprise
        fields = ("opening_words", "works_bank_holidays", "waiting_words")
        labels = {
            "opening_words": _("Anything to say about the days and times?"),
            "works_bank_holidays": _("We work on bank holidays too"),
            "waiting_words": _("How long do people wait?"),
        }
        help_texts = {
            "opening_words": _("For example: Ring first in winter."),
            "waiting_words": _("For example: About two weeks."),
        }

    field_order = ("days",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        openings = self.instance.openings.all()
        self.initial["days"] = {(each.day, each.part): (each.opens_at, each.closes_at) for each in openings}

    def given(self, name: str) -> Any:
        return self._openings() if name == "days" else super().given(name)

    def _openings(self) -> list[Opening]:
        """The openings there are stay the same rows where a part of a day stays open."""
        there = {(each.day, each.part): each for each in self.instance.openings.all()}
        made = []
        for (day, part), (opens_at, closes_at) in self.cleaned_data["days"].items():
            opening = there.get((day, part)) or Opening(day=day, part=part)
            opening.opens_at, opening.closes_at = opens_at, closes_at
            made.append(opening)
        return made


class DifferentForm(StepForm):
    row_form = DifferentDaysForm

    class Meta:
        model = Enterprise
        fields = ()


class PricesForm(StepForm):
    row_form = PriceRowForm
    advised = ("price_words",)

    class Meta:
        model = Enterprise
        fields = ("price_words",)
        labels = {"price_words": _("Anything to say about prices?")}
        help_texts = {"price_words": _("For example: The first talk is free.")}


class PayForm(StepForm):
    class Meta:
        model = Enterprise
        fields = ("payments",)
        labels = {"payments": _("How can people pay you?")}


class ContactForm(StepForm):
    advised = ("contact_words",)
    website = forms.URLField(
        label=_("Website"),
        max_length=500,
        required=False,
        assume_scheme="https",
        widget=forms.TextInput(attrs={"inputmode": "url"}),
        help_text=_("For example: https://pats-garden.example"),
    )

    class Meta:
        model = Enterprise
        fields = (
            "phone",
            "text_number",
            "email",
            "website",
            "post_address",
            "best_time",
            "contact_words",
        )
        labels = {
            "phone": _("Phone"),
            "text_number": _("Number for text messages"),
            "email": _("E-mail"),
            "post_address": _("Address for letters"),
            "best_time": _("Best time to ring"),
            "contact_words": _("Anything to say about getting in touch?"),
        }
        help_texts = {
            "best_time": _("For example: After 4pm."),
            "contact_words": _("For example: Ask for Steve."),
            "post_address": _("Shown to everybody. Not a home address."),
        }
        widgets = {
            "phone": forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
            "text_number": forms.TextInput(attrs={"inputmode": "tel"}),
            "post_address": forms.Textarea(attrs={"rows": 4}),
        }

    def clean_phone(self) -> str:
        return self._number("phone")

    def clean_text_number(self) -> str:
        return self._number("text_number")

    def _number(self, name: str) -> str:
        number: str = self.cleaned_data[name]
        like_a_number(number)
        return number


class ReferralForm(StepForm):
    advised = ("referral_words",)

    class Meta:
        model = Enterprise
        fields = ("referral_needed", "referral_words")
        labels = {
            "referral_needed": _("Somebody must send people to us first"),
            "referral_words": _("How does that work?"),
        }
        help_texts = {"referral_words": _("For example: Your social worker can write to us.")}


class LikeForm(StepForm):
    """What people who find noise, light or crowds hard need before they go."""

    class Meta:
        model = Enterprise
        fields = tuple(name for aspect, *_rest in ASPECTS for name in (aspect, f"{aspect}_words"))
        labels = {f"{aspect}_words": _("In your own words") for aspect, *_rest in ASPECTS}
        help_texts = {
            "noise_words": _("For example: The mower is loud on Tuesdays."),
            "quiet_place_words": _("For example: The little room behind the kitchen."),
        }
        widgets = {aspect: forms.RadioSelect for aspect, *_rest in ASPECTS}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for aspect, _heading, choices, _symbol in ASPECTS:
            self.fields[aspect].choices = [("", _("Not said")), *choices.choices]  # type: ignore[attr-defined]  # a ChoiceField has them


class KnowForm(StepForm):
    advised = ("good_to_know", "alert")

    class Meta:
        model = Enterprise
        fields = ("good_to_know", "alert", "insurance_words", "formats")
        labels = {
            "good_to_know": _("What is good to know before the first time?"),
            "alert": _("Is there an important notice?"),
            "insurance_words": _("What are you insured for?"),
            "formats": _("What can people ask you for?"),
        }
        help_texts = {
            "good_to_know": _("What to bring, who opens the door, what you wear."),
            "alert": _("It stands at the top of your page. Leave it empty most of the time."),
            "insurance_words": _("For example: Public liability up to £2 million."),
        }
        widgets = {"good_to_know": lines(6)}


class LinksForm(StepForm):
    row_form = LinkForm

    class Meta:
        model = Enterprise
        fields = ()


class BaseForm(SaveableForm, forms.Form):
    """Where they work from. It is no part of a draft: nobody checks it, and it is never shown."""

    use_required_attribute = False
    postcode = forms.CharField(
        label=_("Postcode"),
        max_length=10,
        help_text=_("In full, like GL5 1QA."),
        widget=forms.TextInput(attrs={"autocomplete": "postal-code"}),
    )
    address = forms.CharField(
        label=_("Address"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 4})
    )
    precision = forms.ChoiceField(label=_("How closely may people know it?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["precision"].choices = [  # type: ignore[attr-defined]  # a ChoiceField has them
            ("sector", _("As the middle of some streets around, like GL5 1")),
            ("district", _("As the middle of a whole district, like GL5")),
        ]

    def clean_postcode(self) -> str:
        text = str(self.cleaned_data["postcode"]).strip().upper()
        parsed = places.parse_postcode(text)
        if parsed is None or not parsed.unit:
            raise ValidationError(_("We do not know that postcode. Write it in full, like GL5 1QA."))
        return text
