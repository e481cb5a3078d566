"""Things on tables and in hands: crockery, food, tools for the kitchen and the garden, screens."""

from .palette import (
    CREAM,
    FERN,
    HONEY,
    MOSS,
    MUSTARD,
    NAVY,
    OAK,
    OAT,
    PLUM,
    ROSE,
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
from .plants import leaves, veg
from .shapes import Point, cloud_edge, smooth
from .stage import Stage

CHINA = [CREAM, TERRACOTTA, TEAL, MUSTARD, SAGE, ROSE, "#8aa7b5", PLUM, WHITE]
STEEL = "#9a9698"


def mug(st: Stage, x: float, y: float, s: float = 1.0, colour: str = "", steam: bool = True) -> None:
    """A mug 34 wide, standing at (x, y)."""
    c = st.c
    tone = colour or st.pick(CHINA)
    with c.group(x, y, s):
        c.shadow(0, 0, 28, 7, 0.7)
        c.wire([(15, -34), (29, -30), (27, -14), (14, -11)], tone, 6.5)
        c.poly([(-18, -44), (18, -44), (15, 0), (-15, 0)], tone, "br2", 5, 0.4)
        c.dot(0, -43, 17, darker(tone, 0.2), 5)
        c.dot(0, -42, 14, "#8a5a38", 3.6)
        c.wire([(-15, -24), (0, -22), (16, -24)], lighter(tone, 0.5), 3, 0.7)
        if steam:
            for px in (-6, 6):
                c.wire([(px, -52), (px + 6, -66), (px - 3, -78), (px + 4, -92)], WHITE, 3, 0.6)


def teapot(st: Stage, x: float, y: float, s: float = 1.0, flip: bool = False) -> None:
    c = st.c
    tone = st.pick(CHINA[1:-1])
    with c.group(x, y, s, flip=flip):
        c.shadow(0, 0, 56, 9, 0.7)
        c.wire([(-36, -54), (-66, -56), (-66, -22), (-36, -18)], tone, 9)
        c.limb([(34, -24), (56, -40), (66, -62)], [12, 8, 5.5], tone, "b1")
        c.curve([(-44, -34), (-30, -66), (0, -74), (30, -66), (44, -34), (28, -2), (-28, -2)], tone, "br2")
        c.curve([(-24, -68), (0, -82), (24, -68), (0, -62)], lighter(tone, 0.2), "b1")
        c.dot(0, -84, 7, darker(tone, 0.2))
        for k in range(5):
            c.dot(-26 + k * 13, -38 + abs(k - 2) * -2, 3.6, lighter(tone, 0.6))


def plate(st: Stage, x: float, y: float, s: float = 1.0, food: str = "") -> None:
    """A plate 110 wide seen from a low angle, with food."""
    c = st.c
    rim = st.pick([CREAM, WHITE, "#dce4dc", "#e9d2c0"])
    food = food or st.pick(["cake", "stew", "buns", "salad", "sandwich", "fruit"])
    with c.group(x, y, s):
        c.shadow(0, 4, 62, 16, 0.7)
        c.blob(0, 0, 56, 18, rim, "b1", 0.006)
        c.blob(0, -2, 40, 11, darker(rim, 0.07), rough=0.006)
        if food == "cake":
            slice_of_cake(st, 0, -2, 0.9)
        elif food == "stew":
            c.blob(0, -5, 36, 11, "#b5622f", rough=0.04)
            for px, tone in ((-20, "#dd8a3a"), (-4, MOSS), (10, "#dd8a3a"), (22, "#e6c976"), (2, "#c0492f")):
                c.blob(px, -8, 7.5, 5, tone, "b1", 0.1)
        elif food == "salad":
            for px in (-24, -10, 4, 18, 28):
                c.path(cloud_edge(c.rng, px - 2, -10, 14, 9, 6), st.pick([MOSS, "#9cb85a", FERN]), "b1")
            for px in (-16, 8, 22):
                c.dot(px, -14, 6, "#d4562f")
        elif food == "sandwich":
            for px in (-20, 14):
                c.poly([(px - 20, -2), (px + 22, -2), (px + 4, -34)], "#e6c48c", "r1", 4)
                c.wire([(px - 15, -9), (px + 16, -9)], MOSS, 4)
                c.wire([(px - 12, -14), (px + 14, -14)], "#d9755a", 3.4)
        else:
            kind = "bun" if food == "buns" else ""
            for px, py in ((-24, -4), (24, -4), (0, -2), (-11, -22), (12, -22)):
                if kind:
                    bun(st, px, py, 0.62)
                else:
                    veg(st, px, py, 0.6, st.pick(["apple", "pear", "lemon", "tomato"]))


def slice_of_cake(st: Stage, x: float, y: float, s: float = 1.0) -> None:
    c = st.c
    ice = st.pick([ROSE, CREAM, HONEY, "#8a5a42"])
    with c.group(x, y, s):
        c.poly([(-28, -40), (30, -32), (30, 0), (-28, -2)], "#e3b873", "b1", 3)
        c.poly([(-28, -24), (30, -19), (30, -14), (-28, -18)], "#b9503c", r=1)
        c.poly([(-30, -50), (-4, -56), (32, -40), (31, -31), (-29, -38)], ice, "b1", 4)
        c.dot(-8, -52, 6, "#b9403c")


def cake(st: Stage, x: float, y: float, s: float = 1.0) -> None:
    """A whole cake on a stand."""
    c = st.c
    ice, sponge = st.pick([(ROSE, "#e3b873"), (CREAM, "#a8693f"), (HONEY, "#d9a860"), ("#f3d9d0", "#e3b873")])
    with c.group(x, y, s):
        c.shadow(0, 0, 50, 9, 0.7)
        c.poly([(-8, -34), (8, -34), (28, 0), (-28, 0)], CREAM, "r1", 5)
        c.blob(0, -36, 78, 11, WHITE, "b1", 0.005)
        c.box(-62, -96, 124, 60, sponge, "br2", 8)
        c.box(-62, -70, 124, 8, "#b9503c", r=3)
        c.path(
            "M-66,-88 Q-66,-112 -44,-112 L44,-112 Q66,-112 66,-88 q-6,18 -16,2 q-8,24 -18,0 "
            "q-8,14 -16,0 q-8,26 -18,0 q-8,12 -16,0 q-10,20 -18,-2 q-10,16 -14,0Z",
            ice,
            "r1",
        )
        for k in range(5):
            c.dot(-44 + k * 22, -114, 7.5, st.pick(["#b9403c", "#7a3556", "#c9452f"]))


def bun(st: Stage, x: float, y: float, s: float = 1.0) -> None:
    c = st.c
    with c.group(x, y, s):
        c.curve([(-34, -10), (-26, -36), (0, -44), (26, -36), (34, -10), (20, 0), (-20, 0)], "#c8853f", "br2")
        c.wire([(-18, -26), (0, -34), (16, -28)], "#f0d8a0", 4, 0.8)
        for px in (-10, 2, 14):
            c.dot(px, -20, 2.6, UMBER)


def loaf(st: Stage, x: float, y: float, s: float = 1.0, kind: str = "") -> None:
    """A loaf about 110 wide."""
    c = st.c
    crust = st.pick(["#b9743a", "#c8853f", "#a8632f", "#d39a52"])
    kind = kind or st.pick(["tin", "round", "long", "bun"])
    with c.group(x, y, s):
        c.shadow(0, 0, 64, 10, 0.6)
        if kind == "tin":
            c.curve(
                [(-52, 0), (-54, -34), (-62, -52), (-34, -74), (34, -74), (62, -52), (54, -34), (52, 0)],
                crust,
                "br2",
                0.8,
            )
            cuts = [-26, 0, 26]
        elif kind == "long":
            c.limb([(-84, -14), (0, -20), (84, -14)], [13, 19, 13], crust, "b2")
            cuts = [-52, -26, 0, 26, 52]
        elif kind == "bun":
            bun(st, -32, 0, 0.9)
            bun(st, 32, 0, 0.9)
            return
        else:
            c.curve([(-58, -4), (-56, -40), (0, -66), (56, -40), (58, -4), (0, 2)], crust, "br2")
            cuts = [-28, 0, 28]
        high = {"tin": -58, "long": -20, "round": -44}[kind]
        for px in cuts:
            c.wire([(px - 7, high + 11), (px, high), (px + 11, high - 5)], "#f0d6a4", 6, 0.9)


def bowl(st: Stage, x: float, y: float, s: float = 1.0, full: str = "fruit", colour: str = "") -> None:
    """A big bowl 130 wide; its rim is 62 above y."""
    c = st.c
    tone = colour or st.pick(CHINA)
    with c.group(x, y, s):
        c.shadow(0, 0, 66, 11, 0.7)
        if full == "fruit":
            for px, py in ((-36, -50), (0, -58), (36, -50), (-18, -74), (20, -74)):
                veg(st, px, py + 14, 0.9, st.pick(["apple", "lemon", "pear", "tomato"]))
        elif full == "salad":
            for px in (-44, -22, 0, 22, 44):
                c.path(
                    cloud_edge(c.rng, px, -66 - (abs(px) < 30) * 8, 22, 15, 7),
                    st.pick([MOSS, "#9cb85a", FERN]),
                    "b1",
                )
            for px in (-30, 4, 34):
                c.dot(px, -76, 9, "#d4562f")
        else:
            c.blob(0, -60, 56, 14, "#e9cf97", "b1", 0.02)
        c.path("M-66,-62 Q0,-46 66,-62 Q60,0 24,0 L-24,0 Q-60,0 -66,-62Z", tone, "br2")
        c.wire([(-60, -44), (0, -32), (60, -44)], lighter(tone, 0.5), 4, 0.7)


def pan(st: Stage, x: float, y: float, s: float = 1.0) -> None:
    c = st.c
    tone = st.pick([TERRACOTTA, TEAL, STEEL, "#b9502f", MUSTARD])
    with c.group(x, y, s):
        c.shadow(0, 0, 70, 11, 0.8)
        for side in (-1, 1):
            c.wire([(side * 62, -52), (side * 84, -50), (side * 82, -38), (side * 60, -36)], darker(tone, 0.3), 9)
        c.poly([(-66, -70), (66, -70), (60, 0), (-60, 0)], tone, "br2", 10)
        c.blob(0, -70, 66, 13, darker(tone, 0.3), rough=0.005)
        c.blob(0, -68, 57, 9, "#c96d35", rough=0.02)
        for px in (-30, -6, 20, 38):
            c.dot(px, -70, 6, st.pick([MOSS, "#e6c976", "#dd8a3a"]), 4)
        for px in (-20, 4, 26):
            c.wire([(px, -88), (px + 9, -110), (px - 5, -132), (px + 6, -156)], WHITE, 5, 0.5)


def board(st: Stage, x: float, y: float, w: float = 170, food: bool = True) -> None:
    c = st.c
    c.shadow(x, y + 6, w * 0.56, 16, 0.6)
    c.poly(
        [(x - w / 2 + 14, y - 16), (x + w / 2 - 14, y - 16), (x + w / 2, y + 12), (x - w / 2, y + 12)],
        "#d9ac74",
        "b1",
        8,
    )
    if food:
        for px in (-0.3, -0.1, 0.1):
            c.dot(x + px * w, y - 6, 10, "#dd7d33", 6)
        veg(st, x + w * 0.3, y + 2, 0.8)


def basket(st: Stage, x: float, y: float, s: float = 1.0, full: str = "veg") -> Point:
    """A basket 130 wide; gives back the top of its handle."""
    c = st.c
    straw = st.pick(["#c2935a", "#b5824a", "#cfa86c"])
    with c.group(x, y, s):
        c.shadow(0, 0, 72, 12, 0.7)
        c.stroke(smooth([(-54, -54), (-46, -116), (0, -140), (46, -116), (54, -54)], False), darker(straw, 0.2), 8)
        if full == "veg":
            leaves(st, -26, -50, 0.7, "#84a94f", 6, 50)
            for px in (-34, -4, 28):
                veg(st, px, -44, 1)
        elif full == "bread":
            for px in (-26, 4, 30):
                c.limb([(px, -40), (px + 10, -108)], [14, 11], "#c8853f", "r1")
        elif full == "flowers":
            from .plants import flower

            leaves(st, 0, -50, 0.9, MOSS, 9, 72)
            for k in range(6):
                flower(st, -44 + k * 18, -76 - (k % 3) * 18, 0.72)
        else:
            wool(st, -28, -48, 0.8)
            wool(st, 26, -48, 0.85)
        c.poly([(-64, -62), (64, -62), (52, 0), (-52, 0)], straw, "br2", 9)
        c.path("M-64,-62 L64,-62 L52,0 L-52,0Z", c.cloth("checks", darker(straw, 0.35), 17), detail=True)
        c.limb([(-66, -62), (0, -58), (66, -62)], [7, 7, 7], darker(straw, 0.15), "b1")
    return (x, y - 138 * s)


def wool(st: Stage, x: float, y: float, s: float = 1.0) -> None:
    c = st.c
    tone = st.pick([TERRACOTTA, TEAL, MUSTARD, PLUM, ROSE, SAGE])
    with c.group(x, y, s):
        c.blob(0, -26, 30, 28, tone, "br2", 0.02)
        for k in (-14, 0, 14):
            c.wire([(-24, -26 + k), (0, -34 + k * 1.1), (24, -22 + k)], darker(tone, 0.25), 2.4, 0.6)
            c.wire([(k - 4, -50), (k + 5, -26), (k - 4, -3)], lighter(tone, 0.35), 2, 0.6)


def tablet(st: Stage, x: float, y: float, s: float = 1.0, turn: float = 0, facing: bool = False) -> None:
    """A tablet 120 by 86 about (x, y): its back to us, or its screen when facing."""
    c = st.c
    with c.group(x, y, s, turn=turn):
        c.box(-62, -45, 124, 90, "#3c3a42", "br1", 9, 0.4)
        if facing:
            c.box(-54, -37, 108, 74, "#f4ead2", r=4, rough=0.3)
            c.box(-48, -31, 44, 40, TEAL, "b1", 3, 0.3)
            c.dot(-28, -14, 11, HONEY)
            for k in range(3):
                c.box(4, -28 + k * 15, 42 - k * 8, 7, "#b9a48c", r=2, rough=0.2)
            c.box(-48, 16, 96, 13, TERRACOTTA, r=5, rough=0.3)
        else:
            c.dot(0, 0, 9, "#8d8791")
            c.box(-54, -37, 108, 74, "#4b4852", "br1", 4, 0.3)
            c.dot(0, 0, 10, "#77727e")


def laptop(st: Stage, x: float, y: float, s: float = 1.0) -> None:
    """A laptop with its back to us, standing at (x, y)."""
    c = st.c
    with c.group(x, y, s):
        c.shadow(0, 2, 96, 12, 0.7)
        c.poly([(-78, -104), (78, -104), (86, -4), (-86, -4)], "#77737d", "br2", 8, 0.5)
        c.dot(0, -56, 11, "#a5a0ab")
        c.box(-94, -8, 188, 10, "#5d5963", r=4)


def book(st: Stage, x: float, y: float, s: float = 1.0, turn: float = 0, colour: str = "") -> None:
    """An open book held up, its cover to us, 110 wide about (x, y)."""
    c = st.c
    tone = colour or st.pick([TERRACOTTA, TEAL, PLUM, MUSTARD, NAVY, SAGE])
    with c.group(x, y, s, turn=turn):
        c.poly([(-60, -44), (0, -36), (60, -44), (60, 34), (0, 42), (-60, 34)], WHITE, r=3)
        c.poly([(-58, -38), (-2, -30), (-2, 46), (-58, 38)], tone, "r2", 4)
        c.poly([(58, -38), (2, -30), (2, 46), (58, 38)], tone, "br1", 4)
        c.blob(29, -4, 14, 12, HONEY if tone != MUSTARD else CREAM, rough=0.05)
        c.wire([(14, 22), (44, 20)], lighter(tone, 0.5), 4)


def stack_of_books(st: Stage, x: float, y: float, count: int = 4) -> float:
    c = st.c
    c.shadow(x, y, 60, 9, 0.6)
    for _ in range(count):
        w, h = st.near(88, 14), st.near(19, 3)
        c.box(x - w / 2 + st.near(0, 6), y - h, w, h, st.pick([*CHINA[1:], OAT]), "br1", 3)
        y -= h
    return y


def crate(st: Stage, x: float, y: float, w: float = 150, h: float = 74, full: str = "") -> None:
    c = st.c
    wood = st.pick([WOOD, "#c79a6b", OAK])
    c.shadow(x + w / 2, y, w * 0.56, 12, 0.7)
    n = max(3, int(w / 38))
    kind = full or st.pick(["apple", "tomato", "carrot", "squash", "pear", "beet", "lemon", "cabbage", "leek"])
    for row in (0, 1):
        for k in range(n - row):
            veg(st, x + (k + 0.5 + row * 0.5) * w / n, y - h + 14 - row * 20, 0.95, kind)
    for k in range(2):
        c.box(x, y - h + 6 + k * h / 2, w, h / 2 - 5, mix(wood, CREAM, 0.1 * k), "b1", 3)
    for px in (x + 3, x + w - 14):
        c.box(px, y - h + 2, 11, h - 2, darker(wood, 0.2), r=2)


def wateringcan(
    st: Stage, x: float, y: float, s: float = 1.0, flip: bool = False, turn: float = 0, pour: bool = False
) -> None:
    """A watering can about its handle's top at (x, y)."""
    c = st.c
    tone = st.pick([TEAL, "#8aa39b", MUSTARD, TERRACOTTA, STEEL])
    with c.group(x, y, s, turn=turn, flip=flip):
        c.stroke(smooth([(-34, 40), (-26, 4), (4, -2), (32, 8), (36, 34)], False), darker(tone, 0.25), 9)
        c.limb([(34, 84), (70, 60), (104, 22)], [12, 8, 6], tone, "b1")
        c.poly([(92, 22), (112, 2), (122, 18), (106, 34)], darker(tone, 0.15), r=4)
        c.poly([(-42, 34), (42, 34), (46, 104), (-46, 104)], tone, "br2", 9)
        c.wire([(-42, 48), (42, 48)], lighter(tone, 0.4), 4, 0.7)
        if pour:
            for k in range(7):
                px = 118 + k * 5
                c.wire([(px, 20 + k * 2), (px + 16, 54 + k * 4), (px + 24, 100)], "#d3e8ea", 3, 0.75)


def trowel(st: Stage, x: float, y: float, s: float = 1.0, turn: float = 0, flip: bool = False) -> None:
    """A hand trowel held at (x, y), pointing right."""
    c = st.c
    with c.group(x, y, s, turn=turn, flip=flip):
        c.limb([(-22, 0), (24, 0)], [7, 6], "#b5713f", "b1")
        c.wire([(24, 0), (42, 2)], STEEL, 5)
        c.curve([(40, -12), (66, -11), (88, 2), (66, 14), (40, 13)], "#a9a6a8", "b1", 0.8)


def spade(st: Stage, x: float, y: float, s: float = 1.0, fork: bool = False, turn: float = 0) -> None:
    """A spade or fork standing with its point at (x, y), 300 tall."""
    c = st.c
    with c.group(x, y, s, turn=turn):
        c.limb([(0, -90), (0, -280)], [6, 6], "#b5824a", "r1")
        c.wire([(-22, -292), (22, -292)], "#8c5f38", 11)
        c.wire([(-20, -290), (0, -268), (20, -290)], "#b5824a", 6)
        if fork:
            for px in (-24, -8, 8, 24):
                c.limb([(px, -84), (px, 0)], [4, 2.4], STEEL)
            c.box(-30, -96, 60, 16, STEEL, "b1", 5)
        else:
            c.curve([(-30, -96), (30, -96), (30, -34), (0, 2), (-30, -34)], STEEL, "r2", 0.7)


def seedling(st: Stage, x: float, y: float, s: float = 1.0) -> None:
    """A young plant in a small pot."""
    c = st.c
    with c.group(x, y, s):
        leaves(st, 0, -36, 0.62, st.pick(["#84a94f", MOSS, "#9cb85a"]), 5, 66)
        c.poly([(-20, -40), (20, -40), (15, 0), (-15, 0)], TERRACOTTA, "br2", 3)
        c.box(-23, -44, 46, 12, lighter(TERRACOTTA, 0.15), "r1", 3)


def stick(st: Stage, x: float, y: float, foot: Point, kind: str = "walking") -> None:
    """A walking stick from the hand to the ground."""
    c = st.c
    if kind == "white":
        c.wire([(x, y), foot], WHITE, 7)
        c.wire([(foot[0] + (x - foot[0]) * 0.14, foot[1] + (y - foot[1]) * 0.14), foot], "#c33f36", 7)
        c.wire([(x, y - 6), (x + (foot[0] - x) * 0.08, y + (foot[1] - y) * 0.08)], UMBER, 9)
        return
    c.wire([(x, y), foot], "#7a4f33", 8)
    c.wire([(x, y), (x + 2, y - 12), (x + 18, y - 16), (x + 28, y - 6)], "#7a4f33", 8)
