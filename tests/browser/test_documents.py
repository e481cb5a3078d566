"""A paper from Ana's kitchen table to her public page; and Priya of the council, who may look at it for a week.

Ana and Priya have no JavaScript; Ana has no mouse when she sends it.
"""

import re
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.gate import Gate
from tests.browser.journeys import Journey, second_step, sign_in
from tests.browser.test_codes import browser, desk_site, tab_to
from tests.core import paper_files

__all__ = ["browser", "desk_site"]  # the fixtures

ENDS = date.today() + timedelta(days=340)
PRIYA = "priya@council.example.com"
LINK = re.compile(r"/shared/[^/\s]+/")
CODE = re.compile(r"\b[2-9A-Z]{4}-[2-9A-Z]{4}\b")


def comes_in(page, site, email):
    sign_in(email)(Journey(page, site.base, site.facts, "/"))
    return page


def type_into(page, name, words):
    tab_to(page, f"main [name={name}]")
    page.keyboard.type(words)


def enter(page):
    with page.expect_navigation():
        page.keyboard.press("Enter")


def press(page, name):
    page.get_by_role("button", name=name).first.click()
    page.wait_for_load_state()


def sends_by_keyboard(ana, site, paper: Path):
    # Heard from before there is a page: asked for only at the key press, a busy machine opens its own window first.
    ana.on("filechooser", lambda chooser: chooser.set_files(paper))
    ana.goto(f"{site.base}/my/enterprises/{site.facts['own']}/documents/")
    tab_to(ana, "main a:has-text('Send a document')")
    enter(ana)
    tab_to(ana, "main [name=kind] >> nth=0")
    ana.keyboard.press("Space")
    type_into(ana, "words", "The kitchen table policy")
    for part, value in {"day": ENDS.day, "month": ENDS.month, "year": ENDS.year}.items():
        type_into(ana, f"ends_on_{part}", str(value))
    tab_to(ana, "main [name=paper]")
    ana.keyboard.press("Enter")
    expect(ana.locator("main [name=paper]")).to_have_value(re.compile(re.escape(paper.name)))
    tab_to(ana, "main button:text-is('Send it')")
    enter(ana)
    expect(ana.get_by_role("link", name="The kitchen table policy")).to_be_visible()


def looks_at_it(jo, site):
    second_step(Journey(comes_in(jo, site, "jo@example.com"), site.base, site.facts, "/"))
    jo.goto(site.base + "/desk/documents/")
    jo.get_by_role("link", name="The kitchen table policy").click()
    with jo.expect_download() as saved:
        jo.get_by_role("link", name="Open it").click()
    assert Path(saved.value.path()).read_bytes().startswith(b"%PDF")
    jo.locator("main [name=proves]").select_option(index=1)
    press(jo, "I have seen it, and it is good")
    expect(jo.get_by_text("Written down. People can read it now, and its owners are told.")).to_be_visible()


def test_a_paper_is_sent_seen_and_read_about(gate: Gate, browser, desk_site, tmp_path):
    ana, jo, sam = browser(script=False), browser(), browser()
    paper = tmp_path / "insurance.pdf"
    paper.write_bytes(paper_files.pdf())

    sends_by_keyboard(comes_in(ana, desk_site, "ana@example.com"), desk_site, paper)
    looks_at_it(jo, desk_site)

    sam.goto(desk_site.base + "/enterprises/everything/")
    expect(sam.locator("main")).to_contain_text(f"Insured until {ENDS:%B %Y}, seen by the support team.")
    # And Ana reads who opened it.
    ana.reload()
    ana.get_by_role("link", name="The kitchen table policy").click()
    expect(ana.locator("main")).to_contain_text("Jo Reed opened it.")


def shares(ana, site):
    ana.goto(f"{site.base}/my/enterprises/{site.facts['own']}/documents/{site.facts['paper_waiting']}/")
    ana.get_by_role("link", name="Share it with somebody outside").click()
    ana.locator("main [name=name]").fill("Priya Shah, council")
    ana.locator("main [name=their_email]").fill(PRIYA)
    press(ana, "Go on")
    expect(ana.get_by_role("heading", name="Is this right?")).to_be_visible()
    press(ana, "Yes, share it")
    expect(ana.get_by_text("Shared with Priya Shah, council.")).to_be_visible()


def opens(priya, site):
    here = Journey(priya, site.base, site.facts, "/")
    letter = here.letter_to(PRIYA).replace("=\n", "").replace("=3A", ":")
    priya.goto(site.base + LINK.findall(letter)[-1])
    press(priya, "Send me a code")
    expect(priya.get_by_text("A code is on its way to your e-mail.")).to_be_visible()
    priya.locator("main [name=code]").fill(CODE.findall(here.letter_to(PRIYA))[-1].lower())
    press(priya, "Go on")
    with priya.expect_download() as saved:
        priya.get_by_role("link", name="Save it to my device").click()
    assert Path(saved.value.path()).read_bytes().startswith(b"%PDF")


def test_priya_of_the_council_may_look_until_ana_says_stop(gate: Gate, browser, desk_site):
    ana, priya = browser(script=False), browser(script=False)

    shares(comes_in(ana, desk_site, "ana@example.com"), desk_site)
    opens(priya, desk_site)

    ana.reload()
    expect(ana.locator("main")).to_contain_text("Priya Shah, council opened it.")
    ana.get_by_role("button", name="Stop sharing now").filter(has_text="Priya Shah, council").click()
    ana.wait_for_load_state()
    priya.reload()
    expect(priya.locator("main")).to_contain_text("Those who shared it have stopped it.")
