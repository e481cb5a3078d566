"""Listings that are looked after beside being checked: nobody has confirmed them, their people hid or closed them."""

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import CharField, Exists, OuterRef, QuerySet
from django.db.models.functions import Cast
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import Person
from core.models import Event
from core.moves import WrongMoment
from enterprises.listings import actions, rules
from enterprises.listings.models import Closing, Enterprise
from enterprises.listings.own.door import at_the_desk, of_ones_areas, person_of

A_PAGE = 20


def to_ring(person: Person) -> QuerySet[Enterprise]:
    """Public listings of one's areas that nobody has confirmed for very long, the longest first."""
    mine = Enterprise.objects.looked_after_by(person).values("pk")
    old = actions.unconfirmed_since(settings.LISTINGS_RING_AFTER_DAYS)
    return old.filter(pk__in=mine).order_by("right_on", "pk")


def hidden_by_owners(person: Person) -> QuerySet[Enterprise]:
    """Listings of one's areas that one of their own people hid, and that are still hidden."""
    hiding = Event.objects.filter(
        tag="listing:hidden",
        subject_type=Enterprise._meta.label_lower,
        subject_id=Cast(OuterRef("pk"), CharField()),
        by__in=Person.objects.filter(ownership__enterprise=OuterRef(OuterRef("pk"))).values("pk"),
        at__gte=OuterRef("hidden_at"),
    )
    hidden = Enterprise.objects.looked_after_by(person).exclude(hidden_at=None).filter(closing=None)
    return hidden.filter(Exists(hiding)).order_by("hidden_at", "pk")


@require_http_methods(["GET", "HEAD", "POST"])
@at_the_desk
def ring(request: HttpRequest) -> HttpResponse:
    """Whom to ring about what nobody has confirmed; a press says that somebody asked and all of it is right."""
    person = person_of(request)
    if request.method == "POST":
        number = request.POST.get("listing", "")
        pk = int(number) if number.isascii() and number.isdigit() and len(number) < 18 else 0
        enterprise = get_object_or_404(Enterprise.objects.looked_after_by(person), pk=pk)
        actions.confirm_listing(enterprise, by=person)
        messages.success(request, _("“%(name)s” was confirmed today.") % {"name": enterprise.name})
        return redirect("desk:ring")
    listings = to_ring(person).select_related("area").prefetch_related("owners__helps")
    page = Paginator(listings, A_PAGE).get_page((request.GET.get("page") or "1")[:12])
    return render(request, "listings/desk/ring.html", {"page": page})


@require_safe
@at_the_desk
def hidden(request: HttpRequest) -> HttpResponse:
    """What their own people hid: somebody asks how they are, and shows it again when they want."""
    listings = hidden_by_owners(person_of(request)).select_related("area").prefetch_related("owners")
    page = Paginator(listings, A_PAGE).get_page((request.GET.get("page") or "1")[:12])
    return render(request, "listings/desk/hidden.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
@of_ones_areas
def reopen(request: HttpRequest, enterprise: Enterprise) -> HttpResponse:
    """Open a listing again that its people closed for good: when they ask."""
    closing = Closing.objects.filter(enterprise=enterprise).select_related("closed_by").first()
    if request.method == "POST" and rules.may_reopen(request.user, enterprise):
        try:
            actions.reopen(enterprise, by=person_of(request))
            messages.success(request, _("“%(name)s” is open again.") % {"name": enterprise.name})
        except WrongMoment as error:
            messages.error(request, str(error))
        return redirect("desk:listing", enterprise.pk)
    back = reverse("desk:listing", args=[enterprise.pk])
    return render(request, "listings/desk/reopen.html", {"enterprise": enterprise, "closing": closing, "back": back})
