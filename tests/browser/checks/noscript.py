"""Without JavaScript the words are the same and every form can be sent."""

import re

from tests.browser.gate import Visit

#: Words that only say what a script offers: they may be missing without one.
OFFERS = set("print this page show hide map the password you have characters left remaining".split())  # noqa: SIM905 -- reads better
#: A form with fields but nothing to send it with.


def without_javascript(visit: Visit) -> list[str]:
    if visit.case.needs_script:
        return []
    with_script = words(visit.ask("noscript.words"))
    plain = visit.gate.visit(visit.case, script=False)
    try:
        problems = visit.gate.arrived(plain)
        lost = with_script - words(plain.ask("noscript.words")) - OFFERS
        if lost:
            problems.append(f"words that are there with JavaScript only: {sorted(lost)[:8]}")
        return [*problems, *plain.ask("noscript.mute"), *plain.ask("noscript.dead")]
    finally:
        plain.page.close()


def words(text: str) -> set[str]:
    """Letters only: how much room is left or what time it is may differ between two visits."""
    return set(re.findall(r"[a-z]{2,}", text.lower()))
