"""What only the directory's templates need."""

from typing import Any

from django import template
from django.template import Context
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from directory import drawn, easy_read_rows, formats_of_page, listing_page, menus, photos, search
from directory.addresses import address_of
from enterprises.listings.models import EasyRead, Enterprise
from enterprises.listings.models.symbols import in_a_page
from enterprises.listings.symbols import STARTER

register = template.Library()


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


@register.simple_tag(takes_context=True)
def header_pages(context: Context) -> list[dict[str, str]]:
    """The few pages in the header: news, stories, help. `model` tells which part of the site each is."""
    return menus.in_header(str(context["content_version"]))


@register.simple_tag(takes_context=True)
def menu_pages(context: Context) -> list[dict[str, str]]:
    """Title and address of the plain pages under the home page that editors want in menus."""
    return menus.in_menus(str(context["content_version"]))


@register.filter
def page_address(page: Any) -> str:
    """/news/a-new-bench/ of a page of words."""
    return address_of(page)
