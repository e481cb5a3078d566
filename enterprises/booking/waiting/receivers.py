"""When a time may be free, or somebody has one or has it no more, a job looks what it means for those who wait."""

from typing import Any

from django.dispatch import receiver

from core.ready import Ready
from enterprises.booking.models import Booking, Diary, Waiting
from enterprises.booking.signals import booking_came_to_nothing, booking_is_certain, time_came_free
from enterprises.booking.waiting import tasks

# Asked by every booking, so its SQL is ready.
_WAITED_FOR = Ready(
    lambda pks: Waiting.objects.filter(offering__in=pks, ended_at=None).distinct().values_list("offering")
)


@receiver(time_came_free)
def look_who_waits(diary: Diary, **kwargs: Any) -> None:
    waits = Waiting.objects.filter(offering__diary=diary, status=Waiting.Status.WAITING, ended_at=None)
    if waits.exists():
        tasks.offer_times_of.enqueue(diary.pk)


@receiver(booking_is_certain)
def look_who_has_a_time(booking: Booking, **kwargs: Any) -> None:
    if _WAITED_FOR.rows([booking.offering_id]):
        tasks.end_places_of.enqueue(str(booking.pk))


@receiver(booking_came_to_nothing)
def look_who_waits_again(booking: Booking, **kwargs: Any) -> None:
    if Waiting.objects.filter(booked=booking).exists():
        tasks.wait_again.enqueue(str(booking.pk))
