"""Vi, who has no account, writes to Ana's Garden."""

import re

import pytest
from django.urls import reverse

from enterprises.listings.models import Enterprise, Talk
from enterprises.listings.talking import actions, links

VI = "vi@example.com"
WORDS = "Do you have room for my mother on Tuesdays?"


@pytest.fixture
def listing(make_listing, ana, groups):
    made = make_listing(name="Ana's Garden", owner=ana)
    actions.switch_messages(made, on=True, by=ana)
    return Enterprise.objects.get(pk=made.pk)


@pytest.fixture
def form(listing):
    return reverse("talking:message", args=[listing.slug])


@pytest.fixture
def letters(mailoutbox, django_capture_on_commit_callbacks):
    """Do something, and get the e-mails that come of it."""

    def of(act):
        mailoutbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            act()
        return list(mailoutbox)

    return of


def code_in(letter):
    return re.search(r"\b[2-9A-Z]{4}-[2-9A-Z]{4}\b", letter.body).group()


@pytest.fixture
def talk(listing, letters):
    """Vi has written, and proven her address."""
    [letter] = letters(lambda: actions.begin_talk(listing, email=VI, name="Vi", words=WORDS))
    talk = Talk.objects.get()
    actions.confirm_address(talk, code_in(letter))
    return Talk.objects.get(pk=talk.pk)


@pytest.fixture
def link(talk):
    return reverse("talking:visitor", args=[links.token_for(talk)])
