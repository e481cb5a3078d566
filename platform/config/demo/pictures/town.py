"""The mill town: stone terraces, shops, the mill and its chimney, the church, the canal and its boats."""

import math

from .palette import (
    BRICK,
    CREAM,
    DOORS,
    FLOWERS,
    HONEY,
    MOSS,
    MUSTARD,
    NAVY,
    OAT,
    PLUM,
    RUST,
    SAND,
    SLATE,
    STONE,
    TEAL,
    TERRACOTTA,
    UMBER,
    WHITE,
    darker,
    lighter,
    mix,
)
from .plants import tree
from .shapes import box
from .stage import Stage

STONES = [STONE, OAT, SAND, "#d8bd8a", "#e4cda0", "#cdb38a"]
ROOFS = [SLATE, "#8f7f72", "#9a7d68", "#7f7468", "#a5755c"]
GLASS = "#4d666e"


def pane(st: Stage, x: float, y: float, w: float, h: float, frame: str = CREAM) -> None:
    """A sash window, sometimes lit."""
    c = st.c
    lit = st.chance(0.3)
    c.box(x - 4, y - 4, w + 8, h + 8, frame, r=2, rough=0.5)
    c.box(x, y, w, h, HONEY if lit else mix(GLASS, st.light.sky[0], 0.25), "b1", 1, 0.4)
    c.wire([(x + w / 2, y), (x + w / 2, y + h)], frame, 2.6)
    c.wire([(x, y + h / 2), (x + w, y + h / 2)], frame, 2.6)
    if not lit:
        c.poly(
            [(x + 2, y + h * 0.45), (x + 2, y + 2), (x + w * 0.42, y + 2)],
            WHITE,
            opacity=0.22,
            r=1,
            rough=0.3,
        )


def courses(st: Stage, x: float, y: float, w: float, h: float, colour: str) -> None:
    """A scatter of single stones, enough to say the wall is built of them."""
    for _ in range(int(w * h / 2600)):
        px, py = st.rng.uniform(x + 4, x + w - 26), st.rng.uniform(y + 4, y + h - 12)
        st.c.flat.append(
            f'<rect x="{px:.0f}" y="{py:.0f}" width="{st.near(18, 5):.0f}" height="8" rx="2" '
            f'fill="{st.pick([darker(colour, 0.12), lighter(colour, 0.3)])}" fill-opacity=".6"/>'
        )


def house(st: Stage, x: float, y: float, w: float = 150, storeys: int = 2, gable: bool | None = None) -> float:
    """A stone house standing at y, w wide; gives back the height of its eaves."""
    c = st.c
    h = storeys * 92 + 12
    wall, roof = st.pick(STONES), st.pick(ROOFS)
    gable = st.chance(0.45) if gable is None else gable
    top = y - h
    for px in (x + w * 0.16, x + w * 0.8):
        if st.chance(0.6):
            c.box(px - 13, top - 92, 26, 70, darker(wall, 0.12), "r2", 2)
            c.box(px - 16, top - 96, 32, 10, darker(wall, 0.2), r=2)
            c.box(px - 7, top - 112, 14, 18, TERRACOTTA, "r1", 2)
    c.poly([(x - 8, top + 4), (x + 14, top - 62), (x + w - 14, top - 62), (x + w + 8, top + 4)], roof, "b2", 3)
    for k in range(1, 4):
        c.wire(
            [(x + 12 - k * 5, top - 62 + k * 16), (x + w - 12 + k * 5, top - 62 + k * 16)],
            darker(roof, 0.25),
            1.8,
            0.5,
        )
    c.box(x, top, w, h, wall, "br2", 2)
    courses(st, x, top, w, h, wall)
    if gable:
        gw = w * 0.54
        gx = x + w * st.pick([0.04, 0.42])
        c.poly([(gx - 6, top + 8), (gx + gw / 2, top - 84), (gx + gw + 6, top + 8)], darker(roof, 0.15), r=2)
        c.poly([(gx + 2, top + 12), (gx + gw / 2, top - 66), (gx + gw - 2, top + 12)], wall, "r1", 2)
        pane(st, gx + gw / 2 - 12, top - 26, 24, 30)
    _front(st, x, y, w, storeys)
    return top


def _front(st: Stage, x: float, y: float, w: float, storeys: int) -> None:
    c = st.c
    slots = max(2, int(w / 62))
    door_slot = st.rng.randrange(slots)
    for floor in range(storeys):
        fy = y - 84 - floor * 92
        for k in range(slots):
            cx = x + w * (k + 0.5) / slots
            if floor == 0 and k == door_slot:
                door(st, cx, y)
                continue
            pane(st, cx - 17, fy + 4, 34, 50)
            if floor == 0 and st.chance(0.5):
                c.box(cx - 24, fy + 58, 48, 12, darker(TERRACOTTA, 0.2), r=3)
                for i in range(5):
                    c.dot(cx - 18 + i * 9, fy + 54, 6.5, st.pick([*FLOWERS, MOSS, MOSS]))


def door(st: Stage, x: float, y: float, colour: str = "") -> None:
    c = st.c
    colour = colour or st.pick(DOORS)
    c.box(x - 24, y - 86, 48, 86, CREAM, r=3)
    c.box(x - 19, y - 80, 38, 80, colour, "br2", 2)
    c.box(x - 13, y - 72, 26, 22, mix(GLASS, HONEY, 0.4), r=2)
    c.dot(x + 12, y - 36, 3, MUSTARD)
    c.box(x - 29, y - 5, 58, 8, OAT, r=2)


def terrace(st: Stage, y: float, x: float = -30, end: float = 0, small: float = 1.0) -> None:
    """A row of houses along a street."""
    c = st.c
    end = end or c.w + 30
    with c.group(0, y, small):
        px = x / small
        while px < end / small:
            w = st.rng.choice([128, 150, 176, 196])
            if st.chance(0.3):
                shop(st, px, 0, w)
            else:
                house(st, px, 0, w, st.pick([2, 2, 3]))
            px += w


def shop(st: Stage, x: float, y: float, w: float = 190) -> None:
    """A house with a shop front and an awning."""
    c = st.c
    house(st, x, y, w, 2, gable=False)
    paint = st.pick(DOORS)
    c.box(x + 4, y - 112, w - 8, 112, paint, "b1", 3)
    c.box(x + 14, y - 86, w * 0.54, 70, mix(HONEY, CREAM, 0.4), "b1", 2)
    for k in range(4):
        c.blob(x + 28 + k * w * 0.13, y - 24, 10, 9, st.pick(FLOWERS), rough=0.08)
    door(st, x + w - 36, y, lighter(paint, 0.2))
    awning(st, x, y - 116, w, st.pick([TERRACOTTA, TEAL, PLUM, MUSTARD, RUST]))


def awning(st: Stage, x: float, y: float, w: float, colour: str, depth: float = 40) -> None:
    c = st.c
    n = max(4, int(w / 26))
    step = (w + 8) / n
    c.shadow(x + w / 2, y + depth + 14, w * 0.56, 22, 0.6)
    for k in range(n):
        tone = colour if k % 2 == 0 else CREAM
        px = x - 4 + k * step
        a, b = px + (x + w / 2 - px) * 0.06, px + step + (x + w / 2 - px - step) * 0.06
        c.path(
            f"M{a:.1f},{y:.1f} L{b:.1f},{y:.1f} L{px + step:.1f},{y + depth:.1f} "
            f"a{step / 2:.1f},{step / 2.2:.1f} 0 0 1 {-step:.1f},0Z",
            tone,
            "b1",
        )


def mill(st: Stage, x: float, y: float, s: float = 1.0) -> None:
    """The old mill: five floors of windows, a bell turret, a tall chimney with a wisp of steam."""
    c = st.c
    wall = st.pick(["#c98f68", "#d3a878", "#c2a078", BRICK])
    with c.group(x, y, s):
        c.poly([(236, 0), (248, -430), (280, -430), (292, 0)], darker(wall, 0.1), "r2", 3)
        c.box(242, -444, 44, 16, darker(wall, 0.25), r=3)
        for k in range(3):
            c.blob(276 + k * 26, -466 - k * 26, 20 + k * 6, 14 + k * 4, WHITE, "b1", 0.1)
        c.poly([(-10, -296), (14, -346), (196, -346), (220, -296)], SLATE, "b2")
        c.box(90, -392, 32, 50, CREAM, "r1", 2)
        c.poly([(84, -388), (106, -422), (128, -388)], SLATE, r=2)
        c.box(0, -300, 210, 300, wall, "br3", 3)
        courses(st, 0, -300, 210, 300, wall)
        for row in range(5):
            for col in range(5):
                pane(st, 16 + col * 39, -284 + row * 57, 22, 34)


def church(st: Stage, x: float, y: float, s: float = 1.0) -> None:
    c = st.c
    wall = st.pick(STONES)
    with c.group(x, y, s):
        c.poly([(52, -118), (70, -176), (236, -176), (252, -118)], SLATE, "b2")
        c.box(60, -120, 184, 120, wall, "br2", 2)
        for k in range(3):
            px = 92 + k * 56
            c.path(f"M{px},-30 v-46 q12,-28 24,0 v46Z", GLASS)
        c.box(0, -210, 72, 210, lighter(wall, 0.1), "r2", 2)
        c.poly([(-4, -208), (36, -350), (76, -208)], "#8a8078", "r2", 2)
        c.path("M24,-120 v-34 q12,-24 24,0 v34Z", GLASS)
        c.dot(36, -186, 14, CREAM)
        c.wire([(36, -186), (36, -195)], UMBER, 2.5)
        c.wire([(36, -186), (42, -183)], UMBER, 2.5)
        courses(st, 0, -210, 72, 200, wall)


def rooftops(st: Stage, y: float, count: int = 9, size: float = 0.36) -> None:
    """The town seen far off among its trees."""
    c = st.c
    start = st.rng.uniform(0.1, 0.35) * c.w
    step = st.near(78, 12)
    mill(st, start - 150, y + 6, size * 1.1)
    for k in range(count):
        px = start + k * step * 0.62
        if k == count // 2:
            church(st, px, y - 4, size * 1.05)
        with c.group(px, y + st.near(4, 8), size):
            house(st, 0, 0, st.pick([130, 160, 190]), st.pick([1, 2, 2]))
        if st.chance(0.4):
            tree(st, px + 40, y + 16, size * 0.85, "round")


def bunting(st: Stage, x: float, y: float, end: float, end_y: float, sag: float = 46, size: float = 26) -> None:
    """A string of flags from one point to another."""
    c = st.c
    n = max(4, int(abs(end - x) / (size * 1.5)))
    colours = st.rng.sample([TERRACOTTA, MUSTARD, TEAL, PLUM, CREAM, "#d98a84", MOSS, "#8fc0c6"], 5)

    def on(t: float) -> tuple[float, float]:
        return (x + (end - x) * t, y + (end_y - y) * t + sag * 4 * t * (1 - t))

    c.wire([on(k / 8) for k in range(9)], UMBER, 2.2, 0.7)
    for k in range(n):
        a, b = on((k + 0.12) / n), on((k + 0.88) / n)
        tip = ((a[0] + b[0]) / 2 + st.near(0, 2), (a[1] + b[1]) / 2 + size * 1.15)
        c.poly([a, b, tip], colours[k % 5], "b1", 2, 0.8)


def lights(st: Stage, x: float, y: float, end: float, end_y: float, sag: float = 40) -> None:
    c = st.c
    points = [(x + (end - x) * k / 10, y + (end_y - y) * k / 10 + sag * 4 * (k / 10) * (1 - k / 10)) for k in range(11)]
    c.wire(points, UMBER, 2, 0.7)
    for px, py in points:
        c.glow(px, py + 9, 24, 24, 0.8)
        c.dot(px, py + 9, 6.5, "#ffe8a3", 8)


def narrowboat(st: Stage, x: float, y: float, s: float = 1.0) -> None:
    """A canal boat 420 long, its waterline at y."""
    c = st.c
    hull, trim = st.pick([(NAVY, TERRACOTTA), (RUST, MUSTARD), (TEAL, CREAM), (PLUM, MUSTARD), ("#4d6b46", TERRACOTTA)])
    with c.group(x, y, s):
        c.shadow(210, 12, 240, 22, 0.8)
        c.poly([(54, -40), (66, -92), (350, -92), (362, -40)], lighter(hull, 0.12), "b2", 5)
        c.box(60, -98, 296, 10, trim, r=4)
        for k in range(5):
            c.dot(104 + k * 52, -64, 12, trim)
            c.dot(104 + k * 52, -64, 8.5, HONEY if k % 2 else "#9fc3c4")
        c.poly([(0, -46), (24, -40), (400, -40), (426, -52), (404, 4), (26, 4)], hull, "b2", 8)
        c.wire([(14, -30), (408, -30)], trim, 4)
        for k in range(4):
            c.blob(120 + k * 60, -106, 15, 11, st.pick(FLOWERS), rough=0.1)
            c.box(110 + k * 60, -103, 20, 8, TERRACOTTA, r=2)
        c.limb([(330, -98), (330, -124)], [6, 6], UMBER)


def lamp_post(st: Stage, x: float, y: float, s: float = 1.0) -> None:
    c = st.c
    iron = darker(TEAL, 0.45)
    with c.group(x, y, s):
        c.limb([(0, 0), (0, -250)], [6, 4], iron)
        c.box(-11, -14, 22, 14, iron, r=3)
        c.poly([(-13, -290), (13, -290), (9, -252), (-9, -252)], "#ffe8a3", r=2)
        c.poly([(-17, -288), (0, -308), (17, -288)], iron, r=2)
        c.glow(0, -272, 60, 60, 0.6)


def bench(st: Stage, x: float, y: float, w: float = 300, colour: str = "") -> None:
    """A bench whose seat is 86 above y."""
    c = st.c
    wood = colour or st.pick(["#a8744a", "#8a6a50", TEAL, "#6f8450"])
    c.shadow(x + w / 2, y, w * 0.55, 18, 0.7)
    for px in (x + 14, x + w - 26):
        c.box(px, y - 86, 14, 88, darker(wood, 0.3), r=3)
    for k in range(3):
        c.box(x, y - 190 + k * 32, w, 22, wood, "b1", 4)
    c.poly(box(x - 6, y - 96, w + 12, 20), lighter(wood, 0.12), "b2", 4)


def cobbles(st: Stage, y: float, colour: str = "#d8c3a0") -> None:
    c = st.c
    c.path(f"M-10,{y:.0f}H{c.w + 10}V{c.h + 10}H-10Z", colour, "b2")
    for _ in range(90):
        t = math.sqrt(st.rng.random())
        x, py = st.rng.uniform(0, c.w), y + 10 + t * (c.h - y - 10)
        c.dot(
            x,
            py,
            9 + t * 15,
            st.pick([darker(colour, 0.1), lighter(colour, 0.35), darker(colour, 0.05)]),
            3 + t * 5,
            0.6,
        )
