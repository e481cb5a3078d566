"""How a booking stands, in words and sums, for whoever booked it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from enterprises.booking import links, prices, regular, rules, words
from enterprises.booking.models import Booking, Party, Way

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
    return may_change(booking) and booking.status != "held" and rules.can_be_booked(booking.offering)


def in_words(booking: Booking) -> tuple[str, str]:
    """A heading, and what it means."""
    name = booking.offering.enterprise.name
    facts = {"name": name}
    said = {
        "held": (_("Kept for you while you pay"), _("It is booked as soon as you have paid.")),
        "requested": (
            _("You have asked"),
            _("%(name)s will say yes or no. The time is kept for you until then.") % facts,
        ),
        "confirmed": (_("It is booked"), _("%(name)s expects you.") % facts),
        "completed": (_("It took place"), _("Thank you for using a small enterprise near you.")),
        "no_show": (_("You did not come"), _("If this is wrong, tell %(name)s.") % facts),
        "expired": (_("Nobody answered in time"), _("The time is not kept for you any more. You pay nothing.")),
        "declined": (_("They could not say yes"), _("%(name)s could not take it. You pay nothing.") % facts),
        "cancelled": _cancelled(booking),
    }
    if booking.status == "confirmed" and booking.ends_at < timezone.now():
        return _("It is over"), _("We hope it went well.")
    return said[booking.status]


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
        "by_person": True,
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
        "money": money_of(booking),
        "price": words.money(booking.pence),
        "is_over": booking.status in ENDED,
        "how_to_pay": _how_to_pay(booking, terms),
        "may_change": may_change(booking),
        "may_move": may_move(booking),
        **_regular(booking),
    }


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
