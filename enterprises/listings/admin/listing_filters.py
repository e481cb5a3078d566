"""How support workers narrow the list of listings."""

from datetime import timedelta
from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from enterprises.listings.admin.scoping import person_of
from enterprises.listings.models import Area, Category, Enterprise, EnterpriseQuerySet

STALE_AFTER = timedelta(days=91)

STATES = [
    ("live", _("Live")),
    ("draft", _("Draft or taken down")),
    ("hidden", _("Hidden")),
    ("waiting", _("Waiting to be checked")),
    ("imported", _("Came from another directory")),
]
LACKS = [
    ("confirmed", _("Not confirmed for 3 months")),
    ("photo", _("No photograph")),
    ("price", _("No price")),
]


def areas_of(request: HttpRequest | None) -> QuerySet[Area]:
    areas = Area.objects.order_by("name")
    if request is None or request.user.has_perm("listings.every_area"):
        return areas
    return areas.filter(areaworker__person=person_of(request))


def in_category(request: HttpRequest | None) -> QuerySet[Category]:
    return Category.objects.select_related("parent").in_order()


class ListingFilters(WagtailFilterSet):
    area = django_filters.ModelChoiceFilter(label=_("Area"), queryset=areas_of)
    category = django_filters.ModelChoiceFilter(label=_("Kind of help"), queryset=in_category, method="by_category")
    state = django_filters.ChoiceFilter(
        label=_("Shown or not"),
        choices=STATES,
        method="by_state",
        empty_label=_("All"),
        widget=forms.RadioSelect,
    )
    lacks = django_filters.MultipleChoiceFilter(
        label=_("Needs work"), choices=LACKS, method="by_what_it_lacks", widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Enterprise
        fields = ["area", "category", "state", "lacks"]

    def by_category(self, listings: QuerySet[Enterprise], name: str, value: Category) -> QuerySet[Enterprise]:
        kinds = Category.objects.filter(Q(pk=value.pk) | Q(parent=value))
        return listings.filter(pk__in=Enterprise.objects.filter(categories__in=kinds).values("pk"))

    def by_state(self, listings: EnterpriseQuerySet, name: str, value: str) -> EnterpriseQuerySet:
        found: dict[str, EnterpriseQuerySet] = {
            "live": listings.public(),
            "draft": listings.filter(live=False),
            "hidden": listings.exclude(hidden_at=None),
            "waiting": listings.filter(is_in_moderation=True),  # type: ignore[misc]  # from with_list_facts
            "imported": listings.exclude(source=""),
        }
        return found[value]

    def by_what_it_lacks(self, listings: QuerySet[Enterprise], name: str, value: list[str]) -> QuerySet[Enterprise]:
        before: Any = timezone.localdate() - STALE_AFTER
        lacks = {
            "confirmed": Q(last_confirmed_on=None) | Q(last_confirmed_on__lt=before),
            "photo": Q(photos_count=0),
            "price": Q(prices_count=0),
        }
        for each in value:
            listings = listings.filter(lacks[each])
        return listings
