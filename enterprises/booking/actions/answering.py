"""What those who run an enterprise say to a booking."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from core.events import record
from core.moves import WrongMoment, move
from enterprises.booking import news, rules
from enterprises.booking.actions.kept import withdraw_other_time
from enterprises.booking.models import Booking, Way
from enterprises.booking.papers import actions as papers
from enterprises.booking.signals import booking_is_certain
from enterprises.listings.actions.guard import require

#: Somebody whose request was accepted has this long to pay by card, and never until later than an hour before.
PAY_WITHIN = timedelta(days=3)


@transaction.atomic
def accept(booking: Booking, *, by: Person) -> None:
    """Yes. Whoever pays by card gets the link to pay now, and the time is kept for them until then."""
    require(rules.may_answer(by, booking), _("Only those who run it can answer this."))
    now = timezone.now()
    if booking.starts_at <= now:
        raise WrongMoment(_("The time of this is over."))
    say_yes(booking, by=by)


def say_yes(booking: Booking, *, by: Person | None) -> None:
    """Part of what books a request, inside its transaction."""
    now = timezone.now()
    if booking.way == Way.CARD:
        withdraw_other_time(booking)
        last = max(min(now + PAY_WITHIN, booking.starts_at - timedelta(hours=1)), now + timedelta(minutes=40))
        move(booking, Booking.Status.HELD, expires_at=last)
        record("booking:held", booking, by=by)
        news.to_be_paid(booking)
        return
    confirm(booking, by=by)
    news.confirmed(booking)


def confirm(booking: Booking, *, by: Person | None) -> None:
    """Part of what books a request, or many, inside its transaction: all but the news."""
    withdraw_other_time(booking)
    move(booking, Booking.Status.CONFIRMED, expires_at=None, sequence=booking.sequence + 1)
    record("booking:confirmed", booking, by=by)
    papers.confirmed(booking)
    booking_is_certain.send(Booking, booking=booking)


@transaction.atomic
def mark(booking: Booking, status: str, *, by: Person) -> None:
    """It took place, or they did not come; or neither after all. Raises WrongMoment before it has begun."""
    require(rules.may_answer(by, booking), _("Only those who run it can say this."))
    if status != Booking.Status.CONFIRMED and booking.starts_at > timezone.now():
        raise WrongMoment(_("It has not begun yet."))
    move(booking, status)
    record(f"booking:{status}", booking, by=by)


@transaction.atomic
def note(booking: Booking, words: str, *, by: Person) -> None:
    """For those who run the enterprise alone."""
    require(rules.may_answer(by, booking), _("Only those who run it can write here."))
    Booking.objects.filter(pk=booking.pk).update(own_note=words)
    booking.own_note = words
    record("booking:noted", booking, by=by)
