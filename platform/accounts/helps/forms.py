"""The one form about what helps somebody, for themselves and for whoever asks them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.helps.actions import Wish
from accounts.models import Helps
from accounts.models_helps import MEETING, READING, TALKING
from core.forms import CountedTextarea

GROUPS = {"reading": READING, "talking": TALKING, "meeting": MEETING}


def _boxes(label: Any, choices: dict[str, Any]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=list(choices.items()), required=False, widget=forms.CheckboxSelectMultiple
    )


class HelpsForm(forms.Form):
    """Plain choices, and one's own words. Nothing has to be answered."""

    use_required_attribute = False
    marks_optional = False
    reading = _boxes(_("When we write"), READING)
    talking = _boxes(_("When we talk"), TALKING)
    meeting = _boxes(_("When we meet"), MEETING)
    words = forms.CharField(
        label=_("In your own words"),
        max_length=500,
        required=False,
        help_text=_("For example: my daughter helps me with letters. You need not say why."),
        widget=CountedTextarea(attrs={"rows": 3}),
    )
    team_may_see = forms.BooleanField(label=_("Our team may see this, to do it"), required=False)
    others_may_see = forms.BooleanField(
        label=_("People I book with, or am paired with, may see it later too"), required=False
    )

    def wish(self) -> Wish:
        kept = self.cleaned_data
        chosen = [key for group in GROUPS for key in kept[group]]
        return Wish(chosen, kept["words"], kept["team_may_see"], kept["others_may_see"])


def filled_with(helps: Helps | None) -> dict[str, Any]:
    """What the form shows of somebody."""
    if helps is None:
        return {}
    chosen: dict[str, Any] = {group: [key for key in choices if key in helps.keys] for group, choices in GROUPS.items()}
    return chosen | {name: getattr(helps, name) for name in ("words", "team_may_see", "others_may_see")}
