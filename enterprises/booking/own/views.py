"""One booking: see it, move it, cancel it, be reminded of it, keep it on paper and in a calendar."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import Person
from core.moves import WrongMoment
from core.throttle import HOUR, throttled
from enterprises.booking import links, queries, rules, words
from enterprises.booking.actions import ending, moving, reminding
from enterprises.booking.journey import days
from enterprises.booking.journey.forms import WhenForm
from enterprises.booking.journey.trip import time_of_choice
from enterprises.booking.models import Booking, Offering
from enterprises.booking.own import papers, reading
from enterprises.booking.own.door import of_a_booking
from enterprises.booking.own.forms import CancelForm, RemindForm
from enterprises.booking.own.standing import frame, leaving, may_change, may_move
from enterprises.booking.queries import FreeTime
from enterprises.booking.taking import Gone


def page_of(booking: Booking) -> str:
    return reverse("booking:own", args=[links.token_for(booking)])


def by_of(request: HttpRequest, booking: Booking) -> Person | None:
    """Who does it: somebody signed in whose booking it is, or who works for its area; nobody by name for whoever holds
    the link.
    """
    person = request.user
    if not isinstance(person, Person):
        return None
    return person if rules.may_see_own(person, booking) or is_worker(person, booking) else None


def is_worker(person: object, booking: Booking) -> bool:
    """Looks at it for somebody else."""
    return rules.may_book_for(person, booking.offering.enterprise) and not rules.may_see_own(person, booking)


@require_safe
@of_a_booking
def own(request: HttpRequest, booking: Booking) -> HttpResponse:
    """How it stands, and what can be done with it."""
    at_desk = is_worker(request.user, booking)
    if at_desk:
        reading.was_read(booking, by=cast(Person, request.user))
    form = RemindForm(initial={"remind": booking.remind})
    context = frame(booking) | {"is_new": request.GET.get("new") == "1", "form": form, "pay": _pay(booking)}
    context |= {"at_desk": at_desk, "history": reading.history(booking)}
    return render(request, "booking/own/booking.html", context)


def _pay(booking: Booking) -> str:
    """Where it is paid by card, while it is kept for that."""
    if booking.status != Booking.Status.HELD:
        return ""
    try:
        return reverse("booking:pay", args=[links.token_for(booking)])
    except NoReverseMatch:  # card payment is another part of the site, which may not be there
        return ""


@require_http_methods(["GET", "HEAD", "POST"])
@of_a_booking
@throttled("cancel a booking", capacity=20, per=HOUR)
def cancel(request: HttpRequest, booking: Booking) -> HttpResponse:
    """First what goes back and why; then the question."""
    form = CancelForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and may_change(booking):
        try:
            ending.cancel_for_person(booking, by=by_of(request, booking), words=form.cleaned_data["words"])
        except WrongMoment as moment:
            messages.warning(request, str(moment))
        return redirect(page_of(booking))
    context = frame(booking) | {"form": form, "leaving": leaving(booking)}
    return render(request, "booking/own/cancel.html", context)


@dataclass(frozen=True)
class Moving:
    """A booking that looks for another time, as the form of times asks for it."""

    booking: Booking
    wanted: datetime | None = None
    #: Nothing is kept for somebody who moves a booking.
    kept: None = None

    @property
    def offering(self) -> Offering:
        return self.booking.offering

    @property
    def minutes(self) -> int:
        return self.booking.minutes

    @cached_property
    def free(self) -> list[FreeTime]:
        found = queries.free_times(self.offering, self.minutes)
        return [each for each in found if each.places >= self.booking.places]


@require_http_methods(["GET", "HEAD", "POST"])
@of_a_booking
@throttled("move a booking", capacity=20, per=HOUR)
def move(request: HttpRequest, booking: Booking) -> HttpResponse:
    """To another free time of the same length."""
    if not may_move(booking):
        return render(request, "booking/own/not_moved.html", frame(booking))
    moves = Moving(booking)
    form = WhenForm(request.POST if request.method == "POST" else None, trip=moves)
    if form.is_valid():
        if _moved(request, booking, form):
            return redirect(page_of(booking))
        moves = Moving(booking, wanted=time_of_choice(form.cleaned_data["time"]))
        form = WhenForm(None, trip=moves)
    return render(request, "booking/own/move.html", frame(booking) | days.shown(request, form, moves) | {"form": form})


def _moved(request: HttpRequest, booking: Booking, form: WhenForm) -> bool:
    """False: somebody else has the time. What cannot be moved any more is shown as it stands."""
    starts_at = time_of_choice(form.cleaned_data["time"])
    assert starts_at  # nosec B101 -- the form knows it
    try:
        moving.move_for_person(booking, starts_at, by=by_of(request, booking))
    except Gone as gone:
        messages.warning(request, str(gone))
        return False
    except WrongMoment as moment:
        messages.warning(request, str(moment))
        return True
    when = {"day": words.day(booking.starts_at, booking.tz), "time": words.clock(booking.starts_at, booking.tz)}
    messages.success(request, _("It is moved to %(day)s, %(time)s. They were told.") % when)
    return True


@require_POST
@of_a_booking
@throttled("remind of a booking", capacity=30, per=HOUR)
def remind(request: HttpRequest, booking: Booking) -> HttpResponse:
    form = RemindForm(request.POST)
    if form.is_valid():
        reminding.choose(booking, form.cleaned_data["remind"], by=by_of(request, booking))
        messages.success(request, _("Kept. This is how we remind you."))
    return redirect(page_of(booking))


@require_safe
@of_a_booking
def calendar(request: HttpRequest, booking: Booking) -> HttpResponse:
    return HttpResponse(
        papers.calendar_of(booking),
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="booking.ics"'},
    )


@require_safe
@of_a_booking
@throttled("booking-pdf", capacity=40, per=600, methods=("GET",))
def pdf(request: HttpRequest, booking: Booking) -> HttpResponse:
    """To print: ?size=large for large print."""
    content = papers.pdf_of(booking, large=request.GET.get("size") == "large")
    headers = {"Content-Disposition": 'inline; filename="booking.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
