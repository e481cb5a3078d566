"""What goes on paper or into a calendar: the agreement of two, and their meetings."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone
from icalendar import Calendar, Event

from core.pdf import render_pdf
from enterprises.mentoring.models import Agreement, Meeting, Pairing
from enterprises.mentoring.news import OTHER, first_name


def agreement_answer(agreement: Agreement) -> HttpResponse:
    """As a tagged PDF, to sign on paper or to keep."""
    pairing = agreement.pairing
    context = {"agreement": agreement, "pairing": pairing}
    data = render_pdf("documents/mentoring/agreement.html", context, base_url=settings.SITE_URL)
    headers = {"Content-Disposition": 'inline; filename="agreement.pdf"'}
    return HttpResponse(data, content_type="application/pdf", headers=headers)


def calendar_answer(pairing: Pairing, side: str) -> HttpResponse:
    """Meetings that are planned. With the other one's first name, and no place: calendars are shared."""
    made = Calendar()
    made.add("prodid", "-//Many Hands//mentoring//EN")
    made.add("version", "2.0")
    name = first_name(getattr(pairing, f"{OTHER[side]}_person"))
    rows = pairing.meetings.filter(status=Meeting.Status.PLANNED, on__gte=timezone.localdate())
    for row in rows:
        made.add_component(_event(row, name))
    made.add_missing_timezones()
    return HttpResponse(
        made.to_ical(),
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="meetings.ics"'},
    )


def _event(row: Meeting, name: str) -> Event:
    event = Event()
    event.add("uid", f"meeting-{row.pk}@{settings.SITE_URL.rpartition('/')[2]}")
    event.add("sequence", row.sequence)
    event.add("dtstamp", datetime.now(UTC))
    event.add("summary", name)
    if row.starts:
        starts = timezone.make_aware(datetime.combine(row.on, row.starts))
        event.add("dtstart", starts)
        event.add("dtend", starts + timedelta(minutes=row.minutes))
    else:
        event.add("dtstart", row.on)
    return event
