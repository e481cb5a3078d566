"""One Chromium for the whole run, and what a visit to a page leaves behind for the checks to read."""

import os
import random
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Playwright, Request, Response

from tests.browser.journeys import SIGN_IN, Case, Journey, address_of
from tests.browser.site import ROOT, Site

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--force-color-profile=srgb",
    # Nothing outside this machine can be reached, whatever a page asks for.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
WIDE = {"width": 1280, "height": 1024}
#: 1280 pixels at a zoom of 400%.
SMALL = {"width": 320, "height": 256}
PHONE = {"width": 320, "height": 640}
FAILURES = ROOT / "var" / "browser"
TOOLS = (Path(__file__).parent / "checks" / "tools.js").read_text()  # put into every page before its own scripts


@dataclass(frozen=True)
class Sent:
    """One answer the page fetched: its weight as it came over the wire."""

    url: str
    kind: str
    size: int


@dataclass
class Visit:
    """A page that a case led to, and everything noted on the way."""

    gate: "Gate"
    case: Case
    page: Page
    complaints: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    sent: list[Sent] = field(default_factory=list)
    documents: list[Response] = field(default_factory=list)

    @property
    def status(self) -> int:
        return self.documents[-1].status if self.documents else 0

    def html(self) -> str:
        """The page as it came, before any script."""
        return self.documents[-1].text()

    def ask(self, name: str, argument: Any = None) -> Any:
        """What a function of checks/*.js says of the page: "zoom.lost". It may use tools.js as `gate`."""
        file, _dot, function = name.partition(".")
        if file == "tools":
            return self.page.evaluate(f"() => window.__gate().{function}()")
        call = f"({script(file)})[{function!r}](argument)"
        return self.page.evaluate(f"(argument) => {{ const gate = window.__gate?.(); return {call} }}", argument)

    def styled(self, css: str) -> "Styled":
        """A stylesheet laid over the page, as a reader's own would be. Inline styles are closed by our policy."""
        return Styled(self.page, css)


@dataclass
class Styled:
    page: Page
    css: str

    def __enter__(self) -> None:
        self.page.evaluate(
            """css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css)
            document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet] }""",
            self.css,
        )
        settle(self.page)

    def __exit__(self, *_error: object) -> None:
        self.page.evaluate("() => { document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1) }")
        settle(self.page)


def settle(page: Page) -> None:
    """Until the page has been drawn again."""
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())))")


class Gate:
    """The browser, its contexts with and without JavaScript, and who is signed in."""

    def __init__(self, playwright: Playwright, site: Site) -> None:
        self.site = site
        self.browser: Browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        self.titles: dict[str, str] = {}
        self.sources: dict[str, str] = {}
        self._cookies: dict[str, list[Any]] = {"": []}
        self._contexts: dict[bool, BrowserContext] = {}

    def close(self) -> None:
        self.browser.close()

    def context(self, *, script: bool = True) -> BrowserContext:
        if script not in self._contexts:
            made = self.browser.new_context(
                viewport=WIDE, java_script_enabled=script, locale="en-GB", service_workers="block"
            )
            made.add_init_script(TOOLS)
            made.set_default_timeout(20_000)
            self._contexts[script] = made
        return self._contexts[script]

    def visit(self, case: Case, *, script: bool = True, site: Site | None = None) -> Visit:
        """Do what the case does; the caller closes the page."""
        site = site or self.site
        context = self.context(script=script)
        cookies = self.cookies_of(case.who)
        context.clear_cookies()
        context.add_cookies([cookie | {"domain": "127.0.0.1"} for cookie in cookies])
        visit = Visit(self, case, self.new_page(context))
        listen(visit, site.base)
        self.travel(visit.page, case, site)
        return visit

    def new_page(self, context: BrowserContext) -> Page:
        page = context.new_page()
        household = ".".join(["10", *(str(random.randint(1, 250)) for _ in range(3))])
        page.set_extra_http_headers({"X-Forwarded-For": household})
        return page

    def travel(self, page: Page, case: Case, site: Site) -> None:
        way = Journey(page, site.base, site.facts, case.path)
        if case.go:
            case.go(way)
        else:
            way.open()
        page.wait_for_load_state("load")
        page.evaluate("() => document.fonts.ready.then(() => true)")

    def cookies_of(self, who: str) -> list[Any]:
        """Sign in once, as that person would."""
        if who not in self._cookies:
            with_nobody = self.browser.new_context(viewport=WIDE)
            page = self.new_page(with_nobody)
            SIGN_IN[who](Journey(page, self.site.base, self.site.facts, "/"))
            self._cookies[who] = [c for c in with_nobody.cookies() if c["name"] in ("sessionid", "csrftoken")]
            if not any(cookie["name"] == "sessionid" for cookie in self._cookies[who]):
                raise RuntimeError(f"{who} could not sign in: {page.title()!r} at {page.url}")
            with_nobody.close()
        return self._cookies[who]

    def arrived(self, visit: Visit) -> list[str]:
        """Whether the case led where it says."""
        wanted = urlsplit(address_of(visit.case, self.site.facts)).path
        found = urlsplit(visit.page.url).path
        problems = [] if found == wanted else [f"ended at {found}, not at {wanted}"]
        if visit.status != visit.case.status:
            problems.append(f"answered {visit.status}, not {visit.case.status}")
        return problems


def listen(visit: Visit, base: str) -> None:
    """Note what the page fetches and what it complains about."""
    page = visit.page
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    # Each page is weighed as if it were the first one somebody opens.
    wire.send("Network.setCacheDisabled", {"cacheDisabled": True})
    answers: dict[str, dict[str, Any]] = {}

    def came(event: dict[str, Any]) -> None:
        if event["type"] == "Document":
            visit.sent.clear()
        answers[event["requestId"]] = event

    def done(event: dict[str, Any]) -> None:
        answer = answers.get(event["requestId"])
        if answer:
            kind = answer["response"]["mimeType"]
            visit.sent.append(Sent(answer["response"]["url"], kind, int(event["encodedDataLength"])))

    def asked(request: Request) -> None:
        if request.is_navigation_request():
            visit.asked.clear()
        visit.asked.append(request.url)

    def answered(response: Response) -> None:
        if response.request.resource_type == "document" and not 300 <= response.status < 400:
            visit.documents.append(response)
            visit.complaints.clear()

    def said(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not expected(message, visit):
            visit.complaints.append(f"{message.type}: {message.text[:200]}")

    wire.on("Network.responseReceived", came)
    wire.on("Network.loadingFinished", done)
    page.on("request", asked)
    page.on("response", answered)
    page.on("console", said)
    page.on("pageerror", lambda error: visit.complaints.append(f"script error: {str(error)[:200]}"))


def expected(message: ConsoleMessage, visit: Visit) -> bool:
    """Chromium notes in the console that an error page is an error page."""
    return visit.case.status >= 400 and bool(re.match(r"Failed to load resource.*\b[45]\d\d\b", message.text))


@cache
def script(name: str) -> str:
    """A file of checks/: one object of functions, after a line that says what it is."""
    text = (Path(__file__).parent / "checks" / f"{name}.js").read_text()
    return text[text.index("({") :].strip()


@cache
def axe_source() -> str:
    return (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text()
