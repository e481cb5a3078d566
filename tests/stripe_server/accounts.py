"""Connected accounts (version 2): made, looked at, and taken through the hosted pages that ask who somebody is."""

from typing import Any

import stripe

from tests.stripe_server.shapes import blank
from tests.stripe_server.world import Refusal, Thing, World

STATUS_CHANGED = "v2.core.account[configuration.merchant].capability_status_updated"
ASKED_CHANGED = "v2.core.account[requirements].updated"
#: What a new account must still say, in the order the pages ask.
ASKS = ("identity.individual.given_name", "identity.individual.date_of_birth", "default_outgoing_payment_method")
PARTS = ("configuration", "defaults", "identity", "requirements", "future_requirements")
Account = stripe.v2.core.Account


def create(world: World, _account: str, params: Thing, path: Thing) -> Thing:
    asked = params.get("configuration", {}).get("merchant", {}).get("capabilities", {}).get("card_payments", {})
    if asked and not (params.get("contact_email") and params.get("identity", {}).get("country")):
        raise Refusal(400, "contact_email and identity.country are required for a merchant.", code="parameter_missing")
    account = blank(Account) | {
        "id": world.new_id("acct"),
        "applied_configurations": ["merchant"] if asked else [],
        "created": world.iso(),
        "dashboard": params.get("dashboard"),
        "display_name": params.get("display_name"),
        "contact_email": params.get("contact_email"),
        "metadata": params.get("metadata", {}),
        "closed": False,
        "configuration": _configuration("restricted") if asked else blank(Account.Configuration),
        "requirements": _requirements(ASKS),
    }
    world.accounts[account["id"]] = account
    world.things.setdefault(account["id"], {})
    return shown(account, params.get("include", []))


def retrieve(world: World, _account: str, params: Thing, path: Thing) -> Thing:
    return shown(_get(world, path["id"]), params.get("include", []))


def create_link(world: World, _account: str, params: Thing, path: Thing) -> Thing:
    _get(world, params["account"])
    flow = params["use_case"].get("account_onboarding")
    if params["use_case"]["type"] != "account_onboarding" or not flow:
        raise Refusal(400, "use_case.account_onboarding is required.", code="parameter_missing")
    token = world.new_id("onb")
    expires = world.now() + 300
    world.links[token] = {
        "account": params["account"],
        "return_url": flow.get("return_url") or flow["refresh_url"],
        "refresh_url": flow["refresh_url"],
        "expires_at": expires,
        "used": False,
    }
    return blank(stripe.v2.core.AccountLink) | {
        "account": params["account"],
        "created": world.iso(),
        "expires_at": world.iso(),
        "url": f"{path['base']}/onboard/{token}",
        "use_case": {
            "type": "account_onboarding",
            "account_onboarding": {"collection_options": None, "return_url": None, **flow},
            "account_update": None,
        },
    }


def shown(account: Thing, include: list[str]) -> Thing:
    """An account shows only the parts that were asked for."""
    asked = {each.partition(".")[0] for each in include}
    return account | {part: None for part in PARTS if part not in asked}


def set_capability(world: World, account_id: str, status: str, *, asks: tuple[str, ...] = ()) -> None:
    """A control: whether this account may be paid by card from now on."""
    with world.lock:
        account = _get(world, account_id)
        account["configuration"] = _configuration(status)
        account["requirements"] = _requirements(asks)
        world.say(ASKED_CHANGED, account)
        world.say(STATUS_CHANGED, account)


def capability(account: Thing) -> str:
    merchant = (account["configuration"] or {}).get("merchant")
    return str(merchant["capabilities"]["card_payments"]["status"]) if merchant else ""


def _get(world: World, account_id: str) -> Thing:
    if account_id not in world.accounts:
        raise Refusal(404, f"No such account: {account_id}", code="not_found")
    return world.accounts[account_id]


def _configuration(status: str) -> Thing:
    merchant: Any = Account.Configuration.Merchant
    capability = blank(merchant.Capabilities.CardPayments) | {"status": status}
    capabilities = blank(merchant.Capabilities) | {"card_payments": capability}
    return blank(Account.Configuration) | {
        "merchant": blank(merchant) | {"applied": True, "capabilities": capabilities},
    }


def _requirements(asks: tuple[str, ...]) -> Thing:
    entry: Any = Account.Requirements.Entry
    entries = [blank(entry) | {"awaiting_action_from": "user", "description": ask} for ask in asks]
    deadline = {"minimum_deadline": {"status": "currently_due", "time": None}} if asks else None
    return blank(Account.Requirements) | {"entries": entries, "summary": deadline}
