"""The signed address by which somebody answers, with an account or without."""

from uuid import UUID

from django.core.signing import BadSignature, Signer

from enterprises.booking.models import Proposal


def token_for(proposal: Proposal) -> str:
    return _signer().sign(str(proposal.pk))


def proposal_of(token: str) -> Proposal | None:
    """None when the link is spoilt, or the booking is not kept any more."""
    try:
        pk = UUID(_signer().unsign(token))
    except (BadSignature, ValueError):
        return None
    rows = Proposal.objects.select_related("booking__offering__enterprise__area", "booking__offering__diary")
    return rows.prefetch_related("booking__parties").filter(pk=pk).first()


def _signer() -> Signer:
    return Signer(salt="booking.other_time")
