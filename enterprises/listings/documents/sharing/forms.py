"""Whom an owner shares a document with, and for how long."""

from datetime import timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext


def days_to_choose() -> list[tuple[int, str]]:
    """A few lengths, each with its last day, up to the most that the site allows."""
    most = settings.LISTINGS_SHARE_MOST_DAYS
    lengths = sorted({days for days in (1, 7, 14, settings.LISTINGS_SHARE_DAYS, most) if days <= most})
    return [(days, _length(days)) for days in lengths]


def _length(days: int) -> str:
    last = date_format(timezone.localdate() + timedelta(days=days), "j F Y")
    words = ngettext("%(days)d day, until %(last)s", "%(days)d days, until %(last)s", days)
    return words % {"days": days, "last": last}


class ShareForm(forms.Form):
    use_required_attribute = False
    name = forms.CharField(
        label=_("Who may open it?"),
        max_length=80,
        help_text=_("A person, and where they work. For example: Priya Shah, Stroud council."),
        error_messages={"required": _("Write who it is.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    # Another person's: no browser should offer the owner's own.
    their_email = forms.EmailField(
        label=_("Their e-mail"),
        max_length=254,
        help_text=_("The link and the code go there. Look twice: whoever reads these letters can open it."),
        error_messages={"required": _("Write their e-mail.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "email", "spellcheck": "false"}),
    )
    days = forms.TypedChoiceField(label=_("For how long?"), coerce=int, widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["days"].choices = days_to_choose()  # type: ignore[attr-defined]  # a choice field has them
        self.initial.setdefault("days", min(settings.LISTINGS_SHARE_DAYS, settings.LISTINGS_SHARE_MOST_DAYS))
