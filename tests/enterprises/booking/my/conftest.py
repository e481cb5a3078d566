"""Ana runs a garden that is getting ready for bookings; Sam runs nothing."""

import pytest

from enterprises.booking.actions import setting_up
from tests.factories.accounts import PersonFactory
from tests.factories.listings import make_listing


@pytest.fixture
def ana():
    return PersonFactory(name="Ana Silva")


@pytest.fixture
def garden(ana):
    return make_listing(name="Garden Gang", owner=ana)


@pytest.fixture
def ready(garden, ana):
    """It has begun: terms, and one diary."""
    setting_up.begin(garden, by=ana)
    return garden


@pytest.fixture
def hers(client, ana):
    """Ana's browser."""
    client.force_login(ana)
    return client
