"""The page of one area: its enterprises, its team, its news."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page
from wagtail.search import index

from directory.blocks import BodyBlock
from directory.models_public import PicturedPage


class AreaPage(PicturedPage):
    """What there is in one area, and who to ask there."""

    area = models.ForeignKey(
        "listings.Area", null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("area")
    )
    introduction = models.CharField(_("introduction"), max_length=240, blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("more words"), blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("area"),
        FieldPanel("introduction"),
        PicturedPage.picture_panel,
        InlinePanel(
            "featured",
            heading=_("Enterprises to meet"),
            label=_("Listing"),
            max_num=6,
            help_text=_("Leave it empty to show those confirmed most recently, each of another kind."),
        ),
        FieldPanel("body"),
    ]
    search_fields = [*Page.search_fields, index.SearchField("introduction"), index.SearchField("body")]
    parent_page_types = ["directory.HomePage", "directory.StandardPage"]
    subpage_types = ["directory.StandardPage"]
    template = "directory/area_page.html"

    class Meta:
        verbose_name = _("page of an area")
        verbose_name_plural = _("pages of areas")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from directory.areas import area_context  # the search reads models: it cannot be loaded before them

        return super().get_context(request, *args, **kwargs) | area_context(self)


class AreaFeaturedListing(Orderable):
    """An editor chose this listing for the page of an area. It is shown only while anybody may see it."""

    page = ParentalKey(AreaPage, on_delete=models.CASCADE, related_name="featured")
    enterprise = models.ForeignKey(
        "listings.Enterprise", on_delete=models.CASCADE, related_name="+", verbose_name=_("listing")
    )

    panels = [FieldPanel("enterprise")]

    class Meta(Orderable.Meta):
        verbose_name = _("enterprise to meet")
        verbose_name_plural = _("enterprises to meet")

    def __str__(self) -> str:
        return f"Featured {self.pk}"
