"""What only the directory's templates need."""

from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.models import Page

from directory import drawn, listing_page, photos, search
from directory.addresses import address_of
from enterprises.listings.models import Enterprise

register = template.Library()
#: Kinds of pages that stand in the header, in this order.
HEADER = ("newsindexpage", "storiesindexpage", "faqpage")


@register.filter
def as_page(enterprise: Enterprise) -> dict[str, Any]:
    """A draft as its page will show it, for the preview in the admin."""
    page = listing_page.settle(listing_page.build(enterprise))
    photos.add_files([page], *photos.WIDTHS, photos.SOCIAL)
    photos.add_srcsets(page)
    return page


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
    """The few pages in the header: news, stories, help. `path` tells which part of the site each is. One query."""
    rows = Page.objects.live().public().in_menu().filter(depth=3, content_type__model__in=HEADER).order_by("path")
    return [
        {"title": _("Help") if model == "faqpage" else title, "address": f"/{slug}/", "path": path, "model": model}
        for title, slug, path, model in sorted(
            rows.values_list("title", "slug", "path", "content_type__model"), key=lambda row: HEADER.index(row[3])
        )
    ]


@register.filter
def page_address(page: Any) -> str:
    """/news/a-new-bench/ of a page of words."""
    return address_of(page)
