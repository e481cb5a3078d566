"""The signed address of one paper: whoever pays opens it without an account. It opens nothing else of the booking."""

from uuid import UUID

from django.core.signing import BadSignature, Signer

from enterprises.booking.models import Paper


def token_for(paper: Paper) -> str:
    return _signer().sign(paper.pk.hex)


def paper_of(token: str) -> Paper | None:
    """None when the address is spoilt, or the paper is not kept any more."""
    try:
        pk = UUID(hex=_signer().unsign(token))
    except (BadSignature, ValueError):
        return None
    return Paper.objects.select_related("enterprise").filter(pk=pk).first()


def _signer() -> Signer:
    return Signer(salt="booking.papers")
