"""Eight enterprises of the demo town take bookings, of every kind: from a chat on the phone to a class of twelve."""

from collections.abc import Iterator
from datetime import time, timedelta

from django.utils import timezone

from config.demo.bookable import BOOKABLE, Bookable, Thing
from config.demo.times import spans
from enterprises.booking.models import DatedHours, Diary, Length, Offering, Terms, TimeOff, WeeklyHours
from enterprises.listings.models import Enterprise


def open_for_booking() -> None:
    """A second run leaves those alone that take bookings already."""
    for name, row in BOOKABLE.items():
        enterprise = Enterprise.objects.filter(name=name, live=True, booking_terms=None).first()
        if enterprise:
            _open(enterprise, row)


def _open(enterprise: Enterprise, row: Bookable) -> None:
    diaries = {name: _diary(enterprise, name, hours, row) for name, hours in row.hours.items()}
    first = next(iter(diaries))
    for thing in row.things:
        _offer(diaries[thing.whose or first], thing)
    Terms.objects.create(enterprise=enterprise, is_open=True, **row.terms)


def _diary(enterprise: Enterprise, name: str, hours: str, row: Bookable) -> Diary:
    today = timezone.localdate()
    diary = Diary.objects.create(enterprise=enterprise, name=name, every=row.every)
    WeeklyHours.objects.bulk_create(
        WeeklyHours(diary=diary, weekday=day, begins=begins, ends=ends) for day, begins, ends in spans(hours)
    )
    for days, day_hours in row.dated.items():
        DatedHours.objects.bulk_create(
            DatedHours(diary=diary, day=today + timedelta(days=days), begins=begins, ends=ends)
            for begins, ends in _of_day(day_hours)
        )
    if row.away:
        first, last = (today + timedelta(days=days) for days in row.away)
        TimeOff.objects.create(diary=diary, first_day=first, last_day=last)
    return diary


def _of_day(hours: str) -> Iterator[tuple[time | None, time | None]]:
    """The hours of one date; one pair of nothing where it is closed."""
    if not hours:
        yield None, None
    for _day, begins, ends in spans(f"Mon {hours}") if hours else ():
        yield begins, ends


def _offer(diary: Diary, thing: Thing) -> None:
    offering = Offering.objects.create(
        enterprise=diary.enterprise, diary=diary, name=thing.name, status=Offering.Status.OPEN, **thing.facts
    )
    Length.objects.bulk_create(
        Length(offering=offering, minutes=minutes, pence=pence) for minutes, pence in thing.lengths.items()
    )
