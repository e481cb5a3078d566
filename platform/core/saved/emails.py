"""The code of a saved form by e-mail, to the address its owner gave just now. The address is not kept."""

from datetime import datetime

from django import forms
from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from core import mail, throttle
from core.saved import codes
from core.saved.forms import WAYS, Way

#: So many letters to one letter box a day: nobody fills somebody else's.
A_DAY = 5


def _field() -> forms.Field:
    return forms.EmailField(
        label=_("E-mail address"),
        required=False,
        help_text=_("Only if you want the code in a letter to you. We do not keep the address."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


def saved_form(address: str, code: str, last_day: datetime) -> str | Promise:
    """To whoever saved it: the code and where to type it. Neither the word nor what was typed is in it."""
    if not throttle.allow(address, "code of a saved form", capacity=A_DAY, per=throttle.DAY):
        return _("We have sent this address many codes today. Write the code down, or try again tomorrow.")
    back = settings.SITE_URL + reverse("core:help_back")
    facts = {"code": codes.shown(code), "last_day": last_day, "address": back}
    mail.send(address, "core/saved_form", facts, language=get_language())
    return ""


WAYS["email"] = Way(_field, saved_form)
