"""Small helps for every template: drawings, absolute addresses."""

from functools import cache

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from core import phones

register = template.Library()


@register.simple_tag
@cache
def icon(name: str, extra_class: str = "") -> SafeString:
    """One drawing of static/img/icons.svg. It never stands alone: words beside it say the same."""
    return format_html(
        '<svg class="mh-icon{}" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        f" {extra_class}" if extra_class else "",
        static("img/icons.svg"),
        name,
    )


@register.filter
def as_written(number: str) -> str:
    """A phone number as people write it."""
    return phones.shown(number)


@register.simple_tag
def absolute(address: str) -> str:
    """An address as other sites and printed pages need it."""
    return f"{settings.SITE_URL}{address}" if address.startswith("/") else address
