"""A booking to keep: as an appointment for calendars, and as a tagged PDF."""

from collections.abc import Sequence
from datetime import timedelta

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Alarm, Calendar, Event

from core.pdf import render_pdf
from enterprises.booking.models import Booking
from enterprises.booking.own.standing import frame


def calendar_of(*bookings: Booking) -> bytes:
    """An appointment for each. It keeps its UID through every change and its SEQUENCE grows, so calendars change
    theirs.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Many Hands//Booking//EN")
    calendar.add("version", "2.0")
    is_over = not any(each.keeps_time for each in bookings)
    calendar.add("method", "CANCEL" if is_over else "PUBLISH")
    for booking in bookings:
        calendar.add_component(_event(booking))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(booking: Booking) -> Event:
    event = Event()
    event.add("uid", f"{booking.pk}@{settings.SITE_URL.split('//')[-1].split(':')[0]}")
    event.add("sequence", booking.sequence)
    event.add("dtstamp", timezone.now())
    event.add("dtstart", booking.starts)
    event.add("dtend", booking.ends)
    event.add("summary", f"{booking.offering.name}: {booking.offering.enterprise.name}")
    event.add("status", _status(booking))
    event.add("location", _place(booking))
    if booking.keeps_time:
        event.add_component(_alarm(booking))
    return event


def _status(booking: Booking) -> str:
    if not booking.keeps_time:
        return "CANCELLED"
    return "TENTATIVE" if booking.status in ("held", "requested") else "CONFIRMED"


def _place(booking: Booking) -> str:
    """Never a home address: calendars are shared and shown on many screens."""
    return booking.offering.place_words or str(booking.offering.get_where_display())


def _alarm(booking: Booking) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _("A reminder of what you booked"))
    alarm.add("trigger", timedelta(hours=-2))
    return alarm


def pdf_of(booking: Booking, *, large: bool, rows: Sequence[Booking] = ()) -> bytes:
    """`rows` are all that were booked with it: then it is one paper for them all."""
    context = frame(booking) | {"rows": rows, "size": "large" if large else "normal", "site_url": settings.SITE_URL}
    return render_pdf("documents/booking/booking.html", context, base_url=settings.SITE_URL)


def answer(content: bytes, name: str) -> HttpResponse:
    """Shown in the browser, or kept under this name."""
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
