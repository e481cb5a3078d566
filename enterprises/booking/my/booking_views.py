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
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from accounts.models import Way
from core.events import record
from core.moves import WrongMoment
from enterprises.booking import regular
from enterprises.booking.actions import agreeing, answering, coming, ending, other_time, together
from enterprises.booking.models import Booking, Offering, Party
from enterprises.booking.my import diary_reading
from enterprises.booking.my.answer_forms import (
    CANCELLING,
    DECLINING,
    AgreeForm,
    LateForm,
    NoteForm,
    OtherTimeForm,
    WordsForm,
)
from enterprises.booking.my.door import found, own_bookings, own_bookings_form
from enterprises.booking.which import and_later, wants_more, which
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
        "agree": AgreeForm(initial={"pence": row.pence}) if agreeing.may_agree(row) else None,
        **_regular(row),
    }


def _regular(row: Booking) -> dict[str, Any]:
    """What was booked together with it, and of that what waits for a yes."""
    if row.series is None:
        return {}
    rows = list(regular.together_with(row))
    return {"regular": rows, "often": regular.in_words(row.series, rows), "waiting": regular.waiting(row).count()}


def _done(request: HttpRequest, row: Booking, doing: str, form: NoteForm) -> bool:
    """Do what a button asks. False: the page says what is wrong."""
    by = person_of(request)
    if doing == "note":
        if not form.is_valid():
            return False
        answering.note(row, form.cleaned_data["note"], by=by)
    elif doing == "agree":
        agreed = AgreeForm(request.POST)
        if not agreed.is_valid():
            messages.error(request, str(agreed.errors["pence"][0]))
            return True
        agreeing.agree_price(row, agreed.cleaned_data["pence"], by=by)
    elif doing == "accept":
        answering.accept(row, by=by)
    elif doing == "accept_all":
        together.accept_all(row, by=by)
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
    "note": gettext_lazy("Your note is kept."),
    "agree": gettext_lazy("The price is written down, and they are told. You can put it right until it is paid."),
    "accept": gettext_lazy("You said yes. They are told."),
    "accept_all": gettext_lazy("You said yes to all of them. They are told."),
    "coming": gettext_lazy("They are told that you are on your way. If they do not look at messages, ring them."),
    "late": gettext_lazy("They are told that you are late. If they do not look at messages, ring them."),
    "completed": gettext_lazy("It took place."),
    "no_show": gettext_lazy("They did not come."),
    "confirmed": gettext_lazy("It is as it was before."),
}


@require_http_methods(FORM)
@own_bookings
@_of_booking
def decline(request: HttpRequest, listing: Enterprise, row: Booking) -> HttpResponse:
    """No, with words."""
    waiting = regular.waiting(row).count() if row.series_id else 1
    all_of_them = ngettext("All %(n)s that they asked for", "All %(n)s that they asked for", waiting) % {"n": waiting}
    question = which(_("Say no to which?"), all_of_them) if waiting > 1 else None
    form = WordsForm(request.POST or None, sentences=DECLINING, which=question)
    if request.method == "POST" and form.is_valid():
        decline = together.decline_all if wants_more(form.cleaned_data) else ending.decline
        decline(row, by=person_of(request), words=form.said())
        messages.success(request, _("You said no. They are told, with your words."))
        return redirect("bookings:diary", listing.pk)
    return _asked(request, listing, row, form, "booking/my/decline.html")


@require_http_methods(FORM)
@own_bookings
@_of_booking
def cancel(request: HttpRequest, listing: Enterprise, row: Booking) -> HttpResponse:
    """Cancel, with words. They get back all they paid."""
    later = regular.later(row).exclude(pk=row.pk).count() if row.series_id else 0
    question = and_later(_("What do you want to cancel?"), later) if later else None
    form = WordsForm(request.POST or None, sentences=CANCELLING, which=question)
    if request.method == "POST" and form.is_valid():
        end = together.cancel_later_by_enterprise if wants_more(form.cleaned_data) else ending.cancel_by_enterprise
        end(row, by=person_of(request), words=form.said())
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
