"""What waiting lists need done. Each may run twice, and beside itself."""

from datetime import timedelta
from uuid import UUID

from django_tasks import task

from core.jobs import periodic
from enterprises.booking.waiting import answering, booked, joining, offering


@task()
def offer_times_of(diary_id: int) -> None:
    """A time of this diary may be free that was not."""
    offering.offer_what_is_free(diary_id)


@task()
def end_places_of(booking_pk: str) -> None:
    """This booking is certain: whoever has it may have waited for it."""
    booked.end_places_of(UUID(booking_pk))


@task()
def wait_again(booking_pk: str) -> None:
    """Nothing came of this booking: whoever had waited for it waits again."""
    booked.wait_again(UUID(booking_pk))


@periodic(every=timedelta(minutes=5))
@task()
def look_after_waiting_lists() -> None:
    """What ran out is free again, what is free is offered, and whoever got something in the night is told by day."""
    answering.let_all_pass()
    joining.end_what_is_over()
    offering.offer_what_is_free()
    offering.tell_in_the_morning()
