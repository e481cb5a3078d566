"""Checkout Sessions on a connected account, and what somebody does on the page behind one."""

import stripe

from tests.stripe_server import accounts
from tests.stripe_server.shapes import blank
from tests.stripe_server.world import Refusal, Thing, World

SHORTEST, LONGEST = 30 * 60, 24 * 3600


def create(world: World, account: str, params: Thing, path: Thing) -> Thing:
    if accounts.capability(world.accounts[account]) != "active":
        raise Refusal(400, "Your account cannot currently make live charges.", code="account_invalid")
    if params.get("mode") != "payment" or not params.get("line_items") or not params.get("success_url"):
        raise Refusal(400, "mode, line_items and success_url are required.", code="parameter_missing")
    expires = params.get("expires_at", world.now() + LONGEST)
    if not world.now() + SHORTEST <= expires <= world.now() + LONGEST:
        raise Refusal(400, "expires_at must be between 30 minutes and 24 hours from now.", code="parameter_invalid")
    amount = sum(line["price_data"]["unit_amount"] * line.get("quantity", 1) for line in params["line_items"])
    data = params.get("payment_intent_data", {})
    if amount < 30 or not 0 < data.get("application_fee_amount", 1) <= amount:
        raise Refusal(400, "The amount is too small, or the fee is more than it.", code="amount_too_small")
    identity = world.new_id("cs_test")
    world.pages[identity] = {
        "account": account,
        "success_url": params["success_url"],
        "cancel_url": params.get("cancel_url"),
        "name": params["line_items"][0]["price_data"]["product_data"]["name"],
        "data": data,
    }
    session = blank(stripe.checkout.Session) | {
        "id": identity,
        "amount_subtotal": amount,
        "amount_total": amount,
        "cancel_url": params.get("cancel_url"),
        "client_reference_id": params.get("client_reference_id"),
        "created": world.now(),
        "currency": params["line_items"][0]["price_data"]["currency"],
        "expires_at": expires,
        "integration_identifier": params.get("integration_identifier"),
        "metadata": params.get("metadata", {}),
        "mode": "payment",
        "payment_method_types": ["card"],
        "payment_status": "unpaid",
        "status": "open",
        "success_url": params["success_url"],
        "url": f"{path['base']}/pay/{identity}",
    }
    return world.keep(account, session)


def retrieve(world: World, account: str, params: Thing, path: Thing) -> Thing:
    return world.get(account, path["id"], "checkout.session")


def listed(world: World, account: str, params: Thing, path: Thing) -> Thing:
    span = params.get("created", {})
    found = [
        session
        for _account, session in world.every("checkout.session", account)
        if span.get("gte", 0) <= session["created"] <= span.get("lte", session["created"])
    ]
    return {"object": "list", "data": found[::-1], "has_more": False, "url": "/v1/checkout/sessions"}


def expire(world: World, account: str, params: Thing, path: Thing) -> Thing:
    session = world.get(account, path["id"], "checkout.session")
    if session["status"] != "open":
        raise Refusal(400, f"Only Checkout Sessions with a status of open can be expired, not {session['status']}.")
    session.update(status="expired", url=None)
    world.say("v1.checkout.session.expired", session, account)
    return session


# --- what somebody does on the page ---------------------------------------------------------------
def pay(world: World, identity: str) -> Thing:
    """With a card that works."""
    with world.lock:
        account, session = _open(world, identity)
        intent = _intent(world, account, session)
        _charge(world, account, intent, "succeeded")
        intent.update(status="succeeded", amount_received=intent["amount"])
        session.update(status="complete", payment_status="paid", url=None)
        world.say("v1.payment_intent.succeeded", intent, account)
        world.say("v1.checkout.session.completed", session, account)
        return session


def decline(world: World, identity: str) -> Thing:
    """With a card the bank refuses: the page stays open for another."""
    with world.lock:
        account, session = _open(world, identity)
        intent = _intent(world, account, session)
        _charge(world, account, intent, "failed")
        intent.update(status="requires_payment_method")
        world.say("v1.payment_intent.payment_failed", intent, account)
        return session


def pay_slowly(world: World, identity: str) -> Thing:
    """By a way whose bank takes days: see settle."""
    with world.lock:
        account, session = _open(world, identity)
        intent = _intent(world, account, session)
        _charge(world, account, intent, "pending")
        intent.update(status="processing")
        session.update(status="complete", payment_status="unpaid", url=None)
        world.say("v1.payment_intent.processing", intent, account)
        world.say("v1.checkout.session.completed", session, account)
        return session


def settle(world: World, identity: str, *, paid: bool) -> Thing:
    """A control: the bank has made up its mind about a slow payment."""
    with world.lock:
        account = world.pages[identity]["account"]
        session = world.get(account, identity, "checkout.session")
        intent = world.get(account, session["payment_intent"], "payment_intent")
        if intent["status"] != "processing":
            raise Refusal(400, "Nothing is being worked on.")
        charge = world.get(account, intent["latest_charge"], "charge")
        if paid:
            charge.update(status="succeeded", paid=True, captured=True, amount_captured=charge["amount"])
            intent.update(status="succeeded", amount_received=intent["amount"])
            session.update(payment_status="paid")
        else:
            charge.update(status="failed", failure_code="insufficient_funds")
            intent.update(status="requires_payment_method")
        world.say(f"v1.checkout.session.async_payment_{'succeeded' if paid else 'failed'}", session, account)
        return session


def _open(world: World, identity: str) -> tuple[str, Thing]:
    world.run_out()
    page = world.pages.get(identity)
    if page is None:
        raise Refusal(404, "There is no such page.", code="resource_missing")
    session = world.get(page["account"], identity, "checkout.session")
    if session["status"] != "open":
        raise Refusal(400, "This page is closed.")
    return page["account"], session


def _intent(world: World, account: str, session: Thing) -> Thing:
    """One for each session, from the first try on."""
    if session["payment_intent"]:
        return world.get(account, session["payment_intent"], "payment_intent")
    data = world.pages[session["id"]]["data"]
    intent = blank(stripe.PaymentIntent) | {
        "id": world.new_id("pi"),
        "amount": session["amount_total"],
        "application_fee_amount": data.get("application_fee_amount"),
        "created": world.now(),
        "currency": session["currency"],
        "description": data.get("description"),
        "metadata": data.get("metadata", {}),
        "payment_method_types": ["card"],
        "status": "requires_payment_method",
    }
    session["payment_intent"] = intent["id"]
    return world.keep(account, intent)


def _charge(world: World, account: str, intent: Thing, status: str) -> Thing:
    worked = status == "succeeded"
    charge = blank(stripe.Charge) | {
        "id": world.new_id("ch"),
        "amount": intent["amount"],
        "amount_captured": intent["amount"] if worked else 0,
        "application_fee_amount": intent["application_fee_amount"],
        "captured": worked,
        "created": world.now(),
        "currency": intent["currency"],
        "failure_code": "card_declined" if status == "failed" else None,
        "metadata": intent["metadata"],
        "paid": worked,
        "payment_intent": intent["id"],
        "status": status,
    }
    intent["latest_charge"] = charge["id"]
    return world.keep(account, charge)
