"""A walk with the Tab key: everything is reached, in the order of reading, visibly, and nothing holds on to it."""

from itertools import pairwise
from typing import Any

from tests.browser.gate import Visit


def keyboard(visit: Visit) -> list[str]:
    page = visit.page
    total = visit.ask("keyboard.prepare")
    problems: list[str] = []
    order: list[int] = []
    last, stuck = None, 0
    before: dict[str, Any] | None = None
    for _press in range(total * 2 + 12 + visit.ask("keyboard.players") * INSIDE_A_PLAYER):
        page.keyboard.press("Tab")
        here: dict[str, Any] | None = visit.ask("keyboard.step")
        if here is None or (order and here["index"] == order[0] and len(order) > 1):
            break
        stuck = stuck + 1 if here["name"] == last and here["index"] in order else 0
        last = here["name"]
        if stuck >= (INSIDE_A_PLAYER if here["player"] else 2):
            problems.append(f"the Tab key does not get away from {here['name']}")
            break
        if here["index"] in order:
            continue
        order.append(here["index"])
        problems += [f"{words}: {here['name']}" for fact, words in FAULTS.items() if here[fact]]
        if above(before, here):
            problems.append(f"the Tab key goes up the page, to {here['name']}")
        before = here
        if not here["changed"]:
            problems.append(f"focus cannot be seen on {here['name']}")
    problems += out_of_order(visit, order, total)
    return problems


#: A video or sound player is one thing to the page, and the Tab key goes through its own buttons: play, time, louder...
INSIDE_A_PLAYER = 12

FAULTS = {
    "hidden": "the focus is on something that cannot be seen",
    "off": "the focus is off the screen",
    "covered": "what has the focus is covered",
}


def above(before: dict[str, Any] | None, here: dict[str, Any]) -> bool:
    """Whether this stands above what had the focus before, in the same column: what people see has another order."""
    if not before:
        return False
    shared = min(before["right"], here["right"]) - max(before["left"], here["left"])
    narrow = min(before["right"] - before["left"], here["right"] - here["left"])
    return bool(here["bottom"] <= before["top"] + 1 and shared > narrow * 0.5)


def out_of_order(visit: Visit, order: list[int], total: int) -> list[str]:
    known = [index for index in order if index >= 0]
    problems = []
    if known != sorted(known):
        jump = next(now for before, now in pairwise(known) if now < before)
        problems.append(f"the Tab key goes back in the page, to {named(visit, jump)}")
    missing = sorted(set(range(total)) - set(known))
    problems += [f"the Tab key does not reach {named(visit, index)}" for index in missing[:5]]
    return problems


def named(visit: Visit, index: int) -> str:
    name: str = visit.ask("keyboard.named", index)
    return name
