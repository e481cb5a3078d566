"""Taking a time and giving it back. Nothing is taken twice: docs/adr/0006 says how, and what was measured.

Everything happens under the diary's own lock, so that whoever comes second gets a sentence and not an error; but what
keeps two from having the same time is a constraint of the database, which holds without the lock and without the check.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.moves import WrongMoment
from core.ready import Ready
from enterprises.booking import queries, times
from enterprises.booking.models import Cell, Diary, Offering, Seat, Slot
from enterprises.booking.signals import time_came_free

_LOCK = Ready(lambda pks: Diary.objects.select_for_update(no_key=True).filter(pk__in=pks).values_list("pk"))


class Gone(WrongMoment):
    """Somebody else has this time or its last place, or it is not offered any more."""

    def __init__(self) -> None:
        super().__init__(_("This time is not free any more. Please choose another one."))


def take(
    offering: Offering,
    *,
    starts_at: datetime,
    minutes: int,
    places: int = 1,
    held_by: UUID,
    now: datetime | None = None,
    further: timedelta = timedelta(),
) -> Slot:
    """Take this time of the offering's diary, or so many places of the group that meets then, for a booking. One of
    regular times may lie `further` ahead than the offering says (booking.rhythm).

    Raises Gone when it is taken or not offered any more, ValidationError for more places than a group has.
    """
    if not 1 <= places <= offering.places:
        raise ValidationError(_("Choose how many places, from 1 to %(most)s."), params={"most": offering.places})
    now = now or timezone.now()
    with _one_of_them():
        hold(offering.diary)
        slot = _group_of(offering, starts_at, minutes)
        if slot is None:
            if not queries.is_free(offering, minutes, starts_at, now=now, further=further):
                raise Gone
            return _fresh(offering, starts_at, minutes, seats=range(places), held_by=held_by)
        is_offered = queries.is_offered_now(offering, starts_at, now=now, further=further)
        if not is_offered or queries.is_day_off(offering.diary, starts_at):
            raise Gone
        _seat(slot, _lowest_free(slot, places), held_by)
    return slot


@transaction.atomic
def take_agreed(
    offering: Offering,
    *,
    starts_at: datetime,
    minutes: int,
    places: int = 1,
    held_by: UUID,
    now: datetime | None = None,
) -> Slot:
    """The same for a time both sides agree on: hours, notice and time off are not asked, only that it is not taken.

    Raises Gone when it is.
    """
    hold(offering.diary)
    slot = _group_of(offering, starts_at, minutes) or begin_slot(offering, starts_at, minutes)
    sit(slot, places, held_by)
    return slot


@transaction.atomic
def give_back(held_by: UUID) -> None:
    """Whatever this booking has is free again. May be called twice."""
    for slot in Slot.objects.filter(seats__held_by=held_by).select_related("diary").distinct():
        hold(slot.diary)
        Seat.objects.filter(slot=slot, held_by=held_by).delete()
        if not slot.seats.exists():
            slot.delete()
        time_came_free.send(Slot, diary=slot.diary)


@transaction.atomic
def hand_over(
    offering: Offering, *, starts_at: datetime, minutes: int, places: int, kept_by: UUID, held_by: UUID
) -> Slot:
    """So many places of a time that is kept under one id are another's from now on. What is left of them is free, and
    what is missing is taken while the group has it.

    Raises Gone when nothing is kept under that id then, or the group is too full.
    """
    hold(offering.diary)
    ends_at = starts_at + timedelta(minutes=minutes)
    rows = Slot.objects.filter(offering=offering, starts_at=starts_at, ends_at=ends_at, seats__held_by=kept_by)
    slot = rows.first()
    if slot is None:
        raise Gone
    kept = list(slot.seats.filter(held_by=kept_by).order_by("number").values_list("pk", flat=True))
    Seat.objects.filter(pk__in=kept[:places]).update(held_by=held_by)
    if len(kept) > places:
        give_back(kept_by)
    elif len(kept) < places:
        sit(slot, places - len(kept), held_by)
    return slot


def hold(diary: Diary) -> None:
    """One at a time for each diary, until the transaction ends. SQLite holds the whole database already."""
    if connection.features.has_select_for_update:
        _LOCK.rows([diary.pk])


def begin_slot(offering: Offering, starts_at: datetime, minutes: int) -> Slot:
    """The diary's cells for it, without a look at what is there. Raises Gone."""
    with _one_of_them():
        return _fresh(offering, starts_at, minutes)


def sit(slot: Slot, places: int, held_by: UUID) -> None:
    """The lowest places that are free. Raises Gone when there are not so many."""
    with _one_of_them():
        _seat(slot, _lowest_free(slot, places), held_by)


@contextmanager
def _one_of_them() -> Iterator[None]:
    """All that is written in it, or nothing. Whoever the database refuses came second."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError:
        raise Gone from None


def _fresh(
    offering: Offering, starts_at: datetime, minutes: int, *, seats: Iterable[int] = (), held_by: UUID | None = None
) -> Slot:
    """A slot with its cells, in order, so that two who overlap meet at the first they share; and its first seats."""
    span = times.blocked(starts_at, offering.rules(minutes))
    slot = Slot.objects.create(
        diary=offering.diary,
        offering=offering,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=minutes),
        blocks_from=span.start,
        blocks_until=span.end,
        places=offering.places,
    )
    Cell.objects.bulk_create(Cell(slot=slot, diary=offering.diary, at=at) for at in times.cells(span))
    if held_by:
        _seat(slot, seats, held_by)
    return slot


def _lowest_free(slot: Slot, places: int) -> list[int]:
    taken = set(slot.seats.values_list("number", flat=True))
    free = [number for number in range(slot.places) if number not in taken][:places]
    if len(free) < places:
        raise Gone
    return free


def _seat(slot: Slot, numbers: Iterable[int], held_by: UUID) -> None:
    Seat.objects.bulk_create(Seat(slot=slot, number=number, of=slot.places, held_by=held_by) for number in numbers)


def _group_of(offering: Offering, starts_at: datetime, minutes: int) -> Slot | None:
    """The group that meets then and has begun to fill."""
    if offering.kind != Offering.Kind.GROUP:
        return None
    ends_at = starts_at + timedelta(minutes=minutes)
    return Slot.objects.filter(offering=offering, starts_at=starts_at, ends_at=ends_at).first()
