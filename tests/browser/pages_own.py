"""The pages on which somebody writes their own listing, and the states they can be in."""

import time

from tests.browser.journeys import Case, Journey, Steps, sent_empty

OWN = "/my/enterprises/{own}/"
NEW = "/my/enterprises/{own_new}/"
#: Each page of the form; the ones people use most get the long checks too.
STEPS = (
    *("name", "about", "does", "kinds", "for", "people", "team", "where", "venues", "like", "days"),
    *("different", "prices", "pay", "contact", "referral", "know", "links"),
)
#: Advice repeats the words it is about.
ADVICE = ".mh-own__advice, .mh-own__advised"
DEAR = ("name", "people", "days", "prices")


def typing(**fields: str) -> Steps:
    """Write into fields of the page's form, and save it."""

    def go(way: Journey) -> None:
        way.open()
        for name, value in fields.items():
            way.page.locator(f"main form [name='{name}']:visible").first.fill(value)
        way.page.get_by_role("button", name="Save and continue").last.click()
        way.page.wait_for_load_state()

    return go


def saving(**fields: str) -> Steps:
    """The same where the button says only "Save"."""

    def go(way: Journey) -> None:
        way.open()
        way.fill(**fields)
        way.page.get_by_role("button", name="Save", exact=True).click()
        way.page.wait_for_load_state()

    return go


def pressing(button: str) -> Steps:
    def go(way: Journey) -> None:
        way.open()
        way.page.get_by_role("button", name=button).last.click()
        way.page.wait_for_load_state()

    return go


def meanwhile(way: Journey) -> None:
    """The page is open twice; the other one is saved first."""
    way.open()
    other, now = way.page.context.new_page(), time.time()
    here, way.page = way.page, other
    typing(description=f"We bake with you. {now:.0f}")(way)
    other.close()
    way.page = here
    way.page.locator("main [name=description]").fill(f"We bake for you. {now:.0f}")
    way.page.get_by_role("button", name="Save and continue").last.click()
    way.page.wait_for_load_state()


def saved(way: Journey) -> None:
    """The page before is saved, and leads here."""
    here, way.path = way.path, way.path.replace("does", "about")
    typing(description=f"We bake. {time.time():.0f}")(way)
    way.path = here


MY = [
    Case("own-tasks", OWN, who="ana", dear=True),
    Case("own-tasks-new", NEW, who="ana"),
    Case("own-tasks-sent-back", "/my/enterprises/{own_back}/", who="ana"),
    Case("own-tasks-sent", "/my/enterprises/{own_sent}/", who="ana"),
    *(Case(f"own-{step}", f"{OWN}{step}/", who="ana", dear=step in DEAR, theirs=ADVICE) for step in STEPS),
    Case("own-name-error", f"{NEW}name/", go=typing(name=""), who="ana", error=True),
    Case("own-contact-error", f"{OWN}contact/", go=typing(phone="ring"), who="ana", error=True),
    Case(
        "own-prices-error", f"{NEW}prices/", go=typing(**{"prices-0-pence": "a lot"}), who="ana", error=True, dear=True
    ),
    Case("own-row-added", f"{NEW}links/", go=pressing("Add another link"), who="ana"),
    Case("own-both", f"{NEW}about/", go=meanwhile, who="ana"),
    Case("own-saved", f"{NEW}does/", go=saved, who="ana"),
    Case("own-photos", f"{OWN}photos/", who="ana", dear=True),
    Case("own-photos-empty", f"{NEW}photos/", who="ana"),
    Case("own-photo-add", f"{OWN}photos/add/", who="ana"),
    Case("own-walk", f"{OWN}walk/", who="ana", dear=True),
    Case("own-walk-empty", f"{NEW}walk/", who="ana"),
    Case("own-walk-add", f"{OWN}walk/add/", who="ana"),
    Case("own-walk-add-error", f"{OWN}walk/add/", go=sent_empty, who="ana", error=True),
    Case("own-walk-step", f"{OWN}walk/{{own_walk}}/", who="ana", dear=True),
    Case("own-walk-step-error", f"{OWN}walk/{{own_walk}}/", go=saving(words=""), who="ana", error=True),
    Case("own-easy-read", f"{OWN}easy-read/", who="ana", dear=True),
    Case("own-easy-read-empty", f"{NEW}easy-read/", who="ana"),
    Case("own-easy-read-add", f"{OWN}easy-read/add/", who="ana"),
    Case("own-easy-read-add-error", f"{OWN}easy-read/add/", go=saving(sentence=""), who="ana", error=True),
    Case("own-easy-read-sentence", f"{OWN}easy-read/0/", who="ana", dear=True),
    Case("own-easy-read-preview", f"{OWN}easy-read/preview/", who="ana"),
    Case("own-photo-add-error", f"{OWN}photos/add/", go=sent_empty, who="ana", error=True),
    Case("own-photo", f"{OWN}photos/{{own_picture}}/", who="ana", dear=True),
    Case("own-photo-error", f"{OWN}photos/{{own_picture}}/", go=saving(alt=""), who="ana", error=True),
    Case("own-checks", f"{OWN}checks/", who="ana"),
    Case("own-checks-none", f"{NEW}checks/", who="ana"),
    Case("own-base", f"{OWN}base/", who="ana"),
    Case("own-base-error", f"{NEW}base/", go=sent_empty, who="ana", error=True),
    Case("own-send", f"{OWN}send/", who="ana", theirs=ADVICE),
    Case("own-send-others", "/my/enterprises/{own_helped}/send/", who="ana"),
    Case("own-send-missing", f"{NEW}send/", who="ana", dear=True),
    Case("own-preview", "/my/enterprises/{own_back}/preview/", who="ana"),
]
