"""One booking: see it, move it, cancel it, be reminded of it, keep it on paper and in a calendar."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import Person
from core.moves import WrongMoment
from core.throttle import HOUR, throttled
from enterprises.booking import links, queries, regular, words
from enterprises.booking.actions import ending, moving, reminding, together
from enterprises.booking.journey import days
from enterprises.booking.journey.forms import WhenForm
from enterprises.booking.journey.trip import time_of_choice
from enterprises.booking.models import Booking, Offering, Proposal
from enterprises.booking.other_times.links import token_for
from enterprises.booking.own import papers, reading, regular_views
from enterprises.booking.own.door import by_of, is_worker, of_a_booking, page_of
from enterprises.booking.own.forms import CancelForm, MoveForm, RemindForm
from enterprises.booking.own.standing import frame, leaving, leaving_all, may_change, may_move, papers_of
from enterprises.booking.queries import FreeTime
from enterprises.booking.taking import Gone
from enterprises.booking.which import wants_more


@require_safe
@of_a_booking
def own(request: HttpRequest, booking: Booking) -> HttpResponse:
    """How it stands, and what can be done with it."""
    at_desk = is_worker(request.user, booking)
    if at_desk:
        reading.was_read(booking, by=cast(Person, request.user))
    form = RemindForm(initial={"remind": booking.remind})
    context = frame(booking) | {"is_new": request.GET.get("new") == "1", "form": form, "pay": _pay(booking)}
    context |= {
        "at_desk": at_desk,
        "history": reading.history(booking),
        **papers_of(booking),
        "other_time": _asked(booking),
    }
    return render(request, "booking/own/booking.html", context)


def _asked(booking: Booking) -> str:
    """Where the question for another time is answered; "" while none is open."""
    proposal = booking.proposals.filter(status=Proposal.Status.OPEN, expires_at__gt=timezone.now()).first()
    return token_for(proposal) if proposal else ""


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
    rows = list(regular.later(booking)) if booking.series_id else []
    wanted = {"which": request.GET.get("which")}
    form = CancelForm(request.POST if request.method == "POST" else None, later=len(rows[1:]), initial=wanted)
    if form.is_valid() and may_change(booking):
        return _cancelled(request, booking, form.cleaned_data)
    context = frame(booking) | {"form": form, "leaving": leaving(booking), "rows": rows}
    context |= {"leaving_all": leaving_all(rows)} if rows[1:] else {}
    return render(request, "booking/own/cancel.html", context)


def _cancelled(request: HttpRequest, booking: Booking, said: dict[str, str]) -> HttpResponse:
    one_or_more = together.cancel_later_for_person if wants_more(said) else ending.cancel_for_person
    try:
        one_or_more(booking, by=by_of(request, booking), words=said["words"])
    except WrongMoment as moment:
        messages.warning(request, str(moment))
    return redirect(page_of(booking, "own_all" if wants_more(said) else "own"))


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
    def later(self) -> int:
        """How many regular ones come after it."""
        return regular.later(self.booking).exclude(pk=self.booking.pk).count() if self.booking.series_id else 0

    @cached_property
    def free(self) -> list[FreeTime]:
        found = queries.free_times(self.offering, self.minutes, further=regular.further(self.booking))
        return [each for each in found if each.places >= self.booking.places]


@require_http_methods(["GET", "HEAD", "POST"])
@of_a_booking
@throttled("move a booking", capacity=20, per=HOUR)
def move(request: HttpRequest, booking: Booking) -> HttpResponse:
    """To another free time of the same length."""
    if not may_move(booking):
        return render(request, "booking/own/not_moved.html", frame(booking))
    moves = Moving(booking)
    wanted = {"which": request.GET.get("which")}
    form = MoveForm(request.POST if request.method == "POST" else None, trip=moves, initial=wanted)
    if form.is_valid():
        starts_at = time_of_choice(form.cleaned_data["time"])
        if wants_more(form.cleaned_data) and starts_at:
            answer = regular_views.move_later(request, booking, starts_at)
        else:
            answer = redirect(page_of(booking)) if _moved(request, booking, form) else None
        if answer:
            return answer
        moves = Moving(booking, wanted=starts_at)
        form = MoveForm(None, trip=moves, initial={"which": form.cleaned_data.get("which")})
    around = booking.starts_at if booking.series_id else None
    context = frame(booking) | days.shown(request, form, moves, around) | {"form": form, "later": moves.later}
    return render(request, "booking/own/move.html", context)


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
        reminding.choose(booking, remind=form.cleaned_data["remind"], by=by_of(request, booking))
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
    """To print: ?size=large for large print. It has the address on it, so a worker's reading is written down."""
    if is_worker(request.user, booking):
        reading.was_read(booking, by=cast(Person, request.user))
    return papers.answer(papers.pdf_of(booking, large=request.GET.get("size") == "large"), "booking.pdf")
