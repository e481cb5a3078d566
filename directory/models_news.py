"""News: one page lists it by date, year, month and kind; each item is a page under it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from directory.blocks import BodyBlock
from directory.models_public import PicturedPage, PublicPage


class NewsCategory(index.Indexed, models.Model):
    """A kind of news: events, training, money."""

    name = models.CharField(_("name"), max_length=60, unique=True)
    slug = models.SlugField(_("address"), max_length=60, unique=True)
    description = models.CharField(
        _("what it is about"), max_length=200, blank=True, help_text=_("Shown on top of its own page.")
    )

    search_fields = [index.AutocompleteField("name"), index.SearchField("name")]

    class Meta:
        verbose_name = _("kind of news")
        verbose_name_plural = _("kinds of news")

    def __str__(self) -> str:
        return self.name


class NewsIndexPage(RoutablePageMixin, PublicPage):
    """The list of news, and its feeds for those who read it elsewhere."""

    introduction = models.CharField(_("introduction"), max_length=240, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    search_fields = [*Page.search_fields, index.SearchField("introduction")]
    parent_page_types = ["directory.HomePage"]
    subpage_types = ["directory.NewsPage"]
    max_count = 1
    template = "directory/news_index.html"

    class Meta:
        verbose_name = _("news: the list")

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # Past PublicPage.serve: the parts of this page are answered before Wagtail gets there.
        return self.serve_remembered(super().serve, request, *args, **kwargs)

    @path("")
    def newest(self, request: HttpRequest) -> HttpResponse:
        return self._list(request)

    @path("<int:year>/")
    def of_year(self, request: HttpRequest, year: int) -> HttpResponse:
        return self._list(request, year=year)

    @path("<int:year>/<int:month>/")
    def of_month(self, request: HttpRequest, year: int, month: int) -> HttpResponse:
        return self._list(request, year=year, month=month)

    @path("category/<slug:slug>/")
    def of_category(self, request: HttpRequest, slug: str) -> HttpResponse:
        return self._list(request, category=self._category(slug))

    @path("feed/")
    def feed(self, request: HttpRequest) -> HttpResponse:
        return self._feed(request, None)

    @path("category/<slug:slug>/feed/")
    def feed_of_category(self, request: HttpRequest, slug: str) -> HttpResponse:
        return self._feed(request, self._category(slug))

    def _list(self, request: HttpRequest, **which: Any) -> HttpResponse:
        from directory.news import list_context  # it reads these models

        return self.render(request, context_overrides=list_context(self, request.GET.get("page"), **which))

    def _feed(self, request: HttpRequest, category: NewsCategory | None) -> HttpResponse:
        from directory.feeds import NewsFeed  # as above

        return NewsFeed(self, category)(request)

    def _category(self, slug: str) -> NewsCategory:
        category = NewsCategory.objects.filter(slug=slug).first()
        if category is None:
            raise Http404
        return category


class NewsPage(PicturedPage):
    """One piece of news."""

    introduction = models.CharField(
        _("in short"), max_length=240, help_text=_("One or two sentences. They stand in lists too.")
    )
    published_on = models.DateField(_("date"), default=timezone.localdate, db_index=True)
    author_names = models.CharField(_("written by"), max_length=120, blank=True, help_text=_("“Jo Reed and Ana Silva”"))
    categories = ParentalManyToManyField(NewsCategory, blank=True, related_name="news", verbose_name=_("kinds of news"))
    areas = ParentalManyToManyField(
        "listings.Area",
        blank=True,
        related_name="+",
        verbose_name=_("areas"),
        help_text=_("It is shown on the pages of these areas. Choose none when it is for everybody."),
    )
    body = StreamField(BodyBlock(), verbose_name=_("words"), blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("introduction"),
        FieldRowPanel([FieldPanel("published_on"), FieldPanel("author_names")]),
        PicturedPage.picture_panel,
        FieldPanel("categories"),
        FieldPanel("areas"),
        FieldPanel("body"),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("introduction"),
        index.SearchField("body"),
        index.SearchField("author_names"),
        index.FilterField("published_on"),
    ]
    parent_page_types = ["directory.NewsIndexPage"]
    subpage_types: list[str] = []
    template = "directory/news_page.html"

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news items")

    def clean(self) -> None:
        super().clean()
        if self.slug and (self.slug.isdigit() or self.slug in ("category", "feed")):
            raise ValidationError(
                {"slug": gettext("The list of news uses this address itself. Choose another, with a word in it.")}
            )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from directory.news import item_context  # it reads these models

        return super().get_context(request, *args, **kwargs) | item_context(self)
