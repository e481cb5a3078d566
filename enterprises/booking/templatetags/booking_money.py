"""Money in templates. It stays whole pence until here."""

from django import template

register = template.Library()


@register.filter
def pounds(pence: int | None) -> str:
    """£1,234.50: on papers and in columns the pence are always said.

    >>> pounds(123450)
    '£1,234.50'
    """
    return "" if pence is None else f"{'-' if pence < 0 else ''}£{abs(pence) / 100:,.2f}"


@register.filter
def percent(rate: int) -> str:
    """20% of 2000, 5.5% of 550."""
    return f"{rate / 100:g}%"
