"""The forms of joining. They check shape; the actions act."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.who_form import code_field, email_field, name_field, read_code
from core import phones, texts
from core.saved.door import SaveableForm
from enterprises.listings import actions, places
from enterprises.listings.forms import TRAP
from enterprises.listings.models import Enterprise, Newcomer

NONE_OF_THESE = "none"


class CodeForm(forms.Form):
    """The code of an invitation, as somebody reads it from a slip, a letter or a text."""

    use_required_attribute = False
    invitation_code = code_field()

    def clean_invitation_code(self) -> str:
        return read_code(self.cleaned_data["invitation_code"])


class JoinForm(SaveableForm, forms.Form):
    """“Tell us about your enterprise”: a few things first. `person` is who is signed in, and is not asked again."""

    use_required_attribute = False
    website = forms.CharField(required=False, widget=forms.HiddenInput)
    one_line = forms.CharField(
        label=_("What do you do, in one line?"),
        max_length=160,
        help_text=_("For example: we walk dogs and mind cats in Stroud."),
    )
    enterprise_name = forms.CharField(
        label=_("What is it called?"),
        max_length=120,
        help_text=_("If it has no name yet, your own name is fine. You can change it later."),
    )
    postcode = forms.CharField(
        label=_("Your postcode"),
        max_length=10,
        help_text=_("Where you work from, in full, like GL5 1QA. We show people only the part of town."),
        widget=forms.TextInput(attrs={"autocomplete": "postal-code", "class": "govuk-input--width-10"}),
    )
    person_name = name_field()
    email = email_field(
        required=False, help_text=_("We send a code there, and you can go on at once. You need no password.")
    )
    phone = forms.CharField(
        label=_("Your phone number"),
        max_length=30,
        required=False,
        help_text=_("Without an e-mail address we ring you, and do the rest together."),  # where no texts go
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    wants = forms.MultipleChoiceField(
        label=_("What would you like help with?"),
        choices=Newcomer.Help.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick what you like. You can leave it empty."),
    )

    def __init__(self, *args: Any, person: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        if person is not None:
            del self.fields["person_name"], self.fields["email"]
            self.fields["phone"].help_text = _("So that our team can ring you. You can leave it empty.")
        elif texts.is_on():
            self.fields["phone"].help_text = _(
                "No e-mail? We send the code by text to a mobile, and you can go on at once. If it is a landline we "
                "ring you, and do the rest together. If you write both, the code goes by e-mail."
            )

    @property
    def can_be_sent_a_code(self) -> bool:
        """By e-mail, or by text to a mobile."""
        return bool(self.cleaned_data["email"]) or (texts.is_on() and phones.can_be_texted(self.cleaned_data["phone"]))

    @property
    def is_from_a_machine(self) -> bool:
        return bool(self.cleaned_data.get(TRAP))

    def clean_postcode(self) -> str:
        typed: str = self.cleaned_data["postcode"]
        parsed = places.parse_postcode(typed)
        if parsed is None or not parsed.unit:
            raise ValidationError(_("We do not know that postcode. Write it in full, like GL5 1QA."))
        return typed

    def clean_phone(self) -> str:
        typed: str = self.cleaned_data["phone"].strip()
        if typed and not phones.normal(typed):
            raise ValidationError(_("Write a phone number, like 01632 960123"))
        return typed

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        nothing = not cleaned.get("email") and not cleaned.get("phone")
        if self.person is None and nothing and not {"email", "phone"} & set(self.errors):
            self.add_error("email", _("Write your e-mail address, or a phone number below."))
        return cleaned

    def told(self) -> actions.Told:
        names = ("enterprise_name", "one_line", "postcode", "person_name", "email", "phone", "wants")
        return actions.Told(**{name: self.cleaned_data[name] for name in names if name in self.cleaned_data})


class AlreadyForm(forms.Form):
    """“Is one of these yours already?”: asked when the name is like one that is here."""

    use_required_attribute = False
    already = forms.ChoiceField(label=_("Is one of these yours already?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, alike: list[Enterprise], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.alike = {str(each.pk): each for each in alike}
        choices = [(key, f"{each.name}: {each.one_line}") for key, each in self.alike.items()]
        none = (NONE_OF_THESE, _("No, none of these"))
        self.fields["already"].choices = [*choices, none]  # type: ignore[attr-defined]  # a ChoiceField has them

    @property
    def chosen(self) -> Enterprise | None:
        return self.alike.get(self.cleaned_data["already"])
