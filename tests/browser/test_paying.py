"""Somebody without JavaScript goes to pay, thinks better of it, is refused by the bank, and pays."""

import shutil

import pytest
from playwright.sync_api import expect

from tests.browser.gate import Gate
from tests.browser.site import free_port, serve
from tests.browser.test_codes import browser
from tests.stripe_server import accounts
from tests.stripe_server.running import running
from tests.stripe_server.world import World

__all__ = ["browser"]  # the fixture


@pytest.fixture
def practice(facts):
    """With the account that the town says the enterprise has."""
    world = World()
    params = {"configuration": {"merchant": {"capabilities": {"card_payments": {"requested": True}}}}}
    facts_of_it = {"contact_email": "ana@example.com", "identity": {"country": "gb"}}
    made = world.accounts.pop(accounts.create(world, "", params | facts_of_it, {})["id"])
    made["id"] = facts["card_account"]
    world.accounts[made["id"]] = made
    world.things[made["id"]] = {}
    accounts.set_capability(world, made["id"], "active")
    with running(world, free_port()) as server:
        yield server


@pytest.fixture
def paying_site(untouched, facts, practice, tmp_path):
    copy = shutil.copytree(untouched, tmp_path / "var")
    with serve(copy, facts, STRIPE_TEST_PORT=practice.url.rpartition(":")[2]) as found:
        yield found


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_load_state()


def test_paid_by_card_after_going_back_and_a_refusal(gate: Gate, browser, paying_site, practice):
    page = browser(script=False)
    page.goto(f"{paying_site.base}/bookings/{paying_site.facts['card_held']}/pay/")
    press(page, "Go to the secure page")
    expect(page.get_by_role("heading", level=1)).to_have_text("Practice payment")
    page.get_by_role("link", name="Go back without paying").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("You have not paid yet")

    page.get_by_role("link", name="Pay now").click()
    press(page, "Go to the secure page")
    press(page, "Try a card that the bank refuses")
    expect(page.get_by_role("heading", level=1)).to_have_text("Practice payment")
    press(page, "Pay with a card that works")

    expect(page.get_by_role("heading", level=1)).to_have_text("Thank you: it is paid and booked")
    assert page.url.startswith(f"{paying_site.base}/bookings/payments/")
    assert [each["status"] for _account, each in practice.world.every("payment_intent")] == ["succeeded"]
