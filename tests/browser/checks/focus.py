"""Focus in pixels: what changes when something gets the focus, measured on the screen, not read from the style."""

import io
from typing import Any

import numpy as np
from PIL import Image

from tests.browser.gate import Visit, settle

#: One of each kind of control: two of the same tag, class and parent look the same.
MARGIN = 8


def focus_in_pixels(visit: Visit) -> list[str]:
    """At least half of a line of one pixel around it changes by 3:1 (WCAG 2.4.13 asks for two; links get one line)."""
    page = visit.page
    total = visit.ask("focus.sample")
    page.keyboard.press("Shift")  # so that focus is shown as for somebody at a keyboard
    problems = []
    for index in range(total):
        here: dict[str, Any] | None = visit.ask("focus.show", [index, MARGIN])
        if here is None:
            continue
        before = picture(visit, here["clip"])
        visit.ask("focus.give", index)
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
