"""What every template may use."""

import secrets
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.html import format_html
from django.utils.safestring import SafeString

from core import reading
from core.languages import is_default
from core.models_site import SiteSettings
from core.saved.addresses import page_address
from core.site import Site, current


def site(request: HttpRequest) -> dict[str, Any]:
    """The site's name, its address, its look, and how to reach the people behind it without a screen."""
    return words_of(SimpleLazyObject(lambda: current(request)))


def words_of(site: Any) -> dict[str, Any]:
    """`ours` is the site whole, and under short names what most templates say of it. Nothing is read until it is used.

    It is not called `site`: allauth's pages have a `site` of their own, which would hide it.
    """

    def lazy(name: str) -> Any:
        return SimpleLazyObject(lambda: getattr(site, name))

    return {
        "ours": site,
        "site_name": lazy("name"),
        "site_url": settings.SITE_URL,
        "support_phone": lazy("phone"),
        "support_phone_link": lazy("phone_link"),
        "support_hours": lazy("hours"),
    }


def visit(request: HttpRequest) -> dict[str, Any]:
    """How whoever asks likes to read, what error pages call this request (core.middleware.request_log), and
    the address that a code of this page stands for: "" when it has none.
    """
    return {
        "reading": reading.of(request),
        "reference": getattr(request, "reference", ""),
        "code_for": SimpleLazyObject(
            lambda: page_address(request.get_full_path(), request.get_host(), request.resolver_match)
        ),
        "own_lang": own_lang(),
    }


def own_lang() -> SafeString:
    """For words that stay as somebody wrote them: an attribute that says they are English, on pages that are not."""
    return SafeString("") if is_default() else format_html(' lang="{}"', settings.LANGUAGE_CODE)


def preview_of(row: SiteSettings) -> dict[str, Any]:
    """The same for settings nobody has saved yet, with a stamp of their own: nothing kept may be shown for them."""
    return {**words_of(Site(row)), "content_version": f"preview-{secrets.token_hex(8)}"}
