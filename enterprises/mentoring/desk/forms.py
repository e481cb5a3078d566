"""What is asked of the support workers who run mentoring."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from core import phones
from core.forms import CountedTextarea, DateBoxesField
from enterprises.listings.models import Area
from enterprises.mentoring.models import MOST_AT_ONCE, Answer, Pairing, Programme, Role, Round, Via

#: How something reached the worker who writes it down: never "by themself".
TOLD = [choice for choice in Via.choices if choice[0] != Via.SELF]


def told_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("How did they say it?"),
        choices=TOLD,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how they said it.")},
    )


class FoundForm(forms.ModelForm):
    use_required_attribute = False

    class Meta:
        model = Programme
        fields = ("area", "name", "words", "mode", "often", "weeks")
        widgets = {"mode": forms.RadioSelect, "often": forms.RadioSelect, "words": CountedTextarea(attrs={"rows": 5})}

    def __init__(self, *args: Any, areas: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        area: Any = self.fields["area"]
        area.queryset, area.empty_label = areas, None
        self.fields["words"].help_text = _("Two or three sentences in plain words: for whom it is, and what happens.")


class JoinForSomebodyForm(forms.Form):
    """Somebody we know, found by name or address; or somebody new, who needs no e-mail."""

    use_required_attribute = False
    known = forms.ModelChoiceField(label=_("Somebody we know"), queryset=Person.objects.none(), required=False)
    name = forms.CharField(
        label=_("Or somebody new: their name"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    their_phone = forms.CharField(
        label=_("Their phone"),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off", "class": "govuk-input--width-20"}),
    )
    role = forms.ChoiceField(label=_("They take part as"), choices=Role.choices, widget=forms.RadioSelect)
    capacity = forms.TypedChoiceField(
        label=_("A mentor: how many people at once?"),
        choices=[("", _("Not a mentor")), *((n, str(n)) for n in range(1, MOST_AT_ONCE + 1))],
        coerce=int,
        empty_value=None,
        required=False,
    )
    via = told_field()

    def __init__(self, *args: Any, programme: Programme, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known: Any = self.fields["known"]
        known.queryset, known.empty_label = people, _("Nobody of these")
        if not people:
            del self.fields["known"]
            self.fields["name"].label = _("Their name")
        if programme.mode == Programme.Mode.ROUNDS:
            self.fields["round"] = forms.ModelChoiceField(
                label=_("Round"), queryset=Round.objects.open_now(programme), empty_label=None
            )

    def clean_their_phone(self) -> str:
        typed = self.cleaned_data["their_phone"].strip()
        if typed and not phones.normal(typed):
            raise ValidationError(_("This is no phone number we can ring. Look at it again."))
        return str(typed)

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        if not said.get("known") and not (said.get("name") or "").strip() and "name" not in self.errors:
            self.add_error("name", _("Write their name, or choose somebody we know."))
        return said


class DeclineForm(forms.Form):
    use_required_attribute = False
    words = forms.CharField(
        label=_("What do you tell them?"),
        max_length=800,
        help_text=_("They read it as you write it: why not this time, and what else there is."),
        error_messages={"required": _("Write a few kind words.")},
        widget=CountedTextarea(attrs={"rows": 4}),
    )


class StepForm(forms.Form):
    use_required_attribute = False
    on = DateBoxesField(label=_("Done on"))


class ProposeForm(forms.Form):
    use_required_attribute = False
    words = forms.CharField(
        label=_("Words to both"),
        max_length=500,
        required=False,
        help_text=_("Both read them beside the reasons. Nothing that one told you in private."),
        widget=CountedTextarea(attrs={"rows": 3}),
    )


class AnswerForSomebodyForm(forms.Form):
    """What one of the two said to a worker."""

    use_required_attribute = False
    side = forms.ChoiceField(label=_("Who?"), widget=forms.RadioSelect)
    given = forms.ChoiceField(label=_("What did they say?"), choices=[], widget=forms.RadioSelect)
    via = told_field()

    def __init__(self, *args: Any, sides: list[tuple[str, str]], is_trial: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        side: Any = self.fields["side"]
        given: Any = self.fields["given"]
        side.choices = sides
        answers = [(Answer.YES, _("Yes")), (Answer.NO, _("No"))]
        given.choices = answers if is_trial else [*answers, (Answer.TALK, _("Talk to me first"))]
        if is_trial:
            given.label = _("Would they go on?")


class SayForm(forms.Form):
    """A break or an end, as one of the two said it to a worker."""

    use_required_attribute = False
    side = forms.ChoiceField(label=_("Who said it?"), widget=forms.RadioSelect)
    via = told_field()

    def __init__(self, *args: Any, sides: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        side: Any = self.fields["side"]
        side.choices = sides


class BreakForSomebodyForm(SayForm):
    until = DateBoxesField(label=_("Until when?"), required=False, help_text=_("Empty: until they say so."))


class EndForSomebodyForm(SayForm):
    why = forms.ChoiceField(
        label=_("Why does it end?"),
        choices=[choice for choice in Pairing.Why.choices if choice[0] not in ("stopped", "handed")],
        widget=forms.RadioSelect,
    )


class ReviewForm(forms.Form):
    use_required_attribute = False
    on = DateBoxesField(label=_("Look at it together again on"))


class TaskForm(forms.Form):
    use_required_attribute = False
    words = forms.CharField(label=_("What is to be done?"), max_length=500)
    due_on = DateBoxesField(label=_("Until"))


def areas_of(person: Person) -> Any:
    return Area.objects.filter(areaworker__person=person).order_by("name")
