"""What is asked of whoever takes part, a page for each question. Everything may be left out and changed later."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from core.forms import CountedTextarea
from enterprises.listings import places
from enterprises.mentoring.models import Choice, Membership, Profile, Role
from enterprises.mentoring.why import DAYS, KM_OF_MILE

MILES = (1, 2, 3, 5, 10, 15, 20, 30)
WHEN = [(0, _("In the morning")), (1, _("In the afternoon")), (2, _("In the evening"))]


class AboutForm(forms.Form):
    """One question: starts with what they said before, and gives back what describing.describe takes."""

    use_required_attribute = False

    def __init__(self, *args: Any, member: Membership, profile: Profile | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.member, self.profile = member, profile
        self.before: dict[str, Any] = profile.answers if profile else {}
        self.ask()

    def ask(self) -> None:
        """Fill in what can be chosen, and what was said before."""
        raise NotImplementedError

    def told(self) -> dict[str, Any]:
        """As describing.describe takes it."""
        return dict(self.cleaned_data)

    def choose(self, name: str, kind: str, label: Any, *, help_text: Any = "") -> None:
        """Boxes with the programme's words of this kind; what was chosen before stays there, also when it is not
        offered any more.
        """
        before = list(self.before.get(name, []))
        words = Choice.objects.filter(programme=self.member.programme_id, kind=kind).order_by("position", "pk")
        offered = [each for each in words if each.is_used or each.key in before]
        said = "offer_words" if name == "offers" else "words"
        self.fields[name] = forms.MultipleChoiceField(
            label=label,
            choices=[(each.key, getattr(each, said)) for each in offered],
            required=False,
            help_text=help_text,
            widget=forms.CheckboxSelectMultiple,
            initial=before,
        )


class TopicsForm(AboutForm):
    def ask(self) -> None:
        is_mentor = self.member.role == Role.MENTOR
        label = _("What could you help somebody with?") if is_mentor else _("What would you like help with?")
        self.choose("topics", Choice.Kind.TOPIC, label, help_text=_("Tick as many as you like."))


class TimesForm(AboutForm):
    def ask(self) -> None:
        before = {int(slot) for slot in self.before.get("slots", [])}
        for day, name in enumerate(DAYS):
            self.fields[f"day_{day}"] = forms.TypedMultipleChoiceField(
                label=name,
                choices=WHEN,
                coerce=int,
                required=False,
                widget=forms.CheckboxSelectMultiple,
                initial=[part for part, _words in WHEN if day * 3 + part in before],
            )

    def told(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {"slots": [day * 3 + part for day in range(len(DAYS)) for part in said[f"day_{day}"]]}


class PlaceForm(AboutForm):
    def ask(self) -> None:
        profile = self.profile
        self.fields["postcode"] = forms.CharField(
            label=_("Your postcode"),
            max_length=10,
            required=False,
            help_text=_("We keep only the first part, for example GL5 1. Nobody is told where you live."),
            initial=profile.sector if profile else "",
            widget=forms.TextInput(attrs={"autocomplete": "postal-code", "class": "govuk-input--width-10"}),
        )
        far = round(profile.max_km / KM_OF_MILE) if profile and profile.max_km else 0
        self.fields["miles"] = forms.TypedChoiceField(
            label=_("How far would you go to meet?"),
            choices=[("", _("As far as it takes")), *((n, _("Up to %(n)s miles") % {"n": n}) for n in MILES)],
            coerce=int,
            empty_value=None,
            required=False,
            initial=min(MILES, key=lambda each: abs(each - far)) if far else "",
        )
        self.fields["meets"] = forms.MultipleChoiceField(
            label=_("How would you meet?"),
            choices=[
                ("in_person", _("In one place")),
                ("phone", _("By phone")),
                ("video", _("By video")),
                ("message", _("By messages")),
            ],
            required=False,
            widget=forms.CheckboxSelectMultiple,
            initial=list(self.before.get("meets", [])),
        )

    def clean_postcode(self) -> str:
        """The sector alone. What was kept before is given back as it was."""
        typed = self.cleaned_data["postcode"].strip()
        if not typed or (self.profile and typed == self.profile.sector):
            return str(typed)
        found = places.parse_postcode(typed)
        if found is None or places.public_point(found.sector or found.outward) is None:
            raise ValidationError(_("We do not know this postcode. Write it like GL5 1AB, or leave it out."))
        return found.sector or found.outward

    def told(self) -> dict[str, Any]:
        said = self.cleaned_data
        km = round(said["miles"] * KM_OF_MILE) if said["miles"] else None
        return {"sector": said["postcode"], "max_km": km, "meets": said["meets"]}


class TalkingForm(AboutForm):
    def ask(self) -> None:
        self.choose("ways", Choice.Kind.WAY, _("How do you like to talk?"))
        self.choose("languages", Choice.Kind.LANGUAGE, _("In which languages?"))


class LikesForm(AboutForm):
    def ask(self) -> None:
        self.choose("interests", Choice.Kind.INTEREST, _("What do you like?"))
        self.fields["own_words"] = forms.CharField(
            label=_("In your own words"),
            max_length=600,
            required=False,
            help_text=_("The support workers read this. The other person reads it once you both said yes."),
            initial=self.before.get("own_words", ""),
            widget=CountedTextarea(attrs={"rows": 4}),
        )


class NeedsForm(AboutForm):
    """Never a score, and shown to nobody: whoever does not fit is not proposed."""

    def ask(self) -> None:
        self.choose(
            "needs",
            Choice.Kind.NEED,
            _("What must be so, for you to say yes?"),
            help_text=_("Nobody is told. We only ask you about people who fit."),
        )
        self.choose("offers", Choice.Kind.NEED, _("And what is true of you?"))
        if self.member.role == Role.MENTEE:
            self.fields["most_important"] = forms.ChoiceField(
                label=_("What matters most to you?"),
                choices=[("", _("All the same")), *IMPORTANT],
                required=False,
                widget=forms.RadioSelect,
                initial=self.profile.most_important if self.profile else "",
            )


#: What counts twice, where somebody says so (matching.scoring.CRITERIA).
IMPORTANT = [
    ("topics", _("That they know what I want to learn")),
    ("nearness", _("That they are near")),
    ("time", _("That we have time at the same time")),
    ("ways", _("That we talk in the same way")),
    ("common", _("That we like the same things")),
]


class AgreeForm(AboutForm):
    def ask(self) -> None:
        self.fields["agrees"] = forms.BooleanField(
            label=_("Yes, use this to find somebody for me"),
            required=False,
            initial=bool(self.profile and self.profile.agreed_at),
        )


@dataclass(frozen=True)
class Question:
    """One page. `key` stands in its address; `is_said` tells whether they answered."""

    key: str
    title: str | Promise
    form: type[AboutForm]
    is_said: Callable[[Profile], bool]


def _has(*names: str) -> Callable[[Profile], bool]:
    return lambda profile: any(profile.answers.get(name) for name in names)


QUESTIONS = (
    Question("topics", _("What it is about"), TopicsForm, _has("topics")),
    Question("times", _("When you have time"), TimesForm, _has("slots")),
    Question("place", _("Where and how you meet"), PlaceForm, lambda p: bool(p.sector or p.answers["meets"])),
    Question("talking", _("How you talk"), TalkingForm, _has("ways", "languages")),
    Question("likes", _("What you like"), LikesForm, _has("interests", "own_words")),
    Question("needs", _("What must be so"), NeedsForm, lambda p: bool(p.most_important) or _has("needs", "offers")(p)),
    Question("agree", _("May we use this?"), AgreeForm, lambda p: p.agreed_at is not None),
)


def question_of(key: str) -> Question | None:
    return next((each for each in QUESTIONS if each.key == key), None)


def after(question: Question) -> Question | None:
    """The page that comes next; None after the last."""
    at = QUESTIONS.index(question) + 1
    return QUESTIONS[at] if at < len(QUESTIONS) else None
