"""What of the gate's town can be booked, and bookings in the states people find theirs in."""

from datetime import time, timedelta
from typing import Any

from django.utils import timezone

from accounts.models import Person
from enterprises.booking import links, proving, queries, rhythm
from enterprises.booking.actions import ending
from enterprises.booking.actions.book import Who, Wish, book
from enterprises.booking.actions.regularly import book_regularly
from enterprises.booking.models import Booking, Diary, Length, Offering, Party, PhoneNews, Terms, WeeklyHours
from enterprises.booking.waiting import joining, offering
from enterprises.booking.waiting.links import token_for
from enterprises.booking.waiting.suits import Wanted
from enterprises.listings.models import Enterprise


def be_booked(enterprise: Enterprise) -> dict[str, Any]:
    """One at a place, one at home, a group; and by link: booked, asked for, cancelled, declined, run out, over."""
    diary = Diary.objects.create(enterprise=enterprise, name="Ruby")
    for weekday in range(7):
        WeeklyHours.objects.create(diary=diary, weekday=weekday, begins=time(9), ends=time(17))
    Terms.objects.create(
        enterprise=enterprise,
        is_open=True,
        ways=["prepaid", "invoice", "transfer", "cash"],
        transfer_words="Sort code 00-00-00, account 00000000.",
    )
    venue = _offer(diary, "An hour in the garden", where="venue", place_words="The allotment gate", asks_first=False)
    asked = _offer(diary, "Digging at your home", where="home", late_percent=50)
    _offer(diary, "Tea and seeds", where="venue", kind="group", places=8, price="person", asks_first=False)
    weekly = _offer(diary, "Weeding, week by week", where="venue", asks_first=False, can_repeat=True)
    Enterprise.objects.filter(pk=enterprise.pk).update(comes_to_you=True, reach_districts="GL5")
    ana = Person.objects.get(email="ana@example.com")
    made = {name: _book(offering, way) for name, offering, way in _states(venue, asked)}
    enterprise.ownership_set.get_or_create(person=ana)
    ending.cancel_for_person(made["cancelled"], by=None)
    ending.decline(made["declined"], by=ana, words="I am away then.")
    ending.expire(made["expired"])
    Booking.objects.filter(pk=made["over"].pk).update(
        status="completed", starts_at=timezone.now() - timedelta(days=9), ends_at=timezone.now()
    )
    Party.objects.filter(booking=made["confirmed"]).update(person=ana)
    _only_a_phone(made["confirmed"])
    made["regular"] = _every_week(weekly)
    Offering.objects.filter(pk=venue.pk).update(words_changed_at=timezone.now())
    return _who_waits(venue, ana) | {
        "own_offering_to_read": str(venue.pk),
        "own_address_asked": proving.token_for(made["asked"].party(Party.Role.BY)),
        **{f"own_booking_{name}": links.token_for(booking) for name, booking in made.items()},
    }


def _states(venue: Offering, asked: Offering) -> list[tuple[str, Offering, str]]:
    return [
        ("confirmed", venue, "transfer"),
        ("asked", asked, "cash"),
        ("cancelled", venue, "cash"),
        ("declined", asked, "cash"),
        ("expired", asked, "cash"),
        ("over", venue, "cash"),
    ]


def _offer(diary: Diary, name: str, **facts: Any) -> Offering:
    offering = Offering.objects.create(
        enterprise=diary.enterprise, diary=diary, name=name, status="open", words="We dig and talk.", **facts
    )
    Length.objects.create(offering=offering, minutes=60, pence=1500)
    return offering


def _book(offering: Offering, way: str) -> Booking:
    start = queries.free_times(offering, 60)[-1].starts_at
    who = Who("Vi Green", "vi@example.com", "01632 960555", "1 Canal Row, GL5 1QA")
    wish = Wish(offering, start, 60, way, 1500, {Party.Role.FOR: who})
    return book(wish, by=None).booking


def _every_week(offering: Offering) -> Booking:
    """Four times, by whoever holds the link."""
    start = queries.free_times(offering, 60)[-1].starts_at
    starts = rhythm.starts(start, 1, offering.diary.tz, times=4)
    who = {Party.Role.FOR: Who("Vi Green", "vi@example.com")}
    wish = Wish(offering, start, 60, "cash", 1500, who)
    return book_regularly(wish, starts, 1, by=None).bookings.order_by("starts_at")[0]


def _who_waits(venue: Offering, ana: Person) -> dict[str, Any]:
    """Two wait for an hour in the garden, and one has an offer."""
    wanted = Wanted(timezone.localdate() + timedelta(weeks=5), [1, 3], ["evening"])
    rows = [joining.join(joining.Place(venue, 60, wanted, name, "bo@example.com")) for name in ("Bo Green", "Cy Fox")]
    start = queries.free_times(venue, 60)[-1].starts_at
    offering.offer_directly(rows[0], start, by=ana, words="I am there longer that day.")
    return {
        "own_waiting_offer": token_for(rows[0]),
        "own_waiting_row": str(rows[1].pk),
        "own_waiting_at": venue.enterprise_id,
        "own_waiting_what": f"{venue.pk}-60",
    }


def _only_a_phone(booking: Booking) -> None:
    for status, told_at in (("ring", None), ("told", timezone.now())):
        PhoneNews.objects.create(
            booking=booking,
            status=status,
            told_at=told_at,
            number="01632 960555",
            name="Vi Green",
            words="It is booked.",
        )
