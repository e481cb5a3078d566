"""What every page of words has: it is remembered for visitors, and knows where it stands and what others show of it."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page

from directory.addresses import address_of

Serve = Callable[..., HttpResponse]
#: How deep the pages right under the home page stand in Wagtail's tree.
TOP = 3


class PublicPage(Page):
    """A page anybody may read, the same for everybody."""

    class Meta:
        abstract = True

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.serve_remembered(super().serve, request, *args, **kwargs)

    def serve_remembered(self, serve: Serve, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Wagtail's own serving, kept for visitors without cookies like every other public page."""
        from directory.remembered import remembered  # it asks the search, which reads models: not loaded before them

        if not self.is_shown:
            raise Http404

        def rendered(*given: Any, **named: Any) -> HttpResponse:
            response = serve(*given, **named)
            return response.render() if isinstance(response, TemplateResponse) else response

        return remembered(rendered)(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context(request, *args, **kwargs) | {"page_here": address_of(self), "trail": self.trail()}

    def trail(self) -> list[dict[str, str]]:
        """The pages between the home page and this one, for the line that says where you are."""
        if (self.depth or 0) <= TOP:
            return []
        above = self.get_ancestors().filter(depth__gte=TOP).order_by("depth")
        return [{"title": page.title, "address": address_of(page)} for page in above]

    @property
    def summary(self) -> str:
        """What other sites and search engines show of it."""
        return self.search_description or getattr(self, "introduction", "") or self.title

    @property
    def is_shown(self) -> bool:
        """Whether visitors may see it today, beside being live."""
        return True

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        return super().get_sitemap_urls(request) if self.is_shown else []


class PicturedPage(PublicPage):
    """A page with one picture of its own, shown on top, on cards, and beside a link on other sites."""

    picture = models.ForeignKey(
        "core.Picture", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("picture")
    )
    picture_alt = models.CharField(
        _("what the picture shows"),
        max_length=200,
        blank=True,
        help_text=_("For people who cannot see it. One sentence."),
    )

    picture_panel = MultiFieldPanel([FieldPanel("picture"), FieldPanel("picture_alt")], heading=_("Picture"))

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self.picture_id and not self.picture_alt.strip():
            raise ValidationError({"picture_alt": gettext("Say in one sentence what the picture shows.")})
