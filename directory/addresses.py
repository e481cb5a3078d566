"""Addresses of pages without a query: the home page of each language is the root of the one site."""

from typing import Any

from django.conf import settings

from core.languages import in_language, is_default


def address_of(page: Any) -> str:
    """/news/a-new-bench/ of a page under the home page; /cy/news/… while Welsh is spoken, or when the page is Welsh."""
    from directory.languages import language_of  # it asks for addresses itself

    language = language_of(page)
    return in_language(_path(page.url_path), None if is_default(language) else language)


def own_address(url_path: str, language: str) -> str:
    """Where a page in this language stands, whatever is being spoken. `url_path` is Wagtail's, from the root."""
    return in_language(_path(url_path), language)


def full_address_of(page: Any) -> str:
    """The address of a page as other sites need it."""
    return settings.SITE_URL + address_of(page)


def _path(url_path: str) -> str:
    _blank, _home, rest = url_path.split("/", 2)
    return f"/{rest}"
