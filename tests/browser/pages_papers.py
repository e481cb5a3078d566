"""Documents: an owner's pages, and the desk's, in the states they can be in."""

from tests.browser.journeys import Case, Journey, Steps, sent_empty

OWN = "/my/enterprises/{own}/documents/"
DESK = "/desk/listings/{own}/documents/"


def pressed(button: str) -> Steps:
    def go(way: Journey) -> None:
        way.open()
        way.page.get_by_role("button", name=button).click()
        way.page.wait_for_load_state()

    return go


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
