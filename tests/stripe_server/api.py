"""One request to the API: who asks, of which account, in which shape; what goes wrong; what is answered again."""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import stripe
from stripe._list_object import ListObject
from stripe.params._charge_list_params import ChargeListParams
from stripe.params._charge_retrieve_params import ChargeRetrieveParams
from stripe.params._dispute_list_params import DisputeListParams
from stripe.params._dispute_retrieve_params import DisputeRetrieveParams
from stripe.params._payment_intent_retrieve_params import PaymentIntentRetrieveParams
from stripe.params._refund_create_params import RefundCreateParams
from stripe.params._refund_list_params import RefundListParams
from stripe.params._refund_retrieve_params import RefundRetrieveParams
from stripe.params.checkout._session_create_params import SessionCreateParams
from stripe.params.checkout._session_expire_params import SessionExpireParams
from stripe.params.checkout._session_list_params import SessionListParams
from stripe.params.checkout._session_retrieve_params import SessionRetrieveParams
from stripe.params.v2.core._account_create_params import AccountCreateParams
from stripe.params.v2.core._account_link_create_params import AccountLinkCreateParams
from stripe.params.v2.core._account_retrieve_params import AccountRetrieveParams

from tests.stripe_server import accounts, checkout, forms, money
from tests.stripe_server.shapes import Misshapen, read
from tests.stripe_server.world import KEY, Kept, Refusal, Thing, World

VERSION = stripe.api_version
Handler = Callable[[World, str, Thing, Thing], Thing]


class Dropped(Exception):
    """The connection breaks without an answer."""


@dataclass(frozen=True)
class Operation:
    name: str
    method: str
    path: str
    asks: Any
    answers: Any
    handler: Handler

    @property
    def is_form(self) -> bool:
        return self.path.startswith("/v1/")


def _of(kind: Any) -> Any:
    return ListObject[kind]


Charge, Refund = stripe.Charge, stripe.Refund
Session, Account, Link = stripe.checkout.Session, stripe.v2.core.Account, stripe.v2.core.AccountLink
OPERATIONS = (
    Operation("accounts.create", "POST", "/v2/core/accounts", AccountCreateParams, Account, accounts.create),
    Operation("accounts.retrieve", "GET", "/v2/core/accounts/{id}", AccountRetrieveParams, Account, accounts.retrieve),
    Operation("links.create", "POST", "/v2/core/account_links", AccountLinkCreateParams, Link, accounts.create_link),
    Operation("sessions.create", "POST", "/v1/checkout/sessions", SessionCreateParams, Session, checkout.create),
    Operation("sessions.list", "GET", "/v1/checkout/sessions", SessionListParams, _of(Session), checkout.listed),
    Operation(
        "sessions.retrieve", "GET", "/v1/checkout/sessions/{id}", SessionRetrieveParams, Session, checkout.retrieve
    ),
    Operation(
        "sessions.expire", "POST", "/v1/checkout/sessions/{id}/expire", SessionExpireParams, Session, checkout.expire
    ),
    Operation(
        "intents.retrieve",
        "GET",
        "/v1/payment_intents/{id}",
        PaymentIntentRetrieveParams,
        stripe.PaymentIntent,
        money.retrieve_intent,
    ),
    Operation("charges.list", "GET", "/v1/charges", ChargeListParams, _of(stripe.Charge), money.list_charges),
    Operation(
        "charges.retrieve", "GET", "/v1/charges/{id}", ChargeRetrieveParams, stripe.Charge, money.retrieve_charge
    ),
    Operation("refunds.create", "POST", "/v1/refunds", RefundCreateParams, stripe.Refund, money.create_refund),
    Operation("refunds.list", "GET", "/v1/refunds", RefundListParams, _of(stripe.Refund), money.list_refunds),
    Operation(
        "refunds.retrieve", "GET", "/v1/refunds/{id}", RefundRetrieveParams, stripe.Refund, money.retrieve_refund
    ),
    Operation("disputes.list", "GET", "/v1/disputes", DisputeListParams, _of(stripe.Dispute), money.list_disputes),
    Operation(
        "disputes.retrieve", "GET", "/v1/disputes/{id}", DisputeRetrieveParams, stripe.Dispute, money.retrieve_dispute
    ),
)


def answer(
    world: World, method: str, path: str, query: str, body: str, headers: Mapping[str, str], base: str
) -> tuple[int, Thing]:
    """The status and the object. Raises Dropped."""
    try:
        operation, parts = _find(method, path)
        account = _who(world, operation, headers)
        asked = _params(operation, query if method == "GET" else body)
        with world.lock:
            world.run_out()
            return _once(world, operation, account, asked, {**parts, "base": base}, headers.get("Idempotency-Key", ""))
    except Refusal as refusal:
        return refusal.status, refusal.body
    except (Misshapen, ValueError) as wrong:
        return 400, Refusal(400, str(wrong), code="parameter_unknown").body


def _find(method: str, path: str) -> tuple[Operation, Thing]:
    for operation in OPERATIONS:
        found = re.fullmatch(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", operation.path), path)
        if found and operation.method == method:
            return operation, found.groupdict()
    raise Refusal(404, f"Unrecognized request URL ({method}: {path}).")


def _who(world: World, operation: Operation, headers: Mapping[str, str]) -> str:
    if headers.get("Authorization") != f"Bearer {KEY}":
        raise Refusal(401, "Invalid API Key provided.")
    if headers.get("Stripe-Version") != VERSION:
        raise Refusal(400, f"Stripe-Version must be {VERSION}.")
    account = headers.get("Stripe-Account") or headers.get("Stripe-Context", "")
    if not operation.is_form:
        return ""
    if account not in world.accounts:
        raise Refusal(403, f"The key does not have access to account '{account}'.", code="account_invalid")
    return account


def _params(operation: Operation, encoded: str) -> Thing:
    if operation.is_form or operation.method == "GET":
        return dict(read(forms.decode(encoded), operation.asks, form=True))
    return dict(read(json.loads(encoded or "{}"), operation.asks))


def _once(world: World, operation: Operation, account: str, asked: Thing, path: Thing, key: str) -> tuple[int, Thing]:
    """What was asked under a key is done once, and answered the same again; also a 500."""
    where = operation.path.format(**path)
    world.requests.append((operation.name, key, asked))
    fault = world.faults.take(operation.name)
    if fault == "drop before":
        raise Dropped
    if fault == "429":
        raise Refusal(429, "Too many requests hit the API too quickly.", code="rate_limit")
    if fault == "409":
        raise Refusal(409, "Another request with this key is being worked on.", code="idempotency_key_in_use")
    name = f"{account}|{key}"
    print_of_it = hashlib.sha256(json.dumps([where, asked], sort_keys=True).encode()).hexdigest()
    kept = world.kept.get(name) if key else None
    if kept and kept.asked != print_of_it:
        raise Refusal(
            400, "Keys for idempotent requests can only be used with the same parameters.", kind="idempotency_error"
        )
    if kept is None:
        kept = _work(world, operation, account, asked, path, fault)
        kept.asked = print_of_it
        # What was refused before any work began may be asked again under its key.
        if key and kept.status not in (400, 404):
            world.kept[name] = kept
    if fault == "drop after":
        raise Dropped
    return kept.status, kept.body


def _work(world: World, operation: Operation, account: str, asked: Thing, path: Thing, fault: str) -> Kept:
    broken = Refusal(500, "Something went wrong on Stripe's end.", kind="api_error")
    if fault == "500":
        return Kept("", 500, broken.body)
    try:
        made = operation.handler(world, account, asked, path)
    except Refusal as refusal:
        return Kept("", refusal.status, refusal.body)
    if fault == "500 after":
        return Kept("", 500, broken.body)
    shown = world.copy_of(made)
    for steps in asked.get("expand", []):
        _expand(world, account, shown, steps.split("."))
    read(shown, operation.answers)
    return Kept("", 200, shown)


def _expand(world: World, account: str, thing: Thing, steps: list[str]) -> None:
    first, *rest = steps
    if thing["object"] == "list" and first == "data":
        for each in thing["data"]:
            _expand(world, account, each, rest)
        return
    inner = thing[first]
    if isinstance(inner, str):
        inner = thing[first] = world.copy_of(world.things[account][inner])
    if rest and inner:
        _expand(world, account, inner, rest)
