"""What is asked of the contacts who look after a worry, and of whoever says who they are."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from core.forms import CountedTextarea
from enterprises.listings.models import Area
from enterprises.listings.rules import may_work_at_the_desk
from enterprises.safeguarding import rules
from enterprises.safeguarding.models import MOST_CONTACTS, Concern, Note


class NoteForm(forms.Form):
    use_required_attribute = False
    words = forms.CharField(
        label=_("Write a note"),
        max_length=4000,
        help_text=_("It is never changed. What was wrong is put right by another."),
        error_messages={"required": _("Write a few words.")},
        widget=CountedTextarea(attrs={"rows": 4}),
    )
    corrects = forms.ModelChoiceField(
        label=_("Does it put something right?"),
        queryset=Note.objects.none(),
        required=False,
        empty_label=_("No, it is new"),
    )

    def __init__(self, *args: Any, concern: Concern, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["corrects"]
        field.queryset = concern.notes.order_by("at", "pk")
        field.label_from_instance = lambda note: f"{note.get_kind_display()}: {note.words[:40]}"


class DecideForm(forms.Form):
    use_required_attribute = False
    status = forms.ChoiceField(
        label=_("What is done?"),
        choices=[choice for choice in Concern.Status.choices if choice[0] in Concern.DECISIONS],
        widget=forms.RadioSelect,
    )
    why = forms.CharField(
        label=_("Why, and what happens next?"),
        max_length=4000,
        error_messages={"required": _("Write why. Whoever reads it in a year must understand it.")},
        widget=CountedTextarea(attrs={"rows": 4}),
    )
    knows = forms.ChoiceField(
        label=_("Does the person it is about agree?"), choices=Concern.Knows.choices, widget=forms.RadioSelect
    )
    share_reason = forms.CharField(
        label=_("If it is passed on without their yes: why?"),
        max_length=2000,
        required=False,
        widget=CountedTextarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        both = {"status", "knows"} <= said.keys()
        if both and rules.needs_a_reason(said["status"], said["knows"]) and not said.get("share_reason"):
            self.add_error("share_reason", _("Say why it is shared, because the person has not said yes to it."))
        return said


class HandOnForm(forms.Form):
    use_required_attribute = False
    to = forms.ModelChoiceField(
        label=_("Who looks after it?"), queryset=Person.objects.none(), widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, people: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["to"]
        field.queryset = Person.objects.filter(pk__in=[each.pk for each in people]).order_by("name")
        field.empty_label = None


class ApartForm(forms.Form):
    """Two people, of those who have to do with it and those who were looked for."""

    use_required_attribute = False
    one = forms.ModelChoiceField(label=_("Keep this person"), queryset=Person.objects.none())
    other = forms.ModelChoiceField(label=_("apart from this person"), queryset=Person.objects.none())

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("one", "other"):
            field: Any = self.fields[name]
            field.queryset = people
            field.empty_label = _("Choose a person")

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if said.get("one") and said.get("one") == said.get("other"):
            self.add_error("other", _("Choose two different people."))
        return said


class AppointForm(forms.Form):
    use_required_attribute = False
    whose = forms.EmailField(
        label=_("Their e-mail address"),
        widget=forms.TextInput(attrs={"inputmode": "email", "autocomplete": "off", "spellcheck": "false"}),
        help_text=_("Of somebody who works here. They sign in by two steps."),
        error_messages={"invalid": _("Write it like name@example.com.")},
    )
    area = forms.ModelChoiceField(label=_("Area"), queryset=Area.objects.order_by("name"), empty_label=_("Choose one"))
    place = forms.TypedChoiceField(
        label=_("When are they asked?"),
        choices=[(1, _("First: they are the lead")), *((n, str(n)) for n in range(2, MOST_CONTACTS + 1))],
        coerce=int,
    )

    def clean_whose(self) -> Person:
        found = Person.objects.filter(email__iexact=self.cleaned_data["whose"], is_active=True).first()
        if found is None or not may_work_at_the_desk(found):
            raise ValidationError(_("Nobody who works here has this address."))
        return found
