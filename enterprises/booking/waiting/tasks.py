"""What waiting lists need done. Each may run twice, and beside itself."""

from datetime import timedelta

from django_tasks import task

from core.jobs import periodic
from enterprises.booking.waiting import answering, joining, offering


@task()
def offer_times_of(diary_id: int) -> None:
    """A time of this diary may be free that was not."""
    offering.offer_what_is_free(diary_id)


@periodic(every=timedelta(minutes=5))
@task()
def look_after_waiting_lists() -> None:
    """What ran out is free again, what is free is offered, and whoever got something in the night is told by day."""
    answering.let_all_pass()
    joining.end_what_is_over()
    offering.offer_what_is_free()
    offering.tell_in_the_morning()
