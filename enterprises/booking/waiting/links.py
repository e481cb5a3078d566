"""The signed address by which somebody comes to their place on a waiting list, with an account or without."""

from uuid import UUID

from django.core.signing import BadSignature, Signer

from enterprises.booking.models import Waiting


def token_for(waiting: Waiting) -> str:
    """Opens this place for whoever holds it."""
    return _signer().sign(str(waiting.pk))


def waiting_of(token: str) -> Waiting | None:
    """None when the link is spoilt, or the place is not kept any more."""
    try:
        pk = UUID(_signer().unsign(token))
    except (BadSignature, ValueError):
        return None
    rows = Waiting.objects.select_related("offering__enterprise__area", "offering__diary")
    return rows.filter(pk=pk).first()


def _signer() -> Signer:
    return Signer(salt="booking.waiting")
