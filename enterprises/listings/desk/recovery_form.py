"""What is asked of the first worker who helps somebody that cannot sign in any more."""

from dataclasses import fields
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.by_phone.door import MobileField
from accounts.models import Person, Recovery
from accounts.recovery.ways import NewWay
from core import texts

#: The browser must not offer the worker's own address and number.
NOT_OURS = {"autocomplete": "off", "spellcheck": "false"}
TYPE_IT = gettext_lazy("Type it, do not copy it: a wrong letter would give their account to somebody else.")


def _email(label: Any, help_text: Any) -> forms.EmailField:
    widget = forms.TextInput(attrs={**NOT_OURS, "inputmode": "email"})
    return forms.EmailField(label=label, required=False, help_text=help_text, widget=widget)


def _mobile(label: Any, help_text: Any) -> MobileField:
    widget = forms.TextInput(attrs={**NOT_OURS, "inputmode": "tel", "class": "govuk-input--width-20"})
    return MobileField(label=label, required=False, help_text=help_text, max_length=30, widget=widget)


class AskForm(forms.Form):
    """What they lost, where they sign in from now on, and how we know that it is them."""

    use_required_attribute = False
    new_email = _email(
        gettext_lazy("Their new e-mail address"),
        gettext_lazy("Empty when they keep the one they have. Read it back to them, letter by letter."),
    )
    again = _email(gettext_lazy("The new address again"), TYPE_IT)
    new_phone = _mobile(
        gettext_lazy("Or their new mobile number"),
        gettext_lazy("Codes to sign in go there by text. Read it back to them, figure by figure."),
    )
    phone_again = _mobile(
        gettext_lazy("The new number again"),
        gettext_lazy("Type it, do not copy it: a wrong number would give their account to somebody else."),
    )
    drops_email = forms.BooleanField(
        label=gettext_lazy("They lost their e-mail address too. Take it away: they sign in with the new number alone"),
        required=False,
    )
    drops_second_step = forms.BooleanField(
        label=gettext_lazy("They lost the phone, app or key that is their second step. Take it away"), required=False
    )
    seen = forms.ChoiceField(
        label=gettext_lazy("How do you know that it is them?"),
        choices=Recovery.Seen.choices,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("A voice on a number we did not know before is not enough. Ring the number we had."),
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not texts.is_on() or person.is_staff:
            del self.fields["new_phone"], self.fields["phone_again"], self.fields["drops_email"]
        elif not person.email:
            del self.fields["drops_email"]

    def clean_new_email(self) -> str:
        return str(self.cleaned_data["new_email"]).lower()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        email, number = cleaned.get("new_email"), cleaned.get("new_phone")
        if {"new_email", "again"} <= cleaned.keys() and email != cleaned["again"].lower():
            self.add_error("again", ValidationError(_("The two addresses are not the same. Look at both again.")))
        if {"new_phone", "phone_again"} <= cleaned.keys() and number != cleaned["phone_again"]:
            self.add_error("phone_again", ValidationError(_("The two numbers are not the same. Look at both again.")))
        if not self.errors:
            self._look_at_all(cleaned)
        return cleaned

    def _look_at_all(self, cleaned: dict[str, Any]) -> None:
        email, number = cleaned["new_email"], cleaned.get("new_phone")
        if email and number:
            words = _(
                "Write a new address or a new number, one of the two. The other they add when they are signed in."
            )
            self.add_error("new_phone", words)
        elif cleaned.get("drops_email") and not number:
            self.add_error("drops_email", _("Write their new mobile number too. Without it they could not sign in."))
        elif not (email or number or cleaned["drops_second_step"]):
            words = _("Write the new address, or tick what else is lost.")
            if "new_phone" in self.fields:
                words = _("Write the new address or number, or tick what else is lost.")
            self.add_error("new_email", words)

    def new_way(self) -> NewWay:
        """What to ask for."""
        names = {field.name for field in fields(NewWay)} & self.cleaned_data.keys()
        return NewWay(**{name: self.cleaned_data[name] for name in names})
