"""The diary: a list, a day, a week, and a sheet to print."""

from datetime import date, timedelta
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_safe

from core.events import record
from enterprises.booking import regular
from enterprises.booking.models import Booking, Offering, Waiting
from enterprises.booking.my import diary_reading
from enterprises.booking.my.door import own_bookings
from enterprises.listings.models import Enterprise
from enterprises.listings.my.door import person_of

PAGE = 30
#: Nobody looks further away than this, and no date overflows.
FAR = timedelta(days=3660)


@require_safe
@own_bookings
def diary(request: HttpRequest, listing: Enterprise) -> HttpResponse:
    """What waits for an answer first, then what is to come; or what was; or what was looked for."""
    words, show = request.GET.get("q", "").strip()[:100], request.GET.get("show", "")
    rows, now = diary_reading.of(listing), timezone.now()
    found: Any
    if words:
        found = diary_reading.search(rows, words)
    elif show == "past":
        found = rows.exclude(pk__in=Booking.objects.to_come(now)).order_by("-starts_at", "pk")
    else:
        found = rows.to_come(now).exclude(status=Booking.Status.REQUESTED).in_order()
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    waiting = regular.in_groups(rows.to_come(now).filter(status=Booking.Status.REQUESTED).in_order())
    context = {
        "listing": listing,
        "on_the_list": Waiting.objects.of(listing).on_the_list().count(),
        "waiting": [] if words or show == "past" else waiting,
        "page": page,
        "days": diary_reading.in_days(page.object_list),
        "words": words,
        "show": show if show == "past" else "",
        "today": timezone.localdate(timezone=diary_reading.zone_of(listing)),
    }
    return render(request, "booking/my/diary.html", context)


@require_safe
@own_bookings
def day(request: HttpRequest, listing: Enterprise) -> HttpResponse:
    return _days(request, listing, 1)


@require_safe
@own_bookings
def week(request: HttpRequest, listing: Enterprise) -> HttpResponse:
    return _days(request, listing, 7)


def _days(request: HttpRequest, listing: Enterprise, length: int) -> HttpResponse:
    first = _first(request, listing, length)
    step = timedelta(days=length)
    context = {
        "listing": listing,
        "days": diary_reading.between(listing, first, first + step - timedelta(days=1)),
        "first": first,
        "last": first + step - timedelta(days=1),
        "before": first - step,
        "after": first + step,
        "is_week": length == 7,
    }
    return render(request, "booking/my/days.html", context)


@require_safe
@own_bookings
def sheet(request: HttpRequest, listing: Enterprise) -> HttpResponse:
    """A day or a week on paper. With addresses only when asked for, and then each opening is written down."""
    length = 1 if request.GET.get("days") == "1" else 7
    first = _first(request, listing, length)
    days = diary_reading.between(listing, first, first + timedelta(days=length - 1))
    has_addresses = request.GET.get("addresses") == "1"
    if has_addresses:
        for booking in (each for one in days for each in one.bookings if each.offering.where == Offering.Where.HOME):
            record("booking:address_read", booking, by=person_of(request))
    context = {"listing": listing, "days": days, "first": first, "length": length, "has_addresses": has_addresses}
    return render(request, "booking/my/sheet.html", context)


def _first(request: HttpRequest, listing: Enterprise, length: int) -> date:
    """The day asked for, or today; of a week its Monday."""
    today = timezone.localdate(timezone=diary_reading.zone_of(listing))
    try:
        asked = parse_date(request.GET.get("day", "")) or today
    except ValueError:
        asked = today
    asked = asked if abs(asked - today) < FAR else today
    return diary_reading.monday_of(asked) if length == 7 else asked
