"""How long a time is kept, and which times suit somebody: no database."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enterprises.booking.waiting.kindly import kept_until, told_from
from enterprises.booking.waiting.suits import Wanted

LONDON = ZoneInfo("Europe/London")


def at(text):
    """On the wall in London, January 2027 unless it says so: “4 15:20” is the Monday."""
    day, clock = text.split()
    return datetime.strptime(f"2027-01-{int(day):02d} {clock}", "%Y-%m-%d %H:%M").replace(tzinfo=LONDON).astimezone(UTC)


@pytest.mark.parametrize(
    ("now", "starts", "notice", "until"),
    [
        ("4 15:20", "8 10:00", 0, "5 16:00"),  # a day, and on to the full hour
        ("4 22:40", "8 10:00", 0, "6 09:00"),  # told in the morning
        ("4 19:30", "8 10:00", 0, "5 20:00"),
        ("4 09:00", "8 10:00", 0, "5 09:00"),
        ("4 09:10", "4 14:00", 2, "4 12:00"),  # until it has to be booked
        ("4 10:30", "4 14:00", 2, None),
        ("4 11:00", "5 10:00", 2, "4 20:00"),  # not until 8 in the morning
        ("4 11:00", "4 13:00", 0, "4 13:00"),
        ("4 11:05", "4 13:00", 0, None),
        ("4 23:00", "5 10:30", 0, None),  # in the morning there would be an hour and a half
        ("4 11:00", "3 11:00", 0, None),
    ],
)
def test_a_time_is_kept_a_day_and_never_until_the_night(now, starts, notice, until):
    found = kept_until(at(now), at(starts), LONDON, notice=timedelta(hours=notice))

    assert found == (at(until) if until else None)


@given(
    st.datetimes(datetime(2027, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC)),
    st.integers(0, 40 * 24 * 12),
    st.integers(0, 100),
)
def test_it_never_ends_in_the_night_nor_after_the_notice_and_somebody_has_two_hours(now, later, notice):
    starts = now.replace(minute=0, second=0, microsecond=0) + timedelta(minutes=5 * later)
    until = kept_until(now, starts, LONDON, notice=timedelta(hours=notice))

    told = told_from(now, LONDON)
    assert 9 <= told.astimezone(LONDON).hour < 20
    if until is None:
        latest = starts - timedelta(hours=notice)
        assert latest - told < timedelta(hours=2) + timedelta(hours=13)  # the night before it does not count
        return
    here = until.astimezone(LONDON)
    assert (9, 0) <= (here.hour, here.minute) <= (20, 0)
    assert until <= starts - timedelta(hours=notice)
    assert until - told >= timedelta(hours=2)
    if starts - timedelta(hours=notice) - told > timedelta(days=3):
        assert until - told >= timedelta(hours=24)


TUESDAY = datetime(2027, 1, 5, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "suits"),
    [
        ({}, True),
        ({"weekdays": [1]}, True),
        ({"weekdays": [0, 2]}, False),
        ({"parts": ["morning"]}, True),
        ({"parts": ["afternoon", "evening"]}, False),
        ({"until": date(2027, 1, 5)}, True),
        ({"until": date(2027, 1, 4)}, False),
        ({"but": [TUESDAY.isoformat()]}, False),
        ({"starts_at": TUESDAY}, True),
        ({"starts_at": TUESDAY + timedelta(hours=1)}, False),
    ],
)
def test_what_suits(said, suits):
    assert Wanted(**{"until": date(2027, 1, 31), **said}).suits(TUESDAY, LONDON) is suits


def test_the_parts_of_the_day_are_those_on_the_wall():
    """In summer 16:30 UTC is half past five."""
    evening = Wanted(date(2027, 7, 31), parts=["evening"])

    assert evening.suits(datetime(2027, 7, 6, 16, 30, tzinfo=UTC), LONDON)
    assert not evening.suits(datetime(2027, 7, 6, 15, 30, tzinfo=UTC), LONDON)
