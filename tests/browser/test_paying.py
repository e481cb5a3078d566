"""Paying by card as people do it, without JavaScript: after a refusal, not at all, too late, and given back."""

import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.gate import Gate
from tests.browser.journeys import Journey
from tests.browser.pages_booking import book_to
from tests.browser.site import ROOT, environment, free_port, serve
from tests.browser.test_codes import browser
from tests.stripe_server import accounts
from tests.stripe_server.running import running
from tests.stripe_server.world import World

__all__ = ["browser"]  # the fixture

BOOK = "/enterprises/garden-helpers-1/book/"
CARD = {"pay": {"way": "card", "payer": "me"}}
TIMES = "main [name=time]"
#: Sam is a guest who has not pressed the link in a letter yet (docs/adr/0008): it says no more, and the pages all.
NOT_PROVEN = "There is news about a booking"


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
    letters = copy / Path(facts["inbox"]).name
    with serve(copy, facts | {"inbox": str(letters)}, STRIPE_TEST_PORT=port_of(practice)) as found:
        yield found


def port_of(practice):
    return practice.url.rpartition(":")[2]


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


def heading(page):
    return page.get_by_role("heading", level=1)


def books(page, site):
    """Up to the page to pay on. Returns the time, and the booking's own page."""
    way = Journey(page, site.base, site.facts, BOOK)
    book_to("when", BOOK, **CARD)(way)
    chosen = page.locator(TIMES).first.get_attribute("value")
    book_to("check", BOOK, **CARD)(way)
    press(page, "Book this")
    expect(heading(page)).to_have_text("Pay by card")
    return chosen, page.url.removesuffix("pay/")


def goes_to_pay(page):
    press(page, "Go to the secure page")
    expect(heading(page)).to_have_text("Practice payment")


def free_times(page, site):
    """What somebody else finds who wants to book now."""
    book_to("when", BOOK)(Journey(page, site.base, site.facts, BOOK))
    return [each.get_attribute("value") for each in page.locator(TIMES).all()]


def runs_out(own, site, practice):
    """Stripe closes the page somebody is on, and the site finds that nobody paid."""
    session = newest(practice, "checkout.session")
    session["expires_at"] = practice.world.now() - 60
    practice.world.run_out()
    with_site = environment(site.log.parent) | {"STRIPE_TEST_PORT": port_of(practice)}
    later = [sys.executable, "-m", "tests.browser.hold_ran_out", own.rstrip("/").rpartition("/")[2]]
    subprocess.run(later, cwd=ROOT, env=with_site, check=True)
    return session


def newest(practice, kind):
    return list(practice.world.every(kind))[-1][1]


def letter(site, subject):
    """The newest letter to Sam of this subject: the town has others of the name."""
    inbox = Path(site.facts["inbox"])
    for _try in range(50):
        for file in sorted(inbox.glob("*.log"), key=lambda file: file.stat().st_mtime, reverse=True):
            text = file.read_text()
            if f"Subject: {subject}" in text and "To: sam@example.com" in text:
                return text
        time.sleep(0.1)
    raise LookupError(f"No letter says {subject!r}.")


def test_who_leaves_without_paying_is_told_kindly_and_the_time_is_free_again(browser, paying_site, practice):
    sam, kit = browser(script=False), browser(script=False)
    chosen, own = books(sam, paying_site)
    goes_to_pay(sam)
    sam.goto(own)
    expect(heading(sam)).to_have_text("Kept for you while you pay")
    assert chosen not in free_times(kit, paying_site)

    runs_out(own, paying_site, practice)

    assert chosen in free_times(kit, paying_site)
    sam.go_back()
    press(sam, "Pay with a card that works")
    expect(sam.get_by_text("This page is closed.")).to_be_visible()
    sam.goto(own)
    expect(heading(sam)).to_have_text("It was not paid in time")
    expect(sam.get_by_text("Nothing was taken from you.")).to_be_visible()
    assert NOT_PROVEN in letter(paying_site, "It was not paid, so it is not booked")
    sam.get_by_role("link", name="Choose another time").click()
    expect(heading(sam)).to_have_text("What would you like to book?")
    assert not list(practice.world.every("charge"))


def test_who_pays_when_somebody_else_has_the_time_gets_all_back_and_an_apology(browser, paying_site, practice):
    """Stripe takes no money on a page it has closed. Should it do so all the same, nobody is out of pocket."""
    sam, kit = browser(script=False), browser(script=False)
    chosen, own = books(sam, paying_site)
    goes_to_pay(sam)
    session = runs_out(own, paying_site, practice)
    assert books(kit, paying_site)[0] == chosen
    goes_to_pay(kit)
    press(kit, "Pay with a card that works")
    expect(heading(kit)).to_have_text("Thank you: it is paid and booked")

    session.update(status="open", expires_at=practice.world.now() + 600)
    press(sam, "Pay with a card that works")

    expect(heading(sam)).to_have_text("Your money goes back to you")
    expect(sam.get_by_text("We are sorry.")).to_be_visible()
    expect(sam.get_by_role("link", name="Choose another time")).to_be_visible()
    assert newest(practice, "refund")["amount"] == newest(practice, "charge")["amount"] == 2500
    assert NOT_PROVEN in letter(paying_site, "Sorry: your payment came")
    sam.goto(own)
    expect(heading(sam)).to_have_text("It was not paid in time")
    expect(sam.get_by_text("Your payment came when the time was gone.")).to_be_visible()
    kit.reload()
    expect(heading(kit)).to_have_text("Thank you: it is paid and booked")


def test_what_was_paid_by_card_and_is_cancelled_in_time_goes_back_with_a_credit_note(browser, paying_site, practice):
    sam = browser(script=False)
    _chosen, own = books(sam, paying_site)
    goes_to_pay(sam)
    press(sam, "Pay with a card that works")
    sam.get_by_role("link", name="See your booking").click()
    assert sam.url == own

    sam.get_by_role("link", name="Cancel it").click()
    expect(sam.get_by_text("You have paid £25. What goes back to you: £25.")).to_be_visible()
    press(sam, "Yes, cancel it")

    expect(heading(sam)).to_have_text("It is cancelled")
    row = sam.locator(".govuk-summary-list__row").filter(has_text="Goes back to you")
    expect(row.locator("dd")).to_have_text("£25")
    assert newest(practice, "refund")["amount"] == 2500
    assert NOT_PROVEN in letter(paying_site, "Your credit note")
    sam.get_by_role("link", name=re.compile("^Credit note")).click()
    expect(heading(sam)).to_have_text(re.compile(r"^Credit note \d+$"))
    expect(sam.locator(".paper-sum")).to_contain_text("£25")
    with sam.expect_download() as kept:
        sam.get_by_role("link", name="Save it as a PDF").click()
    assert Path(kept.value.path()).read_bytes().startswith(b"%PDF-")
