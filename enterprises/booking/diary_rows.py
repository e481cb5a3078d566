"""The hours of a diary and what is taken of it, by statements of our own. Every booking asks for them while it holds
its diary, and Django needs longer to build the queries than the database to answer them: docs/performance.md says what
this saves.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import Any, NamedTuple

from django.db import connection

from enterprises.booking.models import BusyTime, DatedHours, Diary, Imported, Slot, TimeOff, WeeklyHours
from enterprises.booking.times import Hours, Span

#: Rows of the week have their weekday, from 0; those of single dates and of time off have one of these.
_DATED, _OFF = -1, -2
_HOURS = f"""
SELECT weekday, CAST(NULL AS date), CAST(NULL AS date), begins, ends
    FROM {WeeklyHours._meta.db_table} WHERE diary_id = %s
UNION ALL SELECT {_DATED}, day, CAST(NULL AS date), begins, ends
    FROM {DatedHours._meta.db_table} WHERE diary_id = %s AND day BETWEEN %s AND %s
UNION ALL SELECT {_OFF}, first_day, last_day, CAST(NULL AS time), CAST(NULL AS time)
    FROM {TimeOff._meta.db_table} WHERE diary_id = %s AND last_day >= %s AND first_day <= %s
"""  # nosec B608 -- names of our own tables
_TAKEN = f"""
SELECT blocks_from, blocks_until
    FROM {Slot._meta.db_table} WHERE diary_id = %s AND blocks_until > %s AND blocks_from < %s
UNION ALL SELECT starts_at, ends_at
    FROM {BusyTime._meta.db_table} WHERE ends_at > %s AND starts_at < %s
    AND imported_id IN (SELECT id FROM {Imported._meta.db_table} WHERE diary_id = %s)
"""  # nosec B608 -- names of our own tables


class HoursOf(NamedTuple):
    """By weekday; by date (none: closed); and the days off, first and last."""

    weekly: Mapping[int, Sequence[Hours]]
    dated: Mapping[date, Sequence[Hours]]
    off: Sequence[tuple[date, date]]


def hours_of(diary: Diary, first: date, last: date) -> HoursOf:
    """Those of the week, and what is different from it on these days."""
    weekly: dict[int, list[Hours]] = defaultdict(list)
    dated: dict[date, list[Hours]] = defaultdict(list)
    off = []
    begin, end = map(connection.ops.adapt_datefield_value, (first, last))
    with connection.cursor() as cursor:
        cursor.execute(_HOURS, [diary.pk, diary.pk, begin, end, diary.pk, begin, end])
        for kind, day, until, begins, ends in cursor.fetchall():
            if kind == _OFF:
                off.append((_day(day), _day(until)))
                continue
            hours = dated[_day(day)] if kind == _DATED else weekly[kind]
            if begins is not None:
                hours.append(Hours(_time(begins), _time(ends)))
    return HoursOf(weekly, dated, off)


def taken_of(diary: Diary, window: Span) -> list[Span]:
    """What is blocked by bookings, or busy in a calendar that is read, and meets this window."""
    begin, end = map(connection.ops.adapt_datetimefield_value, window)
    with connection.cursor() as cursor:
        cursor.execute(_TAKEN, [diary.pk, begin, end, begin, end, diary.pk])
        return [Span(_moment(start), _moment(until)) for start, until in cursor.fetchall()]


def _moment(value: Any) -> datetime:
    """SQLite knows no time zones: it has text, or what was read of it, in UTC."""
    moment = value if isinstance(value, datetime) else datetime.fromisoformat(value)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _day(value: Any) -> date:
    """SQLite has text where PostgreSQL has a date."""
    return value if isinstance(value, date) else date.fromisoformat(value)


def _time(value: Any) -> time:
    return value if isinstance(value, time) else time.fromisoformat(value)
