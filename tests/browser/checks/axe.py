"""axe-core with everything it knows of WCAG 2.2 A and AA, its best practices, and contrast of 7:1."""

from dataclasses import dataclass

from tests.browser.gate import PHONE, WIDE, Visit, axe_source, settle

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EXTRA = {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}}


@dataclass(frozen=True)
class Allowed:
    """One finding that is not a fault: which rule, where, and why."""

    rule: str
    target: str
    reason: str


#: Empty unless somebody looked and can say why. An entry that nothing needs any more fails test_pages.py.
ALLOWED: list[Allowed] = []
used: set[Allowed] = set()


def axe(visit: Visit, *, without: str = "") -> list[str]:
    """Violations, and what axe could not decide: it files text of the colour of its ground under the latter."""
    visit.page.evaluate(axe_source())
    problems = []
    for found in visit.ask("axe.run", [TAGS, EXTRA, without]):
        allowed = next((a for a in ALLOWED if a.rule == found["rule"] and a.target in found["target"]), None)
        if allowed:
            used.add(allowed)
            continue
        doubt = " (axe is not sure)" if found["kind"] == "incomplete" else ""
        problems.append(f"{found['rule']}{doubt}: {found['target']} {' '.join(found['why'].split())}")
    return problems


def axe_on_a_phone(visit: Visit) -> list[str]:
    """Without tables that scroll: axe cannot see the colours of what is scrolled away, and has seen them wide."""
    visit.page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    settle(visit.page)
    problems = axe(visit, without="[role=region][tabindex] table")
    visit.page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    return problems
