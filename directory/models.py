"""Wagtail pages around the directory."""

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page


class HomePage(Page):
    """The front door: search first, then people and places."""

    heading = models.CharField(_("heading"), max_length=80)
    introduction = models.CharField(_("introduction"), max_length=240)
    picture = models.ForeignKey(
        "core.Picture",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("picture"),
    )
    picture_alt = models.CharField(_("what the picture shows"), max_length=200, blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("heading"),
        FieldPanel("introduction"),
        FieldPanel("picture"),
        FieldPanel("picture_alt"),
    ]
    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    template = "directory/home.html"

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return _remembered(super().serve, request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from directory.home import home_context  # the search reads models: it cannot be loaded before them

        return super().get_context(request, *args, **kwargs) | home_context()


class StandardPage(Page):
    """A plain page of words: about us, privacy, accessibility, how to choose."""

    introduction = models.CharField(_("introduction"), max_length=240, blank=True)
    body = RichTextField(_("words"), features=["h2", "h3", "bold", "ol", "ul", "link"])

    content_panels = [*Page.content_panels, FieldPanel("introduction"), FieldPanel("body")]
    parent_page_types = ["directory.HomePage", "directory.StandardPage"]
    template = "directory/standard_page.html"

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return _remembered(super().serve, request, *args, **kwargs)


def _remembered(serve: Any, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """Wagtail's own serving, kept for visitors without cookies like every other public page."""
    from directory.remembered import remembered  # it asks the search, which reads models: not loaded before them

    return remembered(lambda *given, **named: serve(*given, **named).render())(request, *args, **kwargs)


from directory.models_booklet import Booklet, BookletPages  # noqa: E402 -- Django looks for models here
from directory.models_listing import ListingPage  # noqa: E402 -- Django looks for models here
from directory.models_search import (  # noqa: E402 -- Django looks for models here; the pages stay first to read
    SearchChange,
    SearchDocument,
    SearchPosting,
    SearchSegment,
    SearchState,
    Synonym,
)

__all__ = [
    "Booklet",
    "BookletPages",
    "HomePage",
    "ListingPage",
    "SearchChange",
    "SearchDocument",
    "SearchPosting",
    "SearchSegment",
    "SearchState",
    "StandardPage",
    "Synonym",
]
