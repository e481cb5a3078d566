"""Regular bookings for whoever holds the link of one of them: all on one page, for a calendar, and moved together."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from core.moves import WrongMoment
from core.throttle import HOUR, throttled
from enterprises.booking import links, regular
from enterprises.booking.actions import reminding, together
from enterprises.booking.actions.together import Moved
from enterprises.booking.journey.trip import time_choice, time_of_choice
from enterprises.booking.models import Booking
from enterprises.booking.own import papers, reading
from enterprises.booking.own.door import by_of, is_worker, of_a_booking, page_of
from enterprises.booking.own.forms import RemindForm
from enterprises.booking.own.standing import frame, may_move
from enterprises.booking.taking import Gone


def _all_of(booking: Booking) -> list[Booking]:
    """Raises Http404 for one that was booked alone."""
    if not booking.series_id:
        raise Http404
    rows = regular.together_with(booking).select_related("series", "offering__diary", "offering__enterprise__area")
    return list(rows.prefetch_related("parties"))


@require_safe
@of_a_booking
def all_of_them(request: HttpRequest, booking: Booking) -> HttpResponse:
    """Each with how it stands, and what can be done with those that are to come."""
    rows, now = _all_of(booking), timezone.now()
    worker: Any = request.user
    if is_worker(worker, booking):
        reading.was_read(booking, by=worker)
    to_come = [each for each in rows if each.ends_at > now]
    can_change = list(regular.later(rows[0]))
    kept = {each.remind for each in can_change}
    context = frame(booking) | {
        "form": RemindForm(initial={"remind": kept.pop() if len(kept) == 1 else ""}),
        "rows": rows,
        "to_come": to_come,
        "is_new": request.GET.get("new") == "1",
        "next": next((each for each in to_come if each.keeps_time), None),
        "can_change": can_change,
        "first_to_change": links.token_for(can_change[0]) if can_change else "",
        "may_move_all": bool(can_change) and may_move(can_change[0]),
        "at_desk": is_worker(worker, booking),
    }
    return render(request, "booking/own/all.html", context)


@require_safe
@of_a_booking
def calendar(request: HttpRequest, booking: Booking) -> HttpResponse:
    return HttpResponse(
        papers.calendar_of(*_all_of(booking)),
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="bookings.ics"'},
    )


@require_safe
@of_a_booking
@throttled("booking-pdf", capacity=40, per=600, methods=("GET",))
def pdf(request: HttpRequest, booking: Booking) -> HttpResponse:
    """One paper for all of them."""
    rows = _all_of(booking)
    large = request.GET.get("size") == "large"
    return papers.answer(papers.pdf_of(rows[0], large=large, rows=rows), "bookings.pdf")


@require_POST
@of_a_booking
@throttled("remind of a booking", capacity=30, per=HOUR)
def remind(request: HttpRequest, booking: Booking) -> HttpResponse:
    """Of all that are to come in the same way."""
    form = RemindForm(request.POST)
    rows = regular.later(_all_of(booking)[0])
    if form.is_valid():
        reminding.choose(*rows, remind=form.cleaned_data["remind"], by=by_of(request, booking))
        messages.success(request, _("Kept. This is how we remind you of all of them."))
    else:
        messages.warning(request, _("Choose how we remind you."))
    return redirect(page_of(booking, "own_all"))


def move_later(request: HttpRequest, booking: Booking, starts_at: datetime) -> HttpResponse | None:
    """First where each goes, and which has to stay; then the button. None when the time of this one has gone."""
    try:
        if "seen" in request.POST:
            return _moved(request, booking, starts_at)
        return _look(request, booking, starts_at)
    except Gone as gone:
        messages.warning(request, str(gone))
        return None
    except WrongMoment as moment:
        messages.warning(request, str(moment))
        return redirect("booking:own_all", links.token_for(booking))


def _look(request: HttpRequest, booking: Booking, starts_at: datetime) -> HttpResponse:
    found = together.look_later(booking, starts_at)
    context = frame(booking) | {
        "rows": [(found.was[each.pk], each) for each in found.moved],
        "stay": found.stay,
        "time": time_choice(starts_at),
        "seen": " ".join(time_choice(each.starts_at) for each in found.moved),
    }
    return render(request, "booking/own/move_later.html", context)


def _moved(request: HttpRequest, booking: Booking, starts_at: datetime) -> HttpResponse:
    try:
        done = together.move_later(booking, starts_at, seen=_times(request.POST["seen"]), by=by_of(request, booking))
    except together.Changed as changed:
        messages.warning(request, str(changed))
        return _look(request, booking, starts_at)
    messages.success(request, _said(done))
    return redirect("booking:own_all", links.token_for(booking))


def _times(text: str) -> Sequence[datetime]:
    found = [time_of_choice(word) for word in text.split()[: 2 * together.rhythm.MOST]]
    return [each for each in found if each]


def _said(done: Moved) -> str:
    number = len(done.moved)
    return ngettext("%(n)s is moved. They were told.", "%(n)s are moved. They were told.", number) % {"n": number}
