"""What the pages for signing in never tell: who is known here; and where they never lead: to another site."""

import re
import statistics
import time
from urllib.parse import urljoin, urlsplit

import pytest
from django.core.cache import cache
from django.test import Client

from tests.factories.accounts import PASSWORD

REDIRECTS = [
    "https://evil.example/",
    "//evil.example/",
    "///evil.example",
    "////evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https:evil.example",
    "https:/evil.example",
    "http:///evil.example",
    "javascript:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,x",
    "//evil.example\\@testserver/",
    "https://testserver@evil.example/",
    "https://testserver.evil.example/",
    "https://evil.example#testserver",
    "/%2f/evil.example/../..//evil.example",
    "\t//evil.example",
    " //evil.example",
    "/\t/evil.example",
    "%00//evil.example",
    "https://testserver:80@evil.example",
    "ftp://testserver/",
    "//[::1]evil.example",
    "https://evil。example/",
]


def page_without_noise(answer, email):
    """The page, without what differs anyway: the token, and the address that was typed."""
    text = answer.content.decode()
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text)
    return text.replace(email, "EMAIL")


def ask(path, form):
    """Post a form and follow it, in a browser of its own; returns everything an asker sees."""
    cache.clear()
    client = Client()
    client.get(path)
    answer = client.post(path, form)
    steps = [(answer.status_code, answer.headers.get("Location"))]
    if answer.status_code == 302:
        answer = client.get(answer.url)
        steps.append((answer.status_code, None))
    return steps, page_without_noise(answer, form.get("email") or form.get("login"))


def forms_for(email):
    return {
        "/accounts/signup/": {"name": "Kim", "email": email, "password1": PASSWORD},
        "/accounts/password/reset/": {"email": email},
        "/accounts/login/code/": {"email": email},
        "/accounts/login/": {"login": email, "password": "wrong-horse-battery"},
    }


@pytest.mark.parametrize("path", list(forms_for("")))
def test_nobody_learns_who_is_known_here(path, ana, confirmed):
    confirmed(ana)

    known = ask(path, forms_for(ana.email)[path])
    unknown = ask(path, forms_for("nobody@example.com")[path])

    assert known == unknown


def test_a_known_address_gets_another_letter(ana, confirmed, mailoutbox, django_capture_on_commit_callbacks):
    """Both get a letter, and only whoever reads the letter box learns which."""
    confirmed(ana)
    with django_capture_on_commit_callbacks(execute=True):
        for email in (ana.email, "nobody@example.com"):
            ask("/accounts/signup/", forms_for(email)["/accounts/signup/"])

    assert [letter.to for letter in mailoutbox] == [[ana.email], ["nobody@example.com"]]
    assert mailoutbox[0].body != mailoutbox[1].body


def test_a_wrong_password_takes_as_long_for_a_stranger(ana, confirmed, settings):
    """With the slow hashing of a real site: an answer without it would be several times quicker."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    ana.set_password(PASSWORD)
    confirmed(ana).save()
    took = {ana.email: [], "nobody@example.com": []}
    for _ in range(5):
        for email, times in took.items():
            cache.clear()
            client = Client()
            started = time.perf_counter()
            client.post("/accounts/login/", {"login": email, "password": "wrong-horse-battery"})
            times.append(time.perf_counter() - started)

    known, unknown = (statistics.median(times) for times in took.values())
    assert 0.6 < known / unknown < 1.6


@pytest.mark.parametrize("target", REDIRECTS)
def test_signing_in_never_leads_to_another_site(target, ana, confirmed):
    confirmed(ana)
    for path in ("/accounts/login/", "/admin/login/", "/_util/login/"):
        client = Client()
        answer = client.get(path, {"next": target})
        if answer.status_code == 302:
            assert answer.url.split("?")[0] == "/accounts/login/"

    answer = client.post("/accounts/login/", {"login": ana.email, "password": PASSWORD, "next": target})
    assert leads_home(answer.url)
    client.post("/accounts/logout/", {"next": target})
    assert leads_home(client.post("/accounts/logout/", {"next": target}).url)


def leads_home(url):
    """As a browser reads it: no tabs or line breaks, backslashes as slashes, many slashes as two."""
    read = re.sub(r"[\t\r\n]", "", url).strip().replace("\\", "/")
    read = re.sub(r"^(https?:)?//+|^(https?:)/*", lambda found: f"{found[1] or found[2] or ''}//", read)
    try:
        there = urlsplit(urljoin("http://testserver/accounts/login/", read))
    except ValueError:  # brackets in the wrong place, to newer Pythons
        return False
    return (there.scheme, there.netloc) == ("http", "testserver")


def test_the_reading_of_addresses_can_tell():
    ours = ["/%2f/evil.example/../..//evil.example", "%00//evil.example"]
    assert [target for target in REDIRECTS if leads_home(target)] == ours


def test_a_page_of_ours_is_still_found_after_signing_in(client, ana, confirmed, sign_in):
    confirmed(ana)
    answer = client.post("/accounts/login/", {"login": ana.email, "password": PASSWORD, "next": "/shortlist/"})

    assert answer.url == "/shortlist/"


@pytest.mark.parametrize(
    "headers",
    [
        {"x-forwarded-host": "evil.example"},
        {"forwarded": "host=evil.example"},
        {"x-host": "evil.example"},
        {"host": "localhost:8666"},
        {"x-original-url": "https://evil.example/"},
    ],
)
@pytest.mark.parametrize("path", ["/accounts/password/reset/", "/accounts/signup/", "/accounts/login/code/"])
def test_letters_name_our_own_address(
    path, headers, ana, confirmed, mailoutbox, settings, django_capture_on_commit_callbacks
):
    settings.SITE_URL = "https://directory.example.org"
    confirmed(ana)
    with django_capture_on_commit_callbacks(execute=True):
        for email in (ana.email, "nobody@example.com"):
            cache.clear()
            Client().post(path, forms_for(email)[path], headers=headers)

    assert len(mailoutbox) == 2
    for letter in mailoutbox:
        words = letter.subject + letter.body
        assert "evil" not in words
        assert "localhost" not in words
        assert all(link.startswith("https://directory.example.org/") for link in re.findall(r"https?://\S+", words))


def test_a_host_that_is_not_ours_sends_no_letter(
    client, ana, confirmed, mailoutbox, django_capture_on_commit_callbacks
):
    confirmed(ana)
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post("/accounts/password/reset/", {"email": ana.email}, headers={"host": "evil.example"})

    assert answer.status_code == 400
    assert mailoutbox == []
