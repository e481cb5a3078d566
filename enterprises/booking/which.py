"""Only this one of regular bookings, or more of them: the question every page asks that changes one."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

ONE, MORE = "one", "more"


def which(label: Any, more: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[(ONE, _("Only this one")), (MORE, more)], widget=forms.RadioSelect)


def and_later(label: Any, later: int) -> forms.ChoiceField:
    """It alone, or it and so many after it."""
    more = ngettext("This one and the %(n)s after it", "This one and the %(n)s after it", later)
    return which(label, more % {"n": later})


def wants_more(said: dict[str, Any]) -> bool:
    return said.get("which") == MORE
