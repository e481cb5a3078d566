"""/desk/bookings/: find a booking or an enterprise that can be booked, and do it for somebody on the phone."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import Person
from core.moves import WrongMoment
from enterprises.booking import guests, links, rules
from enterprises.booking.desk import finding
from enterprises.booking.journey import draft as drafts
from enterprises.booking.journey.views import slot_of
from enterprises.booking.models import PhoneNews
from enterprises.booking.waiting.links import token_for
from enterprises.listings.models import Enterprise
from enterprises.listings.own.door import at_the_desk, person_of

A_PAGE = 20


@require_safe
@at_the_desk
def front(request: HttpRequest) -> HttpResponse:
    """What is to come in one's areas, and a search for a code, a name or an enterprise."""
    person = person_of(request)
    words = request.GET.get("q", "").strip()[:80]
    page = Paginator(finding.bookings(person, words), A_PAGE).get_page((request.GET.get("page") or "1")[:12])
    context = {
        "page": page,
        "words": words,
        "query": f"q={words}",
        "enterprises": finding.bookable(person, words)[:A_PAGE],
        "to_ring": finding.to_ring(person).count(),
        "to_look_at": finding.to_look_at(person).count(),
    }
    return render(request, "booking/desk/front.html", context)


@require_safe
@at_the_desk
def one(request: HttpRequest, pk: Any) -> HttpResponse:
    """To the booking's own page. That somebody read it, with its address, is written down there."""
    booking = get_object_or_404(finding.of_ones_areas(person_of(request)), pk=pk)
    return redirect("booking:own", links.token_for(booking))


@require_safe
@at_the_desk
def waiting(request: HttpRequest) -> HttpResponse:
    """Who waits for a free time in one's areas, and a search."""
    words = request.GET.get("q", "").strip()[:80]
    rows = finding.waiting(person_of(request), words).on_the_list().in_order()
    rows = rows.select_related("offering__enterprise", "offering__diary")
    page = Paginator(rows, A_PAGE).get_page((request.GET.get("page") or "1")[:12])
    return render(request, "booking/desk/waiting.html", {"page": page, "words": words, "query": f"q={words}"})


@require_safe
@at_the_desk
def place(request: HttpRequest, pk: Any) -> HttpResponse:
    """To somebody's own page of a waiting list, where a worker answers for them."""
    row = get_object_or_404(finding.waiting(person_of(request)), pk=pk)
    return redirect("booking:waiting", token_for(row))


@require_POST
@at_the_desk
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody rings and wants to book: the pages of the journey, filled in for them."""
    person = person_of(request)
    enterprise = get_object_or_404(Enterprise.objects.public().looked_after_by(person), pk=pk)
    if not rules.may_book_for(person, enterprise):
        raise Http404
    drafts.keep(request, slot_of(enterprise.slug, is_practice=False), drafts.Draft(by_phone=True))
    return redirect("booking:book_what", enterprise.slug)


@require_safe
@at_the_desk
def ring(request: HttpRequest) -> HttpResponse:
    """Whom to ring: guests with a phone and no e-mail. And whom somebody told lately, to take it back."""
    rows = finding.news(person_of(request)).select_related("booking__offering__enterprise", "told_by")
    context = {
        "waiting": rows.filter(status=PhoneNews.Status.RING).order_by("created_at", "pk"),
        "told": rows.filter(status=PhoneNews.Status.TOLD).order_by("-told_at", "pk")[:A_PAGE],
        "now": timezone.now(),
    }
    return render(request, "booking/desk/ring.html", context)


@require_POST
@at_the_desk
def told(request: HttpRequest, pk: Any) -> HttpResponse:
    """They were told; or not, after all."""
    person: Person = person_of(request)
    news = get_object_or_404(finding.news(person), pk=pk)
    try:
        if request.POST.get("do") == "undo":
            guests.not_told(news, by=person)
            messages.success(request, _("It is back on the list."))
        else:
            guests.was_told(news, by=person)
            messages.success(request, _("Thank you. It is off the list."))
    except WrongMoment as moment:
        messages.warning(request, str(moment))
    return redirect("desk_bookings:ring")
