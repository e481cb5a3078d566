"""What a person says about their own data."""

from django import forms
from django.utils.translation import gettext_lazy as _

from core.forms import CountedTextarea


class WrongForm(forms.Form):
    use_required_attribute = False
    words = forms.CharField(
        label=_("What is wrong?"),
        max_length=1000,
        widget=CountedTextarea(attrs={"rows": 5}),
        help_text=_("Say what we have, and what it should be. Only our team reads this."),
        error_messages={"required": _("Write what is wrong.")},
    )
