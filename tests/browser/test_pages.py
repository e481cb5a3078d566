"""Every page and every form's error state, through every check (docs/accessibility.md)."""

import re
import time
import urllib.error
import urllib.request
from collections import Counter

import pytest

from tests.browser.checks.axe import ALLOWED, axe, axe_on_a_phone, used
from tests.browser.checks.colours import forced_colours
from tests.browser.checks.focus import focus_in_pixels
from tests.browser.checks.keyboard import keyboard
from tests.browser.checks.markup import markup
from tests.browser.checks.motion import motion
from tests.browser.checks.noscript import without_javascript
from tests.browser.checks.reading import reading
from tests.browser.checks.structure import error_comes_first, help_is_there, skip_link, structure, title_of_its_own
from tests.browser.checks.targets import targets_24, targets_44
from tests.browser.checks.weight import no_complaints, nowhere_else, slow_line, weight
from tests.browser.checks.zoom import nothing_lost, reflow, spacing, text_twice_as_large
from tests.browser.gate import FAILURES, Gate, Visit
from tests.browser.pages import CASES, NOT_PAGES, NOT_PUBLIC

#: In this order: the first read what the page did by itself, the later ones press and resize.
CHECKS = [
    *(error_comes_first, weight, nowhere_else, title_of_its_own, help_is_there, structure, reading, axe),
    *(targets_24, targets_44, nothing_lost, spacing, text_twice_as_large, reflow, motion, forced_colours),
    *(keyboard, skip_link, without_javascript, no_complaints),
]
DEAR = [axe_on_a_phone, focus_in_pixels]
seconds: Counter[str] = Counter()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_page(gate: Gate, case):
    visit = look(gate, case)
    try:
        problems = [f"arrived: {each}" for each in gate.arrived(visit)] or check(visit)
        gate.sources[case.name] = visit.html()
        if problems:
            keep_picture(visit)
    finally:
        visit.page.close()
    if problems:
        pytest.fail(report(case.name, problems), pytrace=False)


def look(gate: Gate, case) -> Visit:
    started = time.perf_counter()
    visit = gate.visit(case)
    seconds["opening"] += time.perf_counter() - started
    return visit


def check(visit: Visit) -> list[str]:
    problems = []
    dear = DEAR if visit.case.dear else []
    slow = [slow_line] if visit.case.slow else []
    for each in [*CHECKS, *dear, *slow]:
        started = time.perf_counter()
        problems += [f"{each.__name__}: {words}" for words in each(visit)]
        seconds[each.__name__] += time.perf_counter() - started
    return problems


def keep_picture(visit: Visit) -> None:
    FAILURES.mkdir(parents=True, exist_ok=True)
    visit.page.screenshot(path=FAILURES / f"{visit.case.name}.png", full_page=True, animations="disabled")


def report(name: str, problems: list[str]) -> str:
    return "\n".join([f"{name}: {len(problems)} problems (picture: var/browser/{name}.png)", *problems])


def test_html_is_valid(gate: Gate, tmp_path):
    """All pages in one run of the checker, as the server sent them."""
    for case in CASES:
        if case.name not in gate.sources:
            visit = gate.visit(case)
            gate.sources[case.name] = visit.html()
            visit.page.close()
    for name, source in gate.sources.items():
        (tmp_path / f"{name}.html").write_text(source)
    problems = markup(tmp_path)
    if problems:
        pytest.fail(report("html", problems), pytrace=False)


def test_every_public_address_is_listed(facts):
    """A new address needs a case, or a line that says what else it answers."""
    covered = set(facts["resolved"].values())
    missing = [
        route
        for route in facts["routes"]
        if route not in covered and route not in NOT_PAGES and not route.startswith((NOT_PUBLIC, "gate/"))
    ]
    assert not missing, f"Add these to tests/browser/pages.py: {missing}"


def test_no_line_about_an_address_that_is_gone(facts):
    assert not {route for route in NOT_PAGES if route not in facts["routes"]}


def test_what_is_listed_as_no_page_is_none(gate: Gate, facts):
    """Nobody hides a page from the gate by calling it something else."""
    pages = []
    for route in NOT_PAGES:
        for who in ("", "root"):
            status, kind = ask(gate, example_of(route, facts), who)
            if status == 200 and kind.startswith("text/html"):
                pages.append(route)
    assert not pages


def example_of(route: str, facts) -> str:
    path = route.replace("<slug:slug>", "everything").replace("<str:number>", facts["numbers"]["everything"])
    path = path.replace("media/<path:path>", facts["picture"].lstrip("/"))
    return "/" + re.sub(r"<[^>]+>", "1", path).replace(r"(\d+)/(.*)", "1/a.pdf").strip("^$")


class NoFollow(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_args):
        return None


def ask(gate: Gate, path: str, who: str) -> tuple[int, str]:
    cookies = "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in gate.cookies_of(who))
    request = urllib.request.Request(gate.site.base + path, headers={"Cookie": cookies} if cookies else {})
    try:
        answer = urllib.request.build_opener(NoFollow).open(request, timeout=30)
    except urllib.error.HTTPError as error:
        answer = error
    return answer.status, answer.headers.get("Content-Type", "")


def test_nothing_is_allowed_that_no_page_needs():
    if seconds["opening"]:
        assert set(ALLOWED) == used


def test_how_long_it_took(gate: Gate):
    """For whoever makes the gate slower: pytest -rP shows it."""
    for name, total in seconds.most_common():
        print(f"{total:7.1f} s  {name}")  # noqa: T201 -- what -rP shows
