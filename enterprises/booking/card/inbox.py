"""News from the provider: written down once and answered at once; then a job asks how things really stand."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from enterprises.booking import stripe_gateway as provider
from enterprises.booking.card import accounts, reconciling, tasks
from enterprises.booking.gateway import News
from enterprises.booking.models import Arrived, Payment


@transaction.atomic
def take(news: News, *, door: str) -> None:
    """However often it comes, there is one row and one job."""
    facts = {"door": door, "kind": news.kind[:120], "account_id": news.account_id, "object_id": news.object_id}
    arrived, is_new = Arrived.objects.get_or_create(event_id=news.id, defaults=facts)
    if is_new:
        tasks.handle.enqueue(arrived.pk)


def handle(arrived_id: int) -> None:
    """May run twice. Raises Away: then it is tried again later."""
    arrived = Arrived.objects.get(pk=arrived_id)
    if arrived.door == "accounts":
        accounts.look(arrived.object_id)
    elif payment := _payment_of(arrived):
        reconciling.look(payment)
    Arrived.objects.filter(pk=arrived_id, done_at=None).update(done_at=timezone.now())


def _payment_of(arrived: Arrived) -> Payment | None:
    """Known by the provider's names, or else by what the provider says the object belongs to. None: not ours."""
    of_account = Payment.objects.filter(way="card", account_id=arrived.account_id)
    known = of_account.filter(session_id=arrived.object_id) | of_account.filter(intent_id=arrived.object_id)
    if arrived.object_id and (payment := known.first()):
        return payment
    kind = _object_type(arrived.kind)
    ours = _uuid(provider.payment_of(kind, arrived.object_id, arrived.account_id)) if kind else None
    payment = of_account.filter(pk=ours).first() if ours else None
    if payment and not payment.session_id and kind == "checkout.session":
        # It was made, and we were gone before we heard of it.
        Payment.objects.filter(pk=payment.pk, session_id="").update(session_id=arrived.object_id)
        payment.session_id = arrived.object_id
    return payment


def _object_type(kind: str) -> str:
    """v1.charge.dispute.created is about a dispute."""
    for start, name in _ABOUT.items():
        if kind.startswith(start):
            return name
    return ""


#: The longer beginnings first.
_ABOUT = {
    "v1.checkout.session.": "checkout.session",
    "v1.payment_intent.": "payment_intent",
    "v1.charge.dispute.": "dispute",
    "v1.charge.refund.": "refund",
    "v1.charge.": "charge",
    "v1.refund.": "refund",
}


def _uuid(words: str) -> UUID | None:
    try:
        return UUID(words)
    except ValueError:
        return None
