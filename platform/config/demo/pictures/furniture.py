"""Things people sit on, sleep in, store in and read: chairs, books, jars, cases."""

from .palette import (
    CREAM,
    MUSTARD,
    NAVY,
    OAK,
    PLUM,
    ROSE,
    RUST,
    SAGE,
    TEAL,
    TERRACOTTA,
    UMBER,
    WHITE,
    WOOD,
    darker,
    lighter,
    mix,
)
from .shapes import oval, smooth
from .stage import Stage

SPINES = [TERRACOTTA, TEAL, MUSTARD, PLUM, SAGE, NAVY, ROSE, CREAM, RUST, "#8aa7b5", "#6f8450"]


def book_row(st: Stage, x: float, y: float, w: float, tall: float = 62) -> float:
    """Books standing on y; gives back how much width they took."""
    c = st.c
    px = x
    while px < x + w - 12:
        bw, bh = st.near(13, 4), tall * st.near(0.88, 0.12)
        tone = st.pick(SPINES)
        c.box(px, y - bh, bw, bh, tone, "r1", 2, 0.5)
        if st.chance(0.6):
            c.box(px + 1, y - bh * 0.82, bw - 2, 4, lighter(tone, 0.5), r=0, rough=0.2)
        px += bw + 1
    return px - x


def jar(st: Stage, x: float, y: float, s: float = 1.0) -> float:
    c = st.c
    w, h = st.near(30, 6) * s, st.near(46, 8) * s
    fill = st.pick(["#c8672f", "#8a3556", "#d9a03a", "#7d9a53", "#b9503c", "#e9dcbc", "#71405e"])
    c.box(x, y - h, w, h, mix(fill, WHITE, 0.14), "r1", 6, 0.6)
    c.box(
        x + 2,
        y - h - 8 * s,
        w - 4,
        11 * s,
        st.pick([CREAM, TERRACOTTA, UMBER, MUSTARD, TEAL]),
        r=3,
        rough=0.4,
    )
    c.box(x + w * 0.16, y - h * 0.68, w * 0.68, h * 0.34, CREAM, r=2, rough=0.4)
    return w


def bookcase(st: Stage, x: float, y: float, w: float, rows: int = 4, wood: str = "") -> None:
    """A full bookcase standing at y."""
    c = st.c
    wood = wood or st.pick([OAK, WOOD, "#8a5f45", TEAL, SAGE])
    h = rows * 94 + 20
    c.shadow(x + w / 2, y, w * 0.6, 24, 0.7)
    c.box(x, y - h, w, h, wood, "br2", 4)
    for row in range(rows):
        top = y - h + 14 + row * 94
        c.box(x + 14, top, w - 28, 80, darker(wood, 0.42), "t2", 2)
        px = x + 18
        while px < x + w - 50:
            if st.chance(0.75):
                px += book_row(st, px, top + 80, min(st.near(120, 40), x + w - px - 18), 68) + 4
            else:
                px += jar(st, px, top + 80) + 6


def armchair(st: Stage, x: float, y: float, s: float = 1.0, colour: str = "") -> None:
    """The back and seat of a big soft chair, its seat about 96 above y. Arms come after the sitter."""
    c = st.c
    tone = colour or st.pick([TEAL, TERRACOTTA, MUSTARD, PLUM, SAGE, "#8aa7b5", RUST])
    with c.group(x, y, s):
        c.shadow(0, 4, 190, 26, 0.8)
        for px in (-116, 98):
            c.box(px, -18, 18, 24, UMBER, r=3)
        c.curve(
            [(-122, -40), (-132, -220), (-104, -318), (0, -336), (104, -318), (132, -220), (122, -40)],
            tone,
            "br2",
            0.8,
        )
        c.curve([(-86, -120), (-84, -270), (0, -300), (84, -270), (86, -120)], lighter(tone, 0.1), "br1", 0.7)
        for px, py in ((-40, -240), (40, -240), (0, -190)):
            c.dot(px, py, 5, darker(tone, 0.3))
        c.box(-128, -122, 256, 104, darker(tone, 0.08), "b2", 14)


def armchair_arms(st: Stage, x: float, y: float, s: float, colour: str) -> None:
    c = st.c
    with c.group(x, y, s):
        for side in (-1, 1):
            c.box(side * 134 - 33, -168, 66, 156, darker(colour, 0.06), "r2", 24)
            c.blob(side * 134, -160, 36, 26, lighter(colour, 0.1), "b1", 0.02)


def chair(st: Stage, x: float, y: float, s: float = 1.0, colour: str = "", back: bool = True) -> None:
    """A wooden chair, seat 150 above y, seen from the front or a little to one side."""
    c = st.c
    wood = colour or st.pick([WOOD, OAK, TEAL, TERRACOTTA, MUSTARD, SAGE])
    with c.group(x, y, s):
        c.shadow(0, 0, 86, 14, 0.7)
        for px in (-56, 48):
            c.limb([(px + 4, -150), (px, 0)], [7, 5.5], darker(wood, 0.22))
        if back:
            for px in (-54, 54):
                c.limb([(px, -150), (px * 1.06, -300)], [7, 7], wood, "r1")
            for py in (-290, -240, -200):
                c.limb([(-56, py), (0, py - 8), (56, py)], [9, 10, 9], wood, "b1")
        c.box(-68, -164, 136, 22, lighter(wood, 0.1), "b2", 7)


def stool(st: Stage, x: float, y: float, s: float = 1.0, colour: str = "") -> None:
    """A stool, seat 150 above y."""
    c = st.c
    wood = colour or st.pick([WOOD, OAK, TEAL, TERRACOTTA])
    with c.group(x, y, s):
        c.shadow(0, 0, 70, 12, 0.7)
        for px in (-34, 34):
            c.limb([(px * 0.8, -144), (px * 1.4, 0)], [7, 6], darker(wood, 0.2))
        c.wire([(-38, -52), (38, -52)], darker(wood, 0.3), 7)
        c.box(-54, -160, 108, 20, wood, "b2", 9)


def wheelchair_back(st: Stage, x: float, y: float, s: float = 1.0, flip: bool = False, colour: str = "#43293f") -> None:
    """The parts of a wheelchair behind the person, whose hips are at (x, y)."""
    c = st.c
    with c.group(x, y, s, flip=flip):
        c.shadow(20, 166, 170, 20, 0.9)
        c.stroke(smooth(oval(26, 74, 84, 88)), "#4a444b", 8, 0.9)
        c.limb([(-54, -120), (-48, 30)], [9, 9], colour, "r1")
        c.wire([(-54, -112), (-92, -116)], UMBER, 9)
        c.box(-56, 26, 156, 20, colour, "b1", 7)
        c.wire([(92, 40), (112, 120), (112, 158)], "#8d8a8c", 8)
        c.box(86, 158, 78, 9, "#5c575d", r=3)


def wheelchair_front(
    st: Stage, x: float, y: float, s: float = 1.0, flip: bool = False, colour: str = TERRACOTTA
) -> None:
    """The near wheel, its rim and the small front wheel, over the sitter's hip."""
    c = st.c
    with c.group(x, y, s, flip=flip):
        c.dot(108, 150, 17, "#3a353b")
        c.dot(108, 150, 7, "#b9b3ad")
        for px, py in oval(0, 74, 86, 86, 16):
            c.wire([(0, 74), (px, py)], "#cfc8c0", 1.8, 0.8)
        c.stroke(smooth(oval(0, 74, 90, 90)), "#3a353b", 11)
        c.stroke(smooth(oval(0, 74, 74, 74)), colour, 5)
        c.dot(0, 74, 11, colour)
        c.dot(0, 74, 5, WHITE)
