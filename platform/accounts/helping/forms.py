"""The forms of helping. They check shape; the actions act."""

from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.helping import registry
from accounts.models import Help, Person, Prepared
from accounts.who_form import code_field, read_code
from core import phones, texts

EVERYTHING = "all"
#: For how many months somebody may help before they are asked again.
MONTHS = (1, 3, 6, 12)


class HelpCodeForm(forms.Form):
    use_required_attribute = False
    help_code = code_field()

    def clean_help_code(self) -> str:
        return read_code(self.cleaned_data["help_code"])


class DecideCodeForm(forms.Form):
    use_required_attribute = False
    decide_code = code_field()

    def clean_decide_code(self) -> str:
        return read_code(self.cleaned_data["decide_code"])


class NameHelperForm(forms.Form):
    """Who helps, with what, until when, and how the code gets to them."""

    use_required_attribute = False
    helper_name = forms.CharField(
        label=gettext_lazy("Who helps you?"), max_length=120, help_text=gettext_lazy("What you call them, like: Meg.")
    )
    subject = forms.ChoiceField(label=gettext_lazy("What do they help with?"), widget=forms.RadioSelect)
    capabilities = forms.MultipleChoiceField(
        label=gettext_lazy("What may they prepare?"),
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("They get it ready. Nothing happens before you say yes."),
        error_messages={"required": gettext_lazy("Choose what they may prepare.")},
    )
    until = forms.TypedChoiceField(
        label=gettext_lazy("Until when?"),
        widget=forms.RadioSelect,
        coerce=date.fromisoformat,
        help_text=gettext_lazy("You can end it sooner, at any moment."),
    )
    way = forms.ChoiceField(
        label=gettext_lazy("How do they get their code?"),
        widget=forms.RadioSelect,
        help_text=gettext_lazy("With the code they say yes. It works for 30 days."),
    )
    # Somebody else's: the browser must not fill in one's own.
    helper_email = forms.EmailField(
        label=gettext_lazy("Their e-mail address"),
        required=False,
        help_text=gettext_lazy("If they get the code by e-mail."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "email", "spellcheck": "false"}),
    )
    helper_phone = forms.CharField(
        label=gettext_lazy("Their mobile number"),
        max_length=30,
        required=False,
        help_text=gettext_lazy("If they get the code by text message."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "tel"}),
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.subjects = {f"{each.type}:{each.id}": each for each in registry.subjects_of(person)}
        everything = [(EVERYTHING, _("Everything I run here"))] if len(self.subjects) != 1 else []
        self._choose("subject", everything + [(key, each.name) for key, each in self.subjects.items()])
        self._choose("capabilities", [(each.key, each.name) for each in registry.CAPABILITIES.values()])
        self._choose("until", [_until(months) for months in MONTHS])
        ways = [(way.value, way.label) for way in Help.Way if way != Help.Way.TEXT or texts.is_on()]
        self._choose("way", ways)
        if not texts.is_on():
            del self.fields["helper_phone"]
        if len(self.subjects) == 1:
            self.initial.setdefault("subject", next(iter(self.subjects)))

    def _choose(self, name: str, choices: list[Any]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]  # a choice field has them

    def clean_helper_phone(self) -> str:
        typed: str = self.cleaned_data["helper_phone"].strip()
        if typed and not phones.can_be_texted(typed):
            raise ValidationError(_("Write the number of a mobile phone, like 07700 900123"))
        return typed

    def wishes(self) -> dict[str, Any]:
        """What actions.name_helper is asked."""
        given = self.cleaned_data
        subject = self.subjects.get(given["subject"])
        address = {Help.Way.EMAIL: given["helper_email"], Help.Way.TEXT: given.get("helper_phone", "")}.get(
            given["way"], ""
        )
        return {
            **{name: given[name] for name in ("helper_name", "capabilities", "until", "way")},
            "subject": (subject.type, subject.id) if subject else ("", ""),
            "address": address,
        }


def _until(months: int) -> tuple[str, str]:
    day = timezone.localdate() + relativedelta(months=months)
    words = {1: _("One month"), 3: _("Three months"), 6: _("Half a year"), 12: _("One year")}[months]
    return day.isoformat(), _("%(time)s, until %(day)s") % {"time": words, "day": date_format(day, "j F Y")}


class AnswerForm(forms.Form):
    """At the desk: what they answered, and how we know."""

    use_required_attribute = False
    answer = forms.ChoiceField(
        label=gettext_lazy("What did they say?"),
        choices=[("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No"))],
        widget=forms.RadioSelect,
    )
    how = forms.ChoiceField(
        label=gettext_lazy("How did they say it?"),
        choices=[
            (Prepared.How.PHONE, gettext_lazy("On the phone")),
            (Prepared.How.MET, gettext_lazy("When we met")),
        ],
        widget=forms.RadioSelect,
        help_text=gettext_lazy("With a code from paper, type the code instead."),
    )
