"""Reminders: the day before, and in the morning too for whoever wants it. Run twice, nobody is reminded twice."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import Person
from core.events import record
from enterprises.booking import news
from enterprises.booking.models import Booking

#: On the wall of the enterprise: nobody is woken up.
FROM_HOUR, UNTIL_HOUR = 8, 20
#: Who booked this late knows it still.
FRESH = timedelta(hours=12)


@transaction.atomic
def choose(*bookings: Booking, remind: str, by: Person | None) -> None:
    """Whether and when whoever booked is reminded of each. The view has made sure that they may."""
    Booking.objects.filter(pk__in=[each.pk for each in bookings]).update(remind=remind)
    for booking in bookings:
        booking.remind = remind
        record("booking:remind_changed", booking, by=by)


def remind_all(now: datetime | None = None) -> int:
    """Everybody whose reminder is due. Says how many."""
    now = now or timezone.now()
    return sum(_remind(booking.pk, now) for booking in _soon(now) if due(booking, now))


def _soon(now: datetime) -> QuerySet[Booking]:
    """A little more than a day: the day before begins at midnight of the enterprise's own clock."""
    rows = Booking.objects.filter(status=Booking.Status.CONFIRMED, starts_at__range=(now, now + timedelta(hours=48)))
    return rows.exclude(remind=Booking.Remind.NONE).order_by("starts_at")


def due(booking: Booking, now: datetime) -> str:
    """The name of the field that will say it was done; "" when nothing is due."""
    here, starts = now.astimezone(booking.tz), booking.starts
    if not FROM_HOUR <= here.hour < UNTIL_HOUR or now - booking.created_at < FRESH:
        return ""
    if here.date() == starts.date():
        wants = booking.remind == Booking.Remind.BOTH and not booking.reminded_again_at
        return "reminded_again_at" if wants else ""
    is_day_before = here.date() == starts.date() - timedelta(days=1)
    return "reminded_at" if is_day_before and not booking.reminded_at else ""


@transaction.atomic
def _remind(pk: UUID, now: datetime) -> bool:
    """The row is held and looked at again: another worker may be at it."""
    booking = Booking.objects.select_for_update(of=("self",)).select_related("offering__enterprise__area").get(pk=pk)
    field = due(booking, now) if booking.status == Booking.Status.CONFIRMED else ""
    if not field:
        return False
    Booking.objects.filter(pk=pk).update(**{field: now})
    news.reminder(booking)
    return True
