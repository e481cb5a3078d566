"""The pages that keep an account safe, and the states they can be in."""

from tests.browser.journeys import Case, Journey, then
from tests.browser.pages_own import pressing

CODE = "/accounts/reauthenticate/code/"


def again_by_code(way: Journey) -> None:
    """Kit, who has no password, shows once more that it is them; that leads on to the page."""
    way.open(f"{CODE}?next={way.path}")
    way.page.get_by_role("button", name="Send me a code").click()
    way.page.wait_for_load_state()
    way.fill(code=way.code_for("kit@example.com"))
    way.send()


def wrong_code(way: Journey) -> None:
    way.fill(code="0000-0000")
    way.send()


SAFE = [
    Case("again-code", CODE, who="kit"),
    Case("again-code-sent", CODE, go=pressing("Send me a code"), who="kit", dear=True),
    Case("again-code-error", CODE, go=then(pressing("Send me a code"), wrong_code), who="kit", error=True),
]
