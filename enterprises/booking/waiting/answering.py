"""What comes of a time that is kept for somebody: they book it, they do not want it, or they do not answer."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from core.events import record
from core.moves import WrongMoment, move
from enterprises.booking import taking
from enterprises.booking.models import Booking, Offer, Offering, Waiting
from enterprises.booking.signals import time_came_free
from enterprises.booking.waiting import news
from enterprises.booking.waiting.locks import hold, hold_offer

#: After so many offers without an answer somebody is asked whether they still wait.
UNANSWERED = 3
#: Whoever says yes has at least so long for the pages on which it is booked.
TO_BOOK = timedelta(hours=1)


@transaction.atomic
def say_yes(offer: Offer) -> Offer:
    """They want it, and go on to book it. Raises WrongMoment when it is not kept any more."""
    found = hold_offer(offer)
    long_enough = min(timezone.now() + TO_BOOK, found.starts_at)
    if found.expires_at < long_enough:
        Offer.objects.filter(pk=found.pk).update(expires_at=long_enough)
        found.expires_at = long_enough
    return found


@transaction.atomic
def not_this_time(offer: Offer, *, by: Person | None) -> None:
    """They do not want this one, and stay on the list."""
    found = hold_offer(offer)
    _close(found, Offer.Status.REFUSED)
    move(found.waiting, Waiting.Status.WAITING, unanswered=0)
    record("waiting:refused", found.waiting, by=by)


def let_all_pass() -> int:
    """Every time that was kept long enough. One that was answered meanwhile stays as it is. Says how many."""
    due = Offer.objects.filter(status=Offer.Status.OPEN, expires_at__lte=timezone.now())
    return sum(_let_pass(offer) for offer in due)


@transaction.atomic
def _let_pass(offer: Offer) -> bool:
    """Nobody answered. They keep their place; after three times they are asked whether they still want it."""
    try:
        found = hold_offer(offer)
    except WrongMoment:
        return False
    if found.expires_at > timezone.now():
        return False
    _close(found, Offer.Status.PASSED)
    waiting = found.waiting
    number = waiting.unanswered + 1
    if number < UNANSWERED:
        move(waiting, Waiting.Status.WAITING, unanswered=number)
        record("waiting:passed", waiting)
        news.passed(found)
    else:
        move(waiting, Waiting.Status.ASKED, unanswered=number)
        record("waiting:asked", waiting)
        news.still(waiting)
    return True


def _close(offer: Offer, status: str) -> None:
    move(offer, status)
    taking.give_back(offer.pk)


@transaction.atomic
def stay(waiting: Waiting, *, by: Person | None) -> None:
    """Yes, they still wait: times are offered to them again."""
    row = hold(waiting.pk)
    move(row, Waiting.Status.WAITING, unanswered=0)
    record("waiting:kept_on", row, by=by)
    time_came_free.send(Waiting, diary=row.offering.diary)


# --- it is booked ---------------------------------------------------------------------------------------------------
def kept(pk: UUID | str | None, offering: Offering | None) -> Offer | None:
    """A time of this offering that is kept, by the offer's id."""
    if not pk or offering is None:
        return None
    return Offer.objects.filter(pk=pk, status=Offer.Status.OPEN, waiting__offering=offering).first()


def held(pk: UUID | None, offering: Offering) -> Offer | None:
    """The same inside the transaction that books, under its locks. None: there is nothing kept any more."""
    offer = kept(pk, offering)
    if offer is None:
        return None
    try:
        return hold_offer(offer)
    except WrongMoment:
        return None


def take_up(offer: Offer, *, starts_at: datetime, minutes: int, places: int, booking_id: UUID, now: datetime) -> None:
    """Part of what books: what was kept is the booking's. Whoever chose another time in the end has that one, and what
    was kept is free. Raises Gone.
    """
    waiting = offer.waiting
    move(offer, Offer.Status.TAKEN)
    if (starts_at, minutes) == (offer.starts_at, offer.minutes):
        taking.hand_over(
            waiting.offering,
            starts_at=starts_at,
            minutes=minutes,
            places=places,
            kept_by=offer.pk,
            held_by=booking_id,
        )
    else:
        taking.give_back(offer.pk)
        taking.take(waiting.offering, starts_at=starts_at, minutes=minutes, places=places, held_by=booking_id, now=now)
    move(waiting, Waiting.Status.TAKEN, ended_at=now, ended_by=Booking.Side.PERSON, unanswered=0, booked_id=booking_id)
    record("waiting:taken", waiting, by=waiting.person)
