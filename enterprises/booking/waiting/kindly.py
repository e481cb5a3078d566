"""How long a time is kept for somebody who waits: long enough to think, and never so that it ends in the night.

No database.

Example. At 15:20 on Monday a time on Friday comes free: it is kept until 16:00 on Tuesday. At 22:40 they are told at
9:00 the next morning, and it is kept until 9:00 the morning after. Of a time that starts at 14:00 today and has to be
booked two hours before, told at 9:10, it is kept until 12:00; told at 10:30 it is not offered at all.
"""

from datetime import datetime, time, timedelta, tzinfo

#: On the wall: nobody is told or runs out of time before the one, or after the other.
FROM_HOUR, UNTIL_HOUR = 9, 20
#: So long they have at least, unless it starts too soon for that; and so long always.
TO_THINK, AT_LEAST = timedelta(hours=24), timedelta(hours=2)
#: An offer that would run out in the night does so at noon.
NOON = time(12)


def told_from(now: datetime, zone: tzinfo) -> datetime:
    """When somebody may be told: now by day, else the next morning."""
    here = now.astimezone(zone)
    if FROM_HOUR <= here.hour < UNTIL_HOUR:
        return now
    day = here.date() if here.hour < FROM_HOUR else here.date() + timedelta(days=1)
    return datetime.combine(day, time(FROM_HOUR), zone).astimezone(now.tzinfo)


def kept_until(now: datetime, starts_at: datetime, zone: tzinfo, *, notice: timedelta = timedelta()) -> datetime | None:
    """When an offer that is made now runs out. None: it starts too soon to offer it kindly.

    `notice` is how long before it starts it has to be booked.
    """
    told = told_from(now, zone)
    latest = _back_into_day(starts_at - notice, zone)
    kind = _on_into_day(_full_hour(told + TO_THINK), zone)
    until = min(kind, latest)
    return until if until - told >= AT_LEAST else None


def _on_into_day(moment: datetime, zone: tzinfo) -> datetime:
    """The same by day; of the night, noon after it."""
    here = moment.astimezone(zone)
    if time(FROM_HOUR) <= here.time() <= time(UNTIL_HOUR):
        return moment
    day = here.date() if here.hour < FROM_HOUR else here.date() + timedelta(days=1)
    return datetime.combine(day, NOON, zone).astimezone(moment.tzinfo)


def _back_into_day(moment: datetime, zone: tzinfo) -> datetime:
    """The same by day; of the night, the evening before it."""
    here = moment.astimezone(zone)
    if time(FROM_HOUR) <= here.time() <= time(UNTIL_HOUR):
        return moment
    day = here.date() - timedelta(days=1) if here.hour < FROM_HOUR else here.date()
    return datetime.combine(day, time(UNTIL_HOUR), zone).astimezone(moment.tzinfo)


def _full_hour(moment: datetime) -> datetime:
    """The next one, or this one when it is full."""
    low = moment.replace(minute=0, second=0, microsecond=0)
    return low if low == moment else low + timedelta(hours=1)
