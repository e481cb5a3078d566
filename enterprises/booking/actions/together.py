"""What is said to many regular bookings at once: yes, no, cancelled, moved. Both sides hear once.

Each is what its like in answering, ending and moving is for one; who changes only one uses those.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from core.moves import WrongMoment
from enterprises.booking import news, regular, rhythm, rules, taking
from enterprises.booking.actions import answering, ending, moving
from enterprises.booking.actions.holding import hold_all
from enterprises.booking.models import Booking
from enterprises.booking.models.booking import BookingQuerySet
from enterprises.booking.papers.news import gathered
from enterprises.listings.actions.guard import require


@transaction.atomic
def accept_all(booking: Booking, *, by: Person) -> int:
    """Yes to it and all that were asked for with it and wait. Says how many."""
    require(rules.may_answer(by, booking), _("Only those who run it can answer this."))
    rows = _some(regular.waiting(booking))
    with gathered():
        for row in rows:
            answering.confirm(row, by=by)
    news.confirmed(*rows)
    return len(rows)


@transaction.atomic
def decline_all(booking: Booking, *, by: Person, words: str) -> int:
    """No to all of them, with words."""
    require(rules.may_answer(by, booking), _("Only those who run it can answer this."))
    rows = _some(regular.waiting(booking))
    for row in rows:
        ending.end_request(row, Booking.Status.DECLINED, Booking.Side.ENTERPRISE, words, by=by)
    news.declined(*rows)
    return len(rows)


@transaction.atomic
def cancel_later_for_person(booking: Booking, *, by: Person | None, words: str = "") -> int:
    """It and all after it. The view has made sure that they may. Says how many."""
    rows = _some(regular.later(booking))
    ending.cancel(rows, Booking.Side.PERSON, words, by=by)
    news.cancelled_by_person(*rows)
    return len(rows)


@transaction.atomic
def cancel_later_by_enterprise(booking: Booking, *, by: Person, words: str) -> int:
    """It and all after it. They get back all they paid, and the words."""
    require(rules.may_answer(by, booking), _("Only those who run it can cancel this."))
    rows = _some(regular.later(booking))
    ending.cancel(rows, Booking.Side.ENTERPRISE, words, by=by)
    news.cancelled_by_enterprise(*rows)
    return len(rows)


class Moved(NamedTuple):
    """Each where it is now, those that have to stay because something else is there, and when each was before."""

    moved: list[Booking]
    stay: list[Booking]
    was: dict[UUID, datetime]


class Changed(WrongMoment):
    """Others of them can be moved than were shown."""


@transaction.atomic
def move_later(booking: Booking, starts_at: datetime, *, seen: Sequence[datetime], by: Person | None) -> Moved:
    """It and all after it, each as many days and hours on the wall further as this one. One whose new time cannot be
    had stays where it is. `seen` are the new times that were shown (look_later): Changed is raised when they are not
    those, Gone when the new time of this one cannot be had, WrongMoment when it has begun.
    """
    done = _move(booking, starts_at, by=by)
    if [each.starts_at for each in done.moved] != list(seen):
        raise Changed(_("Something has changed. Look at the dates again before you move them."))
    news.moved_by_person(*done.moved)
    return done


@transaction.atomic
def look_later(booking: Booking, starts_at: datetime) -> Moved:
    """What move_later() would do. Nothing is changed: it is done, and taken back. Raises what it does."""
    point = transaction.savepoint()
    try:
        return _move(booking, starts_at, by=None)
    finally:
        transaction.savepoint_rollback(point)


def _move(booking: Booking, starts_at: datetime, *, by: Person | None) -> Moved:
    """Those that go later begin with the last, those that go sooner with the first: each has left its time before
    another of them comes there.
    """
    rows = _some(regular.later(booking))
    if rows[0].pk != booking.pk:
        raise WrongMoment(_("This cannot be moved any more. Ring the enterprise."))
    moving.refuse_late(booking)
    zone = booking.tz
    there = rhythm.shifted([row.starts_at for row in rows], rows[0].starts_at, starts_at, zone)
    pairs = list(zip(rows, there, strict=True))
    order = pairs[::-1] if starts_at > rows[0].starts_at else pairs
    was = {row.pk: row.starts_at for row in rows}
    stay = {row.pk for row, to in order if not _could_move(row, to, by=by)}
    if booking.pk in stay:
        raise taking.Gone
    return Moved([row for row in rows if row.pk not in stay], [row for row in rows if row.pk in stay], was)


def _could_move(booking: Booking, to: datetime, *, by: Person | None) -> bool:
    try:
        with transaction.atomic():
            moving.change_time(booking, to, by=by)
    except WrongMoment:
        return False
    return True


def _some(rows: BookingQuerySet) -> Sequence[Booking]:
    """Held, in order. Raises WrongMoment when somebody has answered or cancelled all of them meanwhile."""
    found = hold_all(rows)
    if not found:
        raise WrongMoment(_("These were changed by someone else. Look at them again."))
    return found
