"""Ana takes days off: what is booked on them is shown first, and nobody is forgotten."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from enterprises.booking.actions import answering, book, days_off, setting_up
from enterprises.booking.actions.address import prove
from enterprises.booking.models import Party, Terms, TimeOff
from enterprises.booking.queries import free_times
from tests.factories.accounts import PersonFactory
from tests.factories.booking import make_diary, make_offering

pytestmark = pytest.mark.django_db

NOW = datetime(2027, 1, 4, 9, tzinfo=UTC)  # a Monday
FIRST = datetime(2027, 1, 5, 9, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAYS = {"first_day_day": "5", "first_day_month": "1", "first_day_year": "2027"}
DAYS |= {"last_day_day": "7", "last_day_month": "1", "last_day_year": "2027"}


@pytest.fixture(autouse=True)
def on_that_monday():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def lesson(garden):
    diary = make_diary(enterprise=garden, weekly=((1, "09:30", "12:30"),))
    Terms.objects.create(enterprise=garden, is_open=True, ways=["cash"])
    return make_offering(diary)


def booked(offering, name, **said):
    who = {Party.Role.FOR: book.Who(name=name, email=f"{name.lower()}@example.com")}
    facts = {"starts_at": FIRST, "minutes": 60, "way": "cash", "pence": 2500, "who": who, **said}
    made = book.book(book.Wish(offering=offering, **facts), by=None).booking
    prove(made)
    return made


@pytest.fixture
def four(lesson, ana):
    """Three on these days, one of them only asked for; one a week later."""
    made = {
        name: booked(lesson, name, starts_at=FIRST + place * HOUR) for place, name in enumerate(("Sam", "Vi", "Bo"))
    }
    made["Zed"] = booked(lesson, "Zed", starts_at=FIRST + timedelta(days=7))
    for name in ("Sam", "Vi", "Zed"):
        answering.accept(made[name], by=ana)
    mail.outbox.clear()
    return made


def address(garden, asked=True):
    query = "?" + "&".join(f"{name}={value}" for name, value in DAYS.items()) if asked else ""
    return reverse("bookings:away", args=[garden.pk]) + query


def test_what_is_booked_is_shown_before_anything_changes(hers, garden, four):
    page = hers.get(address(garden)).content.decode()

    assert [name for name in four if f": {name}," in page] == ["Sam", "Vi", "Bo"]
    assert not TimeOff.objects.exists()


def test_each_is_dealt_with_as_she_chose_and_told(hers, garden, four, django_capture_on_commit_callbacks):
    sent = {str(four["Sam"].pk): "ask", str(four["Vi"].pk): "leave", str(four["Bo"].pk): "cancel", "words": "I am off."}

    with django_capture_on_commit_callbacks(execute=True):
        page = hers.post(address(garden), sent, follow=True)

    for booking in four.values():
        booking.refresh_from_db()
    assert [four[name].status for name in four] == ["confirmed", "confirmed", "declined", "confirmed"]
    assert four["Sam"].proposals.get().starts_at is None
    assert [str(each) for each in page.context["messages"]][1] == "2 people are told."
    assert sorted(letter.to[0] for letter in mail.outbox) == ["bo@example.com", "sam@example.com"]
    assert all("I am off." in letter.body for letter in mail.outbox)
    assert [(off.first_day, off.last_day) for off in TimeOff.objects.all()] == [(date(2027, 1, 5), date(2027, 1, 7))]
    assert date(2027, 1, 5) not in {each.starts_at.date() for each in free_times(four["Sam"].offering, 60)}
    still = page.context["rows"][0][1]
    assert [each.pk for each in still] == [four["Sam"].pk, four["Vi"].pk]


def test_the_days_can_be_taken_back_and_taken_again(hers, garden, lesson):
    hers.post(address(garden), {})
    off = TimeOff.objects.get()
    hers.post(reverse("bookings:undo", args=[garden.pk]))
    assert not TimeOff.objects.exists()

    hers.post(address(garden), {})
    hers.post(address(garden, asked=False), {"do": "end", "off": TimeOff.objects.get().pk})
    assert not TimeOff.objects.exists()
    hers.post(reverse("bookings:undo", args=[garden.pk]))

    assert TimeOff.objects.get().first_day == off.first_day


def test_only_the_diary_that_was_chosen_is_off(hers, garden, lesson, ana):
    van = setting_up.add_diary(garden, "The van", by=ana)

    without = hers.get(address(garden))
    hers.post(f"{address(garden)}&diaries={van.pk}", {})

    assert "Who is away?" in without.content.decode()
    assert [off.diary for off in TimeOff.objects.all()] == [van]


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        ({"last_day_day": "4"}, "The last day must not be before the first."),
        ({"first_day_day": "3"}, "This day is over."),
        ({"first_day_day": "31", "first_day_month": "2"}, "There is no such date."),
        ({"last_day_year": "2029"}, "That is more than a year."),
    ],
)
def test_days_that_cannot_be_are_said_beside_the_box(hers, garden, lesson, days, sentence):
    page = hers.get(address(garden, asked=False), {**DAYS, **days})

    assert sentence in page.content.decode()


def test_somebody_elses_days_are_left_alone(hers, garden, lesson):
    other = make_diary()
    off = other.time_off.create(first_day=date(2027, 1, 5), last_day=date(2027, 1, 5))

    assert hers.post(address(garden, asked=False), {"do": "end", "off": off.pk}).status_code == 404
    with pytest.raises(PermissionDenied):
        days_off.take_days_off(
            [other], date(2027, 1, 5), date(2027, 1, 6), answers={}, words="", by=PersonFactory(name="Sam")
        )
    assert TimeOff.objects.count() == 1
