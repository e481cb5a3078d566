"""What only the directory's templates need."""

from typing import Any

from django import template
from django.utils.safestring import SafeString

from directory import drawn, listing_page, photos, search
from enterprises.listings.models import Enterprise

register = template.Library()


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
