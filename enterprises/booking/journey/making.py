"""From the answers to a booking."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import get_language

from core.saved import actions as saved
from core.saved.tickets import Ticket
from enterprises.booking.actions import book, regularly
from enterprises.booking.actions.book import Who, Wish
from enterprises.booking.journey.often import Times
from enterprises.booking.journey.trip import Trip
from enterprises.booking.models import Booking, Offering, Party, Way


@transaction.atomic
def make(trip: Trip, *, pence: int | None, times: Times | None, ticket: Ticket | None) -> Booking:
    """Book what was answered, of regular times the first of those booked. `pence` and `times` are what the last page
    showed. Raises what actions.book and actions.regularly do, and AlreadyGone when the saved form this was has been
    sent by somebody else.
    """
    if ticket and made_with(UUID(trip.draft.key)) is None:
        saved.finish(ticket.saved_id, by=ticket.by)
    wish, by = wish_of(trip, pence), {"by": trip.person, "entered_by": trip.worker}
    if times is None or len(times.free) == 1:
        return book.book(wish, **by).booking
    series = regularly.book_regularly(wish, times.free, times.every_weeks, **by)
    return series.bookings.order_by("starts_at", "pk")[0]


def made_with(key: UUID) -> Booking | None:
    """What was booked with this key already; of regular times the first."""
    return Booking.objects.filter(Q(pk=key) | Q(series=key)).in_order().first()


def wish_of(trip: Trip, pence: int | None) -> Wish:
    """Every page was answered: its form has just said so."""
    assert trip.offering is not None  # nosec B101 -- so has steps.first_open
    assert trip.starts_at is not None  # nosec B101 -- the same
    return Wish(
        offering=trip.offering,
        starts_at=trip.starts_at,
        minutes=trip.minutes,
        places=trip.places if trip.offering.kind == Offering.Kind.GROUP else 1,
        way=way_of(trip),
        pence=pence,
        who=parties(trip),
        notes=trip.said("notes"),
        helps=trip.said("helps"),
        key=UUID(trip.draft.key),
        offer=trip.kept.pk if trip.kept else None,
    )


def way_of(trip: Trip) -> str:
    return str(Way.FREE) if trip.pence == 0 else trip.said("way")


def parties(trip: Trip) -> dict[str, Who]:
    """Whom it is for, who booked it where that is somebody else, and who pays where that is another again."""
    language = get_language() or ""
    home = f"{trip.said('address')}\n{trip.said('postcode')}" if _is_at_home(trip) else ""
    me = {"name": trip.said("name"), "email": trip.said("email"), "phone": trip.said("phone")}
    mine = Who(**me, language=language, person=trip.person)
    if trip.is_for_other:
        theirs = Who(name=trip.said("other_name"), phone=trip.said("other_phone"), address=home, language=language)
        found: dict[str, Any] = {Party.Role.FOR: theirs, Party.Role.BY: mine}
    else:
        found = {Party.Role.FOR: Who(**me, address=home, language=language, person=trip.person)}
    payer = payer_of(trip)
    return found | ({Party.Role.PAYER: payer} if payer else {})


def payer_of(trip: Trip) -> Who | None:
    """None: whoever booked pays."""
    if trip.pence == 0 or (trip.said("payer") != "other" and trip.said("way") != Way.INVOICE):
        return None
    names = ["name", "organisation", "reference"]
    if trip.said("way") == Way.INVOICE:
        names += ["email", "address"]
    person = trip.person if trip.said("payer") != "other" else None
    said: dict[str, Any] = {name: trip.said(f"payer_{name}") for name in names}
    return Who(**said, person=person)


def _is_at_home(trip: Trip) -> bool:
    return bool(trip.offering and trip.offering.where == Offering.Where.HOME)
