"""Without JavaScript the words are the same and every form can be sent."""

import re

from tests.browser.gate import Visit

#: Words that only say what a script offers, and how long ago something was: they may differ.
MAY_DIFFER = {
    *("print", "this", "page", "show", "hide", "map", "the", "password", "use", "passkey"),
    *("you", "have", "characters", "left", "remaining", "second", "seconds", "minute", "minutes"),
    # The same in Welsh.
    *("mae", "gennych", "nod", "nodau", "ar", "argraffu", "dudalen", "hon", "dangos", "cuddio", "cyfrinair"),
}
#: A code to say on the phone, and what an error page calls a request: made by chance.
CODE = re.compile(r"\b(?:E-)?[2-9C-Y]{4}-[2-9C-Y]{4}\b")


def without_javascript(visit: Visit) -> list[str]:
    if visit.case.needs_script:
        return []
    with_script = words(visit.ask("noscript.words"))
    plain = visit.gate.visit(visit.case, script=False)
    try:
        problems = visit.gate.arrived(plain)
        lost = with_script - words(plain.ask("noscript.words")) - MAY_DIFFER
        if lost:
            problems.append(f"words that are there with JavaScript only: {sorted(lost)[:8]}")
        return [*problems, *plain.ask("noscript.mute"), *plain.ask("noscript.dead")]
    finally:
        plain.page.close()


def words(text: str) -> set[str]:
    """Letters only: how much room is left or what time it is may differ between two visits. So do codes."""
    return set(re.findall(r"[a-z]{2,}", CODE.sub("", text).lower()))
