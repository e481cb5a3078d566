"""Making a booking: the time is taken and everything it needs is written down, or nothing is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from core.events import record
from core.moves import WrongMoment
from core.saved import codes
from enterprises.booking import links, news, prices, rules, taking
from enterprises.booking.models import Booking, Offer, Offering, Party, Payment, Terms, Way
from enterprises.booking.papers import actions as papers
from enterprises.booking.waiting import answering as waiting

#: How long a time is kept for somebody on the payment page: the page itself lives 31 minutes (booking.card).
HOLD = timedelta(minutes=35)
#: An enterprise has this long to answer, and never until later than the notice it asks for itself.
ANSWER = timedelta(days=3)


@dataclass(frozen=True)
class Who:
    """Somebody's part in a booking, as typed. `person` when they are signed in or known."""

    name: str = ""
    email: str = ""
    phone: str = ""
    address: str = ""
    organisation: str = ""
    reference: str = ""
    language: str = ""
    person: Person | None = None


@dataclass(frozen=True)
class Wish:
    """What somebody wants to book. `who` has Party.Role.FOR, and the other parts where they are somebody else.

    `pence` is what the page showed: when the price has changed meanwhile they are told, and not charged otherwise.
    """

    offering: Offering
    starts_at: datetime
    minutes: int
    way: str
    pence: int | None
    who: Mapping[str, Who]
    places: int = 1
    notes: str = ""
    helps: str = ""
    #: What the page was given to book with. The same one twice is one booking: somebody pressed the button twice.
    key: UUID | None = None
    #: A time that is kept for whoever waited for it (models.Offer): they book it, or another of the same offering.
    offer: UUID | None = None


class Made(NamedTuple):
    """The booking, and the short code that opens it: it is kept nowhere but as a digest (booking.links)."""

    booking: Booking
    code: str


class PriceChanged(WrongMoment):
    """It costs something else now than the page said."""


@transaction.atomic
def book(wish: Wish, *, by: Person | None, entered_by: Person | None = None) -> Made:
    """Take the time. It is booked at once, or asked for, or kept while it is paid by card: Booking.status says.

    `entered_by` is a support worker who does it for somebody on the phone. Raises Gone for a time that is taken,
    PriceChanged, WrongMoment for an offering nobody can book now, ValidationError for a way to pay it does not take.
    """
    now = timezone.now()
    kept = waiting.held(wish.offer, wish.offering)
    taking.hold(wish.offering.diary)
    if wish.key and (made := Booking.objects.filter(pk=wish.key).first()):
        return Made(made, links.code_of(made))
    offering = _open(wish.offering)
    price = price_of(offering, wish.minutes, wish.places)
    if price != wish.pence:
        raise PriceChanged(_("The price of this has changed. Please look at it again before you book."))
    _check_way(offering, wish.way, price)
    booking, code = _as_it_is_now(wish, offering, price, now)
    booking.entered_by = entered_by
    _take(wish, kept, booking.pk, now)
    booking.save(force_insert=True)
    Party.objects.bulk_create(Party(booking=booking, role=role, **vars(who)) for role, who in wish.who.items())
    expect_payment(booking)
    record(f"booking:{_HAPPENED[booking.status]}", booking, by=entered_by or by)
    if booking.status == Booking.Status.CONFIRMED:
        papers.confirmed(booking)
    if booking.status != Booking.Status.HELD:
        news.made(booking)
    return Made(booking, codes.shown(code))


def _take(wish: Wish, kept: Offer | None, booking_id: UUID, now: datetime) -> None:
    """The time, from what is free or from what was kept for them. Raises Gone."""
    time: dict[str, Any] = {"starts_at": wish.starts_at, "minutes": wish.minutes, "places": wish.places}
    if kept is not None:
        waiting.take_up(kept, **time, booking_id=booking_id, now=now)
    else:
        taking.take(wish.offering, **time, held_by=booking_id, now=now)


def _as_it_is_now(wish: Wish, offering: Offering, price: int | None, now: datetime) -> Made:
    """Not saved yet. Price and rule of cancelling are copied: what changes in the offering later changes no booking."""
    pk = wish.key or uuid4()
    code = links.new_code(pk)
    booking = Booking(
        pk=pk,
        offering=offering,
        starts_at=wish.starts_at,
        ends_at=wish.starts_at + timedelta(minutes=wish.minutes),
        zone=offering.diary.zone,
        places=wish.places,
        pence=price,
        way=wish.way,
        free_until_hours=offering.free_until_hours,
        late_percent=offering.late_percent,
        notes=wish.notes,
        helps=wish.helps,
        code_digest=codes.digest(code),
        **_first_status(offering, wish, now),
    )
    return Made(booking, code)


def price_of(offering: Offering, minutes: int, places: int) -> int | None:
    """In pence. Raises WrongMoment when this length is not offered any more."""
    length = offering.lengths.filter(minutes=minutes).first()
    if length is None:
        raise WrongMoment(_("This length cannot be booked any more. Please choose again."))
    return prices.total(offering.price, length.pence, minutes=minutes, places=places)


def expect_payment(booking: Booking) -> None:
    """Money that will come by another way than by card."""
    if booking.pence and booking.way not in {Way.CARD, Way.FREE}:
        Payment.objects.create(
            booking=booking, way=booking.way, status="expected", pence=booking.pence, currency=booking.currency
        )


def answer_by(starts_at: datetime, now: datetime) -> datetime:
    """When a request runs out: after three days, but an hour before it would begin at the latest."""
    return max(min(now + ANSWER, starts_at - timedelta(hours=1)), now + timedelta(minutes=5))


def _open(offering: Offering) -> Offering:
    """As it is now."""
    found = Offering.objects.select_related("diary", "enterprise__booking_terms").get(pk=offering.pk)
    if not rules.can_be_booked(found):
        raise WrongMoment(_("This cannot be booked at the moment. Get in touch with the enterprise instead."))
    return found


def _check_way(offering: Offering, way: str, price: int | None) -> None:
    if way not in ways_for(offering.enterprise.booking_terms, price):
        raise ValidationError(_("Choose one of the ways to pay on this page."))


def ways_for(terms: Terms, price: int | None) -> list[str]:
    """The ways somebody can choose from. What is free needs none, and a card cannot pay what is still to be agreed."""
    if price == 0:
        return [Way.FREE]
    taken = [way for way in Way.values if way in terms.ways]
    return [way for way in taken if way != Way.CARD or (price is not None and rules.takes_cards(terms))]


def _first_status(offering: Offering, wish: Wish, now: datetime) -> dict[str, Any]:
    if offering.asks_first:
        return {"status": Booking.Status.REQUESTED, "expires_at": answer_by(wish.starts_at, now)}
    if wish.way == Way.CARD:
        return {"status": Booking.Status.HELD, "expires_at": now + HOLD}
    return {"status": Booking.Status.CONFIRMED}


_HAPPENED: dict[str, str] = {
    Booking.Status.REQUESTED: "requested",
    Booking.Status.HELD: "held",
    Booking.Status.CONFIRMED: "confirmed",
}
