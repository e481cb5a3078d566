"""A booking goes to another time. It stays the same booking, and nothing is paid again."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from core.events import record
from core.moves import WrongMoment
from enterprises.booking import news, regular, taking
from enterprises.booking.actions.kept import withdraw_other_time
from enterprises.booking.models import Booking


@transaction.atomic
def move_for_person(booking: Booking, starts_at: datetime, *, by: Person | None) -> None:
    """To a free time of the same length. The old one is free again only if the new one could be had.

    Raises Gone, and WrongMoment for one that has begun or ended, or that cancelling would cost something by now: its
    rule holds for moving too.
    """
    refuse_late(booking)
    change_time(booking, starts_at, by=by)
    news.moved_by_person(booking)


def refuse_late(booking: Booking) -> None:
    """Raises WrongMoment, where it is too late by the rule the booking was made under."""
    if is_late(booking):
        raise WrongMoment(_("It is too late to move this by yourself. Ring the enterprise and talk about it."))


def is_late(booking: Booking, now: datetime | None = None) -> bool:
    """Whether cancelling it would cost something by now."""
    last = booking.starts_at - timedelta(hours=booking.free_until_hours)
    is_booked = booking.status == Booking.Status.CONFIRMED
    return bool(is_booked and booking.late_percent and (now or timezone.now()) > last)


def change_time(
    booking: Booking, starts_at: datetime, *, by: Person | None, take: Callable[..., object] | None = None
) -> None:
    """Part of what moves it, inside its transaction. `take` says what the new time must be (booking.taking): one
    that is offered, unless told otherwise.
    """
    now = timezone.now()
    Booking.objects.select_for_update().get(pk=booking.pk)  # the booking first and then the diary, as whatever ends it
    booking.refresh_from_db()
    if booking.status not in {Booking.Status.REQUESTED, Booking.Status.CONFIRMED} or booking.starts_at <= now:
        raise WrongMoment(_("This cannot be moved any more. Ring the enterprise."))
    minutes, places = booking.minutes, booking.places
    take = take or partial(taking.take, further=regular.further(booking))
    taking.give_back(booking.pk)
    withdraw_other_time(booking)
    try:
        take(booking.offering, starts_at=starts_at, minutes=minutes, places=places, held_by=booking.pk, now=now)
    except ValidationError as fewer:  # the group has fewer places than when it was booked
        raise WrongMoment(fewer.messages[0]) from None
    Booking.objects.filter(pk=booking.pk).update(
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=minutes),
        sequence=booking.sequence + 1,
        reminded_at=None,
        reminded_again_at=None,
    )
    booking.refresh_from_db()
    record("booking:moved", booking, by=by)
