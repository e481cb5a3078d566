"""The first page about an enterprise's bookings: on or off, what is ready, and what is still to say."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.fresh import must_be_fresh
from core.moves import WrongMoment
from enterprises.booking.actions import setting_up
from enterprises.booking.models import Booking, DatedHours, Diary, Terms, TimeOff
from enterprises.booking.my.door import own_bookings_form
from enterprises.booking.my.pay_forms import PayForm, ReceiptForm
from enterprises.booking.my.undoing import can_undo, undo
from enterprises.listings.models import Enterprise
from enterprises.listings.my.door import come_back, own_listing, person_of

FORM = ["GET", "HEAD", "POST"]


@require_http_methods(FORM)
@own_listing
def front(request: HttpRequest, listing: Enterprise) -> HttpResponse:
    """Begin, switch on, switch off, and see what is ready."""
    if request.method == "POST":
        return _act(request, listing)
    terms = Terms.objects.filter(enterprise=listing).first()
    if terms is None:
        return render(request, "booking/my/begin.html", {"listing": listing})
    bookings = Booking.objects.of(listing).to_come(timezone.now())
    diaries = list(listing.diaries.order_by("pk").prefetch_related("weekly"))
    offerings = [row for row in listing.offerings.in_order() if row.status != "closed"]
    context = {
        "listing": listing,
        "terms": terms,
        "diaries": diaries,
        "days_off": TimeOff.objects.filter(diary__in=diaries, last_day__gte=timezone.localdate()).count(),
        "offerings": offerings,
        "is_ready": any(row.status == "open" for row in offerings),
        "has_hours": _has_hours(diaries),
        "waiting": bookings.filter(status=Booking.Status.REQUESTED).count(),
        "to_come": bookings.exclude(status=Booking.Status.REQUESTED).count(),
        "can_undo": can_undo(request, listing),
    }
    return render(request, "booking/my/front.html", context)


def _has_hours(diaries: list[Diary]) -> bool:
    """Whether anybody is ever there: without hours there is no time to choose."""
    if any(diary.weekly.all() for diary in diaries):
        return True
    return DatedHours.objects.filter(diary__in=diaries, day__gte=timezone.localdate(), begins__isnull=False).exists()


def _act(request: HttpRequest, listing: Enterprise) -> HttpResponse:
    by, doing = person_of(request), request.POST.get("do")
    try:
        if doing == "begin":
            setting_up.begin(listing, by=by)
        elif doing == "open":
            setting_up.take_bookings(listing, True, by=by)
            messages.success(request, _("People can book with you now."))
        elif doing == "close":
            setting_up.take_bookings(listing, False, by=by)
            messages.success(request, _("Nobody can book for now. What is booked stays booked."))
    except WrongMoment as moment:
        messages.error(request, str(moment))
    return redirect("bookings:front", listing.pk)


@require_http_methods(FORM)
@own_bookings_form
def pay(request: HttpRequest, listing: Enterprise) -> HttpResponse:
    """Which ways to pay, and the words people need for them."""
    terms = listing.booking_terms
    now = {name: getattr(terms, name) for name in ("ways", "transfer_words", "prepaid_words")}
    left = come_back(request)
    form = PayForm(left or request.POST or None, initial=now)
    if request.method == "POST" and left is None and form.is_valid():
        if terms.transfer_words not in ("", form.cleaned_data["transfer_words"]):
            must_be_fresh(request)  # where the money goes: whoever found a screen open must not turn it to themself
        setting_up.change_terms(listing, by=person_of(request), **form.cleaned_data)
        messages.success(request, _("People can choose from these ways now."))
        return redirect("bookings:front", listing.pk)
    return render(request, "booking/my/pay.html", {"listing": listing, "form": form})


@require_http_methods(FORM)
@own_bookings_form
def receipts(request: HttpRequest, listing: Enterprise) -> HttpResponse:
    """What stands on receipts and invoices."""
    left = come_back(request)
    form = ReceiptForm(left or request.POST or None, instance=Terms.objects.get(enterprise=listing))
    if request.method == "POST" and left is None and form.is_valid():
        setting_up.change_terms(listing, by=person_of(request), **form.cleaned_data)
        messages.success(request, _("The next receipt says it so."))
        return redirect("bookings:front", listing.pk)
    return render(request, "booking/my/receipts.html", {"listing": listing, "form": form})


@require_POST
@own_listing
def undo_last(request: HttpRequest, listing: Enterprise) -> HttpResponse:
    """Take back what was changed last."""
    try:
        if undo(request, listing, by=person_of(request)):
            messages.success(request, _("It is as it was before."))
    except WrongMoment as moment:
        messages.error(request, str(moment))
    return redirect("bookings:front", listing.pk)
