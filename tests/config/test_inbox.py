"""The development inbox shows what would have been sent, and is nowhere near a real site."""

import os
import subprocess
import sys
from types import ModuleType

import pytest
from django.core.mail import EmailMessage
from django.urls import include, path

from accounts.models import Call, PostalLetter
from config import inbox
from config import urls as every_address
from core import texts

SENDER = "hello@example.org"


@pytest.fixture
def open_inbox(settings, tmp_path, monkeypatch):
    addresses = ModuleType("addresses_with_inbox")
    addresses.urlpatterns = [path("", include(inbox)), *every_address.urlpatterns]
    monkeypatch.setitem(sys.modules, "addresses_with_inbox", addresses)
    settings.ROOT_URLCONF = "addresses_with_inbox"
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "inbox"
    settings.EMAIL_FILE_PATH.mkdir()


def post(subject, words, *, at):
    EmailMessage(subject, words, SENDER, ["ana@example.com"]).send()
    newest = max(inbox._folder().iterdir(), key=lambda file: file.stat().st_ctime_ns)
    os.utime(newest, (at, at))


@pytest.mark.django_db
def test_letters_are_listed_newest_first_and_open(client, open_inbox):
    post("The first", "Your code is 1234-5678", at=1_000_000)
    post("A café", "See http://localhost:8000/find/?q=bread <script>alert(1)</script>\n\nBye", at=2_000_000)

    page = client.get("/inbox/")
    letters = page.context["letters"]

    assert [(letter.subject, letter.to) for letter in letters] == [
        ("A café", "ana@example.com"),
        ("The first", "ana@example.com"),
    ]
    opened = client.get(f"/inbox/{letters[0].file}/{letters[0].index}/").content.decode()
    assert '<a href="http://localhost:8000/find/?q=bread" rel="nofollow">' in opened
    assert "<script>alert" not in opened
    assert "1234-5678" in client.get(f"/inbox/{letters[1].file}/{letters[1].index}/").content.decode()


@pytest.mark.django_db
def test_a_letter_opens_however_many_came_since(client, open_inbox, monkeypatch):
    monkeypatch.setattr(inbox, "SHOWN", 1)
    post("The first", "Your code is 1234-5678", at=1_000_000)
    [first] = client.get("/inbox/").context["letters"]
    post("The second", "Your code is 8765-4321", at=2_000_000)

    assert "1234-5678" in client.get(f"/inbox/{first.file}/{first.index}/").content.decode()
    assert client.get("/inbox/never-came/0/").status_code == 404


@pytest.mark.django_db
def test_texts_letters_and_calls_are_there_too(client, open_inbox, ana, settings):
    settings.TEXT_GATEWAY = "core.texts.InInbox"
    post("An e-mail", "words", at=1_000_000)
    texts.gateway().send("+447700900123", "Ana’s café is open", "r")
    news = {"person": ana, "subject": "News for Ana", "words": "The gate is open."}
    PostalLetter.objects.create(**news)
    Call.objects.create(**news)

    page = client.get("/inbox/")

    received = page.context["letters"]
    assert [(each.way, each.to) for each in received] == [
        ("call", "Ana Silva"),
        ("letter", "Ana Silva"),
        ("text", "+447700900123"),
        ("email", "ana@example.com"),
    ]
    for each, words in zip(received, ("gate is open", "gate is open", "Ana’s café is open", "words"), strict=True):
        opened = client.get(f"/inbox/{each.file}/{each.index}/").content.decode()
        assert words in opened
        assert each.kind in opened


@pytest.mark.django_db
def test_it_is_searched_by_whom_it_is_to_and_what_it_says(client, open_inbox):
    post("Your booking", "Gardening with Gwen", at=1_000_000)
    post("Your code", "It is 1234-5678", at=2_000_000)

    def found(asked):
        return [letter.subject for letter in client.get("/inbox/", {"q": asked}).context["letters"]]

    assert found("") == ["Your code", "Your booking"]
    assert found("GWEN") == ["Your booking"]
    assert found("ana@example.com code") == ["Your code"]
    assert found("gwen code") == []
    assert "Nothing here says “&lt;b&gt;”" in client.get("/inbox/", {"q": "<b>"}).content.decode()


@pytest.mark.django_db
def test_the_inbox_is_cleared_by_a_button_and_not_by_a_link(client, open_inbox):
    post("The first", "words", at=1_000_000)

    assert client.get("/inbox/clear/").status_code == 405
    assert len(inbox.letters()) == 1
    assert client.post("/inbox/clear/").status_code == 302
    assert inbox.letters() == []
    assert "Nothing has been sent yet" in client.get("/inbox/").content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/inbox/nothing/0/", "/inbox/..%2fdb/0/", "/inbox/nothing/99999999999999999999/"])
def test_a_letter_that_is_not_there_is_a_404(client, open_inbox, address):
    assert client.get(address).status_code == 404


def test_without_the_setting_there_is_no_inbox():
    code = (
        "import os, sys; sys.path[:0] = sys.argv[1:];"
        "import django; django.setup();"
        "from django.urls import resolve; print(resolve('/inbox/').view_name)"
    )
    names = [
        subprocess.run(
            [sys.executable, "-c", code, *sys.path],
            env={**os.environ, "DJANGO_SETTINGS_MODULE": f"config.settings.{which}"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for which in ("dev", "test")
    ]

    assert names == ["inbox", "wagtail_serve"]
