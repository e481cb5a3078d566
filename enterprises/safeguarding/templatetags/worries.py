"""The way out of pages about worries."""

from typing import Any

from django import template
from django.conf import settings

register = template.Library()


@register.inclusion_tag("safeguarding/_exit.html")
def exit_button() -> dict[str, Any]:
    """Leaves at once, for a page of somebody else that says nothing about why."""
    return {"exit_address": settings.SAFEGUARDING_EXIT_ADDRESS}
