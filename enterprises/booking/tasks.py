"""What bookings need done every so often. Each may run twice."""

from datetime import timedelta

from django_tasks import task

from core.jobs import periodic
from enterprises.booking import (
    guests,
    keeping,  # noqa: F401 -- its retention lines are found through this
)
from enterprises.booking.actions import ending, forgetting, other_time, reminding
from enterprises.booking.card import tasks as card  # noqa: F401 -- its jobs are found through this


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


def other_times_run_out() -> None:
    """Whoever did not answer about another time keeps the booking as it is."""
    other_time.run_out()
"""What booking needs done every so often, and how long it keeps what."""

from datetime import timedelta

from core import retention
from enterprises.booking.card import tasks as card  # noqa: F401 -- its jobs are found through this
from enterprises.booking.models import Arrived

retention.keep(
    "news from the payment provider", timedelta(days=60), lambda at: Arrived.objects.filter(arrived_at__lt=at)
)
