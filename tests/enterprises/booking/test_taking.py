"""Taking a time and giving it back: what is taken is not offered, and nothing is taken twice."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import RestrictedError
from django.test.utils import CaptureQueriesContext

from enterprises.booking import queries, taking
from enterprises.booking.models import Cell, DatedHours, Diary, Seat, Slot, TimeOff
from enterprises.booking.taking import Gone
from tests.factories.booking import make_diary, make_offering

pytestmark = pytest.mark.django_db

MONDAY = datetime(2027, 2, 1, 8, tzinfo=UTC)
NINE_THIRTY = datetime(2027, 2, 2, 9, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def lesson():
    return make_offering()


@pytest.fixture
def lunch(lesson):
    return make_offering(lesson.diary, name="Lunch", kind="group", places=3)


def take(offering, starts_at=NINE_THIRTY, **given):
    held_by = uuid4()
    taking.take(offering, starts_at=starts_at, minutes=60, held_by=held_by, now=MONDAY, **given)
    return held_by


def starts(offering, minutes=60, days=7):
    until = MONDAY + timedelta(days=days)
    return [
        (f"{each.starts_at:%H:%M}", each.places)
        for each in queries.free_times(offering, minutes, now=MONDAY, until=until)
    ]


def test_a_time_that_is_taken_is_not_offered_until_it_is_given_back(lesson):
    assert starts(lesson) == [("09:30", 1), ("10:00", 1), ("10:30", 1), ("11:00", 1), ("11:30", 1)]

    booking = take(lesson)
    assert starts(lesson) == [("10:30", 1), ("11:00", 1), ("11:30", 1)]

    taking.give_back(booking)
    taking.give_back(booking)
    assert starts(lesson)[0] == ("09:30", 1)
    assert (Slot.objects.count(), Cell.objects.count(), Seat.objects.count()) == (0, 0, 0)


@pytest.mark.parametrize("minutes", [-45, -30, 0, 30, 45])
def test_a_second_booking_that_overlaps_is_told_so(lesson, minutes):
    take(lesson, NINE_THIRTY + HOUR)

    with pytest.raises(Gone):
        take(lesson, NINE_THIRTY + HOUR + timedelta(minutes=minutes))
    assert Slot.objects.count() == 1


@pytest.mark.parametrize(
    "starts_at",
    [
        NINE_THIRTY - HOUR,  # before it opens
        NINE_THIRTY + 3 * HOUR,  # its hour would end after it closes
        NINE_THIRTY + timedelta(minutes=7),  # between two starts
        NINE_THIRTY + timedelta(days=1),  # a Wednesday
        NINE_THIRTY - timedelta(days=7),  # over
        NINE_THIRTY + timedelta(weeks=52),  # too far ahead
    ],
)
def test_what_is_not_offered_cannot_be_taken(lesson, starts_at):
    with pytest.raises(Gone):
        take(lesson, starts_at)
    assert Slot.objects.count() == 0


def test_offerings_of_one_diary_share_its_time_and_those_of_another_do_not(lesson, lunch):
    other = make_offering(make_diary())
    take(lesson)

    with pytest.raises(Gone):
        take(lunch)
    take(other)


def test_a_group_fills_place_by_place_and_then_it_is_full(lunch):
    take(lunch, places=2)
    assert starts(lunch)[0] == ("09:30", 1)

    with pytest.raises(Gone):
        take(lunch, places=2)
    take(lunch)

    assert starts(lunch)[0] == ("10:30", 3)
    assert (Slot.objects.count(), list(Seat.objects.values_list("number", flat=True).order_by("number"))) == (
        1,
        [0, 1, 2],
    )


def test_a_place_given_back_in_a_group_is_offered_again_and_the_group_stays(lunch):
    first = take(lunch, places=2)
    take(lunch)

    taking.give_back(first)

    assert starts(lunch)[0] == ("09:30", 2)
    take(lunch, places=2)


@pytest.mark.parametrize("places", [0, 4])
def test_nobody_books_more_places_than_there_are(lunch, places):
    with pytest.raises(ValidationError):
        take(lunch, places=places)


def test_time_to_get_ready_and_tidy_up_is_kept(lesson):
    lesson.before, lesson.after = 15, 30
    lesson.save()

    take(lesson, NINE_THIRTY + HOUR)  # keeps 10:15 to 12:00 free of others

    assert starts(lesson, 30) == []
    assert starts(make_offering(lesson.diary, name="Call", lengths=(30,)), 30) == [("09:30", 1), ("12:00", 1)]


def test_other_hours_of_one_date_and_time_off(lesson):
    DatedHours.objects.create(diary=lesson.diary, day=date(2027, 2, 2))
    assert starts(lesson) == []

    assert [
        free.starts_at.day for free in queries.free_times(lesson, 60, now=MONDAY, until=MONDAY + timedelta(days=14))
    ] == [9] * 5
    TimeOff.objects.create(diary=lesson.diary, first_day=date(2027, 2, 8), last_day=date(2027, 2, 10))
    assert starts(lesson, days=14) == []


def test_nine_thirty_is_nine_thirty_in_summer_too():
    sundays = make_offering(make_diary(weekly=((6, "09:30", "10:30"),)))
    found = queries.free_times(
        sundays, 60, now=datetime(2027, 3, 19, tzinfo=UTC), until=datetime(2027, 4, 5, tzinfo=UTC)
    )

    assert [f"{each.starts_at:%d %H:%M}" for each in found] == ["21 09:30", "28 08:30", "04 08:30"]


# --- the database alone --------------------------------------------------------------------------------------------
def test_without_lock_and_check_the_database_still_keeps_a_time_from_being_taken_twice(lesson):
    taking.begin_slot(lesson, NINE_THIRTY, 60)

    with pytest.raises(Gone):
        taking.begin_slot(lesson, NINE_THIRTY + timedelta(minutes=55), 60)
    taking.begin_slot(lesson, NINE_THIRTY + HOUR, 60)


def test_the_database_knows_no_place_beyond_the_last_and_gives_none_twice(lunch):
    slot = taking.begin_slot(lunch, NINE_THIRTY, 60)
    Seat.objects.create(slot=slot, number=2, of=3, held_by=uuid4())

    for number in (2, 3):
        with pytest.raises(IntegrityError), transaction.atomic():
            Seat.objects.create(slot=slot, number=number, of=3, held_by=uuid4())


def test_more_bookings_cost_no_more_queries(lesson, lunch):
    def asked():
        with CaptureQueriesContext(connection) as queries_asked:
            starts(lunch, days=40)
        return len(queries_asked)

    before = asked()
    for week in range(4):
        take(lunch, NINE_THIRTY + timedelta(days=7 * week))
        take(lesson, NINE_THIRTY + HOUR + timedelta(days=7 * week))

    assert (asked(), before) == (before, 3)


def test_an_enterprise_that_is_deleted_takes_its_diaries_along_and_an_offering_with_bookings_stays(lesson):
    take(lesson)

    with pytest.raises(RestrictedError):
        lesson.delete()
    lesson.enterprise.delete()
    assert (Diary.objects.count(), Slot.objects.count()) == (0, 0)
