"""Whether an e-mail address that a guest typed is theirs: its letter box gets a link, and its reader says yes or no.

Until then no message there names anybody or opens anything (docs/adr/0008).
"""

from uuid import UUID

from django.core.signing import BadSignature, Signer
from django.utils.crypto import constant_time_compare, salted_hmac

from core.throttle import fold_email
from enterprises.booking import links
from enterprises.booking.models import Booking, Party


def is_proven(party: Party) -> bool:
    """Somebody signed in has proven theirs by that."""
    return party.person_id is not None or party.email_proven_at is not None


def waits(party: Party) -> bool:
    return bool(party.email) and not is_proven(party)


def token_for(party: Party) -> str:
    """For the address as it is now: once it is changed, the link in the old letter box opens nothing."""
    return _signer().sign(f"{party.booking_id.hex}.{_mark(party.email)}")


def party_of(token: str) -> tuple[Booking, Party] | None:
    """Whose address it is. None when the link is spoilt, or the address is another one by now."""
    try:
        pk, _dot, mark = _signer().unsign(token).partition(".")
        booking = links.booking_with(UUID(hex=pk))
    except (BadSignature, ValueError):
        return None
    try:
        party = booking.party(Party.Role.BY) if booking else None
    except Party.DoesNotExist:
        return None
    if booking is None or party is None or not party.email or not constant_time_compare(mark, _mark(party.email)):
        return None
    return booking, party


def _mark(email: str) -> str:
    return salted_hmac("booking.address", fold_email(email), algorithm="sha256").hexdigest()[:20]


def _signer() -> Signer:
    return Signer(salt="booking.address")
