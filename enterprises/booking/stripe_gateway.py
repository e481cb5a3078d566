"""The only file that speaks to Stripe. Every call names the enterprise's own account: direct charges, so that the money
is theirs and never the site's (docs/adr/0007).

Nothing here is called inside a transaction: the database does not wait for somebody else's machine.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

import stripe
import structlog
from django.conf import settings

from enterprises.booking.gateway import AccountSeen, Away, Forged, News, RefundSeen, Refused, Seen

if TYPE_CHECKING:
    from stripe._request_options import RequestOptions
    from stripe.params._refund_create_params import RefundCreateParams
    from stripe.params.checkout._session_create_params import SessionCreateParams
    from stripe.params.v2.core._account_create_params import AccountCreateParams

log = structlog.get_logger("payments")
#: Names this software to Stripe in what it makes there.
INTEGRATION = "many-hands-booking"
SECRET_OF = {"payments": "STRIPE_PAYMENTS_SECRET", "accounts": "STRIPE_ACCOUNTS_SECRET"}


def is_on() -> bool:
    return bool(settings.STRIPE_SECRET_KEY)


def is_practice() -> bool:
    """No money moves: the key is one for trying things out."""
    return settings.STRIPE_SECRET_KEY.startswith(("sk_test_", "rk_test_"))


# --- an enterprise's account ------------------------------------------------------------------------
def account_params(*, name: str, email: str) -> "AccountCreateParams":
    """Stripe looks after the enterprise itself: its own dashboard, and fees and losses between the two of them."""
    return {
        "display_name": name,
        "contact_email": email,
        "dashboard": "full",
        "identity": {"country": "gb"},
        "configuration": {"merchant": {"capabilities": {"card_payments": {"requested": True}}}},
        "defaults": {
            "currency": "gbp",
            "locales": ["en-GB"],
            "responsibilities": {"fees_collector": "stripe", "losses_collector": "stripe"},
        },
        "include": ["configuration.merchant", "requirements"],
    }


def make_account(params: "AccountCreateParams", *, key: str) -> AccountSeen:
    with _asking():
        return _account(_client().v2.core.accounts.create(params, {"idempotency_key": key}))


def look_at_account(account_id: str) -> AccountSeen:
    with _asking():
        include: Any = ["configuration.merchant", "requirements"]
        return _account(_client().v2.core.accounts.retrieve(account_id, {"include": include}))


def onboarding_link(account_id: str, *, return_url: str, refresh_url: str) -> str:
    """Opens once, within minutes: it is never kept and never sent to anybody."""
    with _asking():
        link = _client().v2.core.account_links.create(
            {
                "account": account_id,
                "use_case": {
                    "type": "account_onboarding",
                    "account_onboarding": {"return_url": return_url, "refresh_url": refresh_url},
                },
            }
        )
        return link.url


def _account(account: stripe.v2.core.Account) -> AccountSeen:
    merchant = account.configuration.merchant if account.configuration else None
    cards = merchant.capabilities.card_payments if merchant and merchant.capabilities else None
    entries = (account.requirements.entries if account.requirements else None) or []
    missing = [entry.description for entry in entries if entry.awaiting_action_from == "user"]
    capability = "closed" if account.closed else (cards.status if cards else "restricted")
    return AccountSeen(account.id, capability, missing)


# --- a payment ----------------------------------------------------------------------------------------
def session_params(
    *,
    ours: str,
    name: str,
    pence: int,
    currency: str,
    fee_pence: int,
    closes_at: datetime,
    success_url: str,
    cancel_url: str,
) -> "SessionCreateParams":
    """What a payment page is asked for with. No name, address or note of anybody is in it.

    Which ways of paying it offers is the enterprise's own choice in its dashboard, so none are named.
    """
    fee = {"application_fee_amount": fee_pence} if fee_pence else {}
    params = {
        "mode": "payment",
        "client_reference_id": ours,
        "integration_identifier": INTEGRATION,
        "line_items": [
            {
                "quantity": 1,
                "price_data": {
                    "currency": currency.lower(),
                    "unit_amount": pence,
                    "product_data": {"name": name},
                },
            }
        ],
        "expires_at": int(closes_at.timestamp()),
        "success_url": success_url,
        "cancel_url": cancel_url,
        "payment_intent_data": {"metadata": {"payment": ours}, **fee},
    }
    return cast("SessionCreateParams", params)


def make_session(account_id: str, params: "SessionCreateParams", *, key: str) -> Seen:
    with _asking():
        return _seen(_client().v1.checkout.sessions.create(params, _of(account_id, key)))


def find_session(account_id: str, ours: str, *, since: datetime, until: datetime) -> Seen | None:
    """One that was made, but whose making we did not hear of."""
    span: Any = {"gte": int(since.timestamp()), "lte": int(until.timestamp()) + 1}
    with _asking():
        found = _client().v1.checkout.sessions.list({"created": span, "limit": 100}, _of(account_id))
        for session in found.auto_paging_iter():
            if session.client_reference_id == ours:
                return _seen(session)
    return None


def look_at(account_id: str, session_id: str) -> Seen:
    """All there is to know of a payment: its page, the tries on it, what went back, and whether it is disputed."""
    with _asking():
        session = _client().v1.checkout.sessions.retrieve(session_id, {"expand": ["payment_intent"]}, _of(account_id))
        return _seen(session, account_id)


def close_session(account_id: str, session_id: str) -> bool:
    """Nobody can pay on it any more. False when it was not open: then look at it."""
    try:
        with _asking():
            _client().v1.checkout.sessions.expire(session_id, {}, _of(account_id))
    except Refused:
        return False
    return True


def _seen(session: stripe.checkout.Session, account_id: str = "") -> Seen:
    intent = session.payment_intent
    known: dict[str, Any] = {}
    if isinstance(intent, stripe.PaymentIntent):
        known = {"intent_id": intent.id, "intent_status": intent.status, **_of_intent(intent.id, account_id)}
    elif intent:
        known = {"intent_id": intent}
    return Seen(
        session_id=session.id,
        status=session.status or "",
        is_paid=session.payment_status == "paid",
        pence=session.amount_total or 0,
        currency=(session.currency or "").upper(),
        ours=session.client_reference_id or "",
        url=session.url or "",
        closes_at=datetime.fromtimestamp(session.expires_at, UTC),
        **known,
    )


def _of_intent(intent_id: str, account_id: str) -> dict[str, Any]:
    client, options = _client(), _of(account_id)
    charges = client.v1.charges.list({"payment_intent": intent_id, "limit": 20}, options).data
    refunds = client.v1.refunds.list({"payment_intent": intent_id, "limit": 100}, options).data
    disputes = []
    if any(charge.disputed for charge in charges):
        disputes = client.v1.disputes.list({"payment_intent": intent_id}, options).data
    return {
        "refused": sum(charge.status == "failed" for charge in charges),
        "dispute": disputes[0].status if disputes else "",
        "refunds": [_refund(each) for each in reversed(refunds)],
    }


# --- money that goes back -------------------------------------------------------------------------------
def refund_params(*, ours: str, intent_id: str, pence: int, with_fee: bool) -> "RefundCreateParams":
    """`with_fee`: the site gives its part back too."""
    params = {"payment_intent": intent_id, "amount": pence, "metadata": {"refund": ours}}
    return cast("RefundCreateParams", {**params, "refund_application_fee": True} if with_fee else params)


def make_refund(account_id: str, params: "RefundCreateParams", *, key: str) -> RefundSeen:
    with _asking():
        return _refund(_client().v1.refunds.create(params, _of(account_id, key)))


def _refund(refund: stripe.Refund) -> RefundSeen:
    ours = refund.metadata.to_dict().get("refund", "") if refund.metadata else ""
    # "canceled" is what one is called that never went out.
    status = "failed" if refund.status in ("failed", "canceled") else refund.status or "pending"
    return RefundSeen(refund.id, refund.amount, status, ours)


# --- news -------------------------------------------------------------------------------------------------
def read_news(body: bytes, signature: str, *, door: str) -> News:
    """Raises Forged for what Stripe did not sign for this door just now."""
    try:
        note = _client().parse_event_notification(body, signature, getattr(settings, SECRET_OF[door]))
    except (stripe.SignatureVerificationError, ValueError, KeyError, TypeError, AttributeError) as wrong:
        raise Forged from wrong
    about = getattr(note, "related_object", None)
    return News(
        id=note.id,
        kind=note.type,
        account_id=str(note.context or ""),
        object_type=getattr(about, "type", ""),
        object_id=getattr(about, "id", ""),
    )


def payment_of(news_type: str, object_id: str, account_id: str) -> str:
    """The id of our Payment that an object belongs to, as Stripe says now: "" when it is none of ours."""
    sessions, options = _client().v1.checkout.sessions, _of(account_id)
    try:
        with _asking():
            if news_type == "checkout.session":
                return sessions.retrieve(object_id, {}, options).client_reference_id or ""
            intent = _client().v1.payment_intents.retrieve(_intent_of(news_type, object_id, account_id), {}, options)
            return str(intent.metadata.to_dict().get("payment", ""))
    except Refused:
        return ""


def _intent_of(kind: str, object_id: str, account_id: str) -> str:
    client, options = _client().v1, _of(account_id)
    if kind == "payment_intent":
        return object_id
    found: Any
    if kind == "charge":
        found = client.charges.retrieve(object_id, {}, options)
    elif kind == "refund":
        found = client.refunds.retrieve(object_id, {}, options)
    elif kind == "dispute":
        found = client.disputes.retrieve(object_id, {}, options)
    else:
        raise Refused("unknown_object")
    return str(found.payment_intent or "")


# --- asking -----------------------------------------------------------------------------------------------
def _of(account_id: str, key: str = "") -> "RequestOptions":
    return {"stripe_account": account_id, "idempotency_key": key} if key else {"stripe_account": account_id}


@contextmanager
def _asking() -> Iterator[None]:
    """Stripe's many errors are two of ours: it did not do it, or nobody knows."""
    try:
        yield
    except (stripe.APIConnectionError, stripe.RateLimitError) as lost:
        raise Away from lost
    except stripe.APIError as broken:
        raise Away(is_kept=(broken.http_status or 0) >= 500) from broken
    except stripe.AuthenticationError as wrong:  # the site's key: somebody must look, and nothing is lost meanwhile
        log.error("payment_key_refused")
        raise Away from wrong
    except stripe.IdempotencyError:
        raise  # a mistake of ours
    except stripe.StripeError as refused:
        raise Refused(refused.code or type(refused).__name__) from refused


def _client() -> stripe.StripeClient:
    return _client_for(
        settings.STRIPE_SECRET_KEY, settings.STRIPE_API_BASE, settings.STRIPE_RETRIES, settings.STRIPE_TIMEOUT
    )


@lru_cache(maxsize=4)
def _client_for(key: str, base: str, retries: int, timeout: int) -> stripe.StripeClient:
    return stripe.StripeClient(
        key,
        base_addresses={"api": base} if base else {},
        max_network_retries=retries,
        http_client=stripe.RequestsClient(timeout=timeout),
    )
