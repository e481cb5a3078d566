"""What all symbols are drawn with: 120 by 120, one thick dark line, flat colours of the palette, no shades.

A symbol must be known at 60 pixels and in black and white: the line says what it is, the colours only help.
"""

INK, WHITE = "#2b1b2d", "#fffdf9"
MARIGOLD, BUTTER, TERRACOTTA = "#f5b53d", "#fce6b0", "#d2572f"
LAGOON, SKY, LEAF, SAGE = "#1f7f80", "#cfe6e6", "#5f8f3d", "#d8e6cb"
PLUM, LILAC, BLUSH, GREY = "#5b1a4a", "#ebdcec", "#f9d9cb", "#8d7f8b"
SKIN, BROWN, DEEP = "#e3ae86", "#b0764d", "#7a4a2f"


def svg(*parts: str) -> str:
    """The whole drawing as a file."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 120" fill="none" stroke="#2b1b2d" stroke-width="5" '
        f'stroke-linecap="round" stroke-linejoin="round">{"".join(parts)}</svg>'
    )


def path(d: str, fill: str = "none", line: str = "", width: float = 0) -> str:
    return f'<path d="{d}"{_look(fill, line, width)}/>'


def flat(d: str, fill: str) -> str:
    """A shape with no line round it."""
    return path(d, fill, "none")


def circle(x: float, y: float, r: float, fill: str = "none", line: str = "", width: float = 0) -> str:
    return f'<circle cx="{x}" cy="{y}" r="{r}"{_look(fill, line, width)}/>'


def dot(x: float, y: float, r: float = 4, fill: str = INK) -> str:
    return circle(x, y, r, fill, "none")


def box(x: float, y: float, w: float, h: float, fill: str = "none", round_: float = 6, line: str = "") -> str:
    return f'<rect x="{x}" y="{y}" width="{w}" height="{h}" rx="{round_}"{_look(fill, line, 0)}/>'


def move(x: float, y: float, *parts: str, scale: float = 1) -> str:
    """Parts put elsewhere, and made smaller or larger."""
    return f'<g transform="translate({x} {y}) scale({scale})">{"".join(parts)}</g>'


def turn(degrees: float, *parts: str) -> str:
    """Parts turned about the middle."""
    return f'<g transform="rotate({degrees} 60 60)">{"".join(parts)}</g>'


def _look(fill: str, line: str, width: float) -> str:
    look = f' fill="{fill}"' if fill != "none" else ""
    look += f' stroke="{line}"' if line else ""
    return look + (f' stroke-width="{width}"' if width else "")


# --- letters, as few as the symbols need: each in a box of 10 by 14 -------------------------------------------------
LETTERS = {
    "A": "M0 14 5 0l5 14M1.8 9h6.4",
    "D": "M0 0h3.5a6.5 7 0 0 1 0 14H0z",
    "E": "M9 0H0v14h9M0 7h7",
    "F": "M9 0H0v14M0 7h7",
    "H": "M0 0v14M10 0v14M0 7h10",
    "I": "M5 0v14",
    "M": "M0 14V0l5 8 5-8v14",
    "N": "M0 14V0l10 14V0",
    "O": "M5 0a5 7 0 0 1 0 14a5 7 0 0 1 0-14z",
    "P": "M0 14V0h5a4 4 0 0 1 0 8H0",
    "R": "M0 14V0h5a4 4 0 0 1 0 8H0M5 8l5 6",
    "S": "M9.5 2C7-1 1 0 1 3.7 1 8 9.5 6 9.5 10.4 9.5 14.3 3 15.2.5 12",
    "T": "M0 0h10M5 0v14",
    "U": "M0 0v9a5 5 0 0 0 10 0V0",
    "W": "M-1 0l3 14 3-9 3 9 3-14",
    "0": "M5 0a4.6 7 0 0 1 0 14a4.6 7 0 0 1 0-14z",
    "£": "M9.5 3C8.5 0 3.5-1 3 4c-.2 3 1.2 7-2.5 10h9.5M.5 8h6.5",
    "?": "M1 4a4.2 4.2 0 1 1 6.6 3.4C5.6 8.7 5 9.4 5 11M5 14.6v.1",
}


def word(text: str, x: float, y: float, scale: float = 1.6, line: str = "", width: float = 3) -> str:
    """Letters side by side, starting at x and y. `width` is that of the line before scaling."""
    parts = [move(13.5 * place, 0, path(LETTERS[letter])) for place, letter in enumerate(text)]
    stroke = f' stroke="{line}"' if line else ""
    body = "".join(parts)
    return f'<g transform="translate({x} {y}) scale({scale})" stroke-width="{width}"{stroke}>{body}</g>'


# --- things several symbols are made of ------------------------------------------------------------------------------
def head(x: float, y: float, skin: str, r: float = 15) -> str:
    return circle(x, y, r, skin)


def shoulders(x: float, y: float, fill: str, half: float = 29, high: float = 38) -> str:
    """A body from the neck down to y + high."""
    up, side = f"{high * 0.55:g}", high * 0.45
    return path(
        f"M{x - half} {y + high}v-{side:g}c0-{high * 0.4:g} {half * 0.5:g}-{up} {half}-{up}"
        f"s{half} {high * 0.15:g} {half} {up}v{side:g}z",
        fill,
    )


def person(x: float, y: float, fill: str, skin: str, scale: float = 1, hair: str = "") -> str:
    """Head and shoulders, the middle of the head at x and y."""
    return move(x, y, shoulders(0, 20, fill), head(0, 0, skin), hair, scale=scale)


_CROP = "M-15-1a15 15 0 0 1 30 0c-3-1-5-4-6-7-6 3-12 3-18 0-1 3-3 6-6 7z"
SHORT_HAIR = path(_CROP, INK)
GREY_HAIR = path(_CROP, "#d9d2d6")
LONG_HAIR = path("M-13 17c-10-12-9-34 13-34s23 22 13 34c-2-5-2-11-2-16-5-1-8-4-10-8-3 5-7 7-12 8 0 5 0 11-2 16z", DEEP)


def paper(x: float = 28, y: float = 14, w: float = 64, h: float = 92) -> str:
    return box(x, y, w, h, WHITE, 7)


def bubble(x: float, y: float, w: float, h: float, fill: str, tail: int = 1) -> str:
    """A speech bubble; tail 1 points down on the right, -1 on the left."""
    right, left = (x + w - 16, x + w - 36) if tail > 0 else (x + 36, x + 16)
    tip = x + w - 12 if tail > 0 else x + 12
    return path(
        f"M{x + 12} {y}h{w - 24}a12 12 0 0 1 12 12v{h - 24}a12 12 0 0 1-12 12H{right}L{tip} {y + h + 16} {left} {y + h}"
        f"H{x + 12}a12 12 0 0 1-12-12V{y + 12}a12 12 0 0 1 12-12z",
        fill,
    )


def coin(x: float, y: float, r: float = 30, fill: str = MARIGOLD) -> str:
    return circle(x, y, r, fill) + word("£", x - r * 0.4, y - r * 0.57, r * 0.082, width=2.4)


def calendar(fill: str = TERRACOTTA) -> str:
    return (
        box(14, 22, 92, 84, WHITE, 9)
        + path("M14 48V31a9 9 0 0 1 9-9h74a9 9 0 0 1 9 9v17z", fill)
        + path("M38 12v20M82 12v20", width=7)
    )


def car(fill: str = LAGOON) -> str:
    """A car seen from the side, 92 wide and 52 high, its left top corner at nothing."""
    return (
        path("M4 40V27c0-4 3-7 7-7h9L30 5c2-3 5-5 9-5h20c4 0 7 2 9 5l8 15c8 1 14 5 14 12v8z", fill)
        + path("M32 20 39 9h9v11zM57 9h8l6 11H57z", WHITE, width=4)
        + circle(24, 41, 10, GREY)
        + circle(70, 41, 10, GREY)
    )


def house(fill: str = BUTTER, roof: str = TERRACOTTA) -> str:
    """A house 88 wide and 88 high, its left top corner at nothing."""
    return path("M12 42v42h64V42", fill) + path("M0 46 44 4l44 42z", roof) + path("M34 84V58h20v26z", LAGOON)
