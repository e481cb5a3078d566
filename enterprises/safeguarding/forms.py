"""What is asked of whoever tells a worry. Nothing typed here is saved half done: what waits somewhere can be found."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from core.forms import CountedTextarea
from enterprises.listings.models import Area
from enterprises.safeguarding.models import Concern, Contact


class TellForm(forms.Form):
    """Two questions must be answered; everything else helps."""

    use_required_attribute = False
    harm_now = forms.ChoiceField(
        label=_("Is somebody in danger right now?"), choices=Concern.Harm.choices, widget=forms.RadioSelect
    )
    words = forms.CharField(
        label=_("What are you worried about?"),
        max_length=4000,
        help_text=_("In your own words. We keep them exactly as you write them."),
        error_messages={"required": _("Write what you are worried about. A few words are enough.")},
        widget=CountedTextarea(attrs={"rows": 6}),
    )
    about = forms.CharField(
        label=_("Who is it about?"),
        max_length=300,
        required=False,
        help_text=_("A name, or what you know of them. If it is about you, write “me”."),
    )
    wishes = forms.CharField(
        label=_("What does that person want to happen?"),
        max_length=1000,
        required=False,
        widget=CountedTextarea(attrs={"rows": 3}),
    )
    knows = forms.ChoiceField(
        label=_("Do they know that you tell us?"),
        choices=Concern.Knows.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    area = forms.ModelChoiceField(
        label=_("Where do they live?"),
        queryset=Area.objects.order_by("name"),
        required=False,
        empty_label=_("I do not know"),
    )
    not_for = forms.ModelMultipleChoiceField(
        label=_("Is it about one of those who read this?"),
        queryset=Person.objects.none(),
        required=False,
        help_text=_("Tick a name, and they never see it."),
        widget=forms.CheckboxSelectMultiple,
    )
    name = forms.CharField(
        label=_("Your name"), max_length=120, required=False, help_text=_("You need not say. It helps us to ask back.")
    )
    reach = forms.CharField(
        label=_("How can we reach you safely?"),
        max_length=300,
        required=False,
        help_text=_("For example: ring 01453 000000 in the morning, do not leave a message."),
    )
    say_who = forms.BooleanField(label=_("You may write down that it was me, with my account here"), required=False)

    def __init__(self, *args: Any, person: Any = None, has_area: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        readers = Contact.objects.standing().order_by().values("person")
        self.fields["not_for"].queryset = Person.objects.filter(pk__in=readers).order_by("name")  # type: ignore[attr-defined]
        if has_area or Area.objects.count() < 2:
            del self.fields["area"]
        if not getattr(person, "is_authenticated", False):
            del self.fields["say_who"]

    def clean_knows(self) -> str:
        return self.cleaned_data["knows"] or Concern.Knows.NOT_ASKED
