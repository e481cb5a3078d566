"""The pages on which helpers are named, and on which somebody says yes or no."""

from tests.browser.journeys import Case, Journey, Steps, filled, sent_empty, then

#: A listing's own words stand in what would change.
CHANGES = ".mh-changes, .mh-desk-queue"


def with_code(field: str, which: str, path: str) -> Steps:
    """Type one of the town's codes."""

    def go(way: Journey) -> None:
        way.open(path)
        way.fill(**{field: way.facts["helping"][which]})
        way.send()

    return go


def desk_code(way: Journey) -> None:
    """Key in the code for no from a slip."""
    way.open("/desk/decisions/")
    way.fill(decide_code=way.facts["helping"]["no"])
    way.send()


def answered_badly(way: Journey) -> None:
    way.open()
    way.page.get_by_role("button", name="Write it down").click()
    way.page.wait_for_load_state()


def today_badly(way: Journey) -> None:
    way.open()
    way.page.locator("main [name=places_left]").fill("many")
    way.page.get_by_role("button", name="about this").click()
    way.page.wait_for_load_state()


def named_badly(way: Journey) -> None:
    way.open()
    way.page.get_by_role("button", name="Name this helper for them").click()
    way.page.wait_for_load_state()


def help_code(whose: str) -> Steps:
    """A code can be tried five times in an hour, so each case has its own."""
    return with_code("help_code", whose, "/helping/")


HELPED = "/my/enterprises/{own_helped}/"
HELPING = [
    Case("helpers", "/my/helpers/", who="ana", dear=True),
    Case("helpers-none", "/my/helpers/", who="jo"),
    Case("helpers-helping", "/my/helpers/", who="meg"),
    Case("helper-new", "/my/helpers/new/", who="ana", dear=True),
    Case("helper-new-error", "/my/helpers/new/", go=sent_empty, who="ana", error=True),
    Case("helper-new-none", "/my/helpers/new/", who="jo"),
    Case("helper-code", "/my/helpers/{own_help_asked}/", who="ana"),
    Case("helper", "/my/helpers/{own_help}/", who="ana"),
    Case("helper-mine", "/my/helpers/{own_help}/", who="meg"),
    Case("helper-log", "/my/helpers/log/", who="ana", theirs=CHANGES),
    Case("helper-log-none", "/my/helpers/log/", who="meg"),
    Case("decision", "/my/decisions/{own_decision}/", who="ana", dear=True, theirs=CHANGES),
    Case("decision-today", "/my/decisions/{own_decision_today}/", who="ana", theirs=CHANGES),
    Case("decide-code", "/decide/", dear=True),
    Case("decide-code-error", "/decide/", go=filled(decide_code="ABC"), error=True),
    Case("decide-answer", "/decide/answer/", go=with_code("decide_code", "yes", "/decide/"), theirs=CHANGES),
    Case("decide-thanks", "/decide/thanks/"),
    Case("helping-code", "/helping/"),
    Case("helping-code-error", "/helping/", go=filled(help_code="ABC"), error=True),
    Case("helping-who", "/helping/yes/", go=help_code("tom")),
    Case("helping-who-error", "/helping/yes/", go=then(help_code("una"), sent_empty), error=True),
    Case("helping-yes", "/helping/yes/", go=help_code("viv"), who="meg"),
    Case("my-as-helper", "/my/", who="meg", dear=True),
    Case("helped-tasks", HELPED, who="meg", dear=True),
    Case("helped-step", f"{HELPED}about/", who="meg"),
    Case("helped-ask", f"{HELPED}ask/", who="meg", theirs=CHANGES),
    Case("helped-today", f"{HELPED}ask/today/", who="meg"),
    Case("helped-today-error", f"{HELPED}ask/today/", go=today_badly, who="meg", error=True),
    Case("desk-decisions", "/desk/decisions/", who="jo", dear=True),
    Case("desk-decisions-none", "/desk/decisions/?q=dragons", who="jo"),
    Case("desk-decisions-error", "/desk/decisions/", go=filled(decide_code="ABC"), who="jo", error=True),
    Case("desk-decision", "/desk/decisions/{own_decision_today}/", who="jo", theirs=CHANGES),
    Case(
        "desk-decision-error",
        "/desk/decisions/{own_decision}/",
        go=answered_badly,
        who="jo",
        error=True,
        theirs=CHANGES,
    ),
    Case("desk-decision-paper", "/desk/decisions/{own_decision}/", go=desk_code, who="jo", theirs=CHANGES),
    Case("desk-ask", "/desk/listings/{own_helped}/ask/", who="jo", theirs=CHANGES),
    Case("desk-helpers", "/desk/people/{own_ana}/helpers/", who="jo"),
    Case("desk-helpers-error", "/desk/people/{own_ana}/helpers/", go=named_badly, who="jo", error=True),
]
