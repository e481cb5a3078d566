"""What listings add to Wagtail's admin.

The permission policies come first: Wagtail asks for them when it registers.
"""

from typing import Any

from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.actions.registry import ActionRegistry
from wagtail.admin.menu import MenuItem
from wagtail.admin.staticfiles import versioned_static
from wagtail.log_actions import LogActionRegistry
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from enterprises.listings import rules
from enterprises.listings.admin import home, home_data  # noqa: F401 -- they say what waits
from enterprises.listings.admin.acts import ACTS
from enterprises.listings.admin.bulk import BULK_ACTIONS
from enterprises.listings.admin.codes import CODES, CodePanel
from enterprises.listings.admin.easy_read_acts import COPY_ACTS, START
from enterprises.listings.admin.easy_read_views import EasyReadViewSet
from enterprises.listings.admin.joining_acts import INVITATIONS, INVITE, NEWCOMERS
from enterprises.listings.admin.message_acts import MESSAGE_ACTS, MESSAGE_BULK_ACTIONS
from enterprises.listings.admin.message_views import CorrectionViewSet, NeedViewSet, ProblemViewSet
from enterprises.listings.admin.reach_acts import REACH
from enterprises.listings.admin.reach_menu import reach_menu
from enterprises.listings.admin.recording_views import RECORDING_FILES, RecordingChooserViewSet
from enterprises.listings.admin.symbol_views import SymbolViewSet
from enterprises.listings.admin.viewsets import EnterpriseViewSet
from enterprises.listings.admin.vocabulary_views import (
    AreaViewSet,
    CategoryViewSet,
    DeleteUnusedMany,
    TermViewSet,
)
from enterprises.listings.admin.wagtail_actions import CreateListing, DeleteEasyRead, DeleteListing, EditListing
from enterprises.listings.documents import waiting  # noqa: F401 -- it says what waits
from enterprises.listings.models import (
    Correction,
    EasyRead,
    Enterprise,
    ListingLogEntry,
    ProblemReport,
    RecordingFile,
    UnmetNeed,
)
from enterprises.listings.permissions import (
    AreaPermissionPolicy,
    EasyReadPolicy,
    MessagePolicy,
    RecordingFilePolicy,
)

register_permission_policy(Enterprise, AreaPermissionPolicy(Enterprise, "area"))
register_permission_policy(EasyRead, EasyReadPolicy(EasyRead, "enterprise__area"))
register_permission_policy(RecordingFile, RecordingFilePolicy(RecordingFile, auth_model=Enterprise))
register_permission_policy(Correction, MessagePolicy(Correction, "enterprise__area", auth_model=Enterprise))
register_permission_policy(ProblemReport, MessagePolicy(ProblemReport, "enterprise__area", auth_model=Enterprise))
register_permission_policy(UnmetNeed, MessagePolicy(UnmetNeed, "area", auth_model=Enterprise))


class ListingsGroup(SnippetViewSetGroup):
    menu_label = _("Listings")
    menu_name = "listings-group"
    menu_icon = "group"
    menu_order = 50
    items = (EnterpriseViewSet, EasyReadViewSet, CorrectionViewSet, ProblemViewSet, NeedViewSet)


class CodesMenuItem(MenuItem):
    """For those who answer the phone."""

    def is_shown(self, request: Any) -> bool:
        return rules.may_answer_codes(request.user)


class WordsGroup(SnippetViewSetGroup):
    menu_label = _("Areas, words")
    menu_name = "words-group"
    menu_icon = "tag"
    menu_order = 60
    items = (CategoryViewSet, TermViewSet, SymbolViewSet, AreaViewSet)


register_snippet(ListingsGroup)
register_snippet(WordsGroup)


@hooks.register("register_actions")
def register_actions(registry: ActionRegistry) -> None:
    for action in (CreateListing, EditListing, DeleteListing):
        registry.register(Enterprise, action)
    registry.register(EasyRead, DeleteEasyRead)


@hooks.register("register_log_actions")
def register_log(registry: LogActionRegistry) -> None:
    registry.register_model(Enterprise, ListingLogEntry)
    registry.register_model(EasyRead, ListingLogEntry)


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[URLPattern | URLResolver]:
    return [
        path("listings/", include(([*ACTS, *START, *INVITE], "listings_admin"))),
        path("listings/easy-read/", include((COPY_ACTS, "listings_easy_read"))),
        path("listings/recordings/", include((RECORDING_FILES, "listings_recordings"))),
        path("listings/invitations/", include((INVITATIONS, "listings_invitations"))),
        path("listings/newcomers/", include((NEWCOMERS, "listings_newcomers"))),
        path("listings/messages/", include((MESSAGE_ACTS, "listings_messages"))),
        path("reach/", include((REACH, "listings_reach"))),
        path("codes/", include((CODES, "desk_codes"))),
    ]


hooks.register("register_admin_menu_item", reach_menu)


@hooks.register("insert_global_admin_css")
def add_styles() -> str:
    return format_html('<link rel="stylesheet" href="{}">', versioned_static("listings/admin.css"))


@hooks.register("register_admin_viewset")
def register_choosers() -> RecordingChooserViewSet:
    return RecordingChooserViewSet("recording_chooser", url_prefix="listings/recordings/choose")


@hooks.register("construct_homepage_panels")
def add_code_panel(request: Any, panels: list[Any]) -> None:
    panels.append(CodePanel())


@hooks.register("register_admin_menu_item")
def register_codes() -> MenuItem:
    return CodesMenuItem(_("Rings with a code"), reverse_lazy("desk_codes:find"), icon_name="key", order=40)


# After Wagtail's own hook, because the last one registered for a model and a name is the one that counts.
for _action in (*BULK_ACTIONS, *MESSAGE_BULK_ACTIONS, DeleteUnusedMany):
    hooks.register("register_bulk_action", _action, order=100)
