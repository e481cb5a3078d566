"""Pages of words in several languages: which language a page is in, and where the same page speaks another.

Wagtail keeps a tree of pages for each language ("Translate this page" copies one over). A page nobody has translated is
shown under /cy/ all the same, in English and saying so, so that whoever reads Welsh never meets a gap.
"""

from collections import defaultdict
from functools import reduce
from operator import or_
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail.models import Locale, Page, Site
from wagtail.query import PageQuerySet

from core.languages import in_language, is_default
from directory.addresses import own_address
from directory.context import stamp

#: Locale id -> language. A locale keeps its language, so only new ones are asked for.
_codes: dict[int, str] = {}
#: The content version, and for each page that speaks several languages its addresses by language.
_known: tuple[str, dict[int, dict[str, str]]] = ("", {})


def language_of(page: Any) -> str:
    """The language a page is written in."""
    return code_of(page.locale_id)


def code_of(locale_id: int) -> str:
    if not settings.WAGTAIL_I18N_ENABLED:
        return settings.LANGUAGE_CODE
    if locale_id not in _codes:
        _codes.update(Locale.all_objects.values_list("pk", "language_code"))
    return _codes.get(locale_id, settings.LANGUAGE_CODE)


def said_in(language: str) -> SafeString:
    """The attribute for words in this language on a page that speaks another; "" where it is the page's own."""
    return SafeString("") if language == translation.get_language() else format_html(' lang="{}"', language)


def addresses(page: Any, version: str) -> dict[str, str]:
    """Language -> address of a page that speaks several; {} for others. One query until anything is published."""
    global _known
    if not settings.WAGTAIL_I18N_ENABLED:
        return {}
    if _known[0] != version:
        _known = version, _read()
    return _known[1].get(page.pk, {})


def _read() -> dict[int, dict[str, str]]:
    in_others = Page.objects.live().exclude(locale__language_code=settings.LANGUAGE_CODE)
    rows = Page.objects.live().public().filter(translation_key__in=in_others.values("translation_key"))
    sets: dict[Any, dict[str, str]] = defaultdict(dict)
    ids: dict[int, Any] = {}
    for pk, key, locale_id, url_path in rows.values_list("pk", "translation_key", "locale_id", "url_path"):
        language, ids[pk] = code_of(locale_id), key
        sets[key][language] = own_address(url_path, language)
    return {pk: sets[key] for pk, key in ids.items() if len(sets[key]) > 1}


def elsewhere(page: Any, request: HttpRequest) -> str:
    """Where a visitor should read this page, when it is not the address they asked for: its translation, or, for a
    page that is not in the site's own language, the address of its own. "" where they are right.
    """
    if not settings.WAGTAIL_I18N_ENABLED:
        return ""
    written, spoken_now = language_of(page), translation.get_language()
    if written == spoken_now:
        return ""
    better = addresses(page, stamp(request)).get(spoken_now or "")
    if better is None and is_default(written):
        return ""
    asked_as = in_language(own_address(page.url_path, written))
    rest = request.get_full_path().removeprefix(asked_as)
    return (better or own_address(page.url_path, written)) + (rest if rest != request.get_full_path() else "")


def spoken(pages: PageQuerySet) -> PageQuerySet:
    """Those in the language being spoken; of pages nobody has translated into it, those in the site's own."""
    if not settings.WAGTAIL_I18N_ENABLED:
        return pages
    own = Q(locale__language_code=settings.LANGUAGE_CODE)
    if is_default():
        return pages.filter(own)
    theirs = Q(locale__language_code=translation.get_language())
    translated = Page.objects.live().filter(theirs).values("translation_key")
    return pages.filter(theirs | (own & ~Q(translation_key__in=translated)))


def on_this_site(pages: PageQuerySet) -> PageQuerySet:
    """Those that are the home page of any language, or stand under one. Asks one query."""
    ours = Site.objects.filter(is_default_site=True).values("root_page__translation_key")
    homes = Page.objects.filter(translation_key__in=ours).values_list("path", flat=True)
    return pages.filter(reduce(or_, [Q(path__startswith=path) for path in homes], Q(pk=None)))


def under(pages: PageQuerySet, index: Any) -> PageQuerySet:
    """The pages right under this one; under a translation also those that are only under the page it translates."""
    found = pages.child_of(index)
    if is_default(language_of(index)):
        return found
    original = index.get_translations().filter(locale__language_code=settings.LANGUAGE_CODE).first()
    return spoken(found | pages.child_of(original)) if original else found
