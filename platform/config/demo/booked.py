"""A few bookings in the demo town, made through the action people use: some to come, one asked for, one cancelled, two
who come regularly; and who waits for a free time.
"""

from datetime import timedelta

from django.utils import timezone

from accounts.models import Person
from config.demo.accounts import HOST
from enterprises.booking import queries, rhythm
from enterprises.booking.actions import address, ending
from enterprises.booking.actions.book import Who, Wish, book, price_of
from enterprises.booking.actions.regularly import book_regularly
from enterprises.booking.models import Booking, Offering, Party, Way
from enterprises.booking.waiting import joining
from enterprises.booking.waiting.suits import Wanted

HOME = {"reg": "3 Wharf Cottages\nBrimscombe\nGL5 2QG", "ann": "Flat 2, 14 Castle Street\nStroud\nGL5 2HP"}
#: what is booked, for whom, the how manieth free time, the way to pay, what helps them, and what they wrote
BOOKED = (
    ("Watch me draw your pet, looking cross", "Doreen Hale", 3, Way.CASH, "Speak slowly, one thing at a time", ""),
    ("Make cross cards together", "Ken and Pat Moss", 0, Way.PREPAID, "No steps, and room for a wheelchair", ""),
    ("Piano lesson at your home", "Reg Tanner", 5, Way.TRANSFER, "", "I have one good hand. Is that enough?"),
    ("Tell me about your pet", "Shirley Rudd", 2, Way.FREE, "Let the phone ring for long", ""),
    ("Gardening", "Ann Lee", 9, Way.INVOICE, "Ring me before you come", "The gate sticks. Push hard."),
)


#: Who waits: for a place on the full date, or for a time on some days and parts of the day.
WAITS = (
    ("Make cross cards together", "Cath Lindley", ()),
    ("Piano lesson at my house", "Derek Osei", (1, 3)),
)


def book_some() -> None:
    """A second run finds them and leaves them."""
    if Booking.objects.exists():
        return
    _fill_a_group()
    made = [_book(*row) for row in BOOKED]
    for booking in made[:2]:  # the others have not looked into their e-mail yet
        address.prove(booking)
    ending.cancel_for_person(made[3], by=None, words="My cat is at the vet.")
    mine = Offering.objects.filter(name="Chair yoga in the hall").first()
    ana = Person.objects.filter(email=f"ana@{HOST}").first()
    if mine and ana:
        who: dict[str, Who] = {Party.Role.FOR: Who(ana.name, ana.email or "", ana.phone, person=ana)}
        _regularly(mine, who, 1, Way.CASH, weeks=1, times=8)
    dig = Offering.objects.filter(name="Gardening").first()
    if dig:
        doreen = Who("Doreen Hale", "doreen@example.org", "01632 960471", "The Old Bakehouse\nRodborough\nGL5 3UN")
        _regularly(dig, {Party.Role.FOR: doreen}, 14, Way.TRANSFER, weeks=2, times=6)


def _fill_a_group() -> None:
    """The last date of cross cards is full, and somebody waits for a place in it. Somebody else waits for a lesson."""
    for name, called, weekdays in WAITS:
        offering = Offering.objects.get(name=name, status=Offering.Status.OPEN)
        minutes = offering.lengths.order_by("minutes")[0].minutes
        today = timezone.localdate()
        wanted = Wanted(today + timedelta(weeks=5), weekdays, ["morning"])
        if offering.kind == Offering.Kind.GROUP:
            last = queries.free_times(offering, minutes)[-1]
            group = Who("Stroud Scouts", "scouts@example.org", "01632 960480")
            _take(offering, {Party.Role.FOR: group}, -1, Way.PREPAID, places=last.places)
            wanted = Wanted(last.starts_at.date(), starts_at=last.starts_at)
        email = f"{called.split()[0].lower()}@example.org"
        joining.join(joining.Place(offering, minutes, wanted, called, email, "01632 960481"))


def _book(name: str, called: str, number: int, way: str, helps: str, notes: str) -> Booking:
    offering = Offering.objects.get(name=name, status=Offering.Status.OPEN)
    first = called.split()[0].lower()
    address = HOME.get(first, "") if offering.where == Offering.Where.HOME else ""
    them = Who(called, f"{first}@example.org", "01632 960471", address)
    who: dict[str, Who] = {Party.Role.FOR: them}
    if way == Way.INVOICE:
        who[Party.Role.PAYER] = Who(
            "Direct payments team", "invoices@example.org", organisation="Stroud Valleys Council", reference="PO 20417"
        )
    return _take(offering, who, number, way, helps=helps, notes=notes)


def _take(
    offering: Offering,
    who: dict[str, Who],
    number: int,
    way: str,
    *,
    helps: str = "",
    notes: str = "",
    places: int = 1,
) -> Booking:
    return book(_wish(offering, who, number, way, places=places, helps=helps, notes=notes), by=None).booking


def _wish(
    offering: Offering,
    who: dict[str, Who],
    number: int,
    way: str,
    *,
    helps: str = "",
    notes: str = "",
    places: int = 1,
) -> Wish:
    """The first of its lengths, at that free time."""
    length = offering.lengths.order_by("minutes")[0]
    free = queries.free_times(offering, length.minutes, now=timezone.now())
    start = free[min(number, len(free) - 1)].starts_at  # -1 is the last
    price = price_of(offering, length.minutes, places)
    return Wish(offering, start, length.minutes, way, price, who, places=places, helps=helps, notes=notes)


def _regularly(offering: Offering, who: dict[str, Who], number: int, way: str, *, weeks: int, times: int) -> None:
    """Every so many weeks, but on days when they are away."""
    wish = _wish(offering, who, number, way)
    starts = rhythm.starts(wish.starts_at, weeks, offering.diary.tz, times=times)
    free = queries.still_free(offering, wish.minutes, starts, places=1, now=timezone.now(), further=rhythm.FURTHEST)
    book_regularly(wish, [each for each in starts if each in free], weeks, by=None)
