"""Regular times against a plain model: the calendar on the wall, day by day."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enterprises.booking import rhythm, times

LONDON = ZoneInfo("Europe/London")
ZONES = st.sampled_from([LONDON, ZoneInfo("UTC"), ZoneInfo("America/New_York"), ZoneInfo("Australia/Lord_Howe")])
#: Slow draws are no fault of what is tested.
ON_A_BUSY_MACHINE = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
FIRSTS = st.datetimes(datetime(2026, 9, 1), datetime(2027, 11, 30)).map(lambda at: at.replace(second=0, microsecond=0))


def plain(first, every_weeks, zone, count, until):
    """Walk through the days on the wall, and look at the clock on each that is a whole number of turns away."""
    here = first.astimezone(zone)
    found = [first]
    for days in range(1, 26 * 7 + 1):
        day = here.date() + timedelta(days=days)
        if days % (7 * every_weeks) == 0 and day <= until and len(found) < min(count, 26):
            found.append(times.instant(day, time(here.hour, here.minute), zone))
    return found


@ON_A_BUSY_MACHINE
@given(FIRSTS, st.sampled_from(rhythm.EVERY), ZONES, st.integers(2, 40), st.integers(0, 400))
def test_they_are_those_a_calendar_on_the_wall_shows(first, every_weeks, zone, count, days):
    first = first.replace(tzinfo=UTC)
    until = first.astimezone(zone).date() + timedelta(days=days)

    assert rhythm.starts(first, every_weeks, zone, times=count, until=until) == plain(
        first, every_weeks, zone, count, until
    )


@ON_A_BUSY_MACHINE
@given(FIRSTS, st.sampled_from(rhythm.EVERY), ZONES)
def test_each_shows_the_same_on_the_wall_unless_the_wall_never_showed_it(first, every_weeks, zone):
    found = rhythm.starts(first.replace(tzinfo=UTC), every_weeks, zone)

    here = found[0].astimezone(zone)
    for each in found[1:]:
        there = each.astimezone(zone)
        wanted = datetime.combine(there.date(), here.time().replace(fold=0), zone)
        exists = wanted.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == wanted.replace(tzinfo=None)
        assert there.weekday() == here.weekday() or not exists
        assert not exists or there.time() == here.time()


@pytest.mark.parametrize(
    ("first", "shown"),
    [
        (datetime(2027, 3, 21, 9, 30, tzinfo=UTC), ["21 09:30 GMT", "28 09:30 BST", "04 09:30 BST"]),
        (datetime(2027, 10, 24, 8, 30, tzinfo=UTC), ["24 09:30 BST", "31 09:30 GMT", "07 09:30 GMT"]),
        # 1:30 is left out on the 28th: the clocks go on to 2:00 at that moment.
        (datetime(2027, 3, 21, 1, 30, tzinfo=UTC), ["21 01:30 GMT", "28 02:00 BST", "04 01:30 BST"]),
        # 1:30 comes twice on the 31st: the first of the two.
        (datetime(2027, 10, 24, 0, 30, tzinfo=UTC), ["24 01:30 BST", "31 01:30 BST", "07 01:30 GMT"]),
    ],
)
def test_through_both_nights_when_the_clocks_change(first, shown):
    found = rhythm.starts(first, 1, LONDON, times=3)

    assert [f"{each.astimezone(LONDON):%d %H:%M %Z}" for each in found] == shown


def test_the_second_of_a_time_that_comes_twice_stays_that_and_those_after_it_are_plain():
    second = datetime(2027, 10, 31, 1, 30, tzinfo=UTC)  # 1:30 GMT

    assert rhythm.starts(second, 1, LONDON, times=2) == [second, second + timedelta(days=7)]


def test_never_more_than_half_a_year_nor_twenty_six():
    first = datetime(2027, 1, 5, 9, 30, tzinfo=UTC)

    assert [len(rhythm.starts(first, weeks, LONDON)) for weeks in rhythm.EVERY] == [26, 14, 7]
    assert len(rhythm.starts(first, 1, LONDON, until=date(2040, 1, 1))) == 26
    assert rhythm.starts(first, 1, LONDON, until=date(2027, 1, 1)) == [first]


def test_those_moved_with_another_keep_the_clock_on_the_wall():
    old = datetime(2027, 3, 22, 9, 30, tzinfo=UTC)  # a Monday
    others = rhythm.starts(old, 1, LONDON, times=3)

    moved = rhythm.shifted(others, old, datetime(2027, 3, 24, 14, tzinfo=UTC), LONDON)

    assert [f"{each.astimezone(LONDON):%a %d %H:%M}" for each in moved] == [
        "Wed 24 14:00",
        "Wed 31 14:00",
        "Wed 07 14:00",
    ]
