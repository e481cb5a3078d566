"""What the directory adds to Wagtail's admin."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.actions.registry import ActionRegistry
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel
from wagtail.admin.widgets.button import Button
from wagtail.contrib.search_promotions.views import settings as search_promotions
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from directory import admin_booklet, advice_hooks, checker, desk_queues  # noqa: F401 -- most register what they do
from directory.admin.consent_views import URLS
from directory.admin.policy import ConsentPolicy
from directory.admin.viewsets import NewsAndStoriesGroup, withdraw_button
from directory.admin.wagtail_actions import ChangeConsent, RecordConsent
from directory.models import StoryConsent, StoryPage, Synonym
from enterprises.listings.admin.scoping import ChooseOnlyViewSet

# First: Wagtail asks for the policy when it registers the pages below.
register_permission_policy(StoryConsent, ConsentPolicy(StoryConsent, "stories__enterprise__area"))


class SynonymViewSet(SnippetViewSet):
    """Words that mean the same to somebody searching. A change works at the next search."""

    model = Synonym
    icon = "search"
    menu_label = _("Same words")
    menu_name = "synonyms"
    menu_order = 61
    add_to_admin_menu = True
    list_display = ("words",)
    search_fields = ("words",)
    ordering = ("words",)
    copy_view_enabled = False
    chooser_viewset_class = ChooseOnlyViewSet
    panels = [FieldPanel("words")]


register_snippet(SynonymViewSet)
register_snippet(NewsAndStoriesGroup)


class BookletMenuItem(MenuItem):
    def is_shown(self, request: Any) -> bool:
        return bool(request.user.has_perm("listings.change_enterprise"))


@hooks.register("register_admin_menu_item")
def booklet_menu_item() -> MenuItem:
    return BookletMenuItem(
        _("Printed directory"), reverse_lazy("booklets:list"), name="booklets", icon_name="doc-full", order=55
    )


@hooks.register("register_actions")
def register_actions(registry: ActionRegistry) -> None:
    for action in (RecordConsent, ChangeConsent):
        registry.register(StoryConsent, action)


@hooks.register("register_admin_urls")
def register_admin_urls() -> list[URLPattern | URLResolver]:
    return [
        path("stories/", include((URLS, "stories_admin"))),
        path("printed-directory/", include((admin_booklet.URLS, "booklets"))),
    ]


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def take_a_story_away(page: Any, user: Any, **kwargs: Any) -> Iterator[Button]:
    story = page.specific if page.specific_class is StoryPage else None
    if story and story.consent:
        yield from withdraw_button(user, story.consent)


# Searches are not counted here, so there is nothing to say of how often they came.
search_promotions.IndexView.columns = [each for each in search_promotions.IndexView.columns if each.name != "views"]


@hooks.register("construct_reports_menu")
def without_an_empty_report(request: HttpRequest, items: list[Any]) -> None:
    """Searches are not written down (directory.promoted): a list of them would always be empty."""
    items[:] = [item for item in items if item.name != "search-terms"]
