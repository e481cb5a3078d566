"""A whole call: somebody stops in a form, rings with a code, and the support worker finishes it with them.

Without JavaScript and without a mouse on the caller's side. And the code of a search follows the search.
"""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.gate import WIDE, Gate
from tests.browser.journeys import Case, Journey, second_step, sign_in
from tests.browser.site import serve

FORM = "/enterprises/everything/correct/"


@pytest.fixture(scope="module")
def desk_site(untouched, facts, tmp_path_factory):
    """A town of its own for every module, so that no journey finds what another one left behind."""
    own = tmp_path_factory.mktemp("town") / "var"
    shutil.copytree(untouched, own)
    letters = own / Path(facts["inbox"]).name
    with serve(own, facts | {"inbox": str(letters)}, DJANGO_SETTINGS_MODULE="tests.browser.desk_settings") as running:
        yield running


@pytest.fixture
def browser(gate: Gate):
    """A browser of one person's own: call it with script=False for one without JavaScript."""
    contexts = []

    def open_for(*, script=True):
        contexts.append(gate.browser.new_context(viewport=WIDE, java_script_enabled=script, locale="en-GB"))
        contexts[-1].set_default_timeout(20_000)
        return gate.new_page(contexts[-1])

    yield open_for
    for context in contexts:
        context.close()


def tab_to(page, name):
    """Press Tab until this has the focus. Raises LookupError when it is never reached."""
    wanted = page.locator(name).element_handle()
    for _press in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("(wanted) => document.activeElement === wanted", wanted):
            return
    raise LookupError(f"Tab does not reach {name}.")


def test_the_whole_call_without_javascript_and_without_a_mouse(browser, desk_site):
    # Sam fills in half a form with the keyboard and stops.
    sam = browser(script=False)
    sam.goto(desk_site.base + FORM)
    tab_to(sam, "[name=about] >> nth=0")
    sam.keyboard.press("Space")
    tab_to(sam, "[name=words]")
    sam.keyboard.type("The phone number ends in")
    tab_to(sam, "[name=get_code]")
    sam.keyboard.press("Enter")
    sam.wait_for_load_state()
    code = sam.locator(".mh-slip__code").inner_text()
    assert "Nothing has been sent yet" in sam.locator("main").inner_text()

    # Sam rings. Jo signs in by two steps and types the code that Sam reads out.
    jo = browser()
    way = Journey(jo, desk_site.base, desk_site.facts, "/")
    sign_in("jo@example.com")(way)
    second_step(way)
    jo.goto(desk_site.base + "/admin/codes/")
    jo.get_by_label("The code").fill(code.lower().replace("-", " "))
    jo.get_by_role("button", name="Open it").click()
    expect(jo.get_by_text("The phone number ends in")).to_be_visible()
    expect(jo.get_by_text("Phone, e-mail or website")).to_be_visible()

    # Jo finishes it with Sam and sends it.
    jo.get_by_role("button", name="Finish it with them").click()
    expect(jo.get_by_text("You fill this in for somebody")).to_be_visible()
    expect(jo.locator("[name=about] >> nth=0")).to_be_checked()
    jo.locator("[name=words]").fill("The phone number ends in 456")
    jo.get_by_role("button", name="Send this").click()
    expect(jo.get_by_text("It says that you entered it, by phone")).to_be_visible()

    # It says who entered it, and the code opens nothing any more.
    jo.goto(desk_site.base + "/admin/snippets/listings/correction/")
    expect(jo.get_by_text("Jo Reed, for somebody, by phone")).to_be_visible()
    jo.goto(desk_site.base + "/admin/codes/")
    jo.get_by_label("The code").fill(code)
    jo.get_by_role("button", name="Open it").click()
    expect(jo.get_by_text("Nothing is kept under this code")).to_be_visible()


@pytest.mark.parametrize("script", [True, False])
def test_somebody_stops_and_comes_back_on_another_device(browser, site, script):
    first = browser(script=script)
    first.goto(site.base + FORM)
    first.locator("[name=words]").fill("They have moved to")
    first.get_by_role("button", name="Save and come back later").click()
    code = first.locator(".mh-slip__code").inner_text()
    first.get_by_label("Choose a word").fill("blue teapot")
    first.get_by_role("button", name="Keep this word").click()
    assert "/help/back/" in first.locator(".mh-slip").inner_text()

    second = browser(script=script)
    second.goto(site.base + "/")
    second.get_by_role("link", name="I have a code").click()
    second.get_by_label("The code").fill(code)
    second.get_by_label("Your word or number").fill("Blue Teapot")
    second.get_by_role("button", name="Open my form").click()
    second.get_by_role("button", name="Go on with it").click()
    assert second.locator("[name=words]").input_value() == "They have moved to"
    assert second.locator(".govuk-error-summary").count() == 0
    second.locator("[name=about]").first.check()
    second.get_by_role("button", name="Send this").click()
    assert second.url.endswith("/thanks/correction/")


def test_the_code_follows_the_search_in_place(gate: Gate):
    page = gate.visit(Case("find", "/find/")).page
    before = page.locator("[data-help-code]").get_attribute("href")
    page.locator(".govuk-checkboxes__item", has_text="Meals").locator("input").first.check()
    page.wait_for_url("**category=meals**")
    expect(page.locator("[data-help-code]")).not_to_have_attribute("href", before)
    assert "category%3Dmeals" in page.locator("[data-help-code]").get_attribute("href")
    page.close()


def test_reading_settings_stay_from_page_to_page_without_javascript(browser, site):
    page = browser(script=False)
    page.goto(site.base + "/find/?q=garden")
    plain = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    page.get_by_role("link", name="Reading settings").click()
    page.get_by_label("White on black").check()
    page.get_by_label("Very large").check()
    page.get_by_role("button", name="Show me").click()
    assert "not kept yet" in page.locator("main").inner_text()
    page.get_by_role("button", name="Keep this").click()
    page.get_by_role("link", name="Back to where you were").click()
    assert page.url.endswith("/find/?q=garden")
    assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") == "rgb(0, 0, 0)"
    page.get_by_role("link", name="Reading settings").click()
    page.get_by_role("button", name="Put everything back").click()
    page.goto(site.base + "/find/?q=garden")
    assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") == plain
