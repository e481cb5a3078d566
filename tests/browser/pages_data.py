"""A person's pages about their own data, and the desk's, in the states they can be in."""

from tests.browser.journeys import Case, Journey, Steps, sent_empty


def _pressing(button: str) -> Steps:
    def go(way: Journey) -> None:
        way.open()
        way.page.get_by_role("button", name=button).last.click()
        way.page.wait_for_load_state()

    return go


#: Words that people and other parts of the site wrote.
HELD = ".mh-data__row"

DATA = [
    Case("data", "/my/data/", who="ana", dear=True, theirs=HELD),
    Case("data-copies", "/my/data/", who="kit", theirs=HELD),
    Case("data-wrong", "/my/data/wrong/", who="ana"),
    Case("data-wrong-error", "/my/data/wrong/", go=sent_empty, who="ana", error=True),
    Case("data-erase", "/my/data/erase/", who="ana", dear=True),
    Case("data-erase-sure", "/my/data/erase/", go=_pressing("Go on"), who="ana"),
    Case("data-stop", "/my/data/stop/{own_stop}/", dear=True),
    Case("data-stopped", "/my/data/stop/{own_stopped}/"),
    Case("desk-data", "/desk/data/?words=a", who="jo", dear=True),
    Case("desk-data-none", "/desk/data/?words=dragons", who="jo"),
    Case("desk-data-of", "/desk/data/{own_person}/", who="jo", dear=True),
    Case("desk-data-of-error", "/desk/data/{own_person}/", go=_pressing("Do this for them"), who="jo", error=True),
    Case("desk-kept", "/desk/kept/", who="root"),
]
