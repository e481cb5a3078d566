"""What can be done with a listing: permission, guard, change, one Event, signals and messages, in one
transaction.
"""

from enterprises.listings.actions.again import open_again
from enterprises.listings.actions.imported import propose_imported, publish_imported, withdraw_imported
from enterprises.listings.actions.live import (
    about_to_go,
    confirm_listing,
    create_listing,
    delete_listing,
    free_slug,
    give_short_number,
    hide_listing,
    move_listing,
    publish_listing,
    show_listing_again,
    tell_published,
    unpublish_listing,
    update_today,
    was_created,
    went_dark,
    went_live,
)
from enterprises.listings.actions.messages import (
    accept_correction,
    close_need,
    dismiss_correction,
    handle_problem,
    record_need,
    report_problem,
    suggest_correction,
    tell_need,
)
from enterprises.listings.actions.where import (
    area_for,
    postcode_point,
    read_base,
    refresh_places,
    set_base,
    unit_point,
)

__all__ = [
    "about_to_go",
    "accept_correction",
    "area_for",
    "close_need",
    "confirm_listing",
    "create_listing",
    "delete_listing",
    "dismiss_correction",
    "free_slug",
    "give_short_number",
    "handle_problem",
    "hide_listing",
    "move_listing",
    "open_again",
    "postcode_point",
    "propose_imported",
    "publish_imported",
    "publish_listing",
    "read_base",
    "record_need",
    "refresh_places",
    "report_problem",
    "set_base",
    "show_listing_again",
    "suggest_correction",
    "tell_need",
    "tell_published",
    "unit_point",
    "unpublish_listing",
    "update_today",
    "was_created",
    "went_dark",
    "went_live",
    "withdraw_imported",
]
