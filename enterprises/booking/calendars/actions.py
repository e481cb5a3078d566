"""A diary's secret address, and the calendars that are read into it."""

from collections.abc import Callable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from core.events import record
from core.moves import WrongMoment
from enterprises.booking import news, rules
from enterprises.booking.calendars import reading
from enterprises.booking.models import BusyTime, Diary, Feed, Imported
from enterprises.booking.times import Span
from enterprises.listings.actions.guard import require
from enterprises.listings.importing import web
from enterprises.listings.importing.limits import CannotRead, Limits

#: As far as anything can be booked ahead.
AHEAD = timedelta(weeks=106)
MOST_CALENDARS = 5
#: Those who run the enterprise are told when it could not be read so many times.
TELL_AFTER = 3
Fetch = Callable[[str], bytes]


@transaction.atomic
def make_feed(diary: Diary, shows: str, *, by: Person) -> Feed:
    """A new address for this person. The one they had opens nothing any more."""
    _may(diary, by)
    Feed.objects.filter(diary=diary, person=by).delete()
    feed = Feed.objects.create(diary=diary, person=by, shows=shows)
    record("diary:feed_made", diary, by=by)
    return feed


@transaction.atomic
def end_feed(diary: Diary, *, by: Person) -> None:
    """The address opens nothing any more. May be called twice."""
    _may(diary, by)
    if Feed.objects.filter(diary=diary, person=by).delete()[0]:
        record("diary:feed_ended", diary, by=by)


@transaction.atomic
def add_calendar(diary: Diary, name: str, address: str, *, by: Person) -> Imported:
    """From now on it is read every hour."""
    _may(diary, by)
    if diary.imported.count() >= MOST_CALENDARS:
        raise WrongMoment(_("There are %(most)s calendars already, and no room for more.") % {"most": MOST_CALENDARS})
    row = Imported.objects.create(diary=diary, name=name, address=address)
    record("diary:calendar_added", diary, by=by)
    return row


@transaction.atomic
def remove_calendar(row: Imported, *, by: Person) -> None:
    """Its busy times can be booked again."""
    _may(row.diary, by)
    record("diary:calendar_removed", row.diary, by=by)
    row.delete()


def fetch(address: str) -> bytes:
    """What is at this address: read once, never from inside our own network, and not for ever. Raises CannotRead."""
    if not address.lower().startswith("https://"):
        raise CannotRead("Only https addresses are read.")
    limits = Limits(
        response_bytes=5_000_000, total_bytes=5_000_000, seconds=30, request_seconds=20, tries=1, accept="text/calendar"
    )
    return web.get(address, limits).body


def read_calendar(row: Imported, *, fetch: Fetch = fetch) -> None:
    """Fetch it and keep its busy times. When that fails, those of the last time stay, and the row says why."""
    now = timezone.now()
    try:
        spans = reading.busy_spans(fetch(row.address), Span(now - timedelta(days=1), now + AHEAD), row.diary.tz)
    except CannotRead:
        _failed(row, Imported.Trouble.AWAY)
    except reading.NoCalendar:
        _failed(row, Imported.Trouble.NO_CALENDAR)
    except reading.TooMuch:
        _failed(row, Imported.Trouble.TOO_MUCH)
    else:
        _keep(row, spans)


@transaction.atomic
def _keep(row: Imported, spans: list[Span]) -> None:
    """Under the row, so that two who read it at once leave one set of times."""
    now = timezone.now()
    if not Imported.objects.select_for_update().filter(pk=row.pk).exists():
        return  # removed meanwhile
    BusyTime.objects.filter(imported=row).delete()
    BusyTime.objects.bulk_create(
        (BusyTime(imported=row, starts_at=start, ends_at=end) for start, end in spans), batch_size=500
    )
    Imported.objects.filter(pk=row.pk).update(checked_at=now, read_at=now, trouble="", failures=0)


@transaction.atomic
def _failed(row: Imported, trouble: str) -> None:
    failures = min(row.failures + 1, 1000)
    Imported.objects.filter(pk=row.pk).update(checked_at=timezone.now(), trouble=trouble, failures=failures)
    if failures == TELL_AFTER:
        news.calendar_cannot_be_read(row)


def _may(diary: Diary, by: Person) -> None:
    require(rules.may_set_up(by, diary.enterprise), _("Only those who run it can set this up."))
