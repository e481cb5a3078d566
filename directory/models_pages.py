"""The home page, plain pages of words, and a page of questions."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page
from wagtail.search import index

from directory.blocks import BodyBlock, GroupsBlock
from directory.blocks.body import parts_of
from directory.models_public import PicturedPage, PublicPage


class HomePage(PicturedPage):
    """The front door: search first, then people and places."""

    heading = models.CharField(_("heading"), max_length=80)
    introduction = models.CharField(_("introduction"), max_length=240)
    story = models.ForeignKey(
        "directory.StoryPage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("story"),
        help_text=_("Leave it empty to show the newest."),
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("heading"),
        FieldPanel("introduction"),
        PicturedPage.picture_panel,
        InlinePanel(
            "featured",
            heading=_("Enterprises to meet"),
            label=_("Listing"),
            max_num=6,
            help_text=_("Leave it empty to show those confirmed most recently, each of another kind."),
        ),
        FieldPanel("story"),
    ]
    search_fields = [*Page.search_fields, index.SearchField("heading"), index.SearchField("introduction")]
    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    template = "directory/home.html"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from directory.home import home_context  # the search reads models: it cannot be loaded before them

        return super().get_context(request, *args, **kwargs) | home_context(self)


class FeaturedListing(Orderable):
    """An editor chose this listing for the home page. It is shown only while anybody may see it."""

    page = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="featured")
    enterprise = models.ForeignKey(
        "listings.Enterprise", on_delete=models.CASCADE, related_name="+", verbose_name=_("listing")
    )

    panels = [FieldPanel("enterprise")]

    class Meta(Orderable.Meta):
        verbose_name = _("enterprise to meet")
        verbose_name_plural = _("enterprises to meet")

    def __str__(self) -> str:
        return f"Featured {self.pk}"


class StandardPage(PicturedPage):
    """A plain page of words: about us, privacy, how to choose."""

    introduction = models.CharField(_("introduction"), max_length=240, blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("words"), blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("introduction"),
        PicturedPage.picture_panel,
        FieldPanel("body"),
    ]
    search_fields = [*Page.search_fields, index.SearchField("introduction"), index.SearchField("body")]
    parent_page_types = ["directory.HomePage", "directory.StandardPage"]
    template = "directory/standard_page.html"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {"parts": parts_of(self.body)}


class FaqPage(PublicPage):
    """Questions people ask, in groups. Each has an address of its own."""

    introduction = models.CharField(_("introduction"), max_length=240, blank=True)
    groups = StreamField(GroupsBlock(), verbose_name=_("questions"), blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("introduction"),
        HelpPanel(
            _("The link to a question is made of its words. When you change a question, old links open the page.")
        ),
        FieldPanel("groups"),
    ]
    search_fields = [*Page.search_fields, index.SearchField("introduction"), index.SearchField("groups")]
    parent_page_types = ["directory.HomePage", "directory.StandardPage"]
    subpage_types: list[str] = []
    template = "directory/faq_page.html"

    class Meta:
        verbose_name = _("page of questions")
        verbose_name_plural = _("pages of questions")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from directory.faq import faq_context  # as above

        return super().get_context(request, *args, **kwargs) | faq_context(self, request.GET)
