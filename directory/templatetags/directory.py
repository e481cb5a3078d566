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
def card(hit: search.Hit, *, wide: bool = False) -> SafeString:
    """One enterprise in a list."""
    return drawn.card(hit, is_wide=wide)


@register.simple_tag
def boxes(panel: Any) -> SafeString:
    """The checkboxes or radio buttons of one group of filters (views.find.Panel)."""
    return drawn.radios(panel) if panel.any_label else drawn.boxes(panel)
