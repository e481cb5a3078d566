"""A diary as a calendar that other programs read."""

from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from enterprises.booking.models import Booking, Feed
from enterprises.booking.models.booking import BookingQuerySet
from enterprises.booking.my import diary_reading

#: What was stays in it for so long.
BEFORE = timedelta(days=60)
SHOWN = (Booking.Status.REQUESTED, Booking.Status.CONFIRMED, Booking.Status.COMPLETED, Booking.Status.NO_SHOW)


def bookings_of(feed: Feed, now: datetime) -> BookingQuerySet:
    rows = Booking.objects.filter(offering__diary=feed.diary, status__in=SHOWN, ends_at__gt=now - BEFORE)
    return rows.select_related("offering", "offering__diary").prefetch_related("parties__person").in_order()


def calendar(feed: Feed, now: datetime) -> bytes:
    """What is booked, in UTC; with names only where the person chose that."""
    made = Calendar()
    made.add("prodid", "-//Many Hands//Diary//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", _("Bookings: %(name)s") % {"name": feed.diary.name})
    for booking in bookings_of(feed, now):
        made.add_component(_event(booking, feed.shows))
    return bytes(made.to_ical())


def _event(booking: Booking, shows: str) -> Event:
    event = Event()
    event.add("uid", f"{booking.pk}@{urlsplit(settings.SITE_URL).hostname}")
    event.add("sequence", booking.sequence)
    event.add("dtstamp", booking.created_at)
    event.add("dtstart", booking.starts_at)
    event.add("dtend", booking.ends_at)
    event.add("status", "TENTATIVE" if booking.status == Booking.Status.REQUESTED else "CONFIRMED")
    event.add("summary", _summary(booking, shows))
    return event


def _summary(booking: Booking, shows: str) -> str:
    if shows == Feed.Shows.BUSY:
        return _("Booked")
    name = diary_reading.name_in(booking) if shows == Feed.Shows.NAMES else ""
    return f"{booking.offering.name}: {name}" if name else booking.offering.name
