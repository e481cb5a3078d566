"""Meg prepares, Pat decides: once with the code on a slip of paper, keyed in by Jo; once by a press.

Meg and Pat have no JavaScript.
"""

import re

from playwright.sync_api import expect

from tests.browser.gate import Gate
from tests.browser.journeys import Journey, second_step, sign_in
from tests.browser.test_codes import browser, desk_site
from tests.core.pdf_words import pdf_words

__all__ = ["browser", "desk_site"]  # the fixtures

CODE = re.compile(r"\b[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}\b")


def comes_in(page, site, email):
    here = Journey(page, site.base, site.facts, "/")
    sign_in(email)(here)
    return here


def press(page, name):
    page.get_by_role("button", name=name).first.click()
    page.wait_for_load_state()


def prepares_words(meg, site, words):
    """There is no button to send it: Pat is asked."""
    meg.goto(site.base + "/my/")
    meg.get_by_role("link", name="Get something ready for Pat's Plants").click()
    expect(meg.get_by_role("link", name="Check it and send it")).to_have_count(0)
    meg.get_by_role("link", name="What you do").click()
    meg.locator("main [name=one_line]").fill(words)
    press(meg, "Save and continue")
    meg.get_by_role("link", name="Back to Pat's Plants").click()
    meg.get_by_role("link", name="Ask Pat Moor to decide").click()
    press(meg, "Ask Pat Moor to decide")
    expect(meg.get_by_text("Pat Moor is asked. We tell you what they say.")).to_be_visible()


def prints_the_slip(jo, site, words):
    """The code for yes, as Pat reads it on paper."""
    second_step(comes_in(jo, site, "jo@example.com"))
    jo.goto(site.base + "/desk/decisions/")
    jo.get_by_role("link", name="Pat Moor: Pat's Plants").click()
    slip = jo.get_by_role("link", name="Print the slip with their codes").get_attribute("href")
    said = pdf_words(jo.request.get(site.base + slip).body())
    assert words in said
    return CODE.findall(said)[0]


def keys_in(jo, site, code):
    jo.goto(site.base + "/desk/decisions/")
    jo.locator("main [name=decide_code]").fill(code.lower())
    press(jo, "Go on")
    expect(jo.get_by_text("The slip says yes")).to_be_visible()
    press(jo, "Write down: yes, on paper")
    expect(jo.get_by_text("Written down: Pat Moor said yes.")).to_be_visible()


def prepares_today(meg, site):
    meg.goto(site.base + "/my/")
    meg.get_by_role("link", name="Get something ready for Pat's Plants").click()
    meg.get_by_role("link", name="Today: closed, places left, other hours").click()
    meg.locator("main [name=is_closed_now][value=closed]").check()
    meg.locator("main [name=closed_words]").fill("We are at the show.")
    press(meg, "Ask Pat Moor about this")


def test_by_a_code_from_paper_and_by_a_press(gate: Gate, browser, desk_site):
    meg, pat, jo, sam = browser(script=False), browser(script=False), browser(), browser()
    words = "We grow plants with you."
    comes_in(meg, desk_site, "meg@example.com")

    prepares_words(meg, desk_site, words)
    keys_in(jo, desk_site, prints_the_slip(jo, desk_site, words))

    # Only now the team is asked to look.
    jo.goto(desk_site.base + "/desk/listings/?q=plants")
    expect(jo.get_by_role("link", name="Pat's Plants")).to_be_visible()
    assert "They said yes" in Journey(meg, desk_site.base, desk_site.facts, "/").letter_to("meg@example.com")

    prepares_today(meg, desk_site)
    sam.goto(desk_site.base + "/enterprises/plants/")
    expect(sam.get_by_text("We are at the show.")).to_have_count(0)
    comes_in(pat, desk_site, "pat@example.com")
    pat.goto(desk_site.base + "/my/")
    pat.get_by_role("link", name="Look, and say yes or no").first.click()
    expect(pat.get_by_text("We are at the show.")).to_be_visible()
    press(pat, "Yes, I want this")
    expect(pat.get_by_text("You said yes. It goes on now.")).to_be_visible()
    sam.reload()
    expect(sam.get_by_text("We are at the show.").first).to_be_visible()

    # And Pat reads who did what.
    pat.goto(desk_site.base + "/my/helpers/log/")
    said = pat.locator("main").inner_text()
    assert "Meg Field prepared something and asked you to decide." in said
    assert "Jo Reed wrote down that you said yes." in said
