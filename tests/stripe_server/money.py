"""Money that goes back, and payments that are disputed."""

import stripe

from tests.stripe_server.shapes import blank
from tests.stripe_server.world import Refusal, Thing, World


def retrieve_intent(world: World, account: str, params: Thing, path: Thing) -> Thing:
    return world.get(account, path["id"], "payment_intent")


def retrieve_charge(world: World, account: str, params: Thing, path: Thing) -> Thing:
    return world.get(account, path["id"], "charge")


def retrieve_refund(world: World, account: str, params: Thing, path: Thing) -> Thing:
    return world.get(account, path["id"], "refund")


def retrieve_dispute(world: World, account: str, params: Thing, path: Thing) -> Thing:
    return world.get(account, path["id"], "dispute")


def list_charges(world: World, account: str, params: Thing, path: Thing) -> Thing:
    return _listed(world, account, "charge", params, "/v1/charges")


def list_refunds(world: World, account: str, params: Thing, path: Thing) -> Thing:
    return _listed(world, account, "refund", params, "/v1/refunds")


def list_disputes(world: World, account: str, params: Thing, path: Thing) -> Thing:
    return _listed(world, account, "dispute", params, "/v1/disputes")


def create_refund(world: World, account: str, params: Thing, path: Thing) -> Thing:
    intent = world.get(account, params.get("payment_intent", ""), "payment_intent")
    charge = _charge_of(world, account, intent)
    if charge["disputed"]:
        raise Refusal(400, "A disputed charge cannot be refunded.", code="charge_disputed")
    left = charge["amount"] - charge["amount_refunded"]
    amount = params.get("amount", left)
    if not 0 < amount <= left:
        code = "charge_already_refunded" if left == 0 else ""
        raise Refusal(400, f"Refund amount ({amount}) is greater than unrefunded amount ({left}).", code=code)
    refund = blank(stripe.Refund) | {
        "id": world.new_id("re"),
        "amount": amount,
        "charge": charge["id"],
        "created": world.now(),
        "currency": charge["currency"],
        "metadata": params.get("metadata", {}),
        "payment_intent": intent["id"],
        "reason": params.get("reason"),
        "status": "succeeded",
    }
    charge["amount_refunded"] += amount
    charge["refunded"] = charge["amount_refunded"] == charge["amount"]
    world.keep(account, refund)
    world.say("v1.refund.created", refund, account)
    world.say("v1.charge.refunded", charge, account)
    return refund


# --- controls -------------------------------------------------------------------------------------
def refund_outside(world: World, account: str, intent_id: str, amount: int) -> Thing:
    """The enterprise gives money back on Stripe's own pages."""
    with world.lock:
        return create_refund(world, account, {"payment_intent": intent_id, "amount": amount}, {})


def refund_fails(world: World, account: str, refund_id: str) -> Thing:
    """The bank sends it back days later."""
    with world.lock:
        refund = world.get(account, refund_id, "refund")
        charge = world.get(account, refund["charge"], "charge")
        refund.update(status="failed", failure_reason="lost_or_stolen_card")
        charge["amount_refunded"] -= refund["amount"]
        charge["refunded"] = False
        world.say("v1.refund.failed", refund, account)
        return refund


def dispute(world: World, account: str, intent_id: str) -> Thing:
    """Somebody told their bank that they did not pay this."""
    with world.lock:
        charge = _charge_of(world, account, world.get(account, intent_id, "payment_intent"))
        found = blank(stripe.Dispute) | {
            "id": world.new_id("du"),
            "amount": charge["amount"],
            "charge": charge["id"],
            "created": world.now(),
            "currency": charge["currency"],
            "payment_intent": intent_id,
            "reason": "fraudulent",
            "status": "needs_response",
        }
        charge["disputed"] = True
        world.say("v1.charge.dispute.created", world.keep(account, found), account)
        return found


def close_dispute(world: World, account: str, dispute_id: str, *, won: bool) -> Thing:
    with world.lock:
        found = world.get(account, dispute_id, "dispute")
        found["status"] = "won" if won else "lost"
        world.say("v1.charge.dispute.closed", found, account)
        return found


def _charge_of(world: World, account: str, intent: Thing) -> Thing:
    if intent["status"] != "succeeded":
        raise Refusal(400, "This PaymentIntent has no successful charge to refund.")
    return world.get(account, intent["latest_charge"], "charge")


def _listed(world: World, account: str, kind: str, params: Thing, url: str) -> Thing:
    found = [
        thing
        for _account, thing in world.every(kind, account)
        if params.get("payment_intent") in (None, thing["payment_intent"])
    ]
    return {"object": "list", "data": found[::-1], "has_more": False, "url": url}
