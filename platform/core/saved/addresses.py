"""Which pages have a code: our own public ones, by their address."""

from urllib.parse import urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme

from core.languages import without_language

LONGEST_ADDRESS = 1500
#: What comes after these is nobody's business at the desk, or the desk itself.
NOT_THESE = ("/admin/", "/help/", "/inbox/", "/documents/", "/media/", "/static/")


def page_address(text: str, host: str) -> str:
    """The address of one of our own public pages; "" for everything else."""
    ours = url_has_allowed_host_and_scheme(text, {host}) and text.startswith("/") and len(text) <= LONGEST_ADDRESS
    asked = urlsplit(text).path if ours else ""
    path = without_language(asked)
    if not path or path.startswith(NOT_THESE):
        return ""
    try:
        with translation.override(translation.get_language_from_path(asked) or settings.LANGUAGE_CODE):
            found = resolve(asked)
    except Resolver404:
        return ""
    if path.startswith("/accounts/"):
        # Reset keys stand in such addresses: only pages that are the same for everybody, without what follows "?".
        return "" if found.args or found.kwargs else asked
    return text
