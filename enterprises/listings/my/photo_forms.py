"""What is asked about a photograph, and about a picture on the way to the door."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.picture_forms import PictureFormField
from enterprises.listings.my.advised import Advised

ALT = _("What does the picture show?")
ALT_HELP = _(
    "One sentence, for people who cannot see it. Say who does what, and where. For example: Ruby and Ollie rake leaves "
    "in a garden, both laughing."
)
MIDDLES = [
    ("0-0", _("Top left")),
    ("1-0", _("Top middle")),
    ("2-0", _("Top right")),
    ("0-1", _("Middle left")),
    ("1-1", _("The very middle")),
    ("2-1", _("Middle right")),
    ("0-2", _("Bottom left")),
    ("1-2", _("Bottom middle")),
    ("2-2", _("Bottom right")),
]


class WordsForm(Advised, forms.Form):
    """What a photograph shows. A machine cannot know it; the owner does."""

    use_required_attribute = False
    advised = ("alt", "caption")
    alt = forms.CharField(label=ALT, help_text=ALT_HELP, max_length=200)
    caption = forms.CharField(
        label=_("Words under it"), max_length=160, required=False, help_text=_("Everybody sees them.")
    )


class AddForm(WordsForm):
    field_order = ("file",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"] = PictureFormField(label=_("Choose a picture, or take one"))
        self.order_fields(["file"])


class OneForm(WordsForm):
    middle = forms.ChoiceField(
        label=_("What must stay in sight?"),
        choices=MIDDLES,
        required=False,
        widget=forms.RadioSelect,
        help_text=_("Small screens show a part of it only. Choose where the most important thing is."),
    )


class StepForm(Advised, forms.Form):
    """What to do at one point of the way, and what its picture shows."""

    use_required_attribute = False
    advised = ("words", "alt")
    words = forms.CharField(
        label=_("What do people do here?"), max_length=200, help_text=_("For example: Turn left at the red door.")
    )
    alt = forms.CharField(
        label=ALT,
        max_length=200,
        help_text=_("One sentence, for people who cannot see it. For example: A red door beside a post box."),
    )


class AddStepForm(StepForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"] = PictureFormField(label=_("Choose a picture, or take one"))
        self.order_fields(["file"])
