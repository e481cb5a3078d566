"""How a booking ends without having taken place. Its time is free again in the same moment."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from core.events import record
from core.moves import WrongMoment, move
from enterprises.booking import news, regular, rules, taking
from enterprises.booking.actions import refunding
from enterprises.booking.actions.holding import hold_all
from enterprises.booking.actions.kept import withdraw_other_time
from enterprises.booking.models import Booking
from enterprises.booking.models.booking import BookingQuerySet
from enterprises.booking.papers.news import gathered
from enterprises.booking.signals import booking_came_to_nothing
from enterprises.booking.waiting import joining
from enterprises.listings.actions.guard import require
from enterprises.listings.models import Enterprise


@transaction.atomic
def cancel_for_person(booking: Booking, *, by: Person | None, words: str = "") -> None:
    """Whoever booked does not come. What goes back of what they paid follows the rule they booked under.

    The view has made sure that `by`, or whoever holds the link or the code, may. Raises WrongMoment once it has begun.
    """
    if booking.starts_at <= timezone.now():
        raise WrongMoment(_("This has begun or is over, so it cannot be cancelled here. Ring the enterprise."))
    cancel([booking], Booking.Side.PERSON, words, by=by)
    news.cancelled_by_person(booking)


@transaction.atomic
def cancel_by_enterprise(booking: Booking, *, by: Person, words: str) -> None:
    """They get back all they paid, and the words."""
    require(rules.may_answer(by, booking), _("Only those who run it can cancel this."))
    cancel([booking], Booking.Side.ENTERPRISE, words, by=by)
    news.cancelled_by_enterprise(booking)


def cancel(bookings: Iterable[Booking], side: str, words: str, *, by: Person | None, asks_fee: bool = True) -> None:
    """Part of what cancels one or many, inside its transaction: what was paid goes back as far as it does."""
    with gathered():
        for booking in bookings:
            was = end(booking, Booking.Status.CANCELLED, side, words, by=by)
            # What nobody had said yes to costs nothing.
            by_person = side == Booking.Side.PERSON and was == Booking.Status.CONFIRMED
            refunding.give_back(booking, by_person=by_person, asks_fee=asks_fee)


@transaction.atomic
def decline(booking: Booking, *, by: Person, words: str) -> None:
    """No, with words: they are sent as they are."""
    require(rules.may_answer(by, booking), _("Only those who run it can answer this."))
    end_request(booking, Booking.Status.DECLINED, Booking.Side.ENTERPRISE, words, by=by)
    news.declined(booking)


@transaction.atomic
def expire(*bookings: Booking) -> None:
    """Nobody answered a request. What is kept while it is paid by card ends by what the payment provider says."""
    for booking in bookings:
        end_request(booking, Booking.Status.EXPIRED, Booking.Side.SYSTEM, "", by=None)
    news.expired(*bookings)


def end_request(booking: Booking, status: str, side: str, words: str, *, by: Person | None) -> None:
    """Part of what ends what nobody said yes to: nothing is to be paid for it, and what was paid goes back."""
    end(booking, status, side, words, by=by)
    refunding.give_back(booking, by_person=False)


def expire_unpaid(booking: Booking) -> None:
    """It was kept to be paid by card, and the payment provider says that it was not. Part of a transaction."""
    end(booking, Booking.Status.EXPIRED, Booking.Side.PERSON, "", by=None)
    news.not_paid(booking)


def end(booking: Booking, status: str, side: str, words: str, *, by: Person | None) -> str:
    """Part of what ends it, inside its transaction. The row is held first, so that two who end it at once do not both
    give money back. Returns how it stood.
    """
    now: datetime = timezone.now()
    Booking.objects.select_for_update().get(pk=booking.pk)
    booking.refresh_from_db()
    was = booking.status
    move(booking, status, ended_at=now, ended_by=side, words=words, expires_at=None, sequence=booking.sequence + 1)
    taking.give_back(booking.pk)
    withdraw_other_time(booking)
    record(f"booking:{status}", booking, by=by)
    if status in {Booking.Status.EXPIRED, Booking.Status.DECLINED}:
        booking_came_to_nothing.send(Booking, booking=booking)
    return was


def let_go(bookings: BookingQuerySet) -> None:
    """Part of what erases somebody: they do not come. They themselves are told nothing and asked for nothing more."""
    for rows in regular.in_groups(hold_all(bookings)):
        cancel(rows, Booking.Side.PERSON, "", by=None, asks_fee=False)
        news.person_does_not_come(*rows)


def cancel_all_to_come(enterprise: Enterprise) -> None:
    """Part of what closes an enterprise or takes it away: nobody is there any more, and nobody waits for it."""
    joining.end_all_of(enterprise)
    waiting = [Booking.Status.HELD, Booking.Status.REQUESTED, Booking.Status.CONFIRMED]
    to_come = Booking.objects.of(enterprise).filter(status__in=waiting, ends_at__gt=timezone.now())
    for rows in regular.in_groups(hold_all(to_come)):
        cancel(rows, Booking.Side.ENTERPRISE, "", by=None)
        news.cancelled_by_enterprise(*rows)


def expire_unanswered(now: datetime | None = None) -> int:
    """Every request whose time is over. One that was answered meanwhile stays as it is. Says how many."""
    now = now or timezone.now()
    due = Booking.objects.filter(status=Booking.Status.REQUESTED, expires_at__lte=now)
    return sum(_expire_if_due(pk, now) for pk in due.values_list("pk", flat=True))


@transaction.atomic
def _expire_if_due(pk: UUID, now: datetime) -> int:
    """With those asked for together with it: both sides hear once."""
    due = Booking.objects.filter(status=Booking.Status.REQUESTED, expires_at__lte=now)
    one = Booking.objects.filter(pk=pk)
    rows = hold_all(due.filter(Q(pk=pk) | Q(series__in=one.exclude(series=None).values("series"))))
    if rows:
        expire(*rows)
    return len(rows)


#: An enterprise that forgot to say so: after so long it took place.
FORGOTTEN = timedelta(days=7)


def complete_forgotten(now: datetime | None = None) -> int:
    """Those booked that are over for a week and of which nobody said anything took place. Says how many."""
    now = now or timezone.now()
    over = Booking.objects.filter(status=Booking.Status.CONFIRMED, ends_at__lt=now - FORGOTTEN)
    return sum(_complete(booking) for booking in over)


@transaction.atomic
def _complete(booking: Booking) -> bool:
    try:
        move(booking, Booking.Status.COMPLETED)
    except WrongMoment:  # somebody said so this moment
        return False
    record("booking:completed", booking)
    return True
