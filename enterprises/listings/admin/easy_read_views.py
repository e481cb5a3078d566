"""Easy Read copies in the admin: the list of those out of date, and the form with its sentences."""

from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views import snippets

from enterprises.listings.admin.listing_filters import areas_of
from enterprises.listings.admin.parts_panel import PartsPanel
from enterprises.listings.admin.scoping import ScopedViewSet
from enterprises.listings.admin.words import changed_in_words
from enterprises.listings.models import Area, EasyRead


class RowForm(WagtailAdminModelForm):
    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        symbol, photograph = cleaned.get("symbol"), cleaned.get("photograph")
        if not symbol and not photograph and not {"symbol", "photograph"} & self.errors.keys():
            self.add_error("symbol", _("Choose a symbol or a photograph for this sentence."))
        if symbol and photograph:
            self.add_error("photograph", _("Choose one: a symbol or a photograph."))
        if photograph and not cleaned.get("alt") and "alt" not in self.errors:
            self.add_error("alt", _("Say what the photograph shows."))
        return cleaned


class EasyReadForm(WagtailAdminModelForm):
    def clean_checked_on(self) -> Any:
        day = self.cleaned_data["checked_on"]
        if day and day > timezone.localdate():
            raise ValidationError(_("This day is still to come."))
        return day

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        rows = self.formsets["rows"]
        is_empty = rows.is_valid() and len(rows.deleted_forms) == len(rows.forms)
        if is_empty and not self.is_deferred_validation:
            self.add_error(None, _("Write at least one sentence before you show it."))
        return cleaned


class EasyReadFilters(WagtailFilterSet):
    status = django_filters.ChoiceFilter(
        label=_("Status"), choices=EasyRead.Status.choices, empty_label=_("All"), widget=forms.RadioSelect
    )
    sent = django_filters.ChoiceFilter(
        label=_("Sent to be checked"),
        choices=[("yes", _("By those who run it"))],
        empty_label=_("All"),
        widget=forms.RadioSelect,
        method="by_sent",
    )
    area = django_filters.ModelChoiceFilter(label=_("Area"), queryset=areas_of, method="by_area")

    class Meta:
        model = EasyRead
        fields = ["status", "sent", "area"]

    def by_sent(self, copies: QuerySet[EasyRead], name: str, value: str) -> QuerySet[EasyRead]:
        return copies.exclude(asked_at=None)

    def by_area(self, copies: QuerySet[EasyRead], name: str, value: Area) -> QuerySet[EasyRead]:
        return copies.filter(enterprise__area=value)


def _day(day: Any) -> str:
    return formats.date_format(day, "j M Y") if day else ""


def _checked(copy: EasyRead) -> str:
    return f"{copy.checked_by}, {_day(copy.checked_on)}".strip(", ")


class EditEasyRead(snippets.EditView):
    @cached_property
    def header_more_buttons(self) -> list[Button]:
        copy, person = self.live_object, self.request.user
        listing = copy.enterprise
        buttons = [*super().header_more_buttons]
        if copy.is_shown and person.has_perm("listings.publish_easyread"):
            buttons.append(_button(_("It is still right"), "still_right", copy, "check"))
        buttons.append(_button(_("Make a new draft from the listing"), "again", copy, "rotate"))
        edit = reverse("wagtailsnippets_listings_enterprise:edit", args=[listing.pk])
        buttons.append(Button(_("Open the listing"), url=edit, icon_name="group", priority=60))
        more = reverse("listings_admin:easy_read", args=[listing.pk]) + "?more=1"
        buttons.append(Button(_("In another language"), url=more, icon_name="globe", priority=70))
        if copy.is_shown and listing.is_public:
            buttons.append(Button(_("See it on the site"), url=copy.get_absolute_url(), icon_name="link-external"))
        return buttons


def _button(label: Any, act: str, copy: EasyRead, icon: str) -> Button:
    return Button(label, url=reverse(f"listings_easy_read:{act}", args=[copy.pk]), icon_name=icon, priority=50)


class EasyReadViewSet(ScopedViewSet):
    model = EasyRead
    icon = "doc-full"
    menu_label = _("Easy Read")
    ordering = ("-status", "enterprise__name")  # those out of date stand first
    list_per_page = 50
    copy_view_enabled = False
    search_backend_name = None
    search_fields = ["enterprise__name", "enterprise__short_number", "checked_by"]
    filterset_class = EasyReadFilters
    edit_view_class = EditEasyRead
    list_display = [
        "__str__",
        Column("language", label=_("Language"), accessor="get_language_display", sort_key="language"),
        Column("status", label=_("Status"), accessor="get_status_display", sort_key="status"),
        Column("why", label=_("What changed"), accessor=changed_in_words),
        Column(
            "since", label=_("Since"), accessor=lambda copy: _day(copy.out_of_date_since), sort_key="out_of_date_since"
        ),
        Column("asked_at", label=_("Sent"), accessor=lambda copy: _day(copy.asked_at), sort_key="asked_at"),
        Column("checked", label=_("Checked by"), accessor=_checked, sort_key="checked_on"),
        Column("area", label=_("Area"), accessor="enterprise.area.name", sort_key="enterprise__area__name"),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[EasyRead]:
        rows: QuerySet[EasyRead] = super().get_queryset(request).select_related("enterprise__area")
        return rows

    @cached_property
    def edit_handler(self):  # noqa: ANN201 -- Wagtail's panels are untyped
        row = [
            FieldPanel("sentence", required_on_save=True),
            FieldRowPanel([FieldPanel("symbol"), FieldPanel("photograph")]),
        ]
        help_words = _(
            "One idea in each sentence. Easy words, and the same word for the same thing. Then ask somebody it is "
            "written for to read it, and write down who did. “Publish” shows it to everybody."
        )
        return ObjectList(
            [
                HelpPanel(help_words),
                PartsPanel(
                    "rows",
                    [*row, FieldPanel("alt")],
                    heading=_("Sentences"),
                    label=_("sentence"),
                    part_form=RowForm,
                ),
                MultiFieldPanel(
                    [FieldRowPanel([FieldPanel("checked_by"), FieldPanel("checked_on")])],
                    heading=_("Checked by somebody it is written for"),
                ),
            ],
            base_form_class=EasyReadForm,
        )
