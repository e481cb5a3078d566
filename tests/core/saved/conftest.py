"""Sam fills in a correction about a listing, and stops halfway."""

import re

import pytest
from django.urls import reverse


@pytest.fixture
def listing(make_listing):
    return make_listing(name="Spade and Fork")


@pytest.fixture
def address(listing):
    return reverse("listings:correct", args=[listing.slug])


@pytest.fixture
def support_phone(settings):
    settings.SUPPORT_PHONE, settings.SUPPORT_HOURS = "01632 960 123", "9 to 5"
    return settings.SUPPORT_PHONE


@pytest.fixture
def save(client, address):
    """Press a button under the half-filled form. Returns the code, the ticket and the page."""

    def press(button="save_later", browser=client, **typed):
        typed = typed or {"about": "when", "words": ""}
        page = browser.post(address, {**typed, button: "1"}).content.decode()
        code = re.search(r"mh-slip__code\">([\w-]+)<", page)[1]
        return code, re.search(r'name="saved" value="([^"]+)"', page)[1], page

    return press


@pytest.fixture
def saved_with_word(client, save):
    """Saved, with a word chosen: gives the code and the word."""

    def go(word="Blue teapot", **typed):
        code, ticket, _page = save(**typed)
        client.post(reverse("core:help_word"), {"saved": ticket, "secret_word": word, "email": ""})
        return code, word

    return go
