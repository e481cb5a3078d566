"""What the desk asks. The forms check shape only; actions act."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.forms import CountedTextarea
from enterprises.listings.models import Area

#: Where a worker may start from. Each can be read as it stands by somebody who is new to this.
KIND_PHRASES = (
    ("photo", _("Could you add a photograph of you, or of what you do? People choose who they can picture.")),
    ("price", _("Could you say what it costs? If it depends, say what most people pay.")),
    ("when", _("Could you say on which days you work, and when?")),
    ("plain", _("Some sentences are long. Could you say them in shorter ones? We are glad to help.")),
    ("alt", _("Could you say what each photograph shows, for people who cannot see it?")),
    ("private", _("There is something private in it, like a home address. Could you take that out?")),
    ("others", _("Do the people in the photographs know that everybody can see them? Please ask them, and tell us.")),
)


class SendBackForm(forms.Form):
    """Why it goes back: sentences to choose, one's own words, or both."""

    use_required_attribute = False
    phrases = forms.MultipleChoiceField(
        label=_("Sentences to start from"),
        choices=KIND_PHRASES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick what fits. Each is sent as it stands here."),
    )
    words = forms.CharField(
        label=_("In your own words"),
        max_length=1500,
        required=False,
        widget=CountedTextarea(attrs={"rows": 5}),
        help_text=_("Say first what is good. Then say what to change, and where."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and not cleaned.get("phrases") and not cleaned.get("words"):
            self.add_error("words", ValidationError(_("Write what should be changed, or tick a sentence above.")))
        return cleaned

    def said(self) -> str:
        """All of it as one text, each sentence in a line of its own."""
        phrases = dict(KIND_PHRASES)
        chosen = [str(phrases[each]) for each in self.cleaned_data["phrases"]]
        return "\n\n".join([self.cleaned_data["words"], "\n".join(chosen)]).strip()


class NarrowForm(forms.Form):
    """Search in the queue. Anything odd narrows nothing."""

    use_required_attribute = False
    marks_optional = False
    q = forms.CharField(label=_("Name, short number, or who runs it"), max_length=100, required=False)
    area = forms.ModelChoiceField(label=_("Area"), queryset=Area.objects.none(), required=False, empty_label=_("All"))

    def __init__(self, *args: Any, person: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        areas = areas_of(person)
        if len(areas) > 1:
            self.fields["area"].queryset = areas  # type: ignore[attr-defined]  # a ModelChoiceField has one
        else:
            del self.fields["area"]

    def wished(self) -> dict[str, Any]:
        self.is_valid()
        return {"words": self.cleaned_data.get("q", ""), "area": self.cleaned_data.get("area")}


def areas_of(person: Any) -> Any:
    """The areas somebody works in: editors in all."""
    every = Area.objects.order_by("name")
    return every if person.has_perm("listings.every_area") else every.filter(areaworker__person=person)
