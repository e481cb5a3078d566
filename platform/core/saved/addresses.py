"""Which pages have a code: our own public ones, by their address."""

from urllib.parse import urlsplit

from django.conf import settings
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme

from core.languages import without_language

LONGEST_ADDRESS = 1500
#: What comes after these is nobody's business at the desk, or the desk itself.
NOT_THESE = ("/admin/", "/help/", "/inbox/", "/documents/", "/media/", "/static/")


def page_address(text: str, host: str, found: ResolverMatch | None = None) -> str:
    """The address of one of our own public pages; "" for everything else. `found` is what it leads to, where the caller
    knows: looking through all addresses takes long.
    """
    ours = url_has_allowed_host_and_scheme(text, {host}) and text.startswith("/") and len(text) <= LONGEST_ADDRESS
    asked = urlsplit(text).path if ours else ""
    path = without_language(asked)
    if not path or path.startswith(NOT_THESE):
        return ""
    found = found or _leads_to(asked)
    if found is None:
        return ""
    if path.startswith("/accounts/"):
        # Reset keys stand in such addresses: only pages that are the same for everybody, without what follows "?".
        return "" if found.args or found.kwargs else asked
    return text


def _leads_to(path: str) -> ResolverMatch | None:
    with translation.override(translation.get_language_from_path(path) or settings.LANGUAGE_CODE):
        try:
            return resolve(path)
        except Resolver404:
            return None
