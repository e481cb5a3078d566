"""Making a booking: the time is taken and everything it needs is written down, or nothing is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import blocks
from accounts.models import Person
from core.events import record
from core.moves import WrongMoment
from core.ready import Ready
from core.saved import codes
from enterprises.booking import links, news, prices, rules, taking
from enterprises.booking.models import Booking, Length, Offer, Offering, Party, Payment, Series, Terms, Way
from enterprises.booking.papers import actions as papers
from enterprises.booking.signals import booking_is_certain
from enterprises.booking.waiting import answering as waiting

#: How long a time is kept for somebody on the payment page: the page itself lives 31 minutes (booking.card).
HOLD = timedelta(minutes=35)
#: An enterprise has this long to answer, and never until later than the notice it asks for itself.
ANSWER = timedelta(days=3)

# Asked by every booking while it holds the diary, so their SQL is ready.
_ABOUT = ("diary", *(f"enterprise__{name}" for name in ("booking_terms", "card_account", "closing", "area")))
_AS_IT_IS = Ready(lambda pks: Offering.objects.filter(pk__in=pks).select_related(*_ABOUT))
_LENGTHS = Ready(lambda pks: Length.objects.filter(offering__in=pks).values_list("minutes", "pence"))


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


class LengthGone(WrongMoment):
    """What was chosen is not offered any more; the rest is."""


@transaction.atomic
def book(wish: Wish, *, by: Person | None, entered_by: Person | None = None) -> Made:
    """Take the time. It is booked at once, or asked for, or kept while it is paid by card: Booking.status says.

    `entered_by` is a support worker who does it for somebody on the phone. Raises Gone for a time that is taken,
    PriceChanged, WrongMoment for an offering nobody can book now, ValidationError for a way to pay it does not take.
    """
    now = timezone.now()
    kept = waiting.held(wish.offer, wish.offering)
    taking.hold(wish.offering.diary)
    if wish.key and (before := Booking.objects.filter(pk=wish.key).first()):
        return Made(before, links.code_of(before))
    wish = as_offered(wish)
    made = write(wish, now, by=by, entered_by=entered_by, kept=kept)
    if made.booking.status != Booking.Status.HELD:
        news.made(made.booking)
    elif entered_by:
        news.kept_to_pay(made.booking)
    made.booking.parties_known = ()  # they may be changed from now on
    return made


def as_offered(wish: Wish) -> Wish:
    """The same with the offering as it is now, under the diary's lock. Raises what book() does, but Gone."""
    offering = _open(wish.offering, wish.who.values())
    price = price_of(offering, wish.minutes, wish.places)
    if price != wish.pence:
        raise PriceChanged(_("The price of this has changed. Please look at it again before you book."))
    _check_way(offering, wish.way, price)
    return replace(wish, offering=offering)


def write(
    wish: Wish,
    now: datetime,
    *,
    by: Person | None,
    entered_by: Person | None,
    series: Series | None = None,
    further: timedelta = timedelta(),
    kept: Offer | None = None,
) -> Made:
    """Part of what books, inside its transaction: everything but the news. Raises Gone."""
    booking, code = _as_it_is_now(wish, now)
    booking.entered_by, booking.series = entered_by, series
    _take(wish, kept, booking.pk, now, further)
    booking.save(force_insert=True)
    booking.parties_known = Party.objects.bulk_create(
        Party(booking=booking, role=role, **vars(who)) for role, who in wish.who.items()
    )
    expect_payment(booking)
    record(f"booking:{_HAPPENED[booking.status]}", booking, by=entered_by or by)
    if booking.status == Booking.Status.CONFIRMED:
        papers.confirmed(booking)
        booking_is_certain.send(Booking, booking=booking)
    return Made(booking, codes.shown(code))


def _take(wish: Wish, kept: Offer | None, booking_id: UUID, now: datetime, further: timedelta) -> None:
    """The time, from what is free or from what was kept for them. Raises Gone."""
    time: dict[str, Any] = {"starts_at": wish.starts_at, "minutes": wish.minutes, "places": wish.places}
    if kept is not None:
        waiting.take_up(kept, **time, booking_id=booking_id, now=now)
    else:
        taking.take(wish.offering, **time, held_by=booking_id, now=now, further=further)


def _as_it_is_now(wish: Wish, now: datetime) -> Made:
    """Not saved yet. Price and rule of cancelling are copied: what changes in the offering later changes no booking."""
    offering = wish.offering
    pk = wish.key or uuid4()
    code = links.new_code(pk)
    booking = Booking(
        pk=pk,
        offering=offering,
        starts_at=wish.starts_at,
        ends_at=wish.starts_at + timedelta(minutes=wish.minutes),
        zone=offering.diary.zone,
        places=wish.places,
        pence=wish.pence,
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
    pence_of = dict(_LENGTHS.rows([offering.pk]))
    if minutes not in pence_of:
        raise LengthGone(_("This length cannot be booked any more. Please choose again."))
    return prices.total(offering.price, pence_of[minutes], minutes=minutes, places=places)


def expect_payment(booking: Booking) -> None:
    """Money that will come by another way than by card."""
    if booking.pence and booking.way not in {Way.CARD, Way.FREE}:
        Payment.objects.create(
            booking=booking, way=booking.way, status="expected", pence=booking.pence, currency=booking.currency
        )


def answer_by(starts_at: datetime, now: datetime) -> datetime:
    """When a request runs out: after three days, but an hour before it would begin at the latest."""
    return max(min(now + ANSWER, starts_at - timedelta(hours=1)), now + timedelta(minutes=5))


def _open(offering: Offering, who: Iterable[Who]) -> Offering:
    """As it is now. For whoever is kept apart from those who run it (accounts.blocks) as if it took no bookings."""
    found = _AS_IT_IS.objects([offering.pk])
    people = [each.person for each in who if each.person]
    if (
        not found
        or not rules.can_be_booked(found[0])
        or (people and blocks.any_apart(people, found[0].enterprise.owners.all()))
    ):
        raise WrongMoment(_("This cannot be booked at the moment. Get in touch with the enterprise instead."))
    now: Offering = found[0]
    return now


def _check_way(offering: Offering, way: str, price: int | None) -> None:
    if way not in ways_for(offering.enterprise.booking_terms, price):
        raise ValidationError(_("Choose one of the ways to pay on this page."))


#: In pence. Less is refused by the payment provider (docs.stripe.com, "Minimum and maximum charge amounts": £0.30).
LEAST_BY_CARD = 30


def ways_for(terms: Terms, price: int | None, *, is_regular: bool = False) -> list[str]:
    """The ways somebody can choose from. What is free needs none, and a card cannot pay what is still to be agreed, nor
    regular times: each of those is paid by itself, and a page to pay on lives half an hour.
    """
    if price == 0:
        return [Way.FREE]
    taken = [way for way in Way.values if way in terms.ways]
    can_card = price is not None and price >= LEAST_BY_CARD and not is_regular and rules.takes_cards(terms)
    return [way for way in taken if way != Way.CARD or can_card]


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
