"""A garden that takes cards, and a Stripe of its own that it is paid through: what the proofs about money run on."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest import mock

from django.test import Client, override_settings

from enterprises.booking.models import Booking
from tests.enterprises.booking.card import town
from tests.factories.accounts import PersonFactory
from tests.stripe_server.running import running
from tests.stripe_server.world import KEY, SECRETS, World


class Story:
    """Ana's garden and the Stripe it is paid through."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.lesson = town.make_lesson(world)
        self.owner = PersonFactory()
        self.lesson.enterprise.ownership_set.create(person=self.owner)
        self.booked = 0

    def book(self) -> Booking:
        self.booked += 1
        return town.book_by_card(self.lesson, town.a_time(days=5, hours=self.booked))

    def post(self, path: str, body: str, signature: str) -> int:
        headers = {"Stripe-Signature": signature}
        return Client().post(path, body, content_type="application/json", headers=headers).status_code


@contextmanager
def paying_town() -> Iterator[Story]:
    """Jobs run as soon as what started them is written: there is no worker here, and what it would do is proved too.
    And more people pay than an hour allows.
    """
    with running() as server:
        tasks = {"default": {"BACKEND": "core.jobs.AfterCommitBackend"}}
        secrets = {"STRIPE_PAYMENTS_SECRET": SECRETS["payments"], "STRIPE_ACCOUNTS_SECRET": SECRETS["accounts"]}
        settings = {"STRIPE_SECRET_KEY": KEY, "STRIPE_API_BASE": server.url, "STRIPE_RETRIES": 0, "TASKS": tasks}
        no_limits = mock.patch("core.throttle.allow", return_value=True)
        with override_settings(**settings, **secrets), no_limits:
            yield Story(server.world)
