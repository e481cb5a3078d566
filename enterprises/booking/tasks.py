"""What bookings need done every so often."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from core.jobs import periodic
from enterprises.booking.actions import other_time
from enterprises.booking.calendars import actions as calendars
from enterprises.booking.models import Imported


@periodic(every=timedelta(minutes=10))
@task()
def other_times_run_out() -> None:
    """Whoever did not answer about another time keeps the booking as it is."""
    other_time.run_out()


@periodic(every=timedelta(hours=1))
@task()
def read_calendars() -> None:
    """Each in a job of its own, so that one that is slow holds up no other."""
    recently = timezone.now() - timedelta(minutes=50)
    for pk in Imported.objects.exclude(checked_at__gt=recently).values_list("pk", flat=True):
        read_one_calendar.enqueue(pk)


@task()
def read_one_calendar(pk: int) -> None:
    """One that was removed meanwhile is passed over."""
    row = Imported.objects.select_related("diary__enterprise__area").filter(pk=pk).first()
    if row:
        calendars.read_calendar(row)
