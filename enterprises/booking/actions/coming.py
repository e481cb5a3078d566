"""On the day: those who run the enterprise are on their way, or late. Whoever booked knows at once."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from core.events import record
from core.moves import WrongMoment
from enterprises.booking import news, rules
from enterprises.booking.models import Booking
from enterprises.listings.actions.guard import require

#: How long before it begins this can be said.
BEFORE = timedelta(hours=12)


def is_the_day(booking: Booking, now: datetime) -> bool:
    return booking.status == Booking.Status.CONFIRMED and booking.starts_at - BEFORE <= now < booking.ends_at


@transaction.atomic
def say_coming(booking: Booking, *, by: Person) -> str:
    """I am on my way. Returns the way they are told (accounts.models.Way), "" where there is none."""
    _check(booking, by)
    record("booking:coming", booking, by=by)
    return news.coming(booking)


@transaction.atomic
def say_late(booking: Booking, minutes: int, *, by: Person) -> str:
    """I am late by so many minutes. Returns the same."""
    _check(booking, by)
    record("booking:late", booking, by=by)
    return news.late(booking, minutes=minutes)


def _check(booking: Booking, by: Person) -> None:
    require(rules.may_answer(by, booking), _("Only those who run it can say this."))
    if not is_the_day(booking, timezone.now()):
        raise WrongMoment(_("This can be said from twelve hours before it begins until it ends."))
