"""What every template may use."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.html import format_html
from django.utils.safestring import SafeString

from core import reading
from core.languages import is_default
from core.saved.addresses import page_address


def site(request: HttpRequest) -> dict[str, Any]:
    """The site's name, its address, and how to reach the people behind it without a screen."""
    return {
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
        "support_phone": settings.SUPPORT_PHONE,
        "support_phone_link": "".join(char for char in settings.SUPPORT_PHONE if char in "+0123456789"),
        "support_hours": settings.SUPPORT_HOURS,
    }


def visit(request: HttpRequest) -> dict[str, Any]:
    """How whoever asks likes to read, what error pages call this request (core.middleware.request_log), and
    the address that a code of this page stands for: "" when it has none.
    """
    return {
        "reading": reading.of(request),
        "reference": getattr(request, "reference", ""),
        "code_for": SimpleLazyObject(lambda: page_address(request.get_full_path(), request.get_host())),
        # For words that stay as somebody wrote them: an attribute that says they are English, on pages that are not.
        "own_lang": SafeString("") if is_default() else format_html(' lang="{}"', settings.LANGUAGE_CODE),
    }
