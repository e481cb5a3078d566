"""The signed address by which somebody outside comes to a document. It opens nothing without the code."""

from django.core.signing import BadSignature, Signer

from enterprises.listings.models import DocumentShare


def token_for(share: DocumentShare) -> str:
    return _signer().sign(str(share.pk))


def share_of(token: str) -> DocumentShare | None:
    """None when the address is spoilt, or nothing is known of it any more."""
    try:
        pk = int(_signer().unsign(token))
    except (BadSignature, ValueError):
        return None
    rows = DocumentShare.objects.select_related("document__enterprise__closing", "made_by")
    return rows.filter(pk=pk).first()


def _signer() -> Signer:
    return Signer(salt="listings.documents.sharing")
