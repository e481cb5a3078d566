"""Eight enterprises of the demo town take bookings, of every kind: from a chat on the phone to a class of twelve.

All of it is set up by the actions that their owners' pages use.
"""

from datetime import timedelta

from django.utils import timezone

from accounts.models import Person
from config.demo.accounts import HOST
from config.demo.bookable import BOOKABLE, Bookable, Thing
from config.demo.times import spans
from enterprises.booking.actions import looking, setting_up
from enterprises.booking.actions import offering as offerings
from enterprises.booking.models import Diary, Offering
from enterprises.listings.models import Enterprise

#: Their words wait for somebody at the desk.
UNREAD = ("Bass lesson", "Chair yoga on the screen")


def open_for_booking() -> None:
    """A second run leaves those alone that take bookings already."""
    for name, row in BOOKABLE.items():
        enterprise = Enterprise.objects.filter(name=name, live=True, booking_terms=None).first()
        if enterprise:
            _open(enterprise, row, _owner(enterprise, row.run_by))


def _owner(enterprise: Enterprise, name: str) -> Person:
    """Who runs it: somebody has to hear of what is booked."""
    owner = enterprise.owners.order_by("pk").first()
    if owner is None:
        address = f"{name.split()[0].lower()}@{HOST}"
        owner = Person.objects.filter(email=address).first() or Person.objects.create_user(email=address, name=name)
        enterprise.ownership_set.create(person=owner)
    return owner


def _open(enterprise: Enterprise, row: Bookable, owner: Person) -> None:
    diaries = {name: _diary(enterprise, name, hours, row, owner) for name, hours in row.hours.items()}
    setting_up.begin(enterprise, by=owner)
    setting_up.change_terms(enterprise, by=owner, **row.terms)
    first = next(iter(diaries))
    made = [_offer(diaries[thing.whose or first], thing, owner) for thing in row.things]
    setting_up.take_bookings(enterprise, True, by=owner)
    worker = enterprise.area.workers.order_by("pk").first()
    for offering in made:
        if worker and offering.name not in UNREAD:
            looking.is_fine(offering, offering.words_changed_at, by=worker)


def _diary(enterprise: Enterprise, name: str, hours: str, row: Bookable, owner: Person) -> Diary:
    today = timezone.localdate()
    diary = setting_up.add_diary(enterprise, name, by=owner)
    setting_up.change_diary(diary, by=owner, every=row.every)
    setting_up.set_weekly_hours(diary, [(day, (begins, ends)) for day, begins, ends in spans(hours)], by=owner)
    for days, day_hours in row.dated.items():
        of_day = [(begins, ends) for _day, begins, ends in spans(f"Mon {day_hours}")] if day_hours else []
        setting_up.set_hours_of(diary, today + timedelta(days=days), of_day, by=owner)
    if row.away:
        first, last = (today + timedelta(days=days) for days in row.away)
        setting_up.take_time_off(diary, first, last, by=owner)
    return diary


def _offer(diary: Diary, thing: Thing, owner: Person) -> Offering:
    offering = offerings.add_offering(diary.enterprise, by=owner, name=thing.name, diary=diary, **thing.facts)
    offerings.set_lengths(offering, thing.lengths, price=offering.price, by=owner)
    offerings.move_offering(offering, Offering.Status.OPEN, by=owner)
    return offering
