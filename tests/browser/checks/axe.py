"""axe-core with everything it knows of WCAG 2.2 A and AA, its best practices, and contrast of 7:1."""

from dataclasses import dataclass

from tests.browser.gate import PHONE, WIDE, Visit, axe_source, settle

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EXTRA = {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}}

RUN = """async ([tags, rules]) => {
  const found = await axe.run(document, {
    runOnly: { type: 'tag', values: tags }, rules, resultTypes: ['violations', 'incomplete'], reporter: 'v2' })
  const list = (kind) => found[kind].flatMap((rule) => rule.nodes.map((node) => (
    { rule: rule.id, kind, target: node.target.flat().join(' '), why: (node.failureSummary || '').slice(0, 260) })))
  return [...list('violations'), ...list('incomplete')]
}"""


@dataclass(frozen=True)
class Allowed:
    """One finding that is not a fault: which rule, where, and why."""

    rule: str
    target: str
    reason: str


#: Empty unless somebody looked and can say why. An entry that nothing needs any more fails test_pages.py.
ALLOWED: list[Allowed] = []
used: set[Allowed] = set()


def axe(visit: Visit) -> list[str]:
    """Violations, and what axe could not decide: it files text of the colour of its ground under the latter."""
    visit.page.evaluate(axe_source())
    problems = []
    for found in visit.page.evaluate(RUN, [TAGS, EXTRA]):
        allowed = next((a for a in ALLOWED if a.rule == found["rule"] and a.target in found["target"]), None)
        if allowed:
            used.add(allowed)
            continue
        doubt = " (axe is not sure)" if found["kind"] == "incomplete" else ""
        problems.append(f"{found['rule']}{doubt}: {found['target']} {' '.join(found['why'].split())}")
    return problems


def axe_on_a_phone(visit: Visit) -> list[str]:
    visit.page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    settle(visit.page)
    problems = axe(visit)
    visit.page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    return problems
