"""What bookings need done every so often. Each may run twice."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from core.jobs import periodic
from enterprises.booking import (
    guests,
    keeping,  # noqa: F401 -- its retention lines are found through this
)
from enterprises.booking.actions import ending, forgetting, other_time, reminding
from enterprises.booking.calendars import actions as calendars
from enterprises.booking.card import tasks as card  # noqa: F401 -- its jobs are found through this
from enterprises.booking.models import Imported
from enterprises.booking.waiting import tasks as waiting  # noqa: F401 -- its jobs are found through this


@periodic(every=timedelta(minutes=15))
@task()
def remind() -> None:
    """Whoever booked, by day and in their way of being reached."""
    reminding.remind_all()


@periodic(every=timedelta(minutes=5))
@task()
def expire_requests() -> None:
    """What nobody answered lets its time go."""
    ending.expire_unanswered()


@periodic(every=timedelta(minutes=10))
@task()
def other_times_run_out() -> None:
    """Whoever did not answer about another time keeps the booking as it is."""
    other_time.run_out()


@periodic(every=timedelta(days=1), at=timedelta(hours=3, minutes=30))
@task()
def complete_what_is_over() -> None:
    ending.complete_forgotten()


@periodic(every=timedelta(minutes=10))
@task()
def ask_what_became_of_texts() -> None:
    """Those to guests: one that did not arrive becomes a call to make."""
    guests.ask_what_became()


@periodic(every=timedelta(days=1), at=timedelta(hours=3))
@task()
def forget() -> None:
    """What names people in bookings that are over, and bookings that no law wants any more."""
    forgetting.empty_old()
    forgetting.delete_old()


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
