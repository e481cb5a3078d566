"""One function for each message about a booking. It goes out after the transaction, in the way the person chose."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from accounts.messages import tell
from enterprises.booking.models import Booking, Imported, Party, Proposal
from enterprises.booking.other_times.links import token_for


def made(booking: Booking, *, code: str) -> None:
    """To whoever booked, with the short code; and to those who run the enterprise."""
    is_asked = booking.status == Booking.Status.REQUESTED
    _tell_person(booking, "requested" if is_asked else "confirmed", code=code)
    _tell_enterprise(booking, "new_request" if is_asked else "new_booking")


def confirmed(booking: Booking) -> None:
    """It was asked for, or paid, and is booked now."""
    _tell_person(booking, "confirmed")


def to_be_paid(booking: Booking) -> None:
    """The enterprise said yes: now it is paid by card."""
    _tell_person(booking, "to_be_paid")


def declined(booking: Booking) -> None:
    _tell_person(booking, "declined")


def expired(booking: Booking) -> None:
    """Nobody answered."""
    _tell_person(booking, "expired")
    _tell_enterprise(booking, "expired_unanswered")


def cancelled_by_person(booking: Booking) -> None:
    """To both: whoever cancelled sees that it worked."""
    _tell_person(booking, "cancelled")
    _tell_enterprise(booking, "person_cancelled")


def cancelled_by_enterprise(booking: Booking) -> None:
    _tell_person(booking, "enterprise_cancelled")


def moved_by_person(booking: Booking) -> None:
    _tell_person(booking, "moved")
    _tell_enterprise(booking, "person_moved")


def other_time_asked(proposal: Proposal) -> None:
    """The enterprise asks for another time: yes or no stands behind the link."""
    _tell_person(proposal.booking, "other_time", **_about(proposal))


def other_time_refused(proposal: Proposal) -> None:
    _tell_enterprise(proposal.booking, "other_time_refused")


def other_time_over(proposal: Proposal) -> None:
    """Nobody answered: for both, all stays as it is."""
    _tell_person(proposal.booking, "other_time_over", **_about(proposal))
    _tell_enterprise(proposal.booking, "other_time_unanswered")


def coming(booking: Booking) -> None:
    _tell_person(booking, "coming")


def late(booking: Booking, *, minutes: int) -> None:
    _tell_person(booking, "late", minutes=minutes)


def calendar_cannot_be_read(row: Imported) -> None:
    """To those who run it: what it said last still counts. Neither its address nor what stands in it is told."""
    enterprise = row.diary.enterprise
    facts = {"calendar": row, "enterprise": enterprise}
    for owner in enterprise.owners.all():
        tell(owner, "booking/calendar_trouble", facts, area=enterprise.area)


def _about(proposal: Proposal) -> dict[str, Any]:
    starts = proposal.starts_at and proposal.starts_at.astimezone(proposal.booking.tz)
    address = f"{settings.SITE_URL}{reverse('other_time', args=[token_for(proposal)])}"
    return {"proposal": proposal, "new_start": starts, "answer_at": address}


def _tell_person(booking: Booking, template: str, **facts: Any) -> None:
    """Whoever booked, by the way they are reached."""
    party = booking.party(Party.Role.BY)
    to = party.person or party.email
    if to:
        tell(to, f"booking/{template}", _facts(booking, **facts), area=_area(booking), language=party.language)


def _tell_enterprise(booking: Booking, template: str) -> None:
    """Everybody who runs it. Who booked stands on the page behind the link, not in the message."""
    for owner in booking.offering.enterprise.owners.all():
        tell(owner, f"booking/{template}", _facts(booking), area=_area(booking))


def _facts(booking: Booking, **facts: Any) -> dict[str, Any]:
    return {"booking": booking, "offering": booking.offering, "enterprise": booking.offering.enterprise, **facts}


def _area(booking: Booking) -> Any:
    return booking.offering.enterprise.area
