"""What is asked on somebody's own pages."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import DateBoxesField
from enterprises.mentoring.models import MOST_AT_ONCE, Answer, Pairing, Programme, Role, Round


class JoinForm(forms.Form):
    """One press for whoever wants to learn; a mentor says how many people at once."""

    use_required_attribute = False

    def __init__(self, *args: Any, programme: Programme, role: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if role == Role.MENTOR:
            self.fields["capacity"] = forms.TypedChoiceField(
                label=_("How many people could you help at once?"),
                choices=[(n, str(n)) for n in range(1, MOST_AT_ONCE + 1)],
                coerce=int,
                initial=1,
                help_text=_("One is a good beginning. You can change it."),
            )
        if programme.mode == Programme.Mode.ROUNDS:
            self.fields["round"] = forms.ModelChoiceField(
                label=_("When would you like to start?"),
                queryset=Round.objects.open_now(programme),
                empty_label=None,
                widget=forms.RadioSelect,
                error_messages={"required": _("Choose when you would like to start.")},
            )


class AnswerForm(forms.Form):
    use_required_attribute = False
    given = forms.ChoiceField(
        label=_("What do you say?"),
        choices=[
            (Answer.YES, _("Yes, I would like to meet")),
            (Answer.NO, _("No, not this one")),
            (Answer.TALK, _("Talk to me first")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you say. You can also ring us.")},
    )


class AfterForm(forms.Form):
    use_required_attribute = False
    goes_on = forms.TypedChoiceField(
        label=_("Would you like to go on?"),
        choices=[("yes", _("Yes, I would like to go on")), ("no", _("No, I would rather not"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose whether you would like to go on.")},
    )


class BreakForm(forms.Form):
    use_required_attribute = False
    until = DateBoxesField(
        label=_("Until when?"),
        required=False,
        help_text=_("Leave it empty if you do not know yet. You come back when you say so."),
    )


class EndForm(forms.Form):
    use_required_attribute = False
    why = forms.ChoiceField(
        label=_("Why does it end?"),
        choices=[choice for choice in Pairing.Why.choices if choice[0] not in ("stopped", "handed")],
        widget=forms.RadioSelect,
        help_text=_("Only the support workers read this. “It just ended” is a good answer."),
        error_messages={"required": _("Choose why it ends.")},
    )
