"""The same things for many listings at once.

Each goes through its action, one listing after the other, or none, inside Wagtail's transaction.
"""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy, ngettext_lazy
from wagtail.admin.views.bulk_action.mixins import ReferenceIndexMixin

from enterprises.listings import actions, agreed, rules
from enterprises.listings.admin.scoping import ActOnMany
from enterprises.listings.models import Enterprise
from enterprises.listings.staying import why_stays


class ListingBulkAction(ActOnMany):
    models = [Enterprise]

    @classmethod
    def execute_action(cls, objects: Iterable[Enterprise], user: Any = None, **kwargs: Any) -> tuple[int, int]:
        chosen = Enterprise.objects.filter(pk__in=[listing.pk for listing in objects])
        return super().execute_action(chosen.locked(), **kwargs)


class HideListings(ListingBulkAction):
    display_name = gettext_lazy("Hide now")
    aria_label = gettext_lazy("Hide the chosen listings now")
    action_type = "hide"
    action_priority = 10
    permission = "hide"
    act = staticmethod(actions.hide_listing)
    words = gettext_lazy("They go at once from every page, the search, the print-outs and the open data.")
    done = ngettext_lazy(
        "%(n)d listing is hidden. Nobody can find it now.", "%(n)d listings are hidden. Nobody can find them now.", "n"
    )


class ShowListings(ListingBulkAction):
    display_name = gettext_lazy("Show again")
    aria_label = gettext_lazy("Show the chosen listings again")
    action_type = "show"
    action_priority = 20
    permission = "hide"
    act = staticmethod(actions.show_listing_again)
    words = gettext_lazy("Ask first why they were hidden. Those that are live can be found again at once.")
    done = ngettext_lazy("%(n)d listing is not hidden any more.", "%(n)d listings are not hidden any more.", "n")


class ConfirmListings(ListingBulkAction):
    display_name = gettext_lazy("Confirm")
    aria_label = gettext_lazy("Say that the chosen listings are right today")
    action_type = "confirm"
    action_priority = 30
    act = staticmethod(actions.confirm_listing)
    words = gettext_lazy("Only if somebody who knows has read each of them today and all of it is right.")
    done = ngettext_lazy("%(n)d listing was confirmed today.", "%(n)d listings were confirmed today.", "n")


class PublishListings(ListingBulkAction):
    display_name = gettext_lazy("Publish")
    aria_label = gettext_lazy("Publish the chosen listings")
    action_type = "publish"
    action_priority = 40
    permission = "publish"
    act = staticmethod(actions.publish_listing)
    words = gettext_lazy("The newest version of each is shown to everybody. Hidden ones stay hidden.")
    not_these = gettext_lazy("These wait for the yes of those who run them, or are your own:")
    done = ngettext_lazy("%(n)d listing is published.", "%(n)d listings are published.", "n")

    def check_perm(self, obj: Enterprise) -> bool:
        return super().check_perm(obj) and rules.may_check(self.request.user, obj) and not agreed.waits_for_yes(obj)


class UnpublishListings(ListingBulkAction):
    display_name = gettext_lazy("Take down")
    aria_label = gettext_lazy("Take the chosen listings down")
    action_type = "unpublish"
    action_priority = 50
    permission = "publish"
    act = staticmethod(actions.unpublish_listing)
    words = gettext_lazy("They become drafts again. Nothing is deleted.")
    done = ngettext_lazy("%(n)d listing was taken down.", "%(n)d listings were taken down.", "n")


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
    not_these = gettext_lazy("These were booked, or are not yours to delete. They can be closed for good instead:")
    done = ngettext_lazy("%(n)d listing was deleted.", "%(n)d listings were deleted.", "n")

    def check_perm(self, obj: Enterprise) -> bool:
        return super().check_perm(obj) and not why_stays(obj)


BULK_ACTIONS: list[type[ListingBulkAction]] = [
    HideListings,
    ShowListings,
    ConfirmListings,
    PublishListings,
    UnpublishListings,
    DeleteListings,
]
