"""The pages of Stripe's own that people see: where they pay, and where an enterprise says who it is."""

from dataclasses import dataclass
from html import escape

from tests.stripe_server import accounts, checkout, money
from tests.stripe_server.world import Refusal, Thing, World

STYLE = (
    "body{font:1.2rem/1.5 sans-serif;max-width:36rem;margin:2rem auto;padding:0 1rem}"
    "button{font:inherit;padding:.6rem 1rem}"
)


@dataclass(frozen=True)
class Page:
    html: str = ""
    status: int = 200
    to: str = ""


def answer(world: World, method: str, path: str, typed: dict[str, list[str]], base: str) -> Page:
    first, _, name = path.strip("/").partition("/")
    pressed = typed.get("press", [""])[0]
    try:
        if first == "pay" and name:
            return _press_pay(world, name, pressed) if method == "POST" else _pay(world, name)
        if first == "onboard" and name:
            return _press_onboard(world, name, pressed) if method == "POST" else _onboard(world, name)
        if first == "" and name == "":
            return _press_list(world, typed) if method == "POST" else _list(world)
    except Refusal as refusal:
        return _page("This cannot be done now", f"<p>{escape(str(refusal))}</p>", status=refusal.status)
    return _page("There is no such page", "", status=404)


# --- paying ---------------------------------------------------------------------------------------
def _pay(world: World, name: str) -> Page:
    world.run_out()
    page = world.pages.get(name)
    if page is None:
        raise Refusal(404, "There is no such page.")
    session = world.get(page["account"], name, "checkout.session")
    if session["status"] != "open":
        return _page("This page is closed", "<p>Go back to where you came from to see how your payment stands.</p>")
    cancel = f'<p><a href="{escape(page["cancel_url"])}">Go back without paying</a></p>' if page["cancel_url"] else ""
    buttons = _buttons(
        ("pay", "Pay with a card that works"),
        ("decline", "Try a card that the bank refuses"),
        ("slow", "Pay in a way that takes days"),
    )
    price = f"£{session['amount_total'] / 100:.2f}"
    return _page("Practice payment", f"<p><strong>{escape(page['name'])}</strong>: {price}</p>{buttons}{cancel}")


def _press_pay(world: World, name: str, pressed: str) -> Page:
    if pressed == "decline":
        checkout.decline(world, name)
        return Page(status=303, to=f"/pay/{name}")
    session = (checkout.pay_slowly if pressed == "slow" else checkout.pay)(world, name)
    return Page(status=303, to=str(session["success_url"]).replace("{CHECKOUT_SESSION_ID}", name))


# --- saying who one is ----------------------------------------------------------------------------
def _onboard(world: World, token: str) -> Page:
    link = world.links.get(token)
    if link is None:
        raise Refusal(404, "There is no such page.")
    if link["used"] or link["expires_at"] < world.now():
        return Page(status=303, to=link["refresh_url"])
    link["used"] = True
    buttons = _buttons(("all", "Answer everything"), ("part", "Answer a part, and go on later"))
    name = escape(world.accounts[link["account"]]["display_name"] or "")
    asks = "".join(f"<li>{escape(ask)}</li>" for ask in accounts.ASKS)
    return _page("Practice: who are you?", f"<p>{name}</p><ul>{asks}</ul>{buttons}")


def _press_onboard(world: World, token: str, pressed: str) -> Page:
    link = world.links[token]
    if pressed == "all":
        accounts.set_capability(world, link["account"], "active")
    else:
        accounts.set_capability(world, link["account"], "restricted", asks=accounts.ASKS[1:])
    return Page(status=303, to=link["return_url"])


# --- everything, for whoever tries it out -----------------------------------------------------------
def _list(world: World) -> Page:
    rows = [_row(world, account, session) for account, session in world.every("checkout.session")][::-1]
    return _page("Practice payments", "".join(rows) or "<p>Nobody has gone to pay yet.</p>")


def _row(world: World, account: str, session: Thing) -> str:
    intent = world.things[account].get(session["payment_intent"] or "", {})
    buttons = []
    if intent.get("status") == "processing":
        buttons = [("paid", "The bank says yes"), ("not paid", "The bank says no")]
    elif intent.get("status") == "succeeded":
        buttons = [("dispute", "They tell their bank they did not pay this"), ("refund", "Give 1 pound back from here")]
    words = f"{world.pages[session['id']]['name']}: £{session['amount_total'] / 100:.2f}, {session['status']}"
    state = f", {intent['status']}" if intent else ""
    hidden = f'<input type="hidden" name="session" value="{session["id"]}">'
    return f"<section><h2>{escape(words)}{escape(state)}</h2>{_buttons(*buttons, hidden=hidden)}</section>"


def _press_list(world: World, typed: dict[str, list[str]]) -> Page:
    name, pressed = typed["session"][0], typed["press"][0]
    account = world.pages[name]["account"]
    intent = str(world.get(account, name, "checkout.session")["payment_intent"])
    if pressed in ("paid", "not paid"):
        checkout.settle(world, name, paid=pressed == "paid")
    elif pressed == "dispute":
        money.dispute(world, account, intent)
    else:
        money.refund_outside(world, account, intent, 100)
    return Page(status=303, to="/")


def _buttons(*buttons: tuple[str, str], hidden: str = "") -> str:
    each = "".join(f'<p><button name="press" value="{name}">{words}</button></p>' for name, words in buttons)
    return f'<form method="post">{hidden}{each}</form>' if buttons else ""


def _page(title: str, inner: str, *, status: int = 200) -> Page:
    return Page(
        f'<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{title}</title><style>{STYLE}</style><main><h1>{title}</h1>"
        f"<p>This is a practice page. No money moves, and nothing you do here leaves this computer.</p>{inner}</main>",
        status,
    )
