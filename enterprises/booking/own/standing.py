"""How a booking stands, in words and sums, for whoever booked it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from enterprises.booking import links, prices, proving, regular, rules, words
from enterprises.booking.actions import asking, moving
from enterprises.booking.models import Booking, Party, Way
from enterprises.booking.papers import links as paper_links
from enterprises.booking.papers import queries

ENDED = ("expired", "declined", "cancelled")


@dataclass(frozen=True)
class Money:
    """What was paid for a booking so far, in pence."""

    paid: int
    given_back: int
    still_to_come: int


def money_of(booking: Booking) -> Money:
    paid = given_back = expected = 0
    for payment in booking.payments.prefetch_related("refunds"):
        if payment.status in ("paid", "received", "no_slot"):
            paid += payment.pence
            given_back += sum(each.pence for each in payment.refunds.all() if each.status != "failed")
        elif payment.status == "expected":
            expected += payment.pence
    return Money(paid, given_back, expected)


def may_change(booking: Booking, now: datetime | None = None) -> bool:
    """Whether whoever booked can still cancel it here."""
    return booking.status in ("held", "requested", "confirmed") and booking.starts_at > (now or timezone.now())


def may_move(booking: Booking) -> bool:
    """Not once cancelling would cost something: then they ring."""
    can_be_moved = may_change(booking) and booking.status != "held" and not moving.is_late(booking)
    return can_be_moved and rules.can_be_booked(booking.offering)


def in_words(booking: Booking) -> tuple[str, str]:
    """A heading, and what it means."""
    name = booking.offering.enterprise.name
    facts = {"name": name}
    said = {
        "held": (_("Kept for you while you pay"), _("It is booked as soon as you have paid.")),
        "requested": (_("You have asked"), _asked(booking)),
        "confirmed": (_("It is booked"), _("%(name)s expects you.") % facts),
        "completed": (_("It took place"), _("Thank you for using a small enterprise near you.")),
        "no_show": (_("You did not come"), _("If this is wrong, tell %(name)s.") % facts),
        "expired": _expired(booking),
        "declined": (_("They could not say yes"), _("%(name)s could not take it. You pay nothing.") % facts),
        "cancelled": _cancelled(booking),
    }
    if booking.status == "confirmed" and booking.ends_at < timezone.now():
        return _("It is over"), _("We hope it went well.")
    return said[booking.status]


def _asked(booking: Booking) -> str:
    """With the day they must have answered by: until then nobody needs to wonder."""
    facts = {"name": booking.offering.enterprise.name}
    if booking.expires_at is None:
        return _("%(name)s will say yes or no. The time is kept for you until then.") % facts
    facts["day"] = words.day(booking.expires_at, booking.tz)
    return _("%(name)s says yes or no, on %(day)s at the latest. The time is kept for you until then.") % facts


def _expired(booking: Booking) -> tuple[str, str]:
    if booking.was_not_paid:
        said = _("So the time is free for others again. Nothing was taken from you. You can book again at any time.")
        return _("It was not paid in time"), said
    return _("Nobody answered in time"), _("The time is not kept for you any more. You pay nothing.")


def _cancelled(booking: Booking) -> tuple[str, str]:
    if booking.ended_by == Booking.Side.ENTERPRISE:
        said = _("%(name)s had to cancel. All that was paid goes back.")
        return _("They had to cancel"), said % {"name": booking.offering.enterprise.name}
    return _("It is cancelled"), _("You cancelled it. The time is free for others.")


@dataclass(frozen=True)
class Leaving:
    """What cancelling now means: how much was paid, how much of it goes back, what they may still ask for."""

    paid: int
    goes_back: int
    may_ask: int
    is_in_time: bool


def leaving(booking: Booking, now: datetime | None = None) -> Leaving:
    """By the rule the booking was made under; the action gives back exactly this."""
    now = now or timezone.now()
    facts: dict[str, Any] = {
        "starts_at": booking.starts_at,
        "cancelled_at": now,
        "free_until_hours": booking.free_until_hours,
        "late_percent": booking.late_percent,
        # What nobody has said yes to yet costs nothing.
        "by_person": booking.status == "confirmed",
    }
    money = money_of(booking)
    left = money.paid - money.given_back
    kept = booking.late_percent and prices.given_back(100, **facts) < 100
    owed = money.still_to_come - prices.given_back(money.still_to_come, **facts)
    return Leaving(left, prices.given_back(left, **facts), owed, not kept)


def leaving_all(bookings: Sequence[Booking]) -> Leaving:
    """The same for several at once."""
    each = [leaving(booking) for booking in bookings]
    return Leaving(
        sum(one.paid for one in each),
        sum(one.goes_back for one in each),
        sum(one.may_ask for one in each),
        all(one.is_in_time for one in each),
    )


def frame(booking: Booking) -> dict[str, Any]:
    """What every page of a booking shows."""
    heading, meaning = in_words(booking)
    money = money_of(booking)
    if booking.was_not_paid and money.paid:
        meaning = _("Your payment came when the time was gone. We are sorry. All of it goes back to you by itself.")
    terms = getattr(booking.offering.enterprise, "booking_terms", None)
    return {
        "booking": booking,
        "offering": booking.offering,
        "enterprise": booking.offering.enterprise,
        "token": links.token_for(booking),
        "code": links.code_of(booking),
        "heading": heading,
        "meaning": meaning,
        "is_for": booking.party(Party.Role.FOR),
        "booked_by": booking.party(Party.Role.BY),
        "payer": booking.party(Party.Role.PAYER),
        "money": money,
        "price": words.money(booking.pence),
        "is_over": booking.status in ENDED,
        "how_to_pay": _how_to_pay(booking, terms),
        "may_change": may_change(booking),
        "may_move": may_move(booking),
        "is_late": may_change(booking) and moving.is_late(booking),
        "may_give_address": may_give_address(booking),
        **_regular(booking),
    }


def may_give_address(booking: Booking) -> bool:
    """A guest whose e-mail address nobody has said yes to, while there is still something to be told."""
    party = booking.party(Party.Role.BY)
    return not proving.is_proven(party) and may_change(booking) and booking.status != "held"


def papers_of(booking: Booking) -> dict[str, Any]:
    """What was written about its money, each with its address; and the money a receipt can be asked for."""
    written = [(each, paper_links.token_for(each)) for each in queries.of_booking(booking)]
    waiting = asking.waiting_for(booking)
    return {"papers": written, "receipt_for": waiting, "may_ask_receipt": bool(waiting and asking.may_ask(waiting))}


def _regular(booking: Booking) -> dict[str, Any]:
    """How many there are and how often, of one of regular bookings."""
    if booking.series is None:
        return {}
    rows = list(regular.together_with(booking))
    return {"number": len(rows), "often": regular.in_words(booking.series, rows)}


def _how_to_pay(booking: Booking, terms: Any) -> str:
    """The enterprise's words about the way that was chosen, for whoever chose it and for nobody else."""
    if terms is None or booking.status not in ("requested", "confirmed", "completed"):
        return ""
    said = {Way.TRANSFER: terms.transfer_words, Way.PREPAID: terms.prepaid_words}
    return str(said.get(Way(booking.way), ""))
