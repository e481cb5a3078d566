"""What is asked about what two do together: on their own pages, and at the desk where a worker writes it down."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import CountedTextarea, DateBoxesField
from enterprises.mentoring.models import LONGEST, SHORTEST, Agreement, Goal, Meeting, Programme, Question

SCALE = [("", _("I would rather not say")), *((n, str(n)) for n in range(11))]
NUMBER = {"inputmode": "numeric", "class": "govuk-input--width-4"}


class AgreementForm(forms.ModelForm):
    use_required_attribute = False

    class Meta:
        model = Agreement
        fields = ("often", "where", "reach", "more")
        widgets = {
            "often": forms.RadioSelect,
            "where": CountedTextarea(attrs={"rows": 2}),
            "reach": CountedTextarea(attrs={"rows": 2}),
            "more": CountedTextarea(attrs={"rows": 4}),
        }

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("often", programme.often)
        self.fields["where"].help_text = _("A place where you both feel well. Not at somebody's home the first times.")
        self.fields["reach"].help_text = _("For example: by text, not after eight in the evening.")


class GoalForm(forms.Form):
    use_required_attribute = False
    words = forms.CharField(
        label=_("What would you like to reach?"),
        max_length=300,
        help_text=_("In your own words. Small is good."),
        error_messages={"required": _("Write what you would like to reach.")},
        widget=CountedTextarea(attrs={"rows": 3}),
    )
    at_start = forms.TypedChoiceField(
        label=_("How near are you to it now?"),
        choices=SCALE,
        coerce=int,
        empty_value=None,
        required=False,
        help_text=_("0 is far away, 10 is there."),
    )
    is_shared = forms.BooleanField(label=_("My support worker may read this"), required=False)


class GoalNowForm(forms.Form):
    use_required_attribute = False
    status = forms.ChoiceField(label=_("How does it stand?"), widget=forms.RadioSelect)
    now = forms.TypedChoiceField(
        label=_("How near are you to it now?"), choices=SCALE, coerce=int, empty_value=None, required=False
    )
    is_shared = forms.BooleanField(label=_("My support worker may read this"), required=False)

    def __init__(self, *args: Any, goal: Goal, **kwargs: Any) -> None:
        now = {"status": goal.status, "now": goal.now, "is_shared": goal.is_shared}
        super().__init__(*args, initial=now, **kwargs)
        can_be = {goal.status, *Goal.MOVES[goal.status]}
        status: Any = self.fields["status"]
        status.choices = [choice for choice in Goal.Status.choices if choice[0] in can_be]


class MeetingForm(forms.Form):
    """One that is to come, or one that took place."""

    use_required_attribute = False
    on = DateBoxesField(label=_("Which day?"))
    starts = forms.TimeField(
        label=_("From what time?"),
        required=False,
        input_formats=["%H:%M", "%H.%M", "%H"],
        help_text=_("For example 14:30. Leave it empty if you do not know."),
        error_messages={"invalid": _("Write a time like 14:30.")},
        widget=forms.TextInput(attrs=NUMBER),
    )
    minutes = forms.IntegerField(
        label=_("How many minutes?"),
        min_value=SHORTEST,
        max_value=LONGEST,
        initial=60,
        error_messages={
            "required": _("Write how many minutes, like 60."),
            "invalid": _("Write a number, like 60."),
            "min_value": _("A meeting lasts 5 minutes or more."),
            "max_value": _("A meeting lasts 480 minutes, 8 hours, or less."),
        },
        widget=forms.TextInput(attrs=NUMBER),
    )
    mode = forms.ChoiceField(
        label=_("How?"), choices=Meeting.Mode.choices, initial=Meeting.Mode.PLACE, widget=forms.RadioSelect
    )
    where = forms.CharField(label=_("Where?"), max_length=200, required=False)
    note = forms.CharField(
        label=_("A note for both of you"),
        max_length=1000,
        required=False,
        help_text=_("You both read it. Your support worker does not."),
        widget=CountedTextarea(attrs={"rows": 3}),
    )


def questions_form(questions: list[Question], *args: Any) -> forms.Form:
    """A form of these questions and “please ring me”. Everything may be left out."""
    fields: dict[str, Any] = {f"q_{each.key}": _field(each) for each in questions}
    fields["wants_a_call"] = forms.BooleanField(label=_("I would like somebody to ring me"), required=False)
    kind = type("QuestionsForm", (forms.Form,), {"use_required_attribute": False, **fields})
    return kind(*args)


def _field(question: Question) -> forms.Field:
    words: dict[str, Any] = {"label": question.words, "help_text": question.hint, "required": False}
    if question.kind == Question.Kind.SCALE:
        return forms.ChoiceField(choices=SCALE, **words)
    if question.kind == Question.Kind.YES_NO:
        answers = [("yes", _("Yes")), ("no", _("No")), ("unsure", _("I am not sure"))]
        return forms.ChoiceField(choices=answers, widget=forms.RadioSelect, **words)
    if question.kind in (Question.Kind.ONE, Question.Kind.MANY):
        answers = [(each, each) for each in question.answers]
        if question.kind == Question.Kind.ONE:
            return forms.ChoiceField(choices=answers, widget=forms.RadioSelect, **words)
        return forms.MultipleChoiceField(choices=answers, widget=forms.CheckboxSelectMultiple, **words)
    return forms.CharField(max_length=1000, widget=CountedTextarea(attrs={"rows": 4}), **words)


def answers_of(form: forms.Form) -> dict[str, Any]:
    """What was answered, by the key of its question."""
    said = form.cleaned_data.items()
    return {name.removeprefix("q_"): value for name, value in said if name.startswith("q_") and value not in ("", [])}
