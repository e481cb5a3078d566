"""Days off in one step: nobody can book them any more, and what is booked on them is dealt with as was chosen."""

from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any, NamedTuple
from uuid import UUID

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from core.moves import WrongMoment
from enterprises.booking import times
from enterprises.booking.actions import ending, other_time, setting_up
from enterprises.booking.models import Booking, Diary, TimeOff


class Answer(models.TextChoices):
    """What becomes of a booking on a day off."""

    ASK = "ask", _("Ask them to choose another time")
    CANCEL = "cancel", _("Cancel it: they get back all they paid")
    LEAVE = "leave", _("Leave it: I am there for it")


class Done(NamedTuple):
    """What was taken off, and how many bookings were dealt with, or could not be."""

    off: list[TimeOff]
    told: int
    too_late: int


STANDING = (*other_time.CAN_MOVE, Booking.Status.HELD)


def choices_of(booking: Booking) -> list[tuple[str, Any]]:
    """What can become of it: what is not paid yet cannot be moved."""
    can_move = booking.status in other_time.CAN_MOVE
    return [each for each in Answer.choices if can_move or each[0] != Answer.ASK]


def affected(diaries: Sequence[Diary], first_day: date, last_day: date) -> models.QuerySet[Booking]:
    """What is booked, asked for or kept to be paid on these days, as the clock of each diary has them, and has not
    begun.
    """
    on_them = models.Q(pk__in=[])
    for diary in diaries:
        start = times.instant(first_day, time(), diary.tz)
        end = times.instant(last_day + times.DAY, time(), diary.tz)
        on_them |= models.Q(offering__diary=diary, starts_at__lt=end, ends_at__gt=start)
    rows = Booking.objects.filter(on_them, status__in=STANDING, starts_at__gt=timezone.now())
    return rows.select_related("offering__diary", "offering__enterprise__area").in_order()


@transaction.atomic
def take_days_off(
    diaries: Sequence[Diary],
    first_day: date,
    last_day: date,
    *,
    answers: Mapping[UUID, str],
    words: str,
    by: Person,
) -> Done:
    """The days first, so that none of them is offered to whoever chooses another time. What nobody chose for stays."""
    off = [setting_up.take_time_off(diary, first_day, last_day, by=by) for diary in diaries]
    told = too_late = 0
    for booking in affected(diaries, first_day, last_day):
        answer = answers.get(booking.pk, Answer.LEAVE)
        if answer == Answer.LEAVE:
            continue
        try:
            with transaction.atomic():
                _deal_with(booking, answer, words, by=by)
            told += 1
        except WrongMoment:
            too_late += 1  # they cancelled or moved it in this very moment
    return Done(off, told, too_late)


def _deal_with(booking: Booking, answer: str, words: str, *, by: Person) -> None:
    if answer == Answer.ASK:
        other_time.ask(booking, None, by=by, words=words)
    elif booking.status == Booking.Status.REQUESTED:
        ending.decline(booking, by=by, words=words)
    else:
        ending.cancel_by_enterprise(booking, by=by, words=words)
