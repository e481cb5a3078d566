"""What bookings need done every so often."""

from datetime import timedelta

from django_tasks import task

from core.jobs import periodic
from enterprises.booking.actions import other_time


@periodic(every=timedelta(minutes=10))
@task()
def other_times_run_out() -> None:
    """Whoever did not answer about another time keeps the booking as it is."""
    other_time.run_out()
