"""G13: every address answers with the headers that keep a browser safe, and no page asks another site for anything."""

import re
from html.parser import HTMLParser

from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import clear_url_caches

from tests.permissions.addresses import addresses
from tests.prove.row import Row, Scale
from tests.prove.world import World

EXPECTED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY|SAMEORIGIN",
    "Referrer-Policy": "same-origin|no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": r".*camera=\(\).*geolocation=\(\).*",
    "Content-Security-Policy": r".*default-src 'none'.*",
    "Strict-Transport-Security": r"max-age=\d{8}; includeSubDomains.*",
}
#: What a browser fetches by itself. A link somebody may press is not among them.
FETCHED = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "link": ("href",),
    "iframe": ("src",),
    "form": ("action",),
    "video": ("src", "poster"),
    "audio": ("src",),
    "object": ("data",),
    "embed": ("src",),
    "input": ("src",),
}
HTTPS = {
    "SECURE_HSTS_SECONDS": 31_536_000,
    "SECURE_HSTS_INCLUDE_SUBDOMAINS": True,
    "SITE_URL": "https://testserver",
}
#: Fetched by nobody: they say what the page's own address is.
NOT_FETCHED = {"canonical", "alternate"}


class Page(HTMLParser):
    """What a page fetches from other sites, and what in it a strict policy would refuse."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elsewhere: list[str] = []
        self.inline: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        if known.get("rel") not in NOT_FETCHED:
            for name in FETCHED.get(tag, ()):
                self.elsewhere += re.findall(r"(?:https?:)?//(?!testserver[/:])[^\s,]+", known.get(name) or "")
        self.inline += [f"{tag} {name}" for name in known if name == "style" or name.startswith("on")]
        is_data = known.get("type") in ("application/ld+json", "application/json")
        if tag == "style" or (tag == "script" and "src" not in known and not is_data):
            self.inline.append(f"{tag} inside the page")


def run(scale: Scale) -> list[Row]:
    here = World()
    found = addresses(here.ids)[:: max(1, round(1 / scale.factor))]
    public = [address.example for address in found if not address.route.startswith("admin/")]
    with override_settings(**HTTPS):
        wrong, pages = _look(Client(raise_request_exception=False), [address.example for address in found])
        private = _kept(here, found)
    with override_settings(ROOT_URLCONF="tests.prove.planted", MIDDLEWARE=[]):
        clear_url_caches()
        caught, _pages = _look(Client(), ["/planted/loose/"])
    clear_url_caches()
    kinds = ("has no", "fetches", "inline", "unsafe")
    seen = sum(any(kind in line for line in caught) for kind in kinds)
    return [
        Row(
            "G13",
            "Headers everywhere, nothing from other sites, nothing inline",
            f"{len(found)} addresses, {len(public)} outside the admin, {pages} of them pages; "
            f"{len(private[0])} asked for signed in",
            f"{len(wrong)} wrong, {len(private[1])} private answers that may be stored"
            + "".join(f"; {line}" for line in [*wrong, *private[1]][:5]),
            f"a planted loose page: {seen} of {len(kinds)} kinds of fault found",
            not wrong and not private[1] and seen == len(kinds) and pages > 0,
        )
    ]


def _look(client: Client, wanted: list[str]) -> tuple[list[str], int]:
    """What is wrong, in sentences, and how many of the answers were pages."""
    wrong, pages = [], 0
    for address in wanted:
        response = client.get(address, secure=True)
        for name, value in EXPECTED.items():
            if not re.fullmatch(value, response.headers.get(name, ""), re.DOTALL):
                wrong.append(f"{address} has no {name} as it should: {response.headers.get(name)!r}")
        policy = response.headers.get("Content-Security-Policy", "")
        is_admin = address.startswith("/admin/")
        if not is_admin and ("unsafe" in policy or "http:" in policy or "*" in policy):
            wrong.append(f"{address}: unsafe policy {policy!r}")
        if response.headers.get("Content-Type", "").startswith("text/html"):
            pages += 1
            wrong += _inside(address, response, strict=not is_admin)
    return wrong, pages


def _inside(address: str, response: HttpResponse, *, strict: bool) -> list[str]:
    page = Page(response.content.decode())
    wrong = [f"{address} fetches {there}" for there in page.elsewhere]
    return wrong + [f"{address}: inline {what}" for what in page.inline if strict]


def _kept(here: World, found: list) -> tuple[list[str], list[str]]:
    """Pages of somebody signed in that a browser or proxy may keep."""
    client, asked, wrong = here.clients["person"], [], []
    for address in found:
        if address.route.startswith(("media/", "static/")):
            continue
        response = client.get(address.example, secure=True)
        asked.append(address.example)
        if "no-store" not in response.headers.get("Cache-Control", "") and response.status_code == 200:
            wrong.append(f"{address.example} may be stored")
        if "logout" in address.route or response.wsgi_request.user.is_anonymous:
            client.force_login(here.people["person"])
    return asked, wrong
