"""Larger: 400% zoom (320 by 256), letters twice the size, and the spacing of WCAG 1.4.12. Nothing is lost."""

from typing import Any

from tests.browser.gate import SMALL, WIDE, Visit, settle

#: Off the edge of the page (also where the page hides what does not fit), cut off, or on top of each other.
LOST = """() => {
  const problems = []
  const width = document.documentElement.clientWidth
  if (document.documentElement.scrollWidth > width + 1) problems.push(`the page scrolls sideways: ${document.documentElement.scrollWidth} of ${width}`)
  for (const line of gate.lines()) {
    const sideways = gate.scroller(line.holder)
    if (sideways) {
      if (!sideways.hasAttribute('tabindex') || !sideways.getAttribute('aria-label') && !sideways.getAttribute('aria-labelledby')) problems.push(`scrolls sideways, but the keyboard cannot: ${gate.name(sideways)}`)
      if (!sideways.querySelector('table')) problems.push(`only a table may scroll sideways: ${gate.name(sideways)}`)
      continue
    }
    if (line.boxes.some((box) => box.right > width + 2 || box.left < -2)) problems.push(`runs off the edge: “${line.words.slice(0, 40)}”`)
    const lost = gate.cut(line)
    if (lost) problems.push(lost)
  }
  for (const e of [...gate.controls(), ...document.querySelectorAll('img')]) {
    const box = e.getBoundingClientRect()
    if (gate.shown(e) && !gate.scroller(e) && !gate.tucked(e) && !gate.skip(e) && (box.right > width + 2 || box.left < -2)) problems.push(`runs off the edge: ${gate.name(e)}`)
  }
  return [...new Set([...problems, ...gate.overlaps()])].slice(0, 8)
}"""
#: What stays in place while the page scrolls must leave room to read.
STICKY = """() => [...document.querySelectorAll('body *')].filter((e) => ['fixed', 'sticky'].includes(getComputedStyle(e).position) && gate.shown(e)
  && e.offsetHeight > innerHeight / 3 && !e.closest('.leaflet-container') && getComputedStyle(e).top !== 'auto').map((e) => `stays in place and hides the page: ${gate.name(e)}`)"""
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }"""
SIZES = """() => gate.lines().map(({ holder, words }) => [words.slice(0, 40), parseFloat(getComputedStyle(holder).fontSize)])"""
#: Headings that are large already need not become twice as large.
LARGE = 32
DOUBLE = "html { font-size: 200% !important }"


def nothing_lost(visit: Visit) -> list[str]:
    """At the ordinary size."""
    return [str(each) for each in visit.evaluate(LOST)]


def reflow(visit: Visit) -> list[str]:
    visit.page.set_viewport_size(SMALL)  # type: ignore[arg-type]
    settle(visit.page)
    problems = [f"at 320 pixels {each}" for each in [*visit.evaluate(LOST), *visit.evaluate(STICKY)]]
    visit.page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    settle(visit.page)
    return problems


def text_twice_as_large(visit: Visit) -> list[str]:
    """Also that every text does grow when somebody asks their browser for larger letters."""
    before: list[Any] = visit.evaluate(SIZES)
    with visit.styled(DOUBLE):
        after: list[Any] = visit.evaluate(SIZES)
        problems = [f"with letters twice as large {each}" for each in visit.evaluate(LOST)]
    if len(before) != len(after):
        return problems
    pairs = [(words, small, large) for (words, small), (_words, large) in zip(before, after, strict=True)]
    stiff = [words for words, small, large in pairs if large < small * (1.5 if small < LARGE else 1.2)]
    return problems + [f"does not grow with the letters people ask for: “{words}”" for words in stiff[:5]]


def spacing(visit: Visit) -> list[str]:
    with visit.styled(SPACING):
        return [f"with more space between letters {each}" for each in visit.evaluate(LOST)]
