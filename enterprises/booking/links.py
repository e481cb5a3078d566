"""How somebody comes to their booking without an account: by the signed link they were sent, or by its short code."""

from collections.abc import Iterator
from uuid import UUID

from django.core.signing import BadSignature, Signer

from core.ready import Ready
from core.saved import codes
from enterprises.booking.models import Booking
from enterprises.booking.models.booking import BookingQuerySet

_HAS_CODE = Ready(lambda digests: Booking.objects.filter(code_digest__in=digests).values_list("pk"), mark="?")


def token_for(booking: Booking) -> str:
    """Opens this booking for whoever holds it."""
    return _signer().sign(str(booking.pk))


def booking_of(token: str) -> Booking | None:
    """None when the link is spoilt, or the booking is not kept any more."""
    try:
        pk = UUID(_signer().unsign(token))
    except (BadSignature, ValueError):
        return None
    return booking_with(pk)


def booking_with(pk: UUID) -> Booking | None:
    return _bookings().filter(pk=pk).first()


def new_code(pk: UUID) -> str:
    """The short code of a booking that is being made: always the same for it, so that it can be shown again."""
    return next(code for code in _codes(pk) if not _HAS_CODE.rows([codes.digest(code)]))


def code_of(booking: Booking) -> str:
    """As it is written and said; "" when it was made under a key the site has not any more."""
    fits = (code for code in _codes(booking.pk) if codes.digest(code) == booking.code_digest)
    return codes.shown(next(fits, ""))


def booking_of_code(typed: str) -> Booking | None:
    """None for what is no code, and for one that opens nothing."""
    code = codes.read(typed)
    return _bookings().filter(code_digest=codes.digest(code)).first() if code else None


def _codes(pk: UUID) -> Iterator[str]:
    """The first that is free is a booking's: two of a hundred thousand million seldom meet."""
    return (codes.derived("booking", pk.hex, attempt) for attempt in range(5))


def _bookings() -> BookingQuerySet:
    rows = Booking.objects.select_related("series", "offering__enterprise__area", "offering__diary")
    return rows.prefetch_related("parties")


def _signer() -> Signer:
    return Signer(salt="booking")
