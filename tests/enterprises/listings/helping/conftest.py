"""Ana runs Pat's Garden; Meg helps her; Jo supports."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.helping import actions as helping
from accounts.models import Help
from enterprises.listings import merging
from enterprises.listings.actions import draft_of, save_part
from tests.factories.accounts import PersonFactory


@pytest.fixture
def garden(make_listing, ana, groups):
    return make_listing(
        name="Pat's Garden",
        slug="pats-garden",
        one_line="We dig with you.",
        categories=("gardening",),
        phone="01632 960123",
        comes_to_you=True,
        reach_miles=5,
        owner=ana,
    )


@pytest.fixture
def meg(db):
    return PersonFactory(name="Meg Field", email="meg@example.com")


@pytest.fixture
def named(ana):
    """Ana names somebody, who has not answered yet."""

    def name(*, what=("words", "availability"), days=30, subject=("", ""), by=None, way=Help.Way.PAPER, address=""):
        return helping.name_helper(
            ana,
            by=by or ana,
            helper_name="Meg",
            way=way,
            address=address,
            capabilities=what,
            until=timezone.localdate() + timedelta(days=days),
            subject=subject,
        )

    return name


@pytest.fixture
def helps(named, meg):
    """Meg helps Ana, with what and for how long the test says."""

    def accept(**wishes):
        row = named(**wishes)
        helping.accept_help(row, by=meg)
        return Help.objects.get(pk=row.pk)

    return accept


@pytest.fixture
def at_megs(meg):
    """Meg's browser."""
    browser = Client()
    browser.force_login(meg)
    return browser


@pytest.fixture
def write():
    """Somebody writes one line into the draft."""

    def save(listing, by, one_line):
        content = draft_of(listing).serializable_data()
        return save_part(listing, by=by, values={"one_line": one_line}, based_on=merging.digests(content, ["one_line"]))

    return save
