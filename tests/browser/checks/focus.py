"""Focus in pixels: what changes when something gets the focus, measured on the screen, not read from the style."""

import io
from typing import Any

import numpy as np
from PIL import Image

from tests.browser.gate import Visit, settle

#: One of each kind of control: two of the same tag, class and parent look the same.
SAMPLE = """() => {
  const seen = new Set()
  window.__sample = gate.controls().filter((e) => {
    if (gate.skip(e)) return false
    const kind = [e.tagName, e.className, e.type || '', e.parentElement.className].join('|')
    return seen.has(kind) ? false : seen.add(kind)
  })
  return window.__sample.length
}"""
MARGIN = 8
SHOW = """([index, margin]) => {
  const e = window.__sample[index]
  document.activeElement?.blur()
  if (!gate.shown(e)) return null
  e.scrollIntoView({ block: 'center', behavior: 'instant' })
  const box = [...e.getClientRects()][0] || e.getBoundingClientRect()
  const wrap = e.nextElementSibling?.tagName === 'LABEL' && e.type !== 'text' ? e.getBoundingClientRect() : box
  const left = Math.max(0, wrap.left - margin), top = Math.max(0, wrap.top - margin)
  const right = Math.min(innerWidth, wrap.right + margin), bottom = Math.min(innerHeight, wrap.bottom + margin)
  return { name: gate.name(e), width: box.width, height: Math.min(box.height, innerHeight),
           clip: { x: left, y: top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) } }
}"""


def focus_in_pixels(visit: Visit) -> list[str]:
    """At least half of a line of one pixel around it changes by 3:1 (WCAG 2.4.13 asks for two; links get one line)."""
    page = visit.page
    total = visit.evaluate(SAMPLE)
    page.keyboard.press("Shift")  # so that focus is shown as for somebody at a keyboard
    problems = []
    for index in range(total):
        here: dict[str, Any] | None = visit.evaluate(SHOW, [index, MARGIN])
        if here is None:
            continue
        before = picture(visit, here["clip"])
        page.evaluate("(i) => window.__sample[i].focus({ preventScroll: true, focusVisible: true })", index)
        changed = contrasting(before, picture(visit, here["clip"]))
        needed = here["width"] + here["height"]
        if changed < needed:
            problems.append(f"focus is too faint ({changed} of {needed:.0f} pixels change by 3:1): {here['name']}")
    return problems


def picture(visit: Visit, clip: dict[str, float]) -> np.ndarray:
    settle(visit.page)
    raw = visit.page.screenshot(clip=clip, caret="hide", animations="disabled")  # type: ignore[arg-type]
    return luminance(np.asarray(Image.open(io.BytesIO(raw)).convert("RGB")) / 255)


def luminance(colours: np.ndarray) -> np.ndarray:
    """Relative luminance as WCAG defines it."""
    linear = np.where(colours <= 0.03928, colours / 12.92, ((colours + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear @ np.array([0.2126, 0.7152, 0.0722]))


def contrasting(before: np.ndarray, after: np.ndarray) -> int:
    lighter, darker = np.maximum(before, after), np.minimum(before, after)
    return int(np.count_nonzero((lighter + 0.05) / (darker + 0.05) >= 3))
