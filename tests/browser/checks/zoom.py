"""Larger: 400% zoom (320 by 256), letters twice the size, and the spacing of WCAG 1.4.12. Nothing is lost."""

from typing import Any

from tests.browser.gate import SMALL, WIDE, Visit, settle

#: Off the edge of the page (also where the page hides what does not fit), cut off, or on top of each other.
#: What stays in place while the page scrolls must leave room to read.
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }"""
#: Headings that are large already need not become twice as large.
LARGE = 32
DOUBLE = "html { font-size: 200% !important }"


def nothing_lost(visit: Visit) -> list[str]:
    """At the ordinary size."""
    return [str(each) for each in visit.ask("zoom.lost")]


def reflow(visit: Visit) -> list[str]:
    visit.page.set_viewport_size(SMALL)  # type: ignore[arg-type]
    settle(visit.page)
    problems = [f"at 320 pixels {each}" for each in [*visit.ask("zoom.lost"), *visit.ask("zoom.sticky")]]
    visit.page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    settle(visit.page)
    return problems


def text_twice_as_large(visit: Visit) -> list[str]:
    """Also that every text does grow when somebody asks their browser for larger letters."""
    before: list[Any] = visit.ask("zoom.sizes")
    more = visit.ask("zoom.growth") - 1
    with visit.styled(DOUBLE):
        after: list[Any] = visit.ask("zoom.sizes")
        problems = [f"with letters twice as large {each}" for each in visit.ask("zoom.lost")]
    if len(before) != len(after):
        return problems
    pairs = [(words, small, large) for (words, small), (_words, large) in zip(before, after, strict=True)]
    stiff = [words for words, small, large in pairs if large < small * (1 + more * (0.5 if small < LARGE else 0.2))]
    return problems + [f"does not grow with the letters people ask for: “{words}”" for words in stiff[:5]]


def spacing(visit: Visit) -> list[str]:
    with visit.styled(SPACING):
        return [f"with more space between letters {each}" for each in visit.ask("zoom.lost")]
