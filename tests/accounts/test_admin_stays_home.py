"""The admin asks no other site for anything, and documents are handed over to keep."""

import re
from html.parser import HTMLParser

import pytest
from django.core.files.base import ContentFile
from wagtail.documents.models import Document
from wagtail.models import Page

from core import policy
from directory.models import HomePage

PAGES = [
    "/admin/",
    "/admin/pages/",
    "/admin/users/",
    "/admin/reports/site-history/",
    "/admin/images/",
    "/admin/account/",
]
#: What a browser fetches by itself. A link somebody may press is not among them.
FETCHED = {"script": "src", "img": "src", "link": "href", "iframe": "src", "source": "src", "form": "action"}


class Fetches(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found += [value for name, value in attrs if value and name in (FETCHED.get(tag), "srcset")]


def other_sites(html):
    parser = Fetches()
    parser.feed(html)
    return [address for address in parser.found if re.match(r"(https?:)?//(?!testserver/)", address)]


@pytest.fixture
def desk(client, root, with_totp):
    with_totp(root)
    client.force_login(root)
    return client


def test_the_admin_fetches_nothing_from_other_sites(desk, ana):
    edit = f"/admin/pages/{Page.objects.order_by('-depth').first().pk}/edit/"
    for address in [*PAGES, edit, f"/admin/users/edit/{ana.pk}/"]:
        answer = desk.get(address)
        html = answer.content.decode()
        assert answer.status_code == 200
        assert other_sites(html) == []
        assert "gravatar" not in html
        assert "releases.wagtail" not in html
        assert "http" not in answer.headers["Content-Security-Policy"]


def test_the_probe_sees_other_sites():
    assert other_sites('<img src="//www.gravatar.com/a"><a href="https://ok.example">') == ["//www.gravatar.com/a"]


def test_the_admin_has_a_policy_of_its_own_and_public_pages_the_strict_one(desk, client):
    said = desk.get("/admin/").headers["Content-Security-Policy"]
    assert set(said.split("; ")) == {
        f"{name} {' '.join(sources)}" for name, sources in policy.admin().items() if isinstance(sources, list)
    }
    for address in ("/accounts/login/", "/nowhere/", "/accounts/2fa/"):
        assert "unsafe-inline" not in client.get(address).headers["Content-Security-Policy"]


def test_a_preview_may_stand_in_the_admins_frame_and_loads_no_more_than_the_page_would(desk, groups):
    preview = HomePage.objects.get().make_preview_request()
    seen = desk.get(f"/admin/pages/{HomePage.objects.get().pk}/view_draft/")

    for answer in (preview, seen):
        said = answer.headers["Content-Security-Policy"]
        assert "frame-ancestors 'self'" in said
        assert "unsafe-inline" not in said


@pytest.mark.parametrize("name", ["page.html", "drawing.svg", "paper.pdf", "words.txt"])
def test_documents_are_handed_over_to_keep(client, db, name):
    document = Document.objects.create(title="Paper", file=ContentFile(b"<script>alert(1)</script>", name=name))
    try:
        headers = client.get(document.url).headers
    finally:
        document.file.delete(save=False)

    assert headers["Content-Disposition"].startswith("attachment")
    assert headers["Content-Security-Policy"] == "default-src 'none'"
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_pages_of_other_sites_are_never_fetched_to_be_shown(desk):
    """The embed chooser refuses every address, so it cannot be used to look into the network the site stands in."""
    for address in ("http://127.0.0.1:9/", "https://www.youtube.com/watch?v=dQw4w9WgXcQ", "file:///etc/passwd"):
        answer = desk.post("/admin/embeds/chooser/upload/", {"embed-chooser-url": address})
        assert answer.json()["step"] == "chooser"
