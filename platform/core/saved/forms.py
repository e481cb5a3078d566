"""The forms about codes. They check shape; the actions open and keep."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.saved import actions, codes

LEAST_LETTERS = 4
#: What everybody tries first.
TOO_COMMON = {"1234", "12345", "123456", "4321", "abcd", "qwerty", "word", "pass", "password", "code", "secret"}


class CodeForm(forms.Form):
    """A code as somebody reads it from a slip or says it."""

    use_required_attribute = False
    help_code = forms.CharField(
        label=_("The code"),
        max_length=40,
        help_text=_("Eight letters and numbers, like 4HKM-79QP."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )

    def clean_help_code(self) -> str:
        code = codes.read(self.cleaned_data["help_code"])
        if not code:
            raise ValidationError(_("A code has eight letters and numbers. Look at your slip again."))
        return code


class BackForm(CodeForm):
    secret_word = forms.CharField(
        label=_("Your word or number"),
        max_length=100,
        help_text=_("The one you chose when you saved it."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )


class WordForm(forms.Form):
    """The word that opens a saved form again, and the ways the code can be sent to its owner."""

    use_required_attribute = False
    saved = forms.CharField(widget=forms.HiddenInput)
    secret_word = forms.CharField(
        label=_("Choose a word or number that you will remember"),
        max_length=100,
        help_text=_("Four letters or numbers at least. Do not use your name or your birthday."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, way in WAYS.items():
            self.fields[name] = way.field()

    def clean_secret_word(self) -> str:
        word: str = self.cleaned_data["secret_word"]
        plain = actions.plain(word)
        if len(plain) < LEAST_LETTERS:
            raise ValidationError(_("Choose something with four letters or numbers at least."))
        if plain in TOO_COMMON or len(set(plain)) == 1:
            raise ValidationError(_("Many people would guess that. Choose something else."))
        return word


@dataclass(frozen=True)
class Way:
    """One way a code can be sent to its owner. `send` gets where to, the code, and the form's last day.

    `send` returns "" or the sentence that says why it could not be sent.
    """

    field: Callable[[], forms.Field]
    send: Callable[..., str | Promise]


#: By the name of the field that asks for it. Whoever can send texts adds a way here.
WAYS: dict[str, Way] = {}
