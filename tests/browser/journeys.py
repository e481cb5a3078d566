"""How a person gets to a page: what they press, type and send, and the letters they read on the way."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from allauth.mfa.totp.internal.auth import hotp_value, yield_hotp_counters_from_time
from playwright.sync_api import Page

#: What sends a form.
BUTTON = "button:not([type=button]):visible"
#: The facts of the town an address may name.
OWN_FACTS = ("own", "paper_", "money_", "card_")
Facts = dict[str, Any]
Steps = Callable[["Journey"], None]


@dataclass
class Journey:
    """A browser page on its way to where a case looks, with what the town knows."""

    page: Page
    base: str
    facts: Facts
    path: str

    def open(self, path: str = "") -> None:
        self.page.goto(self.base + (path or self.path).format_map(Places(self.facts)))

    def send(self) -> None:
        """Press the button of the page's own form."""
        form = self.page.locator("main form[method=post]").filter(has=self.page.locator(BUTTON)).first
        form.locator(BUTTON).first.click()
        self.page.wait_for_load_state()

    def fill(self, **fields: str) -> None:
        for name, value in fields.items():
            self.page.locator(f"main form [name={name}]:visible").first.fill(value)

    def letter_to(self, address: str) -> str:
        """The newest letter in the inbox for this address."""
        for _try in range(50):
            files = sorted(Path(self.facts["inbox"]).glob("*.log"), key=lambda file: file.stat().st_mtime)
            for file in reversed(files):
                text = file.read_text()
                if f"To: {address}" in text:
                    return text
            time.sleep(0.1)
        raise LookupError(f"No letter came for {address}.")

    def code_for(self, address: str) -> str:
        return re.findall(r"\b\d{4}-\d{4}\b", self.letter_to(address))[-1]


class Places(dict[str, Any]):
    """What stands in braces in a path: {numbers} is three short numbers, {everything} the first listing's."""

    def __init__(self, facts: Facts) -> None:
        numbers = facts["numbers"]
        super().__init__(
            passkey=facts["passkey"],
            numbers="-".join(numbers[slug] for slug in ("everything", "minimal", "closed")),
            everything=numbers["everything"],
            **facts["desk"],
            **{name: value for name, value in facts.items() if name.startswith(OWN_FACTS)},
            letter=next((file.stem for file in sorted(Path(facts["inbox"]).glob("*.log"))), "none"),
        )


@dataclass(frozen=True)
class Case:
    """One page in one state."""

    name: str
    path: str
    go: Steps | None = None
    who: str = ""
    status: int = 200
    #: The page says what is wrong: a summary on top, "Error:" in the title.
    error: bool = False
    #: Also the checks that take long: pixels of focus, axe at 320 pixels.
    dear: bool = False
    #: Also on a slow line.
    slow: bool = False
    #: Parts whose words are not ours (a CSS selector): the reading check leaves them out.
    theirs: str = ""
    #: Why the page may be useless without JavaScript. Blank: it may not.
    needs_script: str = ""


def address_of(case: Case, facts: Facts) -> str:
    return case.path.format_map(Places(facts))


# --- what people do ------------------------------------------------------------------------------------------------
def sent_empty(way: Journey) -> None:
    way.open()
    way.send()


def filled(**fields: str) -> Steps:
    """Fill in the form and send it."""

    def go(way: Journey) -> None:
        way.open()
        way.fill(**fields)
        way.send()

    return go


def then(*steps: Steps) -> Steps:
    def go(way: Journey) -> None:
        for step in steps:
            step(way)

    return go


def at(path: str) -> Steps:
    return lambda way: way.open(path)


def fill_and_send(**fields: str) -> Steps:
    def go(way: Journey) -> None:
        way.fill(**fields)
        way.send()

    return go


def code_from(address: str) -> Steps:
    """Type the code that came by letter and send it."""

    def go(way: Journey) -> None:
        way.fill(code=way.code_for(address))
        way.send()

    return go


def sign_in(email: str) -> Steps:
    def go(way: Journey) -> None:
        way.open("/accounts/login/")
        way.fill(login=email, password=way.facts["password"])
        way.send()

    return go


def second_step(way: Journey) -> None:
    counter = next(iter(yield_hotp_counters_from_time()))
    way.fill(code=f"{hotp_value(way.facts['totp'], counter):06d}")
    way.send()


def still_me(way: Journey) -> None:
    """Give the password once more, as the pages about second steps and passwords ask."""
    way.open("/accounts/reauthenticate/")
    way.fill(password=way.facts["password"])
    way.send()


def sign_in_by_code(email: str) -> Steps:
    return then(at("/accounts/login/code/"), fill_and_send(email=email), code_from(email))


def opened(way: Journey) -> None:
    """Everything that folds, unfolded."""
    way.open()
    way.page.evaluate("document.querySelectorAll('main details').forEach((each) => { each.open = true })")


def too_late(way: Journey) -> None:
    """Send a form after its cookie has gone."""
    way.open()
    way.page.context.clear_cookies()
    way.send()


def menu_opened(way: Journey) -> None:
    way.open()
    way.page.locator("details.mh-menu summary").click()


def with_shortlist(way: Journey) -> None:
    """Three listings saved by pressing the button on their pages."""
    for slug in ("everything", "minimal", "closed"):
        way.open(f"/enterprises/{slug}/")
        way.page.locator("form.mh-keep button").click()
        way.page.wait_for_url("**/shortlist/")


def press(name: str, **typed: str) -> Steps:
    """Press the button of this name under a form, with some of it filled in."""

    def go(way: Journey) -> None:
        way.open("/enterprises/everything/correct/")
        way.fill(**(typed or {"words": "They open at ten"}))
        way.page.locator(f"button[name={name}]").click()
        way.page.wait_for_load_state()

    return go


def come_back(way: Journey) -> None:
    """Save a form with a word, and open it again with the code from the page."""
    press("save_later")(way)
    code = way.page.locator(".mh-slip__code").inner_text()
    fill_and_send(secret_word="blue teapot")(way)
    way.open("/help/back/")
    fill_and_send(help_code=code, secret_word="blue teapot")(way)


def typed_code(state: str) -> Steps:
    """Type the code of an invitation that is in this state."""

    def go(way: Journey) -> None:
        way.open("/join/code/")
        way.fill(invitation_code=way.facts["invitations"][state])
        way.send()

    return go


def pressed(button: str) -> Steps:
    def go(way: Journey) -> None:
        way.page.get_by_role("button", name=button).click()
        way.page.wait_for_load_state()

    return go


def pressed_here(button: str) -> Steps:
    """Open the page and press this button."""
    return then(lambda way: way.open(), pressed(button))


def ticked_small(way: Journey) -> None:
    """The small changes of the queue, ticked, to be published together."""
    way.open("/desk/listings/")
    way.page.locator("main [name=listing]").first.check()
    pressed("Look at the ticked ones and publish them together")(way)


def hand_over_asked(way: Journey) -> None:
    way.open()
    way.page.locator("main [name=leaver]").select_option(label="Jo Reed")
    way.page.get_by_label("Root Admin").check()
    pressed("Go on")(way)


def closed_until_long_ago(way: Journey) -> None:
    way.open()
    way.page.locator("main [name=is_closed_now][value=closed]").check()
    way.fill(closed_until_day="1", closed_until_month="1", closed_until_year="2020")
    pressed("Show this now")(way)


def reads(key: str, then_do: Steps | None = None) -> Steps:
    """As somebody who has chosen how to read (core.reading)."""

    def go(way: Journey) -> None:
        way.page.context.add_cookies([{"name": "reading", "value": key, "url": way.base}])
        (then_do or (lambda _way: way.open()))(way)

    return go


#: How each person signs in. Their cookies are kept for the whole run.
SIGN_IN: dict[str, Steps] = {
    "ana": then(sign_in("ana@example.com"), still_me),
    "ben": then(sign_in("ben@example.com"), still_me),
    "kit": sign_in_by_code("kit@example.com"),
    "meg": then(sign_in("meg@example.com"), still_me),
    "jo": then(sign_in("jo@example.com"), second_step),
    "root": then(sign_in("root@example.com"), second_step, still_me),
}

RESET = then(at("/accounts/password/reset/"), fill_and_send(email="ben@example.com"))
JOIN = then(
    at("/accounts/signup/"), fill_and_send(email="new@example.com", name="New Person", password1="a-long-enough-phrase")
)
ASK_CODE = then(at("/accounts/login/code/"), fill_and_send(email="ben@example.com"))
WRONG_CODE = fill_and_send(code="1111-1111")
LONG = "gardening " * 40
PASSKEYS = "A passkey is made and used by the browser's own script; people without it sign in by password or code."
EXAMPLES = "It shows buttons that do nothing."


def answer_letters(way: Journey) -> None:
    """Letters, and no address to send them to."""
    way.open()
    way.page.locator("main [name=way][value=letter]").check()
    way.send()
