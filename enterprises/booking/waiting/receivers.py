"""When a time may have come free, a job looks who waits for it."""

from typing import Any

from django.dispatch import receiver

from enterprises.booking.models import Diary, Waiting
from enterprises.booking.signals import time_came_free
from enterprises.booking.waiting import tasks


@receiver(time_came_free)
def look_who_waits(diary: Diary, **kwargs: Any) -> None:
    waits = Waiting.objects.filter(offering__diary=diary, status=Waiting.Status.WAITING, ended_at=None)
    if waits.exists():
        tasks.offer_times_of.enqueue(diary.pk)
