"""Invitations and newcomers: two lists at the desk, and what of them waits."""

from typing import Any

import django_filters
from django import forms
from django.db.models import Count, Min, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn

from core import desk
from core.desk import Waiting
from enterprises.listings.admin.joining_words import progress, reminded, to_whom
from enterprises.listings.admin.listing_filters import areas_of
from enterprises.listings.admin.reach_lists import DeskList
from enterprises.listings.models import Invitation, Newcomer


class InvitationFilters(WagtailFilterSet):
    state = django_filters.ChoiceFilter(
        label=gettext_lazy("How far"),
        choices=[
            ("stuck", gettext_lazy("Stuck: ring them")),
            ("open", gettext_lazy("Waiting for an answer")),
            ("accepted", gettext_lazy("Accepted")),
            ("over", gettext_lazy("Taken back or too old")),
        ],
        method="by_state",
        empty_label=gettext_lazy("All"),
        widget=forms.RadioSelect,
    )
    area = django_filters.ModelChoiceFilter(
        label=gettext_lazy("Area"), field_name="enterprise__area", queryset=areas_of
    )

    class Meta:
        model = Invitation
        fields = ["state", "way"]

    def by_state(self, rows: QuerySet[Invitation], name: str, value: str) -> QuerySet[Invitation]:
        unanswered = Invitation.objects.unanswered()
        over = Invitation.objects.exclude(revoked_at=None) | unanswered.filter(expires_at__lte=timezone.now())
        wanted = {
            "stuck": Invitation.objects.stuck(),
            "open": Invitation.objects.open(),
            "accepted": Invitation.objects.exclude(accepted_at=None),
            "over": over,
        }[value]
        return rows.filter(pk__in=wanted.values("pk"))


class ListInvitations(DeskList):
    model = Invitation
    page_title = gettext_lazy("Invitations")
    header_icon = "key"
    index_url_name = "listings_invitations:list"
    index_results_url_name = "listings_invitations:results"
    results_template_name = "listings/admin/invitations_results.html"
    default_ordering = "-made_at"
    search_fields = ["enterprise__name", "accepted_by__name", "made_by__name"]
    filterset_class = InvitationFilters
    columns = [
        TitleColumn(
            "enterprise",
            label=gettext_lazy("Listing"),
            accessor="enterprise.name",
            sort_key="enterprise__name",
            get_url=lambda row: reverse("listings_invitations:one", args=[row.pk]),
        ),
        Column("to", label=gettext_lazy("To"), accessor=to_whom),
        Column("way", label=gettext_lazy("How"), accessor="get_way_display", sort_key="way"),
        Column("progress", label=gettext_lazy("How far"), accessor=progress),
        Column("reminded", label=gettext_lazy("Reminded"), accessor=reminded, sort_key="reminded_at"),
        Column("made_by", label=gettext_lazy("By"), accessor="made_by.name", sort_key="made_by__name"),
        DateColumn("made_at", label=gettext_lazy("Made"), sort_key="made_at"),
    ]

    def get_base_queryset(self) -> QuerySet[Invitation]:
        rows = Invitation.objects.looked_after_by(self.request.user)
        return rows.select_related("enterprise__area", "made_by", "accepted_by")


class NewcomerFilters(WagtailFilterSet):
    status = django_filters.ChoiceFilter(
        label=gettext_lazy("Dealt with or not"),
        choices=Newcomer.Status.choices,
        empty_label=gettext_lazy("All"),
        widget=forms.RadioSelect,
    )
    area = django_filters.ModelChoiceFilter(label=gettext_lazy("Area"), queryset=areas_of)

    class Meta:
        model = Newcomer
        fields = ["status", "area"]


def next_step(newcomer: Newcomer) -> str:
    """What the team is asked for."""
    if newcomer.handled_at:
        return _("Dealt with")
    if newcomer.maybe_is_id:
        return _("Say whether the listing is theirs")
    if newcomer.enterprise_id:
        return _("Say hello, and help with the draft")
    return _("Ring them: no listing is started yet")


class ListNewcomers(DeskList):
    model = Newcomer
    page_title = gettext_lazy("Newcomers")
    header_icon = "user"
    index_url_name = "listings_newcomers:list"
    index_results_url_name = "listings_newcomers:results"
    results_template_name = "listings/admin/newcomers_results.html"
    search_fields = ["enterprise_name", "one_line", "person__name"]
    filterset_class = NewcomerFilters
    columns = [
        TitleColumn(
            "enterprise_name",
            label=gettext_lazy("Enterprise"),
            sort_key="enterprise_name",
            get_url=lambda row: reverse("listings_newcomers:one", args=[row.pk]),
        ),
        Column("person_name", label=gettext_lazy("Who")),
        Column("area", label=gettext_lazy("Area"), accessor="area.name", sort_key="area__name"),
        Column("next", label=gettext_lazy("Next"), accessor=next_step),
        DateColumn("created_at", label=gettext_lazy("Since"), sort_key="created_at"),
    ]

    def get_base_queryset(self) -> QuerySet[Newcomer]:
        return Newcomer.objects.looked_after_by(self.request.user).select_related("area")


@desk.queue(order=22)
def newcomers(person: Any) -> Waiting | None:
    if not person.has_perm("listings.change_enterprise"):
        return None
    waiting = Newcomer.objects.looked_after_by(person).filter(status=Newcomer.Status.OPEN)
    count, oldest = waiting.aggregate(count=Count("pk"), oldest=Min("created_at")).values()
    words = ngettext("%(n)d newcomer to welcome", "%(n)d newcomers to welcome", count) % {"n": count}
    why = _("They told us about their enterprise and wait to hear from you.")
    return Waiting(words, reverse("listings_newcomers:list") + "?status=open", why, oldest) if count else None


@desk.queue(order=28)
def stuck_invitations(person: Any) -> Waiting | None:
    if not person.has_perm("listings.change_enterprise"):
        return None
    stuck = Invitation.objects.looked_after_by(person).stuck()
    count, oldest = stuck.aggregate(count=Count("pk"), oldest=Min("made_at")).values()
    words = ngettext("%(n)d invitation got stuck", "%(n)d invitations got stuck", count) % {"n": count}
    why = _("They have not answered for days. A call may be all it needs.")
    return Waiting(words, reverse("listings_invitations:list") + "?state=stuck", why, oldest) if count else None
