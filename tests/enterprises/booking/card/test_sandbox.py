"""The same stories with Stripe itself: only where somebody gives a sandbox key, and never by accident.

    STRIPE_SANDBOX_KEY=sk_test_… STRIPE_SANDBOX_ACCOUNT=acct_… pytest -m stripe_sandbox

The account is a connected one of that sandbox that can take cards. Last run: never (docs/card-payments.md).
"""

import os
from datetime import timedelta

import pytest
from django.utils import timezone

from enterprises.booking import stripe_gateway
from enterprises.booking.gateway import Refused

KEY, ACCOUNT = os.environ.get("STRIPE_SANDBOX_KEY", ""), os.environ.get("STRIPE_SANDBOX_ACCOUNT", "")
pytestmark = [
    pytest.mark.stripe_sandbox,
    pytest.mark.skipif(
        not (KEY.startswith(("sk_test_", "rk_test_")) and ACCOUNT),
        reason="needs STRIPE_SANDBOX_KEY and STRIPE_SANDBOX_ACCOUNT: keys of a sandbox, which nobody has given",
    ),
]


@pytest.fixture(autouse=True)
def sandbox(settings):
    settings.STRIPE_SECRET_KEY, settings.STRIPE_API_BASE, settings.STRIPE_RETRIES = KEY, "", 2


def params(ours, **said):
    closes_at = (timezone.now() + timedelta(minutes=31)).replace(microsecond=0)
    facts = {"name": "An hour", "pence": 2500, "currency": "GBP", "fee_pence": 0, "closes_at": closes_at, **said}
    site = "https://directory.example.org/"
    return stripe_gateway.session_params(ours=ours, success_url=site, cancel_url=site, **facts)


def test_a_page_is_made_once_for_a_key_and_can_be_closed():
    ours = os.urandom(8).hex()
    asked = params(ours)
    first = stripe_gateway.make_session(ACCOUNT, asked, key=f"sandbox:{ours}")
    again = stripe_gateway.make_session(ACCOUNT, asked, key=f"sandbox:{ours}")

    assert first.session_id == again.session_id
    assert (first.status, first.pence, first.currency, first.ours) == ("open", 2500, "GBP", ours)
    since = timezone.now() - timedelta(minutes=5)
    found = stripe_gateway.find_session(ACCOUNT, ours, since=since, until=timezone.now() + timedelta(minutes=5))
    assert found is not None
    assert found.session_id == first.session_id
    assert stripe_gateway.close_session(ACCOUNT, first.session_id)
    assert not stripe_gateway.close_session(ACCOUNT, first.session_id)
    assert stripe_gateway.look_at(ACCOUNT, first.session_id).status == "expired"


def test_a_page_shorter_than_half_an_hour_is_refused():
    with pytest.raises(Refused):
        stripe_gateway.make_session(
            ACCOUNT, params("short", closes_at=timezone.now() + timedelta(minutes=5)), key=os.urandom(8).hex()
        )


def test_an_account_says_whether_it_can_take_cards():
    assert stripe_gateway.look_at_account(ACCOUNT).capability == "active"


def test_another_account_is_not_let_in():
    with pytest.raises(Refused):
        stripe_gateway.look_at("acct_1000000000000000", "cs_test_nothing")
