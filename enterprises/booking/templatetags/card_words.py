"""What the pages of paying by card say in words."""

from django import template

register = template.Library()


@register.filter
def pounds(pence: int) -> str:
    """£25, or £25.50."""
    return f"£{pence // 100:,}" if pence % 100 == 0 else f"£{pence / 100:,.2f}"
