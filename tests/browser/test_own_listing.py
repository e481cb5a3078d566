"""Ana writes her listing: with a script that saves by itself, and without a script and without a mouse."""

import time

import pytest
from playwright.sync_api import expect

from tests.browser.gate import WIDE, Gate


@pytest.fixture
def ana(gate: Gate):
    """Ana's browser: call it with script=False for one without JavaScript."""
    contexts = []

    def open_for(*, script=True):
        contexts.append(gate.browser.new_context(viewport=WIDE, java_script_enabled=script, locale="en-GB"))
        contexts[-1].add_cookies([cookie | {"domain": "127.0.0.1"} for cookie in gate.cookies_of("ana")])
        contexts[-1].set_default_timeout(20_000)
        return gate.new_page(contexts[-1])

    yield open_for
    for context in contexts:
        context.close()


def tab_to(page, wanted):
    element = wanted.element_handle()
    for _press in range(150):
        page.keyboard.press("Tab")
        if page.evaluate("(element) => document.activeElement === element", element):
            return
    raise LookupError(f"Tab does not reach {wanted}.")


def test_what_is_typed_is_saved_by_itself_and_said_aloud(ana, gate):
    page = ana()
    address = f"{gate.site.base}/my/enterprises/{gate.site.facts['own_ready']}/about/"
    page.goto(address)
    box = page.locator("main [name=description]")
    box.fill("We sew ")

    expect(page.locator("[data-autosave-status]")).to_contain_text("Saved at", timeout=15_000)
    box.press("End")
    box.type("with you.")
    expect(page.locator("[name=sitting]")).not_to_have_value("")
    page.get_by_role("button", name="Save and stay here").click()

    expect(page.locator("main [name=description]")).to_have_value("We sew with you.")
    page.get_by_role("button", name="Undo").click()
    page.goto(address)
    expect(page.locator("main [name=description]")).to_have_value("")


def test_from_an_empty_part_to_sent_without_javascript_and_without_a_mouse(ana, gate):
    page = ana(script=False)
    page.goto(f"{gate.site.base}/my/enterprises/{gate.site.facts['own_ready']}/")
    tab_to(page, page.get_by_role("link", name="Prices and ways to pay"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/prices/")

    tab_to(page, page.locator("[name=prices-0-name]"))
    page.keyboard.type(f"A dress {time.time():.0f}")
    tab_to(page, page.locator("[name=prices-0-pence]"))
    page.keyboard.type("12.50")
    page.keyboard.press("Enter")  # as "Save and continue": it takes no row away
    page.wait_for_url("**/pay/?saved=*")
    assert "Saved." in page.locator("main").inner_text()

    page.goto(f"{gate.site.base}/my/enterprises/{gate.site.facts['own_ready']}/send/")
    tab_to(page, page.get_by_role("button", name="Send it for checking"))
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text("It is being checked")

    tab_to(page, page.get_by_role("button", name="Take it back for now"))
    page.keyboard.press("Enter")
    expect(page.locator("body")).to_contain_text("You have it back.")
