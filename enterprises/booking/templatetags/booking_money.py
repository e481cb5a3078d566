"""Money in templates. It stays whole pence until here."""

from typing import Any

from django import template
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def pounds(pence: int | None) -> str:
    """£1,234.50: on papers and in columns the pence are always said.

    >>> pounds(123450)
    '£1,234.50'
    """
    return "" if pence is None else f"{'-' if pence < 0 else ''}£{abs(pence) / 100:,.2f}"


@register.filter
def dispute_words(payment: Any) -> str:
    """How a dispute about it stands, in words; the provider's are not for reading."""
    if payment.dispute in ("won", "warning_closed"):
        return _("It was disputed, and decided for you")
    if payment.dispute == "lost":
        return _("It was disputed, and the money went back")
    return _("It is disputed") if payment.dispute else ""


@register.filter
def percent(rate: int) -> str:
    """20% of 2000, 5.5% of 550."""
    return f"{rate / 100:g}%"
