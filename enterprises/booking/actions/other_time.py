"""The enterprise asks for another time, and whoever booked says yes or no. Until then the booking stays as it is."""

from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from core.events import record
from core.moves import WrongMoment, move
from enterprises.booking import news, rules, taking
from enterprises.booking.actions import answering, moving
from enterprises.booking.actions.book import answer_by
from enterprises.booking.actions.kept import withdraw_other_time
from enterprises.booking.models import Booking, Proposal
from enterprises.listings.actions.guard import require

CAN_MOVE = (Booking.Status.REQUESTED, Booking.Status.CONFIRMED)


@transaction.atomic
def ask(booking: Booking, starts_at: datetime | None, *, by: Person, words: str = "") -> Proposal:
    """Ask for this time, which is kept for them meanwhile; without one, they choose. One that waits gives way.

    It may lie outside the hours and be soon: they are asked. Raises Gone when something else is there then, and
    WrongMoment for a booking that has begun or ended, or for a time that is over.
    """
    require(rules.may_answer(by, booking), _("Only those who run it can ask for another time."))
    now = timezone.now()
    Booking.objects.select_for_update().get(pk=booking.pk)
    taking.hold(booking.offering.diary)
    booking.refresh_from_db()
    if booking.status not in CAN_MOVE or booking.starts_at <= now:
        raise WrongMoment(_("This booking cannot be moved any more."))
    if starts_at is not None and starts_at <= now:
        raise WrongMoment(_("This time is over. Choose one that is still to come."))
    if starts_at == booking.starts_at:
        raise WrongMoment(_("That is the time they have already. Choose another one."))
    withdraw_other_time(booking)
    until = answer_by(min(booking.starts_at, starts_at or booking.starts_at), now)
    proposal = Proposal.objects.create(booking=booking, starts_at=starts_at, words=words, expires_at=until)
    if starts_at is not None:
        _keep(booking, proposal, starts_at)
    if booking.expires_at is not None and booking.expires_at < until:  # they have had an answer: now it is their turn
        Booking.objects.filter(pk=booking.pk).update(expires_at=until)
    record("booking:other_time_asked", booking, by=by)
    news.other_time_asked(proposal)
    return proposal


def _keep(booking: Booking, proposal: Proposal, starts_at: datetime) -> None:
    """Hold the time under the proposal. Where only the booking itself is in the way, there is nothing to hold."""
    keep = partial(
        taking.take_agreed,
        booking.offering,
        starts_at=starts_at,
        minutes=booking.minutes,
        places=booking.places,
        held_by=proposal.pk,
    )
    try:
        keep()
    except taking.Gone:
        point = transaction.savepoint()
        try:
            taking.give_back(booking.pk)
            keep()
        finally:
            transaction.savepoint_rollback(point)


@transaction.atomic
def take(proposal: Proposal, *, by: Person | None) -> None:
    """Yes, that time. What was only asked for is booked with it: both have said yes.

    Raises Gone, and WrongMoment when it is not asked any more.
    """
    booking = _answered(proposal, Proposal.Status.TAKEN)
    if proposal.starts_at is None:
        raise WrongMoment(_("Choose one of the times."))
    moving.change_time(booking, proposal.starts_at, by=by, take=taking.take_agreed)
    record("booking:other_time_taken", booking, by=by)
    if booking.status == Booking.Status.REQUESTED:
        answering.say_yes(booking, by=by)
        return
    news.moved_by_person(booking)


@transaction.atomic
def choose(proposal: Proposal, starts_at: datetime, *, by: Person | None) -> None:
    """Another free time of their own choice. Raises Gone, and WrongMoment when it is not asked any more."""
    booking = _answered(proposal, Proposal.Status.TAKEN)
    moving.change_time(booking, starts_at, by=by)
    record("booking:other_time_taken", booking, by=by)
    news.moved_by_person(booking)


@transaction.atomic
def refuse(proposal: Proposal, *, by: Person | None) -> None:
    """No other time. The booking stays as it is, and the enterprise knows."""
    booking = _answered(proposal, Proposal.Status.REFUSED)
    record("booking:other_time_refused", booking, by=by)
    news.other_time_refused(proposal)


@transaction.atomic
def let_run_out(proposal: Proposal) -> None:
    """Nobody answered: the booking stays as it is, and both are told."""
    booking = _answered(proposal, Proposal.Status.OVER)
    record("booking:other_time_over", booking)
    news.other_time_over(proposal)


def run_out() -> int:
    """All whose time is over. Returns how many; run twice, the second finds none."""
    due = Proposal.objects.filter(status=Proposal.Status.OPEN, expires_at__lte=timezone.now())
    done = 0
    for proposal in due.select_related("booking__offering__diary", "booking__offering__enterprise__area"):
        try:
            let_run_out(proposal)
            done += 1
        except WrongMoment:
            continue  # answered in this very moment
    return done


def _answered(proposal: Proposal, status: str) -> Booking:
    """Its booking, under its own lock and then the diary's. Whoever comes second is told."""
    booking = proposal.booking
    Booking.objects.select_for_update().get(pk=booking.pk)
    taking.hold(booking.offering.diary)
    if proposal.expires_at <= timezone.now() and status != Proposal.Status.OVER:
        raise WrongMoment(_("The time to answer is over. Your booking stays as it was."))
    move(proposal, status)
    taking.give_back(proposal.pk)
    return booking
