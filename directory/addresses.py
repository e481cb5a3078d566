"""Addresses of pages without a query: the home page is the root of the one site."""

from typing import Any

from django.conf import settings


def address_of(page: Any) -> str:
    """/news/a-new-bench/ of a page under the home page."""
    _blank, _home, rest = page.url_path.split("/", 2)
    return f"/{rest}"


def full_address_of(page: Any) -> str:
    """The same as other sites need it."""
    return settings.SITE_URL + address_of(page)
