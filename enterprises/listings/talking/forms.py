"""What visitors and owners write to each other. The forms check shape only; actions act."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.forms import CountedTextarea
from core.saved import codes
from core.saved.door import SaveableForm

#: An e-mail address, or as many digits as a phone number has.
_WAY_TO_REACH = re.compile(r"\S@\S|(?:\d[ ()+-]*){9,}")


class WordsForm(SaveableForm, forms.Form):
    """Words, and a question back where somebody writes their own address or number into them."""

    use_required_attribute = False
    words = forms.CharField(label=_("Your message"), max_length=3000, widget=CountedTextarea(attrs={"rows": 6}))
    sure = forms.BooleanField(
        label=_("Yes, they may see my phone number or address"),
        required=False,
        help_text=_("Nobody sees how to reach you unless you write it."),
    )
    field_order: Any = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self._gives_away_a_way():
            del self.fields["sure"]

    def _gives_away_a_way(self) -> bool:
        # The form that is read out at the desk has no answers of its own.
        return self.is_bound and bool(_WAY_TO_REACH.search(self.data.get(self.add_prefix("words"), "")))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if "sure" in self.fields and not cleaned.get("sure"):
            problem = _("You wrote a phone number or an address. Take it out, or tick that they may see it.")
            self.add_error("sure", ValidationError(problem))
        return cleaned


class FirstMessageForm(WordsForm):
    name = forms.CharField(
        label=_("What may they call you?"),
        max_length=60,
        required=False,
        help_text=_("A first name is enough. You can leave this empty."),
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail"),
        max_length=254,
        help_text=_("For the answer. They do not see it. We send a code there first."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    website = forms.CharField(required=False, widget=forms.HiddenInput)
    field_order = ("words", "sure", "name", "email")

    @property
    def is_from_a_machine(self) -> bool:
        """A box no person sees: a machine that fills it in is thanked and not heard."""
        return bool(self.cleaned_data.get("website"))


class CodeForm(forms.Form):
    use_required_attribute = False
    code = forms.CharField(
        label=_("The code from the e-mail"),
        max_length=40,
        help_text=_("Eight letters and numbers, like 4HKM-79QP."),
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )

    def clean_code(self) -> str:
        code = codes.read(self.cleaned_data["code"])
        if not code:
            raise ValidationError(_("A code has eight letters and numbers. Look at the e-mail again."))
        return code


class ReportForm(forms.Form):
    use_required_attribute = False
    words = forms.CharField(
        label=_("What is wrong?"),
        max_length=1000,
        widget=CountedTextarea(attrs={"rows": 4}),
        help_text=_("The support team then reads these messages."),
    )
