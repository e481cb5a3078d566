"""One booking of an enterprise: what it is, and what can be answered."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.views.decorators.http import require_http_methods

from accounts.models import Way
from core.events import record
from core.moves import WrongMoment
from enterprises.booking.actions import answering, coming, ending, other_time
from enterprises.booking.models import Booking, Offering, Party
from enterprises.booking.my import diary_reading
from enterprises.booking.my.answer_forms import CANCELLING, DECLINING, LateForm, NoteForm, OtherTimeForm, WordsForm
from enterprises.booking.my.door import found, own_bookings, own_bookings_form
from enterprises.listings.models import Enterprise
from enterprises.listings.my.door import come_back, person_of

FORM = ["GET", "HEAD", "POST"]
View = Callable[..., HttpResponseBase]


def _of_booking(view: View) -> View:
    """The view gets the booking in place of its id. What comes too late is said on the booking's page."""

    @wraps(view)
    def one(request: HttpRequest, listing: Enterprise, booking: UUID) -> HttpResponseBase:
        row = found(diary_reading.of(listing), booking)
        try:
            return view(request, listing, row)
        except WrongMoment as moment:
            messages.error(request, str(moment))
            return redirect("bookings:booking", listing.pk, row.pk)

    return one


@require_http_methods(FORM)
@own_bookings_form
@_of_booking
def booking(request: HttpRequest, listing: Enterprise, row: Booking) -> HttpResponse:
    """All of it. The address where somebody lives is opened by a press, and each opening is written down."""
    doing = request.POST.get("do", "")
    left = come_back(request)
    form = NoteForm(left or (request.POST if doing == "note" else None), initial={"note": row.own_note})
    if request.method == "POST" and left is None and doing != "address" and _done(request, row, doing, form):
        return redirect("bookings:booking", listing.pk, row.pk)
    if doing == "address":
        record("booking:address_read", row, by=person_of(request))
    return render(request, "booking/my/booking.html", _context(listing, row, form, has_address=doing == "address"))


def _context(listing: Enterprise, row: Booking, form: NoteForm, *, has_address: bool) -> dict[str, Any]:
    now, parties = timezone.now(), {each.role: each for each in row.parties.all()}
    return {
        "listing": listing,
        "booking": row,
        "offering": row.offering,
        "name": diary_reading.name_in(row),
        "is_for": parties.get(Party.Role.FOR),
        "booked_by": parties.get(Party.Role.BY),
        "payer": parties.get(Party.Role.PAYER),
        "payments": row.payments.order_by("created_at"),
        "form": form,
        "has_address": has_address,
        "is_at_home": row.offering.where == Offering.Where.HOME,
        "is_over": row.ends_at <= now,
        "has_begun": row.starts_at <= now,
        "is_the_day": coming.is_the_day(row, now),
        "can_move": row.status in other_time.CAN_MOVE and row.starts_at > now,
        "asked": row.proposals.filter(status="open").first(),
        "late": LateForm(),
    }


def _done(request: HttpRequest, row: Booking, doing: str, form: NoteForm) -> bool:
    """Do what a button asks. False: the page says what is wrong."""
    by = person_of(request)
    if doing == "note":
        if not form.is_valid():
            return False
        answering.note(row, form.cleaned_data["note"], by=by)
    elif doing == "accept":
        answering.accept(row, by=by)
    elif doing == "coming":
        return _said_on_the_day(request, doing, coming.say_coming(row, by=by))
    elif doing == "late" and (late := LateForm(request.POST)).is_valid():
        return _said_on_the_day(request, doing, coming.say_late(row, late.cleaned_data["minutes"], by=by))
    elif doing in MARKS:
        answering.mark(row, doing, by=by)
    else:
        messages.error(request, _("Choose how late you are."))
        return True
    messages.success(request, SAID[doing])
    return True


def _said_on_the_day(request: HttpRequest, doing: str, way: str) -> bool:
    """What becomes of it depends on how they are reached: some read no messages on the day."""
    if way == Way.CALL:
        said = _(
            "They get no messages at once, so the support team is asked to ring them. Ring them yourself if you can."
        )
        messages.warning(request, said)
    elif not way:
        messages.warning(
            request, _("We know no way to tell them at once. Ring them yourself if you have their number.")
        )
    else:
        messages.success(request, SAID[doing])
    return True


MARKS = (Booking.Status.COMPLETED, Booking.Status.NO_SHOW, Booking.Status.CONFIRMED)
SAID: dict[str, Any] = {
    "note": _lazy("Your note is kept."),
    "accept": _lazy("You said yes. They are told."),
    "coming": _lazy("They are told that you are on your way. If they do not look at messages, ring them."),
    "late": _lazy("They are told that you are late. If they do not look at messages, ring them."),
    "completed": _lazy("It took place."),
    "no_show": _lazy("They did not come."),
    "confirmed": _lazy("It is as it was before."),
}


@require_http_methods(FORM)
@own_bookings
@_of_booking
def decline(request: HttpRequest, listing: Enterprise, row: Booking) -> HttpResponse:
    """No, with words."""
    form = WordsForm(request.POST or None, sentences=DECLINING)
    if request.method == "POST" and form.is_valid():
        ending.decline(row, by=person_of(request), words=form.said())
        messages.success(request, _("You said no. They are told, with your words."))
        return redirect("bookings:diary", listing.pk)
    return _asked(request, listing, row, form, "booking/my/decline.html")


@require_http_methods(FORM)
@own_bookings
@_of_booking
def cancel(request: HttpRequest, listing: Enterprise, row: Booking) -> HttpResponse:
    """Cancel, with words. They get back all they paid."""
    form = WordsForm(request.POST or None, sentences=CANCELLING)
    if request.method == "POST" and form.is_valid():
        ending.cancel_by_enterprise(row, by=person_of(request), words=form.said())
        messages.success(request, _("It is cancelled. They are told, with your words."))
        return redirect("bookings:diary", listing.pk)
    return _asked(request, listing, row, form, "booking/my/cancel.html")


@require_http_methods(FORM)
@own_bookings
@_of_booking
def ask_other_time(request: HttpRequest, listing: Enterprise, row: Booking) -> HttpResponse:
    """Ask for another time: the person says yes or no."""
    form = OtherTimeForm(request.POST or None, zone=row.tz)
    if request.method == "POST" and form.is_valid():
        try:
            other_time.ask(row, form.starts_at(), by=person_of(request), words=form.cleaned_data["words"])
        except WrongMoment as moment:
            form.add_error("at", str(moment))
        else:
            messages.success(request, _("They are asked. The time is kept for them until they answer."))
            return redirect("bookings:booking", listing.pk, row.pk)
    return _asked(request, listing, row, form, "booking/my/other_time.html")


def _asked(request: HttpRequest, listing: Enterprise, row: Booking, form: Any, template: str) -> HttpResponse:
    context = {"listing": listing, "booking": row, "offering": row.offering, "name": diary_reading.name_in(row)}
    return render(request, template, {**context, "form": form})
