"""What the directory adds to Wagtail's admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.search_promotions.views import settings as search_promotions
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from directory import admin_booklet, advice_hooks, checker, desk_queues  # noqa: F401 -- most register what they do
from directory.models import Synonym
from enterprises.listings.admin.scoping import ChooseOnlyViewSet


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


class BookletMenuItem(MenuItem):
    def is_shown(self, request: Any) -> bool:
        return bool(request.user.has_perm("listings.change_enterprise"))


@hooks.register("register_admin_menu_item")
def booklet_menu_item() -> MenuItem:
    return BookletMenuItem(
        _("Printed directory"), reverse_lazy("booklets:list"), name="booklets", icon_name="doc-full", order=55
    )


@hooks.register("register_admin_urls")
def booklet_urls() -> list[URLPattern | URLResolver]:
    return [path("printed-directory/", include((admin_booklet.URLS, "booklets")))]


# Searches are not counted here, so there is nothing to say of how often they came.
search_promotions.IndexView.columns = [each for each in search_promotions.IndexView.columns if each.name != "views"]


@hooks.register("construct_reports_menu")
def without_an_empty_report(request: HttpRequest, items: list[Any]) -> None:
    """Searches are not written down (directory.promoted): a list of them would always be empty."""
    items[:] = [item for item in items if item.name != "search-terms"]
