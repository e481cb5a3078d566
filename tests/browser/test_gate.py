"""The gate itself: every planted fault is found by the check meant for it."""

import pytest

from tests.browser.checks.markup import markup
from tests.browser.gate import Gate, settle
from tests.browser.mutants import BROKEN_HTML, MUTANTS, Mutant
from tests.browser.pages import CASES

BY_NAME = {case.name: case for case in CASES}


def test_every_planted_fault_is_found(gate: Gate):
    missed = [words for mutant in MUTANTS if (words := missed_by(gate, mutant))]
    if missed:
        pytest.fail("\n".join([f"Missed {len(missed)} of {len(MUTANTS)}:", *missed]), pytrace=False)


def missed_by(gate: Gate, mutant: Mutant) -> str:
    """A line about the mutant when its check did not see it."""
    visit = gate.visit(BY_NAME[mutant.page])
    try:
        if mutant.check.__name__ == "title_of_its_own":
            gate.titles.setdefault("Find support – all – Gate", "/find/")
        plant(visit, mutant.change)
        found = mutant.check(visit)
    finally:
        visit.page.close()
    return "" if any(mutant.says in each for each in found) else f"{mutant.name} ({mutant.check.__name__}): {found[:3]}"


def plant(visit, change: str) -> None:
    if change.startswith("css:"):
        visit.styled(change.removeprefix("css:")).__enter__()
    else:
        visit.page.evaluate(f"async () => {{ {change} }}")
    settle(visit.page)
    visit.page.wait_for_timeout(30)


def test_broken_html_is_found(tmp_path):
    (tmp_path / "broken.html").write_text(BROKEN_HTML)
    assert any("not allowed as child" in each for each in markup(tmp_path))
