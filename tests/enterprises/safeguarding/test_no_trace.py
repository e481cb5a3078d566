"""Whom a worry is about sees the same pages, byte for byte, before it and after everything that is done with it."""

import re
from datetime import UTC, datetime

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.test import Client

from enterprises.safeguarding import actions
from enterprises.safeguarding.models import Concern
from tests.enterprises.safeguarding.conftest import told
from tests.permissions.addresses import addresses

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
NOON = datetime(2027, 1, 5, 12, tzinfo=UTC)
#: What differs between any two visits: marks against forgery, and numbers drawn anew.
MARKS = re.compile(
    rb'name="csrfmiddlewaretoken" value="[^"]+"|name="(?:stamp|as_of|key|seen_at)" value="[^"]*"'
    rb"|E-[A-Z0-9]{4}-[A-Z0-9]{4}"
    rb"|\"CSRF_TOKEN\": \"[^\"]+\""
)


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False):
        yield


def browser_of(person):
    if person.is_staff:
        Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data={"secret": "x"})
    client = Client()
    client.force_login(person)
    return client


def all_pages(client, listing, only=("my/", "desk/", "worried/", "find/", "admin/")):
    """Status and words of every page under these that this browser can ask for, of the admin its first."""
    found = {}
    with transaction.atomic():
        for each in addresses({"": listing.pk}):
            if not each.route.startswith(only) or (each.route.startswith("admin/") and each.route != "admin/"):
                continue
            answer = client.get(each.example)
            is_paper = answer.get("Content-Type") == "application/pdf"
            found[each.route] = (answer.status_code, "paper" if is_paper else MARKS.sub(b"", answer.getvalue()))
        transaction.set_rollback(True)  # reading some of them is written down: the look itself must leave no trace
    return found


@pytest.mark.parametrize("who", ["owner", "support worker"])
def test_no_page_changes_for_whom_it_is_about(area, kim, lou, ana, jo, sam, make_listing, who):
    listing = make_listing(name="Odd Jobs", slug="garden-gang", short_number="2345", owner=ana)
    person = {"owner": ana, "support worker": jo}[who]
    client = browser_of(person)
    before = all_pages(client, listing)

    concern = actions.tell(told(area, harm_now="yes", about=person.name, enterprise=listing, by=sam))
    actions.name_person(concern, person, by=kim)
    actions.take(concern, by=kim)
    actions.write(concern, f"Rang about {person.name}.", by=kim)
    actions.decide(concern, "watching", "We ring each week.", knows="no", share_reason="", by=kim)
    actions.keep_apart(concern, person, sam, by=kim)
    actions.close(concern, by=kim)

    after = all_pages(client, listing)
    assert Concern.objects.get().about_person == person
    assert {route: after[route] for route in after if after[route] != before[route]} == {}
    assert len([status for status, _body in before.values() if status == 200]) > 20


def test_the_same_look_finds_what_would_be_a_trace(area, kim, make_listing):
    """The control: for a contact the desk does change."""
    listing = make_listing(slug="garden-gang", owner=kim)
    client = browser_of(kim)
    before = all_pages(client, listing, ("desk/",))

    actions.tell(told(area))

    after = all_pages(client, listing, ("desk/",))
    changed = {route for route in after if after[route] != before[route]}
    assert {"desk/", "desk/worries/"} <= changed
