"""Ana's lessons on Tuesday mornings: one is an hour, and the whole morning is booked."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from enterprises.booking.actions import book
from enterprises.booking.models import Party, Terms, Waiting
from enterprises.booking.waiting import joining
from enterprises.booking.waiting.suits import Wanted
from tests.factories.accounts import PersonFactory
from tests.factories.booking import make_diary, make_offering

NOW = datetime(2027, 1, 4, 9, tzinfo=UTC)  # a Monday
FIRST = datetime(2027, 1, 12, 9, 30, tzinfo=UTC)  # the Tuesday after next: that is eight days
HOUR = timedelta(hours=1)


@pytest.fixture
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def lesson(db, clock):
    """An hour each, at 9:30, 10:30 and 11:30."""
    diary = make_diary()
    type(diary).objects.filter(pk=diary.pk).update(every=60)
    diary.refresh_from_db()
    Terms.objects.create(enterprise=diary.enterprise, is_open=True, ways=["cash"])
    return make_offering(diary, asks_first=False, ahead_weeks=2)


@pytest.fixture
def lunch(lesson):
    return make_offering(
        lesson.diary, name="Lunch", kind="group", places=2, asks_first=False, ahead_weeks=2, price="person"
    )


@pytest.fixture
def ana(lesson):
    person = PersonFactory(name="Ana", email="ana@example.com")
    lesson.enterprise.ownership_set.create(person=person)
    return person


def fill(offering, days=(1, 8), places=1):
    """Everything of these days after NOW is booked. Returns the bookings, soonest first."""
    made = []
    for day in days:
        for hour in range(3):
            start = (NOW + timedelta(days=day)).replace(hour=9 + hour, minute=30)
            made.append(booked(offering, start, places=places))
    return made


def booked(offering, start, **said):
    pence = 2500 * said.get("places", 1) if offering.price == "person" else 2500
    who = {Party.Role.FOR: book.Who(name="Sam", email="sam@example.com")}
    wish = book.Wish(offering, start, 60, "cash", pence, who, **said)
    return book.book(wish, by=None).booking


def wait(offering, name="Bo", *, email=None, **said):
    facts = {key: said.pop(key) for key in ("weekdays", "parts", "starts_at", "until") if key in said}
    wanted = Wanted(**{"until": date(2027, 2, 4), **facts})
    email = f"{name.lower()}@example.com" if email is None else email
    made = joining.join(joining.Place(offering, 60, wanted, name, email, **said))
    made.since += timedelta(microseconds=Waiting.objects.count())  # the clock stands still
    made.save(update_fields=["since"])
    return made
