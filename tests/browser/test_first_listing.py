"""From a slip of paper to a listing everybody finds: the owner without JavaScript and without a mouse, from the code to
"Send it for checking"; then the support worker, who publishes the very version she looked at.
"""

from playwright.sync_api import expect

from tests.browser.gate import Gate
from tests.browser.journeys import Journey, second_step, sign_in
from tests.browser.test_codes import browser, desk_site, tab_to

__all__ = ["browser", "desk_site"]  # the fixtures

PIP = "pip@example.com"


def type_into(page, name, words):
    tab_to(page, f"main [name={name}]")
    page.keyboard.press("Control+A")
    page.keyboard.type(words)


def enter(page):
    with page.expect_navigation():
        page.keyboard.press("Enter")


def press(page, button):
    tab_to(page, f"main button:text-is('{button}') >> nth=-1")
    enter(page)


def follow(page, words):
    tab_to(page, f'main a:has-text("{words}") >> nth=0')
    enter(page)


def back(page):
    """To the list of parts."""
    tab_to(page, ".govuk-back-link")
    enter(page)


def title(page):
    return page.locator("h1").inner_text()


def claims(pip, site):
    """Pip has a slip of paper with a code on it, and no mouse."""
    pip.goto(site.base + "/join/code/")
    type_into(pip, "invitation_code", site.facts["invitations"]["pip"])
    press(pip, "Go on")
    assert title(pip) == "Your code is right. Who are you?"
    type_into(pip, "person_name", "Pip Marsh")
    type_into(pip, "email", PIP)
    press(pip, "Go on")
    type_into(pip, "code", Journey(pip, site.base, site.facts, "/").code_for(PIP))
    enter(pip)
    assert title(pip) == "Is this your enterprise?"
    press(pip, "Yes, it is mine")
    assert title(pip) == "Hello Pip"


def writes(pip, site):
    """A page at a time. Each page is kept when she goes on."""
    follow(pip, "Change what Pip's Bread says")
    follow(pip, "What you do")
    type_into(pip, "one_line", "Slow bread, brought on Fridays.")
    press(pip, "Save and continue")
    type_into(pip, "description", "I bake in my kitchen. I bring it to your door.")
    press(pip, "Save and continue")
    type_into(pip, "does", "Bread\nRolls")
    press(pip, "Save and continue")
    tab_to(pip, "main [name=categories] >> nth=0")
    pip.keyboard.press("Space")
    press(pip, "Save and continue")
    follow(pip, "Where")
    tab_to(pip, "main [name=works_remotely]")
    pip.keyboard.press("Space")
    press(pip, "Save and continue")
    back(pip)
    follow(pip, "Getting in touch")
    type_into(pip, "phone", "01632 960888")
    press(pip, "Save and continue")
    back(pip)
    follow(pip, "Check it and send it")
    press(pip, "Send it for checking")
    assert "It is being checked" in pip.locator("main").inner_text()


def publishes(jo, site):
    """Jo signs in by two steps, looks at it, and publishes what she saw."""
    here = Journey(jo, site.base, site.facts, "/")
    sign_in("jo@example.com")(here)
    second_step(here)
    jo.goto(site.base + "/desk/listings/")
    jo.get_by_role("link", name="Pip's Bread").click()
    expect(jo.locator("main")).to_contain_text("Slow bread, brought on Fridays.")
    jo.get_by_role("button", name="Publish").click()
    expect(jo.get_by_text("“Pip's Bread” is published. Everybody can see it.")).to_be_visible()


def test_from_the_invitation_to_the_published_listing(gate: Gate, browser, desk_site):
    pip, jo, sam = browser(script=False), browser(), browser()

    claims(pip, desk_site)
    writes(pip, desk_site)
    publishes(jo, desk_site)

    # Everybody finds it, and Pip is told.
    sam.goto(desk_site.base + "/find/?q=slow+bread")
    sam.get_by_role("link", name="Pip's Bread").click()
    expect(sam.locator("main")).to_contain_text("01632 960888")
    assert "Pip's Bread" in Journey(pip, desk_site.base, desk_site.facts, "/").letter_to(PIP)
