"""What only the directory's templates need."""

from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from core.languages import in_language, is_default, term
from directory import drawn, easy_read_rows, formats_of_page, languages, listing_page, photos, search
from directory.addresses import address_of, own_address
from enterprises.listings.models import EasyRead, Enterprise
from enterprises.listings.models.symbols import in_a_page
from enterprises.listings.symbols import STARTER

register = template.Library()
#: Kinds of pages that stand in the header, in this order.
HEADER = ("newsindexpage", "storiesindexpage", "faqpage")


@register.filter
def as_page(enterprise: Enterprise) -> dict[str, Any]:
    """A draft as its page will show it, for the preview in the admin."""
    page = listing_page.settle(listing_page.build(enterprise))
    photos.add_files([page], *photos.WIDTHS, photos.SOCIAL, everywhere=True)
    photos.add_srcsets(page)
    return page


@register.filter
def as_easy_read(easy_read: EasyRead) -> dict[str, Any]:
    """A draft of an Easy Read copy as its page will show it, for the preview in the admin."""
    copy = formats_of_page.easy_read(easy_read)
    return {**copy, "rows": easy_read_rows.with_pictures(copy["rows"]), "is_draft": True, "changed": []}


register.filter("inline", in_a_page)


@register.filter
def starter_drawing(slug: str) -> SafeString:
    """One of the drawings a site starts with, inside the page, for the page's own headings."""
    return in_a_page(STARTER[slug][2])


@register.filter
def length_words(seconds: int) -> str:
    """2 minutes 5 seconds, as people say it."""
    minutes, rest = divmod(int(seconds), 60)
    parts = [ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}] if minutes else []
    parts += [ngettext("%(n)d second", "%(n)d seconds", rest) % {"n": rest}] if rest else []
    return " ".join(parts)


@register.simple_tag
def cards(hits: list[search.Hit], *, wide: bool = False) -> SafeString:
    """Enterprises as the items of a list."""
    return drawn.cards(hits, is_wide=wide)


@register.simple_tag
def filter_panels(panels: list[Any]) -> SafeString:
    """The groups of the filter panel."""
    return drawn.panels(panels)


@register.simple_tag
def distance_options(distances: tuple[int, ...], within: int) -> SafeString:
    """How far somebody would go, as options."""
    return drawn.distances(distances, within)


@register.simple_tag
def week_rows(week: dict[str, Any]) -> SafeString:
    """The days of a listing's week as rows of a table."""
    return drawn.week_rows(week)


@register.simple_tag
def header_pages() -> list[dict[str, str]]:
    """The few pages in the header: news, stories, help. `model` tells which part of the site each is. One query."""
    rows = _in_menus().filter(content_type__model__in=HEADER)
    made = [_in_menu(*row) for row in rows.values_list(*_MENU)]
    for page in made:
        if page["model"] == "faqpage":
            page |= {"title": _("Help"), "lang": ""}
    return sorted(made, key=lambda page: HEADER.index(page["model"]))


@register.simple_tag
def menu_pages() -> list[dict[str, str]]:
    """Title and address of the plain pages under the home page that editors want in menus. One query."""
    return [_in_menu(*row) for row in _in_menus().values_list(*_MENU)]


_MENU = ("title", "url_path", "path", "content_type__model", "locale_id")


def _in_menus() -> Any:
    return languages.spoken(Page.objects.live().public().in_menu().filter(depth=3)).order_by("path")


def _in_menu(title: str, url_path: str, path: str, model: str, locale_id: int) -> dict[str, str]:
    language = languages.code_of(locale_id)
    address = in_language(own_address(url_path, language), None if is_default(language) else language)
    said = term(title)  # the pages a site starts with have names in every language
    lang = languages.said_in(language) if said == title else ""
    return {"title": said, "address": address, "path": path, "model": model, "lang": lang}


@register.filter
def page_address(page: Any) -> str:
    """/news/a-new-bench/ of a page of words."""
    return address_of(page)
