"""Colours that words can be read on. Pure arithmetic: WCAG 2.2's contrast, and the nearest shade that has enough.

An area may choose four colours (SiteSettings). Each stands with fixed ones, and the pair that is hardest to read
decides: `problem("main", "#d2572f")` says how much contrast that pair has, how much it needs, and which shade would do.
"""

import colorsys
import re
from typing import NamedTuple

#: What words need on their ground, and what a shape needs that says something.
WORDS, SHAPES = 7.0, 3.0

#: The four colours of the look as it comes: static/sass/_palette.scss (tests/core/test_palette.py compares them).
DEFAULTS = {"main": "#5b1a4a", "links": "#0a4b4c", "foot": "#40103a", "accent": "#d2572f"}
_LIGHT = ("#fbf4e8", "#fffdf9", "#fce6b0", "#f9d9cb", "#ebdcec", "#d8e6cb", "#cfe6e6")
_ON_DARK = ("#fff6e6", "#ffd98c")
#: What each stands on, or what stands on it, and the contrast they need.
BESIDE: dict[str, tuple[tuple[str, ...], float]] = {
    "main": (_LIGHT + _ON_DARK, WORDS),
    "links": (_LIGHT + _ON_DARK, WORDS),
    "foot": (_ON_DARK, WORDS),
    "accent": (("#fbf4e8", "#fffdf9"), SHAPES),
}


class Problem(NamedTuple):
    """A colour that cannot be read well: its contrast, what it needs, and the nearest shade that has it."""

    ratio: float
    needs: float
    nearest: str


def read(text: str) -> str | None:
    """#5b1a4a from 5B1A4A, #5b1a4a or #abc; None for what is no colour."""
    found = re.fullmatch(r"#?([0-9a-f]{3}|[0-9a-f]{6})", text.strip().lower())
    if not found:
        return None
    digits = found[1]
    return "#" + ("".join(digit * 2 for digit in digits) if len(digits) == 3 else digits)


def luminance(colour: str) -> float:
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(colour)]
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def least_contrast(name: str, colour: str) -> float:
    """The contrast of this colour with whatever is hardest to tell from it where the look uses them together."""
    return min(contrast(colour, other) for other in BESIDE[name][0])


def problem(name: str, colour: str) -> Problem | None:
    """What is wrong with this colour in this place; None when everybody can read it."""
    needs = BESIDE[name][1]
    ratio = least_contrast(name, colour)
    return None if ratio >= needs else Problem(ratio, needs, nearest_safe(name, colour))


def nearest_safe(name: str, colour: str) -> str:
    """The same hue, only as much darker as it must be. All four places have light colours beside them."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_parts(colour))
    for step in range(400):
        shade = _hex(colorsys.hls_to_rgb(hue, lightness * (1 - step / 400), saturation))
        if least_contrast(name, shade) >= BESIDE[name][1]:
            return shade
    return "#000000"


def _parts(colour: str) -> list[float]:
    return [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]


def _hex(parts: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)
