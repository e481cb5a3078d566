"""Letters to post, calls to make, and how to reach the people of one's areas: three lists at the desk."""

from typing import Any

import django_filters
from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import HeaderButton

from accounts.models import Call, Person, PostalLetter, Reach, Way
from accounts.rules import looked_after, people_looked_after
from core.phones import masked
from enterprises.listings.admin.listing_filters import areas_of


class DeskList(generic.IndexView):
    """A list for those who work with listings. Nothing is added, changed or exported by Wagtail's own forms."""

    any_permission_required = None
    default_ordering = "created_at"
    paginate_by = 50
    search_backend_name = None
    is_searchable = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm("listings.change_enterprise"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        return []


def _day(moment: Any) -> str:
    return formats.date_format(timezone.localtime(moment), "j M")


def letter_state(letter: PostalLetter) -> str:
    if letter.posted_at:
        by = letter.posted_by.get_short_name() if letter.posted_by else _("somebody who left")
        return _("Posted %(day)s by %(name)s") % {"day": _day(letter.posted_at), "name": by}
    if letter.printed_at:
        return _("Printed %(day)s, not posted yet") % {"day": _day(letter.printed_at)}
    return _("To print")


class LetterFilters(WagtailFilterSet):
    status = django_filters.ChoiceFilter(
        label=gettext_lazy("Posted or not"),
        choices=PostalLetter.Status.choices,
        empty_label=gettext_lazy("All"),
        widget=forms.RadioSelect,
    )
    area = django_filters.ModelChoiceFilter(label=gettext_lazy("Area"), queryset=areas_of)

    class Meta:
        model = PostalLetter
        fields = ["status", "area"]


class ListLetters(DeskList):
    model = PostalLetter
    page_title = gettext_lazy("Letters to post")
    header_icon = "mail"
    index_url_name = "listings_reach:letters"
    index_results_url_name = "listings_reach:letters_results"
    results_template_name = "listings/admin/letters_results.html"
    search_fields = ["person__name"]
    filterset_class = LetterFilters
    columns = [
        TitleColumn(
            "person",
            label=gettext_lazy("To"),
            accessor="person.name",
            sort_key="person__name",
            get_url=lambda letter: reverse("listings_reach:letter", args=[letter.pk]),
        ),
        Column("subject", label=gettext_lazy("About")),
        Column("area", label=gettext_lazy("Area"), accessor="area.name", sort_key="area__name"),
        Column("state", label=gettext_lazy("State"), accessor=letter_state, sort_key="posted_at"),
        DateColumn("created_at", label=gettext_lazy("Since"), sort_key="created_at"),
    ]

    def get_base_queryset(self) -> QuerySet[PostalLetter]:
        return looked_after(self.request.user, PostalLetter).select_related("person", "area", "posted_by")

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        waiting = self.get_base_queryset().filter(status=PostalLetter.Status.WAITING)
        printed = waiting.exclude(printed_at=None).count()
        n = waiting.count()
        buttons = []
        if n:
            label = ngettext("Print %(n)d", "Print all %(n)d", n) % {"n": n}
            buttons.append(HeaderButton(label, url=reverse("listings_reach:print"), icon_name="download"))
        if printed:
            label = ngettext("Mark %(n)d as posted", "Mark %(n)d as posted", printed) % {"n": printed}
            buttons.append(HeaderButton(label, url=reverse("listings_reach:posted"), icon_name="check"))
        return buttons


def tried(call: Call) -> str:
    if call.done_at:
        by = call.done_by.get_short_name() if call.done_by else _("somebody who left")
        return _("Told %(day)s by %(name)s") % {"day": _day(call.done_at), "name": by}
    if not call.tried_at:
        return _("Not yet")
    times = ngettext("once", "%(n)d times", call.tries) % {"n": call.tries}
    return _("%(times)s, last on %(day)s") % {"times": times, "day": _day(call.tried_at)}


def best_time(call: Call) -> str:
    reach: Reach | None = getattr(call.person, "reach", None)
    return reach.best_time if reach else ""


class CallFilters(WagtailFilterSet):
    status = django_filters.ChoiceFilter(
        label=gettext_lazy("Told or not"),
        choices=Call.Status.choices,
        empty_label=gettext_lazy("All"),
        widget=forms.RadioSelect,
    )
    area = django_filters.ModelChoiceFilter(label=gettext_lazy("Area"), queryset=areas_of)
    today = django_filters.ChoiceFilter(
        label=gettext_lazy("Today"),
        choices=[("not", gettext_lazy("Not tried today"))],
        method="by_today",
        empty_label=gettext_lazy("All"),
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Call
        fields = ["status", "area", "why", "today"]

    def by_today(self, calls: QuerySet[Call], name: str, value: str) -> QuerySet[Call]:
        midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
        return calls.filter(Q(tried_at=None) | Q(tried_at__lt=midnight))


class ListCalls(DeskList):
    model = Call
    page_title = gettext_lazy("Calls to make")
    header_icon = "comment"
    index_url_name = "listings_reach:calls"
    index_results_url_name = "listings_reach:calls_results"
    results_template_name = "listings/admin/calls_results.html"
    search_fields = ["person__name"]
    filterset_class = CallFilters
    columns = [
        TitleColumn(
            "person",
            label=gettext_lazy("Ring"),
            accessor="person.name",
            sort_key="person__name",
            get_url=lambda call: reverse("listings_reach:call", args=[call.pk]),
        ),
        Column("phone", label=gettext_lazy("Phone"), accessor=lambda call: masked(call.person.phone)),
        Column("best_time", label=gettext_lazy("Best time"), accessor=best_time),
        Column("subject", label=gettext_lazy("About")),
        Column("area", label=gettext_lazy("Area"), accessor="area.name", sort_key="area__name"),
        Column("tried", label=gettext_lazy("Tried"), accessor=tried, sort_key="tries"),
        DateColumn("created_at", label=gettext_lazy("Since"), sort_key="created_at"),
    ]

    def get_base_queryset(self) -> QuerySet[Call]:
        return looked_after(self.request.user, Call).select_related("person__reach", "area", "done_by")


def way_of(person: Person) -> str:
    reach: Reach | None = getattr(person, "reach", None)
    if reach:
        return reach.get_way_display()
    return _("By e-mail (not asked)") if person.email else _("Not asked, no e-mail")


class PeopleFilters(WagtailFilterSet):
    way = django_filters.ChoiceFilter(
        label=gettext_lazy("How"),
        choices=[*Way.choices, ("none", gettext_lazy("Not asked, no e-mail"))],
        method="by_way",
        empty_label=gettext_lazy("All"),
        widget=forms.RadioSelect,
    )

    class Meta:
        model = Person
        fields = ["way"]

    def by_way(self, people: QuerySet[Person], name: str, value: str) -> QuerySet[Person]:
        if value == "none":
            return people.filter(reach=None, email=None)
        unasked = Q(reach=None, email__isnull=False) if value == Way.EMAIL else Q()
        return people.filter(Q(reach__way=value) | unasked) if unasked else people.filter(reach__way=value)


class ListPeople(DeskList):
    model = Person
    page_title = gettext_lazy("How to reach people")
    header_icon = "user"
    index_url_name = "listings_reach:people"
    index_results_url_name = "listings_reach:people_results"
    results_template_name = "listings/admin/people_results.html"
    default_ordering = "name"
    search_fields = ["name", "email"]
    filterset_class = PeopleFilters
    columns = [
        TitleColumn(
            "name",
            label=gettext_lazy("Name"),
            sort_key="name",
            get_url=lambda person: reverse("listings_reach:person", args=[person.pk]),
        ),
        Column("way", label=gettext_lazy("How"), accessor=way_of, sort_key="reach__way"),
        Column("phone", label=gettext_lazy("Phone"), accessor=lambda person: masked(person.phone)),
    ]

    def get_base_queryset(self) -> QuerySet[Person]:
        return people_looked_after(self.request.user).select_related("reach")
