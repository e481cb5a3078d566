"""What is asked of somebody who comes with a code: the code, and who they are."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.by_phone.door import MobileField
from core import texts
from core.saved import codes


def code_field() -> forms.CharField:
    """A code of twelve, as somebody reads it from a slip, a letter or a text.

    The field is never named "code": that is what browsers and this site call a code to sign in with.
    """
    return forms.CharField(
        label=gettext_lazy("Your code"),
        max_length=40,
        help_text=gettext_lazy(
            "Twelve letters and numbers, like 4HKM-79QP-C3DF. Small letters are fine, and so are spaces."
        ),
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "data-from-hash": "",
                "class": "govuk-input--width-20 mh-code-input",
            }
        ),
    )


def read_code(typed: str) -> str:
    """The code that was meant, without dashes. Raises ValidationError when it cannot be one."""
    code = codes.read(typed, codes.LONG)
    if not code:
        raise ValidationError(_("A code has twelve letters and numbers. Look at your slip or message again."))
    return code


def name_field() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Your name"),
        max_length=120,
        help_text=gettext_lazy("What we call you. A first name is enough."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )


def email_field(*, required: bool, help_text: Any) -> forms.EmailField:
    return forms.EmailField(
        label=gettext_lazy("Your e-mail address"),
        required=required,
        help_text=help_text,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )


class WhoForm(forms.Form):
    """Who are you? Asked of somebody who has typed a code and is not signed in.

    Where texts can be sent a mobile number is enough; with both the code goes by e-mail.
    """

    use_required_attribute = False
    person_name = name_field()
    email = email_field(
        required=True, help_text=gettext_lazy("We send a code there to see that it is you. You need no password.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if texts.is_on():
            self.fields["email"].required = False
            self.fields["phone"] = MobileField(
                label=gettext_lazy("Or your mobile number"),
                max_length=30,
                required=False,
                help_text=gettext_lazy("No e-mail? We send the code by text. If you write both, it goes by e-mail."),
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        nothing = not cleaned.get("email") and not cleaned.get("phone")
        if nothing and not {"email", "phone"} & set(self.errors):
            self.add_error("email", ValidationError(_("Write your e-mail address or your mobile number.")))
        return cleaned
