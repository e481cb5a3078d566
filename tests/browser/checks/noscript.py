"""Without JavaScript the words are the same and every form can be sent."""

import re

from tests.browser.gate import Visit

#: Words that only say what a script offers: they may be missing without one.
OFFERS = {"print", "this", "page", "show", "hide", "map", "the", "password"}
WORDS = """() => [...document.querySelectorAll('main')].map((main) => main.innerText).join(' ')"""
#: A form with fields but nothing to send it with.
MUTE = """() => [...document.querySelectorAll('main form')].filter((form) => form.querySelector('input:not([type=hidden]),select,textarea')
    && ![...form.querySelectorAll('button:not([type=button]),input[type=submit]')].some((each) => each.checkVisibility()))
    .map((form) => `without JavaScript nothing sends the form ${form.getAttribute('action') || ''}`)"""


def without_javascript(visit: Visit) -> list[str]:
    if visit.case.needs_script:
        return []
    with_script = words(visit.page.evaluate(WORDS))
    plain = visit.gate.visit(visit.case, script=False)
    try:
        problems = visit.gate.arrived(plain)
        lost = with_script - words(plain.page.evaluate(WORDS)) - OFFERS
        if lost:
            problems.append(f"words that are there with JavaScript only: {sorted(lost)[:8]}")
        return problems + list(plain.page.evaluate(MUTE))
    finally:
        plain.page.close()


def words(text: str) -> set[str]:
    """Letters only: how much room is left or what time it is may differ between two visits."""
    return set(re.findall(r"[a-z]{2,}", text.lower()))
