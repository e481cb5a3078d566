"""Listings in the admin: which list, which form, which pages."""

from django.utils import formats
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from enterprises.listings.admin import listing_views as views
from enterprises.listings.admin.listing_filters import ListingFilters
from enterprises.listings.admin.panels import listing_form
from enterprises.listings.admin.scoping import ScopedViewSet
from enterprises.listings.admin.words import status_in_words
from enterprises.listings.models import Enterprise


def _confirmed(listing: Enterprise) -> str:
    day = listing.last_confirmed_on
    return formats.date_format(day, "j M Y") if day else str(_("never"))


class EnterpriseViewSet(ScopedViewSet):
    model = Enterprise
    icon = "group"
    menu_label = _("Listings")
    menu_name = "listings"
    ordering = "name"
    list_per_page = 50
    list_display = [
        "name",
        Column("area", label=_("Area"), accessor="area.name", sort_key="area__name"),
        Column("status", label=_("Status"), accessor=status_in_words, sort_key="live"),
        Column("last_confirmed_on", label=_("Confirmed"), accessor=_confirmed, sort_key="last_confirmed_on"),
        Column("photos_count", label=_("Photographs"), sort_key="photos_count"),
        Column("short_number", label=_("Short number"), sort_key="short_number"),
    ]
    list_export = list(views.EXPORTED)
    export_headings = views.EXPORTED
    export_filename = "listings"
    filterset_class = ListingFilters
    index_view_class = views.ListListings
    add_view_class = views.AddListing
    copy_view_class = views.CopyListing
    edit_view_class = views.EditListingView
    revisions_revert_view_class = views.RevertListing
    preview_on_add_view_class = views.PreviewNewListing
    delete_view_class = views.DeleteListingView
    unpublish_view_class = views.UnpublishListing
    workflow_action_view_class = views.WorkflowActionOnListing
    collect_workflow_action_data_view_class = views.CollectForListing

    @cached_property
    def edit_handler(self):  # noqa: ANN201 -- Wagtail's panels are untyped
        return listing_form()
