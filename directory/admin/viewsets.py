"""Wagtail's own pages for kinds of news, recordings and permissions."""

from datetime import timedelta
from typing import Any

import django_filters
from django import forms
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.snippets.views import snippets
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from directory import rules
from directory.admin.forms import NewsCategoryForm, RecordingForm
from directory.models import NewsCategory, Recording, StoryConsent
from enterprises.listings.admin.scoping import ChooseOnlyViewSet, ScopedViewSet

#: A permission that ends within so many days is worth a call.
SOON = timedelta(days=60)


class NewsCategoryViewSet(SnippetViewSet):
    model = NewsCategory
    icon = "tag"
    menu_label = _("Kinds of news")
    list_display = ["name", "description", Column("total", label=_("News items"), sort_key="total")]
    ordering = "name"
    search_fields = ["name"]
    search_backend_name = None
    copy_view_enabled = False
    chooser_viewset_class = ChooseOnlyViewSet
    edit_handler = ObjectList(
        [FieldPanel("name"), FieldPanel("description")],
        base_form_class=NewsCategoryForm,
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return NewsCategory.objects.annotate(total=Count("news"))


class RecordingViewSet(SnippetViewSet):
    model = Recording
    icon = "media"
    menu_label = _("Recordings")
    list_display = ["title", "kind", "length", DateColumn("created_at", label=_("Added"), sort_key="created_at")]
    ordering = "-created_at"
    search_fields = ["title", "transcript"]
    search_backend_name = None
    copy_view_enabled = False
    chooser_viewset_class = ChooseOnlyViewSet
    edit_handler = ObjectList(
        [
            FieldPanel("title"),
            FieldPanel("file"),
            FieldPanel("captions"),
            FieldPanel("transcript"),
            FieldPanel("length"),
            FieldPanel("poster"),
        ],
        base_form_class=RecordingForm,
    )


# --- permissions ---------------------------------------------------------------------------------------------------
def withdraw_button(person: Any, given: StoryConsent, kind: type[Button] = Button) -> list[Button]:
    """The way to the page that takes a story away, for whoever may."""
    if not rules.may_withdraw_consent(person, given):
        return []
    url = reverse("stories_admin:withdraw", args=[given.pk])
    return [kind(gettext("They said no: take it away"), url=url, icon_name="bin")]


class ConsentFilters(WagtailFilterSet):
    ends = django_filters.ChoiceFilter(
        label=_("Ends"),
        choices=[("soon", _("Within 60 days")), ("over", _("Is over"))],
        method="by_end",
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )

    class Meta:
        model = StoryConsent
        fields = ["how"]

    def by_end(self, rows: QuerySet[StoryConsent], name: str, value: str) -> QuerySet[StoryConsent]:
        today = timezone.localdate()
        if value == "over":
            return rows.filter(ends_on__lt=today)
        return rows.filter(ends_on__range=(today, today + SOON))


class ListConsents(snippets.IndexView):
    """Nothing to export: names stay here."""

    def get_list_more_buttons(self, instance: StoryConsent) -> list[Any]:
        return [*super().get_list_more_buttons(instance), *withdraw_button(self.request.user, instance)]


class ReadConsent(snippets.InspectView):
    @cached_property
    def header_buttons(self) -> list[Any]:
        return [*super().header_buttons, *withdraw_button(self.request.user, self.object, HeaderButton)]


class EditConsent(snippets.EditView):
    @cached_property
    def header_more_buttons(self) -> list[Any]:
        return [*super().header_more_buttons, *withdraw_button(self.request.user, self.object)]


class ConsentViewSet(ScopedViewSet):
    model = StoryConsent
    icon = "user"
    menu_label = _("Permissions for stories")
    index_view_class = ListConsents
    inspect_view_class = ReadConsent
    edit_view_class = EditConsent
    inspect_view_enabled = True
    copy_view_enabled = False
    filterset_class = ConsentFilters
    ordering = "ends_on"
    search_fields = ["given_by"]
    search_backend_name = None
    list_display = [
        "given_by",
        "how",
        DateColumn("given_on", label=_("Given"), sort_key="given_on"),
        DateColumn("ends_on", label=_("Until"), sort_key="ends_on"),
        Column("recorded_by", label=_("Recorded by")),
        Column("told", label=_("Stories"), accessor=lambda row: ", ".join(story.title for story in row.stories.all())),
    ]
    inspect_view_fields = ["given_by", "how", "kept_where", "given_on", "ends_on", "recorded_by", "recorded_at"]
    panels = [
        FieldPanel("given_by"),
        FieldPanel("how"),
        FieldPanel("kept_where"),
        FieldRowPanel([FieldPanel("given_on"), FieldPanel("ends_on")]),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("recorded_by").prefetch_related("stories")


class NewsAndStoriesGroup(SnippetViewSetGroup):
    menu_label = _("News and stories")
    menu_name = "news-and-stories"
    menu_icon = "doc-full"
    menu_order = 55
    items = (ConsentViewSet, RecordingViewSet, NewsCategoryViewSet)
