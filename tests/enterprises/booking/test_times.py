"""From hours on the wall to free times, on ordinary days and on the two nights when the clocks change."""

import doctest
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enterprises.booking import times
from enterprises.booking.times import Hours, Rules, Span, free_starts, instant, merged, open_spans

LONDON = ZoneInfo("Europe/London")
HOUR, HALF = timedelta(hours=1), timedelta(minutes=30)
TUESDAY = date(2027, 2, 2)
MORNING = Hours(time(9, 30), time(12, 30))
NOW = datetime(2027, 2, 1, tzinfo=UTC)


def wall(moments, zone=LONDON):
    return [f"{each.astimezone(zone):%a %H:%M}" for each in moments]


def tuesday(rules=None, taken=(), now=NOW):
    opened = open_spans([TUESDAY], {1: [MORNING]}, {}, [], LONDON)
    return wall(free_starts(opened, taken, rules or Rules(HOUR), now))


def span(begins, ends, day=TUESDAY):
    return Span(instant(day, begins, LONDON), instant(day, ends, LONDON))


def test_the_module_says_true_examples():
    assert doctest.testmod(times).failed == 0


def test_a_morning_offers_every_half_hour_that_fits():
    assert tuesday() == ["Tue 09:30", "Tue 10:00", "Tue 10:30", "Tue 11:00", "Tue 11:30"]


def test_what_is_taken_is_not_offered_and_what_touches_it_is():
    assert tuesday(taken=[span(time(10, 30), time(11, 30))]) == ["Tue 09:30", "Tue 11:30"]


def test_time_to_get_ready_and_to_tidy_up_is_kept_free():
    setting_up = Rules(HOUR, before=timedelta(minutes=15))
    taken = [span(time(10, 15), time(11, 30))]

    assert tuesday(setting_up, taken) == []
    assert tuesday(Rules(HALF, after=HALF), [span(time(10, 30), time(11))]) == [
        "Tue 09:30",
        "Tue 11:00",
        "Tue 11:30",
        "Tue 12:00",
    ]


def test_notice_and_how_far_ahead_are_kept():
    nine = instant(TUESDAY, time(9), LONDON)

    assert tuesday(Rules(HOUR, notice=timedelta(hours=2)), now=nine) == ["Tue 11:00", "Tue 11:30"]
    assert tuesday(Rules(HOUR, ahead=timedelta(hours=1, minutes=30)), now=nine) == [
        "Tue 09:30",
        "Tue 10:00",
        "Tue 10:30",
    ]
    assert tuesday(now=nine + timedelta(days=1)) == []


def test_a_dated_day_takes_the_place_of_the_week_and_time_off_of_both():
    week = {1: [MORNING]}
    days = [TUESDAY, TUESDAY + timedelta(days=7), TUESDAY + timedelta(days=14)]
    dated = {days[1]: [Hours(time(14), time(15))], days[2]: []}

    assert wall(s.start for s in open_spans(days, week, dated, [], LONDON)) == ["Tue 09:30", "Tue 14:00"]
    assert open_spans(days, week, dated, [(days[0], days[1])], LONDON) == []


def test_hours_that_touch_are_one_opening_so_that_a_lesson_may_lie_across():
    week = {1: [Hours(time(9), time(10)), Hours(time(10), time(11))]}

    [one] = open_spans([TUESDAY], week, {}, [], LONDON)

    assert one.end - one.start == 2 * HOUR


def test_hours_may_end_at_midnight_and_run_on_into_the_next_day():
    week = {1: [Hours(time(22), time(0))], 2: [Hours(time(0), time(1))]}

    [night] = open_spans([TUESDAY, TUESDAY + timedelta(days=1)], week, {}, [], LONDON)

    assert night.end - night.start == 3 * HOUR


# --- the clocks change ---------------------------------------------------------------------------------------------
FORWARD, BACK = date(2027, 3, 28), date(2027, 10, 31)  # at 1:00 UTC, both Sundays


@pytest.mark.parametrize(
    "day", [FORWARD - timedelta(days=7), FORWARD, FORWARD + timedelta(days=7), BACK, BACK + timedelta(days=7)]
)
def test_half_past_nine_is_half_past_nine_before_and_after(day):
    opened = open_spans([day], {6: [MORNING]}, {}, [], LONDON)

    assert wall(free_starts(opened, [], Rules(HOUR, ahead=timedelta(weeks=60)), NOW))[0] == "Sun 09:30"
    assert opened[0].end - opened[0].start == 3 * HOUR


def test_a_night_without_its_hour_is_an_hour_shorter():
    opened = open_spans([FORWARD], {6: [Hours(time(0), time(4))]}, {}, [], LONDON)
    starts = wall(free_starts(opened, [], Rules(HOUR, every=HOUR, ahead=timedelta(weeks=60)), NOW))

    assert starts == ["Sun 00:00", "Sun 02:00", "Sun 03:00"]


def test_hours_that_lie_in_the_hour_that_does_not_exist_are_no_hours():
    assert open_spans([FORWARD], {6: [Hours(time(1, 10), time(1, 50))]}, {}, [], LONDON) == []
    [late] = open_spans([FORWARD], {6: [Hours(time(1, 30), time(3))]}, {}, [], LONDON)
    assert wall([late.start, late.end]) == ["Sun 02:00", "Sun 03:00"]


def test_a_night_with_an_hour_twice_is_an_hour_longer():
    opened = open_spans([BACK], {6: [Hours(time(0), time(3))]}, {}, [], LONDON)

    assert opened[0].end - opened[0].start == 4 * HOUR
    starts = wall(free_starts(opened, [], Rules(HOUR, every=HOUR, ahead=timedelta(weeks=60)), NOW))
    assert starts == ["Sun 00:00", "Sun 01:00", "Sun 01:00", "Sun 02:00"]


def test_a_time_that_comes_twice_is_the_first():
    [one] = open_spans([BACK], {6: [Hours(time(0, 30), time(1, 30))]}, {}, [], LONDON)

    assert one.end - one.start == HOUR


def test_a_whole_day_is_23_24_or_25_hours():
    lengths = [
        sum(
            ((s.end - s.start) for s in open_spans([day], {day.weekday(): [Hours(time(0), time(0))]}, {}, [], LONDON)),
            timedelta(),
        )
        for day in (TUESDAY, FORWARD, BACK)
    ]

    assert lengths == [24 * HOUR, 23 * HOUR, 25 * HOUR]


def test_zones_with_a_half_hour_change_and_a_missing_midnight_work_too():
    lord_howe, santiago = ZoneInfo("Australia/Lord_Howe"), ZoneInfo("America/Santiago")

    assert wall([instant(date(2027, 10, 3), time(2, 10), lord_howe)], lord_howe) == ["Sun 02:30"]
    assert wall([instant(date(2027, 9, 5), time(0), santiago)], santiago) == ["Sun 01:00"]


# --- against a plain model, minute by minute ----------------------------------------------------------------------
minutes = st.integers(0, 47).map(lambda n: n * 30)


@st.composite
def days_with_bookings(draw):
    begins, long = draw(minutes), draw(st.integers(1, 16)) * 30
    taken = [(draw(minutes), draw(st.integers(1, 8)) * 15) for _ in range(draw(st.integers(0, 4)))]
    rules = Rules(
        timedelta(minutes=draw(st.sampled_from([15, 30, 45, 60, 90]))),
        before=timedelta(minutes=draw(st.sampled_from([0, 5, 15]))),
        after=timedelta(minutes=draw(st.sampled_from([0, 10, 30]))),
        every=timedelta(minutes=draw(st.sampled_from([5, 15, 30]))),
        notice=timedelta(minutes=draw(st.sampled_from([0, 60, 600]))),
        ahead=timedelta(weeks=60),
    )
    return draw(st.sampled_from([TUESDAY, FORWARD, BACK])), begins, long, taken, rules


@given(days_with_bookings())
def test_what_is_offered_is_what_a_plain_model_offers(drawn):
    day, begins, long, taken, rules = drawn
    midnight = instant(day, time(), LONDON)
    now = midnight - timedelta(hours=3)
    opened = [Span(midnight + timedelta(minutes=begins), midnight + timedelta(minutes=begins + long))]
    held = [Span(midnight + timedelta(minutes=at), midnight + timedelta(minutes=at + size)) for at, size in taken]

    expected, start = [], opened[0].start
    while start + rules.length <= opened[0].end:
        wanted = Span(start - rules.before, start + rules.length + rules.after)
        clashes = any(wanted.start < other.end and other.start < wanted.end for other in held)
        if not clashes and start >= now + rules.notice:
            expected.append(start)
        start += rules.every

    assert list(free_starts(opened, held, rules, now)) == expected
    for each in expected:
        assert times.is_free(each, opened, held, rules, now)
        assert not times.is_free(each + timedelta(minutes=1), opened, held, rules, now)


@given(st.lists(st.tuples(st.integers(0, 100), st.integers(1, 20)), max_size=8))
def test_merging_keeps_every_minute_and_no_other(pairs):
    at = [NOW + timedelta(minutes=n) for n in range(130)]
    spans = [Span(at[start], at[start + size]) for start, size in pairs]
    whole = merged(spans)

    assert all(one.end < other.start for one, other in pairwise(whole))
    for moment in at[:-1]:
        assert any(s.start <= moment < s.end for s in spans) == any(s.start <= moment < s.end for s in whole)
