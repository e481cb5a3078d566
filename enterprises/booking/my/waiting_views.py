"""Who waits for a free time: offer them one, or take them off the list."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.moves import WrongMoment
from enterprises.booking.journey.trip import time_choice, time_of_choice
from enterprises.booking.models import Waiting
from enterprises.booking.models.waiting import WaitingQuerySet
from enterprises.booking.my.answer_forms import REMOVING, OtherTimeForm, WordsForm
from enterprises.booking.my.booking_views import FORM
from enterprises.booking.my.door import found, own_bookings
from enterprises.booking.waiting import free, joining, offering
from enterprises.listings.models import Enterprise
from enterprises.listings.my.door import person_of

PAGE = 30
#: So many free times that suit stand on the page.
MOST = 12


def _rows(listing: Enterprise) -> WaitingQuerySet:
    rows = Waiting.objects.of(listing).on_the_list().in_order()
    return rows.select_related("offering__diary", "offering__enterprise__area").prefetch_related("offers")


@require_safe
@own_bookings
def waiting(request: HttpRequest, listing: Enterprise) -> HttpResponse:
    """As they came."""
    page = Paginator(_rows(listing), PAGE).get_page(request.GET.get("page"))
    return render(request, "booking/my/waiting.html", {"listing": listing, "page": page})


@require_http_methods(FORM)
@own_bookings
def one(request: HttpRequest, listing: Enterprise, place: UUID) -> HttpResponse:
    """Offer somebody a time: one that is free and suits, or another."""
    row = found(_rows(listing), place)
    start = time_of_choice(request.POST.get("start", ""))
    is_typed = request.method == "POST" and start is None
    form = OtherTimeForm(request.POST if is_typed else None, zone=row.tz)
    if is_typed and form.is_valid():
        start = form.starts_at()
    if start is not None:
        words = form.cleaned_data["words"] if is_typed else ""
        try:
            offering.offer_directly(row, start, by=person_of(request), words=words)
        except WrongMoment as moment:
            if is_typed:
                form.add_error("at", str(moment))
            else:
                messages.warning(request, str(moment))
        else:
            messages.success(request, _("They are told. The time is kept for them until they answer."))
            return redirect("bookings:waiting", listing.pk)
    return render(request, "booking/my/waiting_one.html", _context(listing, row, form))


def _context(listing: Enterprise, row: Waiting, form: OtherTimeForm) -> dict[str, object]:
    can_offer = row.status in {Waiting.Status.WAITING, Waiting.Status.ASKED}
    suits = free.that_suit(row.offering, row.minutes, free.wanted_by(row), places=row.places) if can_offer else []
    times = [(time_choice(each.starts_at), each.starts_at.astimezone(row.tz)) for each in suits[:MOST]]
    return {"listing": listing, "waiting": row, "form": form, "times": times, "can_offer": can_offer}


@require_http_methods(FORM)
@own_bookings
def remove(request: HttpRequest, listing: Enterprise, place: UUID) -> HttpResponse:
    """Off the list, with words that they read."""
    row = found(_rows(listing), place)
    form = WordsForm(request.POST or None, sentences=REMOVING)
    if request.method == "POST" and form.is_valid():
        try:
            joining.remove(row, by=person_of(request), words=form.said())
            messages.success(request, _("They are off the list, and are told with your words."))
        except WrongMoment as moment:
            messages.warning(request, str(moment))
        return redirect("bookings:waiting", listing.pk)
    return render(request, "booking/my/waiting_remove.html", {"listing": listing, "waiting": row, "form": form})
