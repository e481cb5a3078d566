"""Regular bookings: which belong together, and how their times are said."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from enterprises.booking import words
from enterprises.booking.models import Booking, Series
from enterprises.booking.models.booking import BookingQuerySet
from enterprises.booking.rhythm import FURTHEST

CAN_CHANGE = (Booking.Status.REQUESTED, Booking.Status.CONFIRMED)


def together_with(booking: Booking) -> BookingQuerySet:
    """All that were booked at once with it, and it itself, in order. Of one booked alone, that."""
    same = {"series": booking.series_id} if booking.series_id else {"pk": booking.pk}
    return Booking.objects.filter(**same).in_order()


def later(booking: Booking, now: datetime | None = None) -> BookingQuerySet:
    """It and those after it that can still be changed."""
    rows = together_with(booking).filter(status__in=CAN_CHANGE, starts_at__gt=now or timezone.now())
    return rows.filter(starts_at__gte=booking.starts_at).select_related("offering__enterprise__booking_terms")


def waiting(booking: Booking) -> BookingQuerySet:
    """Of those booked with it, and it itself, all that wait for a yes or a no."""
    return together_with(booking).filter(status=Booking.Status.REQUESTED, starts_at__gt=timezone.now())


def further(booking: Booking) -> timedelta:
    """How much longer ahead than others it may be: a regular one may go wherever its like can be."""
    return FURTHEST if booking.series_id else timedelta()


def in_groups(bookings: Iterable[Booking]) -> list[list[Booking]]:
    """Those booked at once together, each group where its first was; the rest alone."""
    groups: dict[object, list[Booking]] = {}
    for booking in bookings:
        groups.setdefault(booking.series_id or booking.pk, []).append(booking)
    return list(groups.values())


def every_in_words(every_weeks: int) -> str:
    """How often, as part of a sentence."""
    return {1: _("every week"), 2: _("every two weeks"), 4: _("every four weeks")}[every_weeks]


def in_words(series: Series, bookings: Iterable[Booking]) -> str:
    """Every week until Tuesday 30 March 2027. The last day is that of the last one which still has its time."""
    rows = list(bookings)
    last = max([each for each in rows if each.keeps_time] or rows, key=lambda each: each.starts_at)
    facts = {"often": every_in_words(series.every_weeks), "last": words.day(last.starts_at, last.tz)}
    return _("%(often)s until %(last)s") % facts
