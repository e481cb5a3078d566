"""Booking many times at once, every so many weeks: all of those that were shown, or none."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4, uuid5

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from core.moves import WrongMoment
from enterprises.booking import news, taking, words
from enterprises.booking.actions import book
from enterprises.booking.actions.book import Wish, answer_by
from enterprises.booking.models import Booking, Series, Way
from enterprises.booking.papers.news import gathered
from enterprises.booking.rhythm import FURTHEST, MOST


class DateGone(taking.Gone):
    """Somebody else has one of these times, which its words name."""

    def __init__(self, starts_at: datetime, offering: object) -> None:
        self.starts_at = starts_at
        zone = offering.diary.tz  # type: ignore[attr-defined]
        when = {"day": words.day(starts_at, zone), "time": words.clock(starts_at, zone)}
        said = _("Somebody else has just booked %(day)s, %(time)s. Nothing is booked yet. Look at the dates again.")
        WrongMoment.__init__(self, said % when)


@transaction.atomic
def book_regularly(
    wish: Wish, starts: Sequence[datetime], every_weeks: int, *, by: Person | None, entered_by: Person | None = None
) -> Series:
    """Book the wish at each of these times, soonest first. Each becomes a booking of its own; people on both sides hear
    once. The first obeys notice and how far ahead it is offered; the others may lie half a year after it.

    `wish.pence` is the price of one. The same `wish.key` twice is one series. Raises DateGone for a time that somebody
    else has, and what book() does: then nothing is booked.
    """
    now = timezone.now()
    taking.hold(wish.offering.diary)
    if wish.key and (made := Series.objects.filter(pk=wish.key).first()):
        return made
    wish = _checked(wish, starts)
    series = _series(wish, starts, every_weeks)
    made_all = []
    with gathered():
        for number, starts_at in enumerate(starts):
            one = replace(wish, starts_at=starts_at, key=uuid5(series.pk, str(number)))
            made_all.append(_write(one, series, now, is_first=number == 0, by=by, entered_by=entered_by))
    _answer_together(series, made_all, now)
    news.made(*made_all)
    for each in made_all:
        each.parties_known = ()  # they may be changed from now on
    return series


def _checked(wish: Wish, starts: Sequence[datetime]) -> Wish:
    if not 2 <= len(starts) <= MOST or starts[-1] - starts[0] > FURTHEST:
        raise ValidationError(_("Choose two times at least, and no more than half a year of them."))
    wish = book.as_offered(wish)
    if not wish.offering.can_repeat:
        raise WrongMoment(_("This cannot be booked regularly any more. Book it once, or ring the enterprise."))
    if wish.way == Way.CARD:
        raise ValidationError(_("Choose one of the ways to pay on this page."))
    return wish


def _series(wish: Wish, starts: Sequence[datetime], every_weeks: int) -> Series:
    zone = wish.offering.diary.tz
    first, last = starts[0].astimezone(zone), starts[-1].astimezone(zone)
    return Series.objects.create(
        pk=wish.key or uuid4(),
        offering=wish.offering,
        every_weeks=every_weeks,
        first_day=first.date(),
        at=first.time(),
        last_day=last.date(),
        zone=wish.offering.diary.zone,
        minutes=wish.minutes,
        times=len(starts),
    )


def _write(
    wish: Wish, series: Series, now: datetime, *, is_first: bool, by: Person | None, entered_by: Person | None
) -> Booking:
    further = timedelta() if is_first else FURTHEST
    try:
        return book.write(wish, now, by=by, entered_by=entered_by, series=series, further=further).booking
    except taking.Gone:
        raise DateGone(wish.starts_at, wish.offering) from None


def _answer_together(series: Series, made: Sequence[Booking], now: datetime) -> None:
    """What was asked for at once waits for one answer: by when hangs on the first of them."""
    if made[0].status == Booking.Status.REQUESTED:
        until = answer_by(made[0].starts_at, now)
        series.bookings.update(expires_at=until)
        for each in made:
            each.expires_at = until
