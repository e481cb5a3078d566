"""What visitors told us, for the area's team: read, deal with, never edit."""

from collections import Counter
from typing import Any
from urllib.parse import parse_qs

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.defaultfilters import linebreaksbr
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.html import format_html_join
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.snippets.views import snippets

from enterprises.listings import lines
from enterprises.listings.admin.entered import who_entered, with_who_entered
from enterprises.listings.admin.listing_filters import areas_of
from enterprises.listings.admin.scoping import ScopedViewSet, person_of, visible_rows
from enterprises.listings.models import Category, Correction, Enterprise, ProblemReport, TalkMessage, UnmetNeed
from enterprises.listings.talking.actions import read_reported


def deal_buttons(message: Any) -> list[Button]:
    """What can be done with a message that still waits: each opens a page that says what it does."""
    offered: list[tuple[str, Any, str]] = []
    if isinstance(message, Correction) and message.status == Correction.Status.OPEN:
        offered = [("accept", _("It is right: accept"), "check"), ("dismiss", _("Do not use"), "cross")]
    elif isinstance(message, ProblemReport) and message.status == ProblemReport.Status.OPEN:
        offered = [("handle", _("Dealt with"), "check")]
    elif isinstance(message, UnmetNeed) and message.status != UnmetNeed.Status.CLOSED:
        offered = [("close", _("Close"), "cross"), ("give", _("Give it to another area"), "order")]
        if message.email and message.status == UnmetNeed.Status.OPEN:
            offered.insert(0, ("tell", _("Tell them about a listing"), "mail"))
    if "open" in message.MOVES[message.status]:
        offered.append((f"reopen_{message._meta.model_name}", _("Open it again"), "rotate"))
    return [
        Button(label, url=reverse(f"listings_messages:{act}", args=[message.pk]), icon_name=icon, priority=n)
        for n, (act, label, icon) in enumerate(offered)
    ]


class ListMessages(snippets.IndexView):
    """Nothing to add and nothing to export: these words stay here."""

    is_searchable = False
    default_ordering = "-created_at"

    def get_list_more_buttons(self, instance: Any) -> list[Any]:
        return [*super().get_list_more_buttons(instance), *deal_buttons(instance)]

    @cached_property
    def header_buttons(self) -> list[Any]:
        return []


class ReadMessage(snippets.InspectView):
    def get_fields_context(self) -> list[dict[str, Any]]:
        """Also who entered it for somebody: what is keyed in says so."""
        message = with_who_entered(self.model._default_manager.filter(pk=self.object.pk)).get()
        entered = {"label": _("Entered by"), "value": who_entered(message), "component": None}
        return [*super().get_fields_context(), *([entered] if entered["value"] else [])]

    @cached_property
    def header_buttons(self) -> list[Button]:
        return [HeaderButton(each.label, url=each.url, icon_name=each.icon_name) for each in deal_buttons(self.object)]

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        listing = getattr(self.object, "enterprise", None)
        if not isinstance(listing, Enterprise):
            return []
        url = reverse("wagtailsnippets_listings_enterprise:edit", args=[listing.pk])
        return [Button(_("Open the listing"), url=url, icon_name="edit")]


class _MessageFilters(WagtailFilterSet):
    area = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Area"), queryset=areas_of, field_name="enterprise__area"
    )


class CorrectionFilters(_MessageFilters):
    class Meta:
        model = Correction
        fields = ["status", "area", "about"]


class ProblemFilters(_MessageFilters):
    class Meta:
        model = ProblemReport
        fields = ["status", "area", "kind"]


class NeedFilters(WagtailFilterSet):
    area = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Area"), queryset=areas_of, null_label=gettext_lazy("None of our areas")
    )
    answerable = django_filters.ChoiceFilter(
        label=gettext_lazy("E-mail"),
        choices=[("yes", gettext_lazy("Left an e-mail address"))],
        method="by_answerable",
        empty_label=gettext_lazy("All"),
        widget=forms.RadioSelect,
    )

    class Meta:
        model = UnmetNeed
        fields = ["status", "area", "answerable"]

    def by_answerable(self, needs: QuerySet[UnmetNeed], name: str, value: str) -> QuerySet[UnmetNeed]:
        return needs.exclude(email="")


class MessageViewSet(ScopedViewSet):
    """Read-mostly: the policy gives nobody "add", "change" or "delete", so Wagtail offers none of them."""

    index_view_class = ListMessages
    inspect_view_class = ReadMessage
    inspect_view_enabled = True
    copy_view_enabled = False
    add_to_reference_index = False
    panels: list[Any] = []
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return with_who_entered(super().get_queryset(request))


_ENTERED = Column("entered", label=gettext_lazy("Entered by"), accessor=who_entered)


class AboutAListingViewSet(MessageViewSet):
    """Corrections and problems: the listing, what it is `asked` about, and who dealt with it."""

    asked: str

    @cached_property
    def list_display(self) -> list[Any]:
        listing = Column(
            "enterprise", label=gettext_lazy("Listing"), accessor="enterprise.name", sort_key="enterprise__name"
        )
        sent = DateColumn("created_at", label=gettext_lazy("Sent"), sort_key="created_at")
        return ["words", listing, self.asked, "status", sent, _ENTERED]

    @cached_property
    def inspect_view_fields(self) -> list[str]:
        return ["enterprise", self.asked, "words", "contact", "status", "created_at", "handled_by", "handled_at"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("enterprise")


_CORRECTED = Column(
    "words",
    label=gettext_lazy("What should it say?"),
    accessor=lambda each: f"{lines.label_of(each.line)}: {each.value or _('nothing')}" if each.line else each.words,
)


class CorrectionViewSet(AboutAListingViewSet):
    model = Correction
    icon = "edit"
    menu_label = gettext_lazy("Corrections")
    filterset_class = CorrectionFilters
    asked = "about"

    @cached_property
    def list_display(self) -> list[Any]:
        return [_CORRECTED, *super().list_display[1:]]

    @cached_property
    def inspect_view_fields(self) -> list[str]:
        first, *others = super().inspect_view_fields
        return [first, "line", "value", *others]


class ReadProblem(ReadMessage):
    """A reported message shows what both sides wrote. Opening it is written down."""

    def get_fields_context(self) -> list[dict[str, Any]]:
        fields = super().get_fields_context()
        if self.object.talk is None:
            return fields
        side = _("Those who run it") if self.object.from_owners else _("The visitor")
        messages = read_reported(self.object, by=person_of(self.request))
        said = format_html_join("", "<p><strong>{}</strong> ({})<br>{}</p>", map(self._said, messages))
        shown = ((_("Reported by"), side), (_("The messages"), said))
        return [*fields, *({"label": label, "value": value, "component": None} for label, value in shown)]

    def _said(self, message: TalkMessage) -> tuple[str, str, str]:
        who = _("The visitor") if message.from_visitor else self.object.enterprise.name
        return who, date_format(localtime(message.written_at), "j F Y, H:i"), linebreaksbr(message.words, True)


class ProblemViewSet(AboutAListingViewSet):
    model = ProblemReport
    inspect_view_class = ReadProblem
    icon = "warning"
    menu_label = gettext_lazy("Problems")
    filterset_class = ProblemFilters
    asked = "kind"


class ListNeeds(ListMessages):
    results_template_name = "listings/admin/needs_results.html"

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(*args, missing=needs_by_place_and_kind(self.request.user), **kwargs)


class NeedViewSet(MessageViewSet):
    model = UnmetNeed
    icon = "search"
    menu_label = gettext_lazy("Not found")
    index_view_class = ListNeeds
    index_results_template_name = "listings/admin/needs_results.html"
    filterset_class = NeedFilters
    list_display = [
        "words",
        "near",
        Column(
            "area",
            label=gettext_lazy("Area"),
            accessor=lambda need: need.area.name if need.area else _("None of our areas"),
            sort_key="area__name",
        ),
        Column(
            "answerable",
            label=gettext_lazy("Can be told"),
            accessor=lambda need: _("Yes") if need.email else _("No"),
        ),
        "status",
        DateColumn("created_at", label=gettext_lazy("Since"), sort_key="created_at"),
        _ENTERED,
    ]
    inspect_view_fields = [
        "words",
        "near",
        "area",
        "query",
        "told_about",
        "status",
        "created_at",
        "handled_at",
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("area")


def needs_by_place_and_kind(person: Any, most: int = 20) -> list[dict[str, Any]]:
    """What is missing where, most wanted first, of what people still look for.

    Counts only: no words of theirs.
    """
    names = dict(Category.objects.values_list("slug", "name"))
    wanted: Counter[tuple[str, str]] = Counter()
    for near, query in (
        visible_rows(UnmetNeed, person).filter(status=UnmetNeed.Status.OPEN).values_list("near", "query")
    ):
        kinds = [names[slug] for slug in parse_qs(query).get("category", []) if slug in names]
        for kind in kinds or [_("not said")]:
            wanted[near or _("not said"), kind] += 1
    return [{"near": near, "kind": kind, "count": n} for (near, kind), n in wanted.most_common(most)]
