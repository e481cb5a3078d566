"""The same things for many listings at once.

Each goes through its action, one listing after the other, or none.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.views.bulk_action.mixins import ReferenceIndexMixin

from enterprises.listings import actions
from enterprises.listings.admin.scoping import ScopedBulkAction
from enterprises.listings.models import Enterprise


class ListingBulkAction(ScopedBulkAction):
    """Does `act` to each chosen listing, inside Wagtail's transaction."""

    models = [Enterprise]
    template_name = "listings/admin/bulk.html"
    act: Callable[..., Any]
    words: Any = ""

    @classmethod
    def execute_action(cls, objects: Iterable[Enterprise], user: Any = None, **kwargs: Any) -> tuple[int, int]:
        person = kwargs["self"].request.user
        chosen = list(Enterprise.objects.filter(pk__in=[listing.pk for listing in objects]).locked())
        for listing in chosen:
            cls.act(listing, by=person)
        return len(chosen), 0

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, action=self)

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        done = ngettext("Done for %(n)d listing.", "Done for %(n)d listings.", num_parent_objects)
        return f"{self.display_name}: " + done % {"n": num_parent_objects}


class HideListings(ListingBulkAction):
    display_name = gettext_lazy("Hide now")
    aria_label = gettext_lazy("Hide the chosen listings now")
    action_type = "hide"
    action_priority = 10
    permission = "hide"
    act = staticmethod(actions.hide_listing)
    words = gettext_lazy("They go at once from every page, the search, the print-outs and the open data.")


class ShowListings(ListingBulkAction):
    display_name = gettext_lazy("Show again")
    aria_label = gettext_lazy("Show the chosen listings again")
    action_type = "show"
    action_priority = 20
    permission = "hide"
    act = staticmethod(actions.show_listing_again)
    words = gettext_lazy("Ask first why they were hidden. Those that are live can be found again at once.")


class ConfirmListings(ListingBulkAction):
    display_name = gettext_lazy("Confirm")
    aria_label = gettext_lazy("Say that the chosen listings are right today")
    action_type = "confirm"
    action_priority = 30
    act = staticmethod(actions.confirm_listing)
    words = gettext_lazy("Only if somebody who knows has read each of them today and all of it is right.")


class PublishListings(ListingBulkAction):
    display_name = gettext_lazy("Publish")
    aria_label = gettext_lazy("Publish the chosen listings")
    action_type = "publish"
    action_priority = 40
    permission = "publish"
    act = staticmethod(actions.publish_listing)
    words = gettext_lazy("The newest version of each is shown to everybody. Hidden ones stay hidden.")


class UnpublishListings(ListingBulkAction):
    display_name = gettext_lazy("Take down")
    aria_label = gettext_lazy("Take the chosen listings down")
    action_type = "unpublish"
    action_priority = 50
    permission = "publish"
    act = staticmethod(actions.unpublish_listing)
    words = gettext_lazy("They become drafts again. Nothing is deleted.")


class DeleteListings(ReferenceIndexMixin, ListingBulkAction):
    """In the place of Wagtail's own, which would delete without telling anybody who did it."""

    display_name = gettext_lazy("Delete")
    aria_label = gettext_lazy("Delete the chosen listings")
    action_type = "delete"
    action_priority = 60
    permission = "delete"
    classes = {"serious"}
    act = staticmethod(actions.delete_listing)
    words = gettext_lazy("They are gone for good, with all their versions. To take them off the site, hide them.")


BULK_ACTIONS: list[type[ListingBulkAction]] = [
    HideListings,
    ShowListings,
    ConfirmListings,
    PublishListings,
    UnpublishListings,
    DeleteListings,
]
