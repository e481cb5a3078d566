"""What can be done with a listing: permission, guard, change, one Event, signals and messages, in one transaction."""

from enterprises.listings.actions.live import (
    about_to_go,
    confirm_listing,
    create_listing,
    give_short_number,
    hide_listing,
    publish_listing,
    show_listing_again,
    tell_published,
    unpublish_listing,
    update_today,
    went_dark,
    went_live,
)
from enterprises.listings.actions.where import area_for, postcode_point, read_base, refresh_places, set_base

__all__ = [
    "about_to_go",
    "area_for",
    "confirm_listing",
    "create_listing",
    "give_short_number",
    "hide_listing",
    "postcode_point",
    "publish_listing",
    "read_base",
    "refresh_places",
    "set_base",
    "show_listing_again",
    "tell_published",
    "unpublish_listing",
    "update_today",
    "went_dark",
    "went_live",
]
