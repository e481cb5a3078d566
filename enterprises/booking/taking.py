"""Taking a time and giving it back. Nothing is taken twice: docs/adr/0006 says how, and what was measured.

Everything happens under the diary's own lock, so that whoever comes second gets a sentence and not an error; but what
keeps two from having the same time is a constraint of the database, which holds without the lock and without the check.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from core.moves import WrongMoment
from enterprises.booking import queries, times
from enterprises.booking.models import Cell, Diary, Offering, Seat, Slot


class Gone(WrongMoment):
    """Somebody else has this time, or its last place."""

    def __init__(self) -> None:
        super().__init__(_("Somebody else has just booked this time. Please choose another one."))


@transaction.atomic
def take(
    offering: Offering,
    *,
    starts_at: datetime,
    minutes: int,
    places: int = 1,
    held_by: UUID,
    now: datetime | None = None,
) -> Slot:
    """Take this time of the offering's diary, or so many places of the group that meets then, for a booking.

    Raises Gone when it is taken or not offered any more, ValidationError for more places than a group has.
    """
    if not 1 <= places <= offering.places:
        raise ValidationError(_("Choose how many places, from 1 to %(most)s."), params={"most": offering.places})
    now = now or timezone.now()
    hold(offering.diary)
    slot = _group_of(offering, starts_at, minutes)
    if slot is None:
        if not queries.is_free(offering, minutes, starts_at, now=now):
            raise Gone
        slot = begin_slot(offering, starts_at, minutes)
    elif not queries.is_offered_now(offering, starts_at, now=now):
        raise Gone
    sit(slot, places, held_by)
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


def hold(diary: Diary) -> None:
    """One at a time for each diary, until the transaction ends."""
    Diary.objects.select_for_update(no_key=True).get(pk=diary.pk)


def begin_slot(offering: Offering, starts_at: datetime, minutes: int) -> Slot:
    """Take the diary's cells for it, in order, so that two who overlap meet at the first they share. Raises Gone."""
    span = times.blocked(starts_at, offering.rules(minutes))
    try:
        with transaction.atomic():
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
    except IntegrityError:
        raise Gone from None
    return slot


def sit(slot: Slot, places: int, held_by: UUID) -> None:
    """The lowest places that are free. Raises Gone when there are not so many."""
    taken = set(slot.seats.values_list("number", flat=True))
    free = [number for number in range(slot.places) if number not in taken][:places]
    if len(free) < places:
        raise Gone
    try:
        with transaction.atomic():
            Seat.objects.bulk_create(Seat(slot=slot, number=number, of=slot.places, held_by=held_by) for number in free)
    except IntegrityError:
        raise Gone from None


def _group_of(offering: Offering, starts_at: datetime, minutes: int) -> Slot | None:
    """The group that meets then and has begun to fill."""
    if offering.kind != Offering.Kind.GROUP:
        return None
    ends_at = starts_at + timedelta(minutes=minutes)
    return Slot.objects.filter(offering=offering, starts_at=starts_at, ends_at=ends_at).first()
