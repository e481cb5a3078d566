"""Why a listing must not be deleted. Apps above this one say it when they are ready; this one knows none of them."""

from collections.abc import Callable

from enterprises.listings.models import Enterprise

Reason = Callable[[Enterprise], str]
_REASONS: list[Reason] = []


def stays_when(reason: Reason) -> Reason:
    """`reason` says in a sentence why a listing must stay, "" when it may go as far as it knows. Use as a decorator."""
    _REASONS.append(reason)
    return reason


def why_stays(enterprise: Enterprise) -> str:
    """A sentence for whoever wants to delete it; "" when it may go."""
    return next((sentence for reason in _REASONS if (sentence := reason(enterprise))), "")
