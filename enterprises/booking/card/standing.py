"""From the provider's words to ours. No database.

>>> status_of(page="complete", is_paid=False, intent="processing")
'processing'
"""

from enterprises.booking.models import Payment

Status = Payment.Status


def status_of(*, page: str, is_paid: bool, intent: str) -> str:
    """How a payment stands, from its page (open, complete, expired), whether it is paid, and how the bank's side of it
    stands. A page that is complete and not paid was paid in a slow way: the bank is at it, or has said no.
    """
    if page == "complete" and (is_paid or intent == "succeeded"):
        return Status.PAID
    if page == "complete":
        return Status.FAILED if intent in ("requires_payment_method", "canceled") else Status.PROCESSING
    return Status.EXPIRED if page == "expired" else Status.OPEN
