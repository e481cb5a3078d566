"""The one form about how somebody likes to be reached, for themselves and for whoever helps them."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accounts.models import Person, Reach
from accounts.reach import offered_ways, problem
from accounts.reach_actions import Wishes
from core import phones


class ReachForm(forms.Form):
    """Checks that the way can work with what was typed; reach_actions.set_reach keeps it."""

    use_required_attribute = False
    way = forms.ChoiceField(label=_("How shall we let you know things?"), widget=forms.RadioSelect)
    phone = forms.CharField(
        label=_("Phone number"),
        max_length=30,
        required=False,
        help_text=_("We need it for texts and calls."),
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    best_time = forms.CharField(
        label=_("Best time to ring"),
        max_length=120,
        required=False,
        help_text=_("For example: after 10, not on Tuesdays."),
    )
    address = forms.CharField(
        label=_("Address for letters"),
        max_length=400,
        required=False,
        help_text=_("We need it for letters. One line for each part, the postcode last."),
        widget=forms.Textarea(attrs={"rows": 5, "autocomplete": "street-address"}),
    )
    language = forms.ChoiceField(label=_("Language"), choices=(), required=False)

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        self.fields["way"].choices = offered_ways()  # type: ignore[attr-defined]  # a ChoiceField has them
        self.fields["language"].choices = settings.LANGUAGES  # type: ignore[attr-defined]  # the same
        if len(settings.LANGUAGES) < 2:
            del self.fields["language"]

    def clean_phone(self) -> str:
        typed: str = self.cleaned_data["phone"].strip()
        if typed and not phones.normal(typed):
            raise forms.ValidationError(_("Write a phone number, like 01632 960123"))
        return typed

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if "way" in cleaned and "phone" in cleaned:
            missing = problem(cleaned["way"], self.person.email, cleaned["phone"], cleaned.get("address", ""))
            if missing:
                self.add_error(*missing)
        return cleaned

    def wishes(self) -> Wishes:
        return Wishes(**self.cleaned_data)


def filled_with(person: Person, reach: Reach) -> dict[str, Any]:
    """What the form shows of somebody."""
    names = ("way", "best_time", "address", "language")
    return {"phone": person.phone} | {name: getattr(reach, name) for name in names}
