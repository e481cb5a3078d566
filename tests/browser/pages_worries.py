"""The pages of worries, and the states they can be in."""

from tests.browser.journeys import Case, Journey, sent_empty

WORRY = "/desk/worries/{own_worry}/"


def decided_nothing(way: Journey) -> None:
    way.open()
    way.page.locator("button[value=decide]").click()
    way.page.wait_for_load_state()


def looked_for_somebody(way: Journey) -> None:
    way.open()
    way.page.locator("#who").fill("Kit")
    way.page.locator("button[value=find]").click()
    way.page.wait_for_load_state()


def appointed_nobody(way: Journey) -> None:
    way.open()
    way.page.locator("#id_whose").fill("nobody")
    way.page.get_by_role("button", name="Let them read worries").click()
    way.page.wait_for_load_state()


WORRIES = [
    Case("worry-tell", "/worried/tell/", dear=True),
    Case("worry-tell-error", "/worried/tell/?listing=everything", go=sent_empty, who="ana", error=True),
    Case("worry-told", "/worried/told/?now=1"),
    Case("worries", "/desk/worries/", who="jo", dear=True),
    Case("worries-closed", "/desk/worries/?closed=1", who="jo"),
    Case("worry-waits", "/desk/worries/{own_worry_waits}/", who="jo", theirs=".mh-talk__words"),
    Case("worry-error", WORRY, go=decided_nothing, who="jo", error=True, theirs=".mh-talk__words"),
    Case("worry-found", WORRY, go=looked_for_somebody, who="jo", dear=True, theirs=".mh-talk__words"),
    Case("worry-write", "/desk/worries/write/", who="jo"),
    Case("worries-apart", "/desk/worries/apart/", who="jo"),
    Case("worries-contacts-error", "/desk/worries/contacts/", go=appointed_nobody, who="root", error=True),
]
NOT_PAGES_OF_WORRIES = {
    "desk/worries/contacts/<int:pk>/end/": "takes a form only",
    "desk/worries/<uuid:pk>/name/": "takes a form only",
}
