"""What only the directory's templates need."""

from typing import Any

from django import template

from directory import listing_page, photos
from enterprises.listings.models import Enterprise

register = template.Library()


@register.filter
def as_page(enterprise: Enterprise) -> dict[str, Any]:
    """A draft as its page will show it, for the preview in the admin."""
    page = listing_page.settle(listing_page.build(enterprise))
    photos.add_files([page], *photos.WIDTHS, photos.SOCIAL)
    photos.add_srcsets(page)
    return page
