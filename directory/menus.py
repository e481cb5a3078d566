"""The pages in the header and in menus. Every page of the site asks: one query until anything is published."""

from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.languages import in_language, is_default, term
from directory import languages
from directory.addresses import own_address

#: Kinds of pages that stand in the header, in this order.
HEADER = ("newsindexpage", "storiesindexpage", "faqpage")
#: A page as menus have it: title, address, path, model, lang (the attribute that says which language its title is in).
Entry = dict[str, str]


def in_header(version: str) -> list[Entry]:
    found = sorted((page for page in in_menus(version) if page["model"] in HEADER), key=_place)
    return [{**page, "title": _("Help"), "lang": ""} if page["model"] == "faqpage" else page for page in found]


def _place(page: Entry) -> int:
    return HEADER.index(page["model"])


def in_menus(version: str) -> list[Entry]:
    """Those of this content version, in the language being spoken."""
    return _read(version, get_language())


@lru_cache(maxsize=8)
def _read(_version: str, _language: str | None) -> list[Entry]:
    pages = languages.spoken(Page.objects.live().public().in_menu().filter(depth=3)).order_by("path")
    rows = pages.values_list("title", "url_path", "path", "content_type__model", "locale_id")
    return [_entry(*row) for row in rows]


def _entry(title: str, url_path: str, path: str, model: str, locale_id: int) -> Entry:
    language = languages.code_of(locale_id)
    address = in_language(own_address(url_path, language), None if is_default(language) else language)
    said = term(title)  # the pages a site starts with have names in every language
    lang = languages.said_in(language) if said == title else ""
    return {"title": said, "address": address, "path": path, "model": model, "lang": lang}


def forget() -> None:
    """Read them anew. For tests."""
    _read.cache_clear()
