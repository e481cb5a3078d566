"""How somebody comes to their booking without an account: by the signed link they were sent."""

from uuid import UUID

from django.core.signing import BadSignature, Signer

from enterprises.booking.models import Booking


def token_for(booking: Booking) -> str:
    """Opens this booking for whoever holds it."""
    return _signer().sign(str(booking.pk))


def booking_of(token: str) -> Booking | None:
    """None when the link is spoilt, or the booking is not kept any more."""
    try:
        pk = UUID(_signer().unsign(token))
    except (BadSignature, ValueError):
        return None
    return Booking.objects.select_related("offering__enterprise__area").filter(pk=pk).first()


def _signer() -> Signer:
    return Signer(salt="booking")
