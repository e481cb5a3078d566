"""What stands in an enterprise's diary: to come, day by day, and found by a name or a code."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from core.saved import codes
from enterprises.booking import times
from enterprises.booking.models import Booking, Party
from enterprises.booking.models.booking import BookingQuerySet
from enterprises.listings.models import Enterprise

#: Names are sealed, so they are opened one by one: those of this many bookings, the newest first.
MOST_SEARCHED = 2000


@dataclass(frozen=True)
class Day:
    """One day of the diary, and what is in it."""

    day: date
    bookings: list[Booking]
    is_today: bool = False


def of(enterprise: Enterprise) -> BookingQuerySet:
    """All of one enterprise's, with what a page shows of them."""
    rows = Booking.objects.of(enterprise).select_related("series", "offering__diary", "offering__enterprise__area")
    return rows.prefetch_related("parties")


def name_in(booking: Booking) -> str:
    """Whom it is for; "" when that is not kept any more."""
    try:
        party = booking.party(Party.Role.FOR)
    except Party.DoesNotExist:
        return ""
    if booking.emptied_at:
        return ""
    return party.name or (party.person.name if party.person_id and party.person else "")


def zone_of(enterprise: Enterprise) -> ZoneInfo:
    """The wall by which its days begin: that of its first diary."""
    first = enterprise.diaries.order_by("pk").first()
    return first.tz if first else ZoneInfo("Europe/London")


def between(enterprise: Enterprise, first: date, last: date) -> list[Day]:
    """Every day from one to another with what keeps its time then, in order. Two queries, whatever there is."""
    zone = zone_of(enterprise)
    window = (times.instant(first, time(), zone), times.instant(last + times.DAY, time(), zone))
    rows = list(of(enterprise).with_time().filter(starts_at__gte=window[0], starts_at__lt=window[1]).in_order())
    today = datetime.now(zone).date()
    days = [first + number * times.DAY for number in range((last - first).days + 1)]
    return [
        Day(day, [row for row in rows if row.starts_at.astimezone(zone).date() == day], day == today) for day in days
    ]


def in_days(bookings: Iterable[Booking]) -> list[Day]:
    """The same bookings under their days."""
    days: dict[date, list[Booking]] = {}
    for booking in bookings:
        days.setdefault(booking.starts.date(), []).append(booking)
    return [Day(day, rows) for day, rows in days.items()]


def search(rows: BookingQuerySet, words: str) -> list[Booking]:
    """By the short code, or a part of somebody's name or of what was booked."""
    code = codes.read(words)
    if code and (found := list(rows.filter(code_digest=codes.digest(code)))):
        return found
    wanted = words.casefold().split()
    newest = rows.order_by("-starts_at", "pk")[:MOST_SEARCHED]
    return [row for row in newest if all(word in _text_of(row) for word in wanted)]


def _text_of(booking: Booking) -> str:
    names = [f"{party.name} {party.organisation}" for party in booking.parties.all()]
    return " ".join([*names, booking.offering.name]).casefold()


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())
