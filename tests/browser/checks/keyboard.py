"""A walk with the Tab key: everything is reached, in the order of reading, visibly, and nothing holds on to it."""

from typing import Any

from tests.browser.gate import Visit

PREPARE = """() => {
  const radios = new Set()
  const looks = (e) => { const s = getComputedStyle(e); return [ring(s), s.backgroundColor, s.backgroundImage,
    s.borderTopColor, s.borderTopWidth, s.color, s.textDecorationLine + s.textDecorationThickness].join('|') }
  // A ring of no width or no colour is none.
  const solid = (colour) => !/rgba\\([^)]*, 0\\)|transparent/.test(colour)
  const ring = (s) => (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0 && solid(s.outlineColor) ? s.outlineWidth + s.outlineColor : '')
    + (s.boxShadow === 'none' ? '' : s.boxShadow)
  const around = (e) => [e, e.nextElementSibling?.tagName === 'LABEL' ? e.nextElementSibling : null, e.closest('summary,label,.mh-card')].filter(Boolean)
  window.__looks = (e) => around(e).flatMap((each) => ['', '::before', '::after'].map((part) => {
    const s = getComputedStyle(each, part || null)
    return part ? [ring(s), s.borderTopColor, s.borderTopWidth, s.backgroundColor].join('|') : looks(each) })).join(' / ')
  const list = gate.controls().filter((e) => {
    if (e.type !== 'radio') return true
    // One of a group of radios takes the focus: the chosen one, or the first.
    const group = [...document.querySelectorAll(`input[type=radio][name="${CSS.escape(e.name)}"]`)]
    return e === (group.find((each) => each.checked) || group[0])
  })
  window.__walk = list
  window.__before = list.map(window.__looks)
  gate.toTheTop()
  return list.length
}"""

STEP = """() => {
  const e = document.activeElement
  if (!e || e === document.body || e === document.documentElement) return null
  const index = window.__walk.indexOf(e)
  const box = [...e.getClientRects()].find((each) => each.width > 0 && each.height > 0) || e.getBoundingClientRect()
  const label = e.labels?.[0]
  const mine = (x, y) => {
    const hit = document.elementFromPoint(x, y)
    return hit && (hit === e || e.contains(hit) || hit.contains(e) && hit.matches('a,button,label,summary,li,.mh-card,.mh-kind') || (label && label.contains(hit)))
  }
  const spots = [[.5, .5], [.1, .2], [.9, .2], [.1, .8], [.9, .8]].map(([x, y]) => [box.left + box.width * x, box.top + box.height * y])
    .filter(([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight)
  const style = getComputedStyle(e)
  return {
    index,
    name: gate.name(e),
    changed: index < 0 || window.__looks(e) !== window.__before[index],
    hidden: !gate.shown(e) && style.opacity !== '0',
    off: spots.length === 0,
    covered: spots.length > 0 && !['checkbox', 'radio'].includes(e.type) && !spots.some(([x, y]) => mine(x, y)),
  }
}"""


def keyboard(visit: Visit) -> list[str]:
    page = visit.page
    total = visit.evaluate(PREPARE)
    problems: list[str] = []
    order: list[int] = []
    last, stuck = None, 0
    for _press in range(total * 2 + 12):
        page.keyboard.press("Tab")
        here: dict[str, Any] | None = visit.evaluate(STEP)
        if here is None or (order and here["index"] == order[0] and len(order) > 1):
            break
        stuck = stuck + 1 if here["name"] == last and here["index"] in order else 0
        last = here["name"]
        if stuck >= 2:
            problems.append(f"the Tab key does not get away from {here['name']}")
            break
        if here["index"] in order:
            continue
        order.append(here["index"])
        problems += [f"{words}: {here['name']}" for fact, words in FAULTS.items() if here[fact]]
        if not here["changed"]:
            problems.append(f"focus cannot be seen on {here['name']}")
    problems += out_of_order(visit, order, total)
    return problems


FAULTS = {
    "hidden": "the focus is on something that cannot be seen",
    "off": "the focus is off the screen",
    "covered": "what has the focus is covered",
}


def out_of_order(visit: Visit, order: list[int], total: int) -> list[str]:
    known = [index for index in order if index >= 0]
    problems = []
    if known != sorted(known):
        jump = next(now for before, now in zip(known, known[1:], strict=False) if now < before)
        problems.append(f"the Tab key goes back in the page, to {named(visit, jump)}")
    missing = sorted(set(range(total)) - set(known))
    problems += [f"the Tab key does not reach {named(visit, index)}" for index in missing[:5]]
    return problems


def named(visit: Visit, index: int) -> str:
    name: str = visit.evaluate("(index) => gate.name(window.__walk[index])", index)
    return name
