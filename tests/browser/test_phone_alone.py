"""People who have only a phone, and no JavaScript: Gwen, from the text that invites her to a listing of her own; and
Una, who lost her phone, from the desk to her own page.
"""

import re
import subprocess
import sys

from playwright.sync_api import expect

from tests.browser.gate import Gate
from tests.browser.journeys import Journey, second_step, sign_in
from tests.browser.site import ROOT, environment
from tests.browser.test_codes import browser, desk_site

__all__ = ["browser", "desk_site"]  # the fixtures

GWEN, LOST, NEW = "+447700900741", "+447700900732", "+447700900733"


def press(page, name):
    page.get_by_role("button", name=name, exact=True).first.click()
    page.wait_for_load_state()


def signs_in_by_phone(page, site, number):
    page.goto(site.base + "/accounts/login/code/")
    page.locator("main [name=mobile]").fill(number)
    press(page, "Send me a code")
    types_code(page, site, number)


def types_code(page, site, number):
    page.locator("main [name=code]").fill(Journey(page, site.base, site.facts, "/").code_for(number))
    press(page, "Go on")


def test_from_a_text_to_a_listing_of_ones_own(gate: Gate, browser, desk_site):
    gwen = browser(script=False)
    invited = Journey(gwen, desk_site.base, desk_site.facts, "/").letter_to(GWEN)
    assert "Do you run Gwen's Eggs?" in invited
    gwen.goto(desk_site.base + "/join/code/")
    gwen.locator("main [name=invitation_code]").fill(re.search(r"\w{4}-\w{4}-\w{4}(?=\W)", invited).group())
    press(gwen, "Go on")

    expect(gwen.get_by_role("heading", level=1)).to_have_text("Your code is right. Who are you?")
    gwen.locator("main [name=person_name]").fill("Gwen Pugh")
    gwen.locator("main [name=phone]").fill("07700 900741")
    press(gwen, "Go on")
    types_code(gwen, desk_site, GWEN)
    expect(gwen.get_by_role("heading", level=1)).to_have_text("Is this your enterprise?")
    press(gwen, "Yes, it is mine")
    expect(gwen.get_by_role("heading", level=1)).to_have_text("Hello Gwen")
    expect(gwen.get_by_role("link", name="Change what Gwen's Eggs says")).to_be_visible()

    # Tomorrow, on another phone.
    again = browser(script=False)
    signs_in_by_phone(again, desk_site, GWEN)
    expect(again.get_by_role("link", name="Change what Gwen's Eggs says")).to_be_visible()


def works_here(page, site, email):
    here = Journey(page, site.base, site.facts, "/")
    sign_in(email)(here)
    second_step(here)
    page.goto(site.base + "/desk/recovery/")


def test_two_workers_give_a_new_number_to_somebody_who_lost_her_phone(gate: Gate, browser, desk_site):
    jo, root, una = browser(), browser(), browser(script=False)
    works_here(jo, desk_site, "jo@example.com")
    jo.locator("main [name=q]").fill("07700 900732")
    press(jo, "Search")
    jo.get_by_role("link", name="Una Wren").click()
    jo.locator("main [name=new_phone]").fill("07700 900733")
    jo.locator("main [name=phone_again]").fill("07700 900733")
    jo.locator("main [name=seen][value=met]").check()
    press(jo, "Ask a second worker")
    expect(jo.get_by_text("Now somebody else of the team looks at it.")).to_be_visible()

    works_here(root, desk_site, "root@example.com")
    root.get_by_role("link", name="Una Wren").click()
    expect(root.get_by_text("07700 900733")).to_be_visible()
    press(root, "I am sure that it is them: I agree")
    expect(root.get_by_text("Agreed. They are told now by every way we know.")).to_be_visible()
    here = Journey(una, desk_site.base, desk_site.facts, "/")
    assert "Not you? Stop it:" in here.letter_to(LOST)
    assert "you can sign in with this number from" in here.letter_to(NEW)

    later = [sys.executable, "-m", "tests.browser.two_days_later", "Una Wren"]
    subprocess.run(later, cwd=ROOT, env=environment(desk_site.log.parent), check=True)

    signs_in_by_phone(una, desk_site, NEW)
    expect(una.get_by_role("heading", level=1)).to_have_text("Hello Una")
    finder = browser(script=False)
    finder.goto(desk_site.base + "/accounts/login/code/")
    finder.locator("main [name=mobile]").fill(LOST)
    press(finder, "Send me a code")
    assert "your new way to sign in works now" in here.letter_to(LOST)
