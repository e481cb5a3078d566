"""How the public searches. Nothing outside this package knows the engine."""

from enterprises.listings.models import Enterprise


def write_document(enterprise: Enterprise) -> None:
    """Write or renew what searching knows of this public listing, in the caller's transaction."""


def remove_document(enterprise_id: int) -> None:
    """Forget this listing, in the caller's transaction."""
