"""Documents: an owner's pages, and the desk's, in the states they can be in."""

import re

from tests.browser.journeys import Case, Journey, Steps, filled, sent_empty

OWN = "/my/enterprises/{own}/documents/"
DESK = "/desk/listings/{own}/documents/"


def pressed(button: str) -> Steps:
    def go(way: Journey) -> None:
        way.open()
        way.page.get_by_role("button", name=button).click()
        way.page.wait_for_load_state()

    return go


SHARE = f"{OWN}{{paper_waiting}}/share/"
CODE = re.compile(r"\b[2-9A-Z]{4}-[2-9A-Z]{4}\b")


def wrong_code(way: Journey) -> None:
    way.open()
    way.fill(code="2345-2345")
    way.send()


def right_code(way: Journey) -> None:
    """With a new code, from the newest letter. Whoever did this before needs none for a while."""
    way.open()
    ask = way.page.get_by_role("button", name=re.compile("^Send (me a|a new) code"))
    if not ask.count():
        return
    ask.click()
    way.page.wait_for_load_state()
    way.fill(code=CODE.findall(way.letter_to("priya-open@example.com"))[-1])
    way.send()


PAPERS = [
    Case("papers", OWN, who="ana", dear=True),
    Case("papers-none", "/my/enterprises/{own_new}/documents/", who="ana"),
    Case("papers-add", f"{OWN}add/", who="ana", dear=True),
    Case("papers-add-error", f"{OWN}add/", go=sent_empty, who="ana", error=True, dear=True),
    Case("papers-waiting", f"{OWN}{{paper_waiting}}/", who="ana", dear=True),
    Case("papers-seen", f"{OWN}{{paper_seen}}/", who="ana"),
    Case("papers-not-usable", f"{OWN}{{paper_no}}/", who="ana"),
    Case("papers-police", f"{OWN}{{paper_police}}/", who="ana"),
    Case("papers-remove", f"{OWN}{{paper_seen}}/remove/", who="ana"),
    Case("papers-opened", f"{OWN}opened/", who="ana"),
    Case("papers-share", SHARE, who="ana", dear=True),
    Case("papers-share-error", SHARE, go=sent_empty, who="ana", error=True),
    Case("papers-share-sure", SHARE, go=filled(name="Priya Shah", their_email="p@example.com"), who="ana"),
    Case("shared", "/shared/{paper_shared_new}/", dear=True),
    Case("shared-code", "/shared/{paper_shared_code}/", dear=True),
    Case("shared-code-error", "/shared/{paper_shared_code}/", go=wrong_code, error=True),
    Case("shared-open", "/shared/{paper_shared_open}/", go=right_code),
    Case("shared-ended", "/shared/{paper_shared_ended}/"),
    Case("shared-over", "/shared/{paper_shared_over}/"),
    Case("shared-gone", "/shared/{paper_shared_gone}/"),
    Case("shared-spoilt", "/shared/nothing/"),
    Case("desk-papers", "/desk/documents/?q=roots", who="jo", dear=True),
    Case("desk-papers-none", "/desk/documents/?q=dragons", who="jo"),
    Case("desk-papers-ran-out", "/desk/documents/ran-out/", who="jo"),
    Case("desk-papers-list", DESK, who="jo"),
    Case("desk-papers-waiting", f"{DESK}{{paper_waiting}}/", who="jo", dear=True),
    Case("desk-papers-seen-error", f"{DESK}{{paper_waiting}}/", go=pressed("I have seen it"), who="jo", error=True),
    Case("desk-papers-no-error", f"{DESK}{{paper_waiting}}/", go=pressed("Tell its owners"), who="jo", error=True),
    Case("desk-papers-seen", f"{DESK}{{paper_seen}}/", who="jo"),
    Case("desk-papers-sighted", f"{DESK}sighted/", who="jo", dear=True),
    Case("desk-papers-sighted-error", f"{DESK}sighted/", go=sent_empty, who="jo", error=True),
    Case("desk-papers-opened", f"{DESK}opened/", who="jo"),
]
