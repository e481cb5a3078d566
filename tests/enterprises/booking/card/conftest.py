"""Sam books an hour in Ana's garden for £25 and pays by card, at a Stripe that runs on this machine."""

import pytest
from django.db import connection
from django.db.transaction import Atomic
from django.test import Client

from enterprises.booking import stripe_gateway
from enterprises.booking.models import Booking, Payment, Refund
from tests.enterprises.booking.card import town
from tests.stripe_server.running import running
from tests.stripe_server.sending import deliver_all
from tests.stripe_server.world import KEY, SECRETS


@pytest.fixture(scope="session")
def stripe_running():
    with running() as server:
        yield server


@pytest.fixture
def commits(db, monkeypatch):
    """What waits for a commit runs when the outermost transaction ends that is not the test's own: as on a site, and
    without emptying every table after each test.
    """
    leave = Atomic.__exit__

    def left(self, *problem):
        leave(self, *problem)
        if all(block._from_testcase for block in connection.atomic_blocks):
            while connection.run_on_commit:
                connection.run_on_commit.pop(0)[1]()

    monkeypatch.setattr(Atomic, "__exit__", left)


@pytest.fixture
def stripe(stripe_running, settings, commits):
    """With nothing in it yet."""
    settings.STRIPE_SECRET_KEY, settings.STRIPE_API_BASE = KEY, stripe_running.url
    settings.STRIPE_PAYMENTS_SECRET, settings.STRIPE_ACCOUNTS_SECRET = SECRETS["payments"], SECRETS["accounts"]
    stripe_running.world.__init__()
    yield stripe_running
    stripe_gateway._client_for.cache_clear()


@pytest.fixture
def lesson(stripe):
    return town.make_lesson(stripe.world)


@pytest.fixture
def booking(lesson):
    return town.book_by_card(lesson)


@pytest.fixture
def post():
    """How an event comes to the site."""
    client = Client()

    def send(path, body, signature):
        headers = {"Stripe-Signature": signature}
        return client.post(path, body, content_type="application/json", headers=headers).status_code

    return send


@pytest.fixture
def news(stripe, post):
    """Everything Stripe has to say arrives."""
    return lambda: deliver_all(stripe.world, post)


@pytest.fixture
def stands():
    """How booking, payments and refunds stand now."""

    def look(booking):
        return (
            Booking.objects.get(pk=booking.pk).status,
            list(Payment.objects.filter(booking=booking).order_by("created_at").values_list("status", flat=True)),
            list(Refund.objects.filter(payment__booking=booking).order_by("created_at").values_list("pence", "status")),
        )

    return look
