"""Every page the public or somebody signed in can see, and how to get there. A new public address must be added here.

`path` is where the browser is when the checks look; `go` does what a person would do to get there.
"""

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


def pressed(button: str) -> Steps:
    def go(way: Journey) -> None:
        way.page.get_by_role("button", name=button).click()
        way.page.wait_for_load_state()

    return go


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


HOME = [
    Case("home", "/", dear=True, slow=True),
    Case("home-signed-in", "/", go=menu_opened, who="root"),
    Case("how-it-works", "/how-it-works/", dear=True),
    Case("privacy", "/privacy/"),
    Case("accessibility", "/accessibility/"),
]
FIND = [
    Case("find", "/find/", dear=True, slow=True),
    Case("find-unfolded", "/find/", go=opened),
    Case("find-page-2", "/find/?page=2"),
    Case(
        "find-narrow",
        "/find/?q=garden&near=Stroud&within=5&category=gardening&pay=cash&day=mon&sort=nearest",
        dear=True,
    ),
    Case("find-by-age", "/find/?near=Stroud&within=0&age=11-17"),
    Case("find-empty", "/find/?q=garden&near=Penzance&within=1&category=gardening&language=polish", dear=True),
    Case("find-no-such-words", "/find/?q=xyzzyplugh"),
    Case("find-near-unknown", "/find/?near=Nowhereatall", dear=True),
    Case("find-misspelt", "/find/?q=gardning"),
    Case("find-notes", f"/find/?q={LONG.replace(' ', '+')}&near=Newport&within=9999&category=nonsense&page=99"),
    Case("find-promoted", "/find/?q=enterprises", dear=True),
    Case("find-pages", "/find/pages/?q=enterprizes", dear=True),
    Case("find-pages-unasked", "/find/pages/"),
    Case("find-pages-none", "/find/pages/?q=xyzzyplugh"),
    Case("need", "/find/tell-us/?q=swimming&near=GL5"),
    Case("need-error", "/find/tell-us/", go=sent_empty, error=True, dear=True),
]
LISTINGS = [
    Case("listing", "/enterprises/everything/", dear=True, slow=True),
    Case("listing-minimal", "/enterprises/minimal/"),
    Case("listing-closed", "/enterprises/closed/"),
    Case("listing-full", "/enterprises/full/"),
    Case("shortlist-empty", "/shortlist/"),
    Case("shortlist", "/shortlist/", go=with_shortlist, dear=True, slow=True),
    Case("shortlist-shared", "/shortlist/?numbers={numbers}"),
    Case("correct", "/enterprises/everything/correct/"),
    Case("correct-error", "/enterprises/everything/correct/", go=sent_empty, error=True),
    Case("report", "/enterprises/everything/report/"),
    Case("report-error", "/enterprises/everything/report/", go=sent_empty, error=True),
    Case("thanks-correction", "/thanks/correction/"),
    Case("thanks-problem", "/thanks/problem/"),
    Case("thanks-need", "/thanks/need/"),
    Case("worried", "/worried/"),
    Case("worried-about-a-listing", "/worried/?listing=everything"),
]
HELP = [
    Case("help", "/help/"),
    Case("help-code", "/help/code/?next=%2Ffind%2F%3Fq%3Dgarden", dear=True),
    Case("help-back", "/help/back/", dear=True),
    Case("help-back-error", "/help/back/", go=sent_empty, error=True),
    Case("help-back-wrong", "/help/back/", go=filled(help_code="2222-2222", secret_word="teapot"), error=True),
    Case("form-code", "/enterprises/everything/correct/", go=press("get_code"), dear=True),
    Case("form-saved", "/enterprises/everything/correct/", go=press("save_later")),
    Case("word-error", "/help/word/", go=then(press("save_later"), lambda way: way.send()), error=True),
    Case("word-kept", "/help/word/", go=then(press("save_later"), fill_and_send(secret_word="blue teapot"))),
    Case("help-found", "/help/back/", go=come_back),
    Case("form-restored", "/enterprises/everything/correct/", go=then(come_back, pressed("Go on with it"))),
    Case("help-forgotten", "/help/forget/", go=then(come_back, pressed("Delete it"))),
    Case("form-csrf", "/enterprises/everything/correct/", go=too_late, status=403),
    Case("reading", "/reading/", dear=True),
    Case("reading-shown", "/reading/", go=then(at("/reading/"), pressed("Show me"))),
    Case("reading-kept", "/reading/?kept=1&next=%2Ffind%2F"),
    # The busiest pages in every answer somebody can give.
    *(
        Case(f"{name}-{key}", path, go=reads(key), dear=key in ("dark", "light"))
        for name, path in (("find", "/find/?q=garden&near=Stroud"), ("listing", "/enterprises/everything/"))
        for key in ("large", "larger", "light", "dark", "spaced", "still", "plain", "larger-dark-spaced-still-plain")
    ),
    Case("home-dark", "/", go=reads("dark")),
    Case("home-plain", "/", go=reads("larger-light-spaced-still-plain")),
    Case("correct-error-dark", "/enterprises/everything/correct/", go=reads("dark", sent_empty), error=True),
    Case("reading-dark", "/reading/", go=reads("dark-spaced")),
]
ERRORS = [
    Case("error-400", "/gate/bad/", status=400),
    Case("error-403", "/gate/forbidden/", status=403),
    Case("error-csrf", "/accounts/login/", go=too_late, status=403),
    Case("error-404", "/no/such/page/", status=404, dear=True),
    Case("error-429", "/gate/too-many/?words=Some+words", status=429),
    Case("error-500", "/gate/broken/", status=500),
]
DOOR = [
    Case("login", "/accounts/login/", dear=True),
    Case("login-error", "/accounts/login/", go=sent_empty, error=True),
    Case("login-wrong", "/accounts/login/", go=filled(login="ana@example.com", password="not this"), error=True),
    Case("join", "/accounts/signup/"),
    Case("join-error", "/accounts/signup/", go=sent_empty, error=True),
    Case("join-code", "/accounts/confirm-email/", go=JOIN),
    Case("join-code-wrong", "/accounts/confirm-email/", go=then(JOIN, WRONG_CODE), error=True),
    Case("code", "/accounts/login/code/"),
    Case("code-error", "/accounts/login/code/", go=sent_empty, error=True),
    Case("code-confirm", "/accounts/login/code/confirm/", go=ASK_CODE),
    Case("code-confirm-wrong", "/accounts/login/code/confirm/", go=then(ASK_CODE, WRONG_CODE), error=True),
    Case("reset", "/accounts/password/reset/"),
    Case("reset-error", "/accounts/password/reset/", go=sent_empty, error=True),
    Case("reset-code", "/accounts/password/reset/confirm/", go=RESET),
    Case("reset-code-wrong", "/accounts/password/reset/confirm/", go=then(RESET, WRONG_CODE), error=True),
    Case("reset-choose", "/accounts/password/reset/complete/", go=then(RESET, code_from("ben@example.com"))),
    Case(
        "reset-choose-error",
        "/accounts/password/reset/complete/",
        go=then(RESET, code_from("ben@example.com"), lambda way: way.send()),
        error=True,
    ),
    Case("reset-done", "/accounts/password/reset/done/"),
    Case("inactive", "/accounts/inactive/"),
    Case("second-step", "/accounts/2fa/authenticate/", go=sign_in("root@example.com")),
    Case(
        "second-step-wrong",
        "/accounts/2fa/authenticate/",
        go=then(sign_in("root@example.com"), fill_and_send(code="000000")),
        error=True,
    ),
]
ACCOUNT = [
    Case("email", "/accounts/email/", who="ana", dear=True),
    Case("email-error", "/accounts/email/", go=filled(email="not an address"), who="ana", error=True),
    Case(
        "email-change-code",
        "/accounts/confirm-email/",
        go=then(at("/accounts/email/"), fill_and_send(email="b2@example.com")),
        who="ben",
    ),
    Case("reached", "/my/reached/", who="ana", dear=True),
    Case("reached-error", "/my/reached/", go=answer_letters, who="ana", error=True, dear=True),
    Case("reached-kept", "/my/reached/", go=sent_empty, who="ben"),
    Case("password", "/accounts/password/change/", who="ana"),
    Case("password-error", "/accounts/password/change/", go=sent_empty, who="ana", error=True),
    Case("password-first", "/accounts/password/set/", who="kit"),
    Case("password-first-error", "/accounts/password/set/", go=sent_empty, who="kit", error=True),
    Case("sign-out", "/accounts/logout/", who="ana"),
    Case("sessions", "/accounts/sessions/", who="ana", theirs=".mh-devices"),
    Case("again", "/accounts/reauthenticate/", who="ana"),
    Case("again-error", "/accounts/reauthenticate/", go=sent_empty, who="ana", error=True),
    Case("steps-none", "/accounts/2fa/", who="ana"),
    Case("steps-all", "/accounts/2fa/", who="root", dear=True),
    Case("app-add", "/accounts/2fa/totp/activate/", who="ana"),
    Case("app-add-error", "/accounts/2fa/totp/activate/", go=sent_empty, who="ana", error=True),
    Case("app-remove", "/accounts/2fa/totp/deactivate/", who="root"),
    Case("recovery", "/accounts/2fa/recovery-codes/", who="root"),
    Case("recovery-new", "/accounts/2fa/recovery-codes/generate/", who="root"),
    Case("passkeys-none", "/accounts/2fa/webauthn/", who="ana"),
    Case("passkeys", "/accounts/2fa/webauthn/", who="root"),
    Case("passkey-add", "/accounts/2fa/webauthn/add/", who="root", needs_script=PASSKEYS),
    Case("passkey-name", "/accounts/2fa/webauthn/keys/{passkey}/edit/", who="root"),
    Case(
        "passkey-name-error", "/accounts/2fa/webauthn/keys/{passkey}/edit/", go=filled(name=""), who="root", error=True
    ),
    Case("passkey-remove", "/accounts/2fa/webauthn/keys/{passkey}/remove/", who="root"),
    Case("again-app", "/accounts/2fa/reauthenticate/", who="root"),
    Case("again-app-error", "/accounts/2fa/reauthenticate/", go=sent_empty, who="root", error=True),
    Case("again-passkey", "/accounts/2fa/webauthn/reauthenticate/", who="root", needs_script=PASSKEYS),
]
TOOLS = [
    Case("look", "/look/", dear=True, needs_script=EXAMPLES),
    Case("look-error", "/look/", go=sent_empty, error=True, dear=True, needs_script=EXAMPLES),
    Case("inbox", "/inbox/", go=then(ASK_CODE, at("/inbox/"))),
    Case("inbox-letter", "/inbox/{letter}/0/", go=then(ASK_CODE, lambda way: way.open()), theirs="main"),
]
CASES = [*HOME, *FIND, *LISTINGS, *HELP, *ERRORS, *DOOR, *ACCOUNT, *TOOLS]

#: Addresses that answer with something other than a page of ours, and what. test_pages.py asks each and sees.
NOT_PAGES = {
    "healthz/": "a word for the machine that watches",
    "readyz/": "JSON for the machine that watches",
    "find/map.json": "JSON for the map",
    "find/complete.json": "JSON for the search box",
    "enterprises/<slug:slug>/print.pdf": "a PDF: tests/directory checks its tags",
    "enterprises/<slug:slug>/qr.svg": "a picture",
    "shortlist/qr.svg": "a picture",
    "n/<str:number>/": "leads on to the listing",
    "colours/<slug:digits>.css": "a stylesheet",
    **dict.fromkeys(("robots.txt", "sitemap.xml", "sitemap-<slug:kind>-<int:number>.xml"), "for search engines"),
    "shortlist/add/": "takes a form only",
    "shortlist/remove/": "takes a form only",
    "accounts/2fa/recovery-codes/download/": "a text file",
    "accounts/2fa/webauthn/login/": "JSON for the passkey button",
    "media/<path:path>": "files",
    r"documents/(\d+)/(.*)$": "files",
    "documents/authenticate_with_password/<int:restriction_id>/": "closed",
    "documents/authenticate_with_password/": "closed",
    "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/": "closed",
    "_util/authenticate_with_password/": "closed",
    "_util/login/": "leads on to the sign-in page",
    "inbox/clear/": "takes a form only",
}
#: Wagtail's own screens for people who work here: gated by Wagtail, not by us (docs/accessibility.md).
NOT_PUBLIC = "admin/"
