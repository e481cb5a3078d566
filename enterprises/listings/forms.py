"""The forms strangers may send. They check shape only; actions.messages acts."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.forms import CountedTextarea
from core.saved.door import SaveableForm
from enterprises.listings import actions, lines, places
from enterprises.listings.models import Correction, Enterprise, ProblemReport, UnmetNeed

#: A box no person sees: a machine that fills it in is thanked and not heard.
TRAP = "website"


class _Public(SaveableForm, forms.ModelForm):
    use_required_attribute = False
    website = forms.CharField(required=False, widget=forms.HiddenInput)

    @property
    def is_from_a_machine(self) -> bool:
        return bool(self.cleaned_data.get(TRAP))


class CorrectionForm(_Public):
    class Meta:
        model = Correction
        fields = ("about", "words", "contact")
        widgets = {"about": forms.RadioSelect, "words": CountedTextarea(attrs={"rows": 5})}
        help_texts = {"contact": _("An e-mail address or phone number. You can leave this empty.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["about"].choices = Correction.About.choices  # type: ignore[attr-defined]  # no empty radio
        self.fields["words"].required = True


class LineForm(_Public):
    """One line of a listing, with what it says today to change. Without a listing: to read out what was typed."""

    class Meta:
        model = Correction
        fields = ("value", "words", "contact")
        labels = {"value": _("What should it say?"), "words": _("Do you want to tell us more?")}
        widgets = {"words": CountedTextarea(attrs={"rows": 3})}
        help_texts = {"contact": CorrectionForm.Meta.help_texts["contact"]}

    def __init__(self, *args: Any, listing: Enterprise | None = None, line: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.says, self.may_be_empty = "", False
        if listing is None:
            return
        field = lines.value_field(line)
        field.label, field.help_text = self.fields["value"].label, str(lines.HINTS.get(line, ""))
        self.fields["value"] = field
        self.says = self.initial["value"] = lines.says(listing, line)
        self.may_be_empty = line == "closed_words" and listing.is_closed_now

    def clean_value(self) -> str:
        """As text, and not what it says already."""
        value = self.cleaned_data["value"]
        text = "" if value is None else str(value)
        if text.split() == self.says.split() and not (self.may_be_empty and not text):
            raise ValidationError(_("This is what it says today. Change what is not right."))
        return text


class ProblemForm(_Public):
    class Meta:
        model = ProblemReport
        fields = ("kind", "words", "contact")
        widgets = {"kind": forms.RadioSelect, "words": CountedTextarea(attrs={"rows": 6})}
        help_texts = {"contact": _("An e-mail address or phone number. You can leave this empty.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [each for each in ProblemReport.Kind.choices if each[0] != ProblemReport.Kind.MESSAGE]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]  # no empty radio


class NeedForm(_Public):
    def clean_near(self) -> str:
        """Only a place we know is kept of it, so one we do not know is asked for again."""
        near: str = self.cleaned_data["near"]
        if near and not places.coarse_place(near, actions.middle_of_areas()):
            raise ValidationError(
                _("We do not know that place. Write a town, a village or the first part of a postcode, like GL5.")
            )
        return near

    class Meta:
        model = UnmetNeed
        fields = ("words", "near", "email")
        labels = {"near": _("Where?")}
        widgets = {
            "words": CountedTextarea(attrs={"rows": 4}),
            "near": forms.TextInput(attrs={"autocomplete": "postal-code"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
        }
        help_texts = {
            "words": _("For example: somebody to take Mum swimming on Tuesdays."),
            "near": _("A town, a village or the first part of a postcode. We do not keep a street or a house number."),
            "email": _("Only if you want us to write to you when something fits."),
        }
