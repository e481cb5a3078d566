"""Indoors: walls, windows with the hills in them, shelves, frames, lamps, worktops."""

from .furniture import book_row, jar
from .palette import (
    CREAM,
    FLOWERS,
    HONEY,
    MUSTARD,
    OAK,
    OAT,
    PINE,
    SAGE,
    STONE,
    TEAL,
    TERRACOTTA,
    UMBER,
    WALLS,
    WHITE,
    WOOD,
    darker,
    lighter,
    mix,
)
from .plants import pot
from .shapes import box, cloud_edge, smooth
from .stage import Stage


def room(
    st: Stage,
    floor: float = 640,
    window: bool = True,
    decor: int = 3,
    keep: tuple[float, float] | None = None,
) -> None:
    """A wall, a floor, a window letting in the day, and things on the wall except between the xs in keep."""
    c = st.c
    wall = st.pick(WALLS)
    c.path(f"M0,0H{c.w}V{c.h}H0Z", wall, "br2")
    style = st.pick(["plain", "panel", "paper", "tiles", "half"])
    if style == "paper":
        c.path(f"M0,0H{c.w}V{floor:.0f}H0Z", c.cloth("spots", darker(wall, 0.09), 58), detail=True)
    elif style == "panel":
        for k in range(1, 13):
            c.wire([(k * c.w / 12, floor - 230), (k * c.w / 12, floor)], darker(wall, 0.14), 2.4, 0.6)
        c.box(-10, floor - 242, c.w + 20, 14, darker(wall, 0.1), "b1", 2)
    elif style == "half":
        c.box(
            -10,
            floor - 220,
            c.w + 20,
            240,
            mix(wall, st.pick([SAGE, TEAL, TERRACOTTA, MUSTARD, "#8aa7b5"]), 0.55),
            "b2",
            0,
        )
        c.box(-10, floor - 226, c.w + 20, 10, lighter(wall, 0.4), r=0)
    boards(st, floor)
    c.box(-10, floor - 20, c.w + 20, 24, lighter(wall, 0.35), "b1", 0)
    spots = [x for x in (150, 470, 790, 1050) if not keep or x + 150 < keep[0] or x - 150 > keep[1]]
    at = st.pick(spots) if window and spots else -400
    if at > 0:
        _sunbeam(st, at, floor)
        window_view(st, at - (130 if at > 1000 else 110), 96, st.pick([220, 250, 280]), 270)
    free = [x for x in spots if abs(x - at) > 290]
    for x in st.rng.sample(free, min(decor, len(free))):
        wall_thing(st, x)


def _sunbeam(st: Stage, x: float, floor: float) -> None:
    way = st.pick([-1, 1])
    st.c.beam(
        [
            (x - 90 + way * 190, 220),
            (x + 80 + way * 190, 200),
            (x + 110 + way * 330, floor),
            (x - 90 + way * 330, floor),
        ],
        0.22,
    )


def boards(st: Stage, floor: float) -> None:
    c = st.c
    tone = st.pick([PINE, WOOD, "#c79a6b", "#b98d68", "#c9b08a", "#a9826a"])
    c.path(f"M0,{floor:.0f}H{c.w}V{c.h}H0Z", tone, "b2")
    middle = c.w / 2
    for k in range(-12, 13):
        c.wire([(middle + k * 72, floor), (middle + k * 132, c.h)], darker(tone, 0.2), 2, 0.45)


def rug(st: Stage, x: float, y: float, rx: float, ry: float) -> None:
    c = st.c
    a, b = st.rng.sample([TERRACOTTA, TEAL, MUSTARD, "#71405e", SAGE, "#8aa7b5", "#d98a84"], 2)
    c.blob(x, y, rx, ry, a, "b1", 0.01)
    c.blob(x, y, rx * 0.86, ry * 0.84, CREAM, rough=0.01)
    c.blob(x, y, rx * 0.78, ry * 0.75, b, "b1", 0.01)
    c.blob(x, y, rx * 0.45, ry * 0.42, a, rough=0.01)


def window_view(st: Stage, x: float, y: float, w: float, h: float) -> None:
    """A window with sky, hills and perhaps roofs in it, and something on the sill."""
    c, light = st.c, st.light
    frame = st.pick([CREAM, WHITE, "#e7ddc4", TEAL, SAGE])
    c.shadow(x + w / 2 + 14, y + h / 2 + 20, w * 0.66, h * 0.66, 0.35)
    c.box(x - 16, y - 16, w + 32, h + 32, frame, "br1", 4)
    top, low, middle = light.sky
    c.path(f"M{x:.0f},{y:.0f}h{w:.0f}v{h:.0f}h{-w:.0f}Z", c.gradient(top, low, middle))
    c.dot(x + w * st.near(0.5, 0.25), y + h * 0.22, 22, light.sun)
    for k in range(3):
        base = y + h * (0.52 + k * 0.15)
        up = st.near(0, 14)
        edge = [
            (x, base + up),
            (x + w * 0.3, base - 22 - up),
            (x + w * 0.65, base + 8),
            (x + w, base - 14 + up),
        ]
        c.path(f"{smooth(edge, False)} L{x + w:.0f},{y + h:.0f} L{x:.0f},{y + h:.0f}Z", light.far[k], "b1")
    for _ in range(5):
        px, size = x + st.rng.uniform(24, w - 24), st.near(22, 7)
        c.path(cloud_edge(c.rng, px, y + h - size * 0.7, size, size, 8), st.pick(light.leaf), "b1")
    c.beam(box(x, y, w, h), 0.1)
    c.wire([(x + w / 2, y), (x + w / 2, y + h)], frame, 9)
    c.wire([(x, y + h * 0.45), (x + w, y + h * 0.45)], frame, 7)
    for edge in ([(x, y), (x + w, y)], [(x, y), (x, y + h)], [(x + w, y), (x + w, y + h)]):
        c.wire(edge, frame, 9)
    c.box(x - 26, y + h + 6, w + 52, 18, lighter(frame, 0.2), "b2", 4)
    kind = st.pick(["curtains", "blind", "none"])
    if kind == "curtains":
        _curtains(st, x, y, w, h)
    elif kind == "blind":
        tone = st.pick([TERRACOTTA, MUSTARD, SAGE, TEAL, "#d98a84"])
        c.box(x - 8, y - 10, w + 16, 66, tone, "b2", 3)
        c.path(f"M{x - 8:.0f},{y + 46:.0f}h{w + 16:.0f}v8h{-w - 16:.0f}Z", lighter(tone, 0.5))
    for px in st.rng.sample([0.16, 0.5, 0.84], st.rng.randint(1, 3)):
        pot(st, x + w * px, y + h + 8, st.near(0.66, 0.1))


def _curtains(st: Stage, x: float, y: float, w: float, h: float) -> None:
    c = st.c
    tone = st.pick([TERRACOTTA, MUSTARD, SAGE, TEAL, "#d98a84", "#71405e", CREAM])
    c.wire([(x - 64, y - 26), (x + w + 64, y - 26)], UMBER, 6)
    for a in (x - 56, x + w + 56):
        inner = x + 14 if a < x else x + w - 14
        c.poly(
            [
                (a, y - 26),
                (inner, y - 26),
                ((a + inner) / 2 + (inner - a) * 0.18, y + h * 0.62),
                (inner - (inner - a) * 0.35, y + h + 34),
                (a, y + h + 34),
            ],
            tone,
            "b2",
            10,
        )
        for k in (0.25, 0.5):
            px = a + (inner - a) * k
            c.wire(
                [(px, y - 20), (a + (px - a) * 0.9, y + h * 0.6), (a + (px - a) * 0.8, y + h + 26)],
                darker(tone, 0.22),
                2.6,
                0.5,
            )


def wall_thing(st: Stage, x: float, y: float = 150) -> None:
    kind = st.pick(["frames", "frames", "shelf", "shelf", "clock", "hanging", "quilt"])
    if kind == "frames":
        frames(st, x, y)
    elif kind == "shelf":
        shelf(st, x - 110, y + 60, 220)
    elif kind == "clock":
        clock(st, x, y + 40)
    elif kind == "quilt":
        quilt(st, x - 80, y - 40, 160, 160)
    else:
        hanging_pot(st, x, st.near(130, 20))


def frames(st: Stage, x: float, y: float) -> None:
    c, light = st.c, st.light
    count = st.rng.randint(2, 3)
    for k in range(count):
        w, h = st.rng.choice([(96, 120), (120, 92), (84, 84)])
        px, py = x + (k - count / 2) * 116, y - 40 + st.near(20, 30)
        wood = st.pick([OAK, WOOD, UMBER, MUSTARD, WHITE])
        c.shadow(px + w / 2 + 6, py + h / 2 + 8, w * 0.62, h * 0.62, 0.4)
        c.box(px, py, w, h, wood, "br2", 3)
        c.box(px + 9, py + 9, w - 18, h - 18, WHITE, r=1)
        kind = st.pick(["hill", "sun", "leaf", "boat"])
        gx, gy, gw, gh = px + 17, py + 17, w - 34, h - 34
        c.box(gx, gy, gw, gh, st.pick([light.sky[0], HONEY, "#e6c5b0", "#bcd3c9"]), r=1, rough=0)
        if kind == "leaf":
            c.limb([(gx + gw / 2, gy + gh - 4), (gx + gw / 2, gy + 10)], [2, 1.4], "#587048")
            for i in range(3):
                for side in (-1, 1):
                    c.blob(gx + gw / 2 + side * 13, gy + 18 + i * gh * 0.2, 11, 6, "#6f8450", rough=0.1)
        else:
            c.dot(gx + gw * 0.66, gy + gh * 0.36, 10, TERRACOTTA if kind == "sun" else WHITE)
            c.curve(
                [
                    (gx, gy + gh * 0.7),
                    (gx + gw * 0.4, gy + gh * 0.5),
                    (gx + gw, gy + gh * 0.74),
                    (gx + gw, gy + gh),
                    (gx, gy + gh),
                ],
                st.pick([*light.far, TEAL]),
                "b1",
                0.5,
            )


def shelf(st: Stage, x: float, y: float, w: float, things: str = "") -> None:
    """A shelf on the wall, filled: books, jars, pots or a mixture."""
    c = st.c
    wood = st.pick([OAK, WOOD, PINE])
    c.shadow(x + w / 2, y + 22, w * 0.55, 24, 0.5)
    px = x + 10
    while px < x + w - 40:
        kind = things or st.pick(["books", "jar", "jar", "pot"])
        if kind == "books":
            px += book_row(st, px, y, min(90, x + w - px - 8)) + 8
        elif kind == "jar":
            px += jar(st, px, y) + 8
        else:
            pot(st, px + 24, y, 0.7)
            px += 56
    c.box(x, y, w, 15, wood, "b2", 3)
    for bx in (x + 22, x + w - 34):
        c.poly([(bx, y + 14), (bx + 12, y + 14), (bx + 4, y + 42)], darker(wood, 0.2), r=2)


def clock(st: Stage, x: float, y: float) -> None:
    c = st.c
    tone = st.pick([TERRACOTTA, TEAL, MUSTARD, UMBER])
    c.shadow(x + 8, y + 10, 62, 62, 0.4)
    c.blob(x, y, 50, 50, tone, "br2", 0.01)
    c.blob(x, y, 40, 40, WHITE, "br1", 0.01)
    for dx, dy in ((0, -31), (0, 31), (31, 0), (-31, 0)):
        c.dot(x + dx, y + dy, 3, UMBER)
    c.wire([(x, y), (x, y - 25)], UMBER, 4)
    c.wire([(x, y), (x + st.pick([-17, 17]), y + st.near(0, 8))], UMBER, 4)


def quilt(st: Stage, x: float, y: float, w: float, h: float, n: int = 4) -> None:
    """A patchwork hanging."""
    c = st.c
    tones = [TERRACOTTA, MUSTARD, TEAL, CREAM, "#d98a84", "#71405e", SAGE, OAT]
    c.shadow(x + w / 2 + 8, y + h / 2 + 10, w * 0.6, h * 0.6, 0.4)
    c.box(x - 8, y - 8, w + 16, h + 16, st.pick(tones), "br1", 4)
    s, t = w / n, h / n
    for i in range(n):
        for k in range(n):
            px, py = x + i * s, y + k * t
            c.box(px, py, s, t, st.pick(tones), r=1)
            c.poly(
                st.pick(
                    [
                        [(px, py), (px + s, py), (px, py + t)],
                        [
                            (px + s / 2, py + 3),
                            (px + s - 3, py + t / 2),
                            (px + s / 2, py + t - 3),
                            (px + 3, py + t / 2),
                        ],
                    ]
                ),
                st.pick(tones),
                "br1",
                1,
                0.6,
            )


def hanging_pot(st: Stage, x: float, y: float) -> None:
    c = st.c
    c.wire([(x - 20, y + 42), (x, -10)], UMBER, 2.4)
    c.wire([(x + 20, y + 42), (x, -10)], UMBER, 2.4)
    pot(st, x, y + 96, 0.9, "trailing")


def pendant(st: Stage, x: float, y: float, colour: str = "") -> None:
    """A lamp hanging from the ceiling."""
    c = st.c
    tone = colour or st.pick([TERRACOTTA, TEAL, MUSTARD, CREAM, "#71405e"])
    c.glow(x, y + 60, 230, 190, 0.45)
    c.wire([(x, -10), (x, y - 40)], UMBER, 3.4)
    c.dot(x, y + 4, 20, "#fff0b8", 14)
    c.poly([(x - 20, y - 46), (x + 20, y - 46), (x + 64, y), (x - 64, y)], tone, "br2", 12)


def counter(st: Stage, y: float, x: float = -20, end: float = 0, front: str = "", top: str = "") -> None:
    """A worktop or shop counter across the picture, its top at y."""
    c = st.c
    end = end or c.w + 20
    front = front or st.pick([TEAL, SAGE, TERRACOTTA, STONE, "#8aa7b5", "#b9a2a5", MUSTARD, "#d9cdb0"])
    top = top or st.pick([OAK, WOOD, PINE, "#dcd2c0"])
    c.box(x + 12, y + 18, end - x - 24, c.h - y + 40, front, "b2", 3)
    n = max(2, int((end - x) / 230))
    step = (end - x - 24) / n
    for k in range(n):
        px = x + 12 + k * step
        c.box(px + 14, y + 48, step - 28, c.h, lighter(front, 0.12), "br1", 5)
        c.box(px + step / 2 - 20, y + 66, 40, 7, MUSTARD, r=3)
    c.shadow((x + end) / 2, y + 34, (end - x) * 0.6, 26, 0.5)
    c.box(x, y, end - x, 26, top, "b2", 5)
    c.wire([(x + 6, y + 5), (end - 6, y + 5)], lighter(top, 0.4), 3, 0.6)


def table_top(st: Stage, x: float, y: float, w: float, depth: float = 120, cloth: str = "", kind: str = "") -> None:
    """A table seen a little from above: its far edge at y, near edge at y + depth."""
    c = st.c
    wood = st.pick([OAK, WOOD, PINE, "#c79a6b"])
    tone = cloth or wood
    top = [(x + w * 0.05, y), (x + w * 0.95, y), (x + w, y + depth), (x, y + depth)]
    if not cloth:
        for px in (x + 24, x + w - 52):
            c.box(px, y + depth, 28, 400, darker(wood, 0.3), "r1", 2)
    c.shadow(x + w / 2, y + depth + 40, w * 0.52, 60, 0.5)
    c.poly(
        [
            (x, y + depth - 4),
            (x + w, y + depth - 4),
            (x + w - 4, y + depth + (150 if cloth else 26)),
            (x + 4, y + depth + (150 if cloth else 26)),
        ],
        darker(tone, 0.2),
        "b2",
        4,
    )
    c.poly(top, tone, "b1", 8)
    if cloth and kind:
        pattern = c.cloth(kind, darker(tone, 0.22) if kind != "flowers" else st.pick(FLOWERS), 40)
        c.path("M" + " L".join(f"{px:.0f},{py:.0f}" for px, py in top) + "Z", pattern, detail=True)
    if not cloth:
        for k in range(1, 4):
            c.wire(
                [
                    (x + w * 0.05 * (1 - k / 4), y + depth * k / 4),
                    (x + w * (0.95 + 0.05 * k / 4), y + depth * k / 4),
                ],
                darker(tone, 0.18),
                1.8,
                0.45,
            )
    c.wire([(x + 4, y + depth - 3), (x + w - 4, y + depth - 3)], lighter(tone, 0.45), 3, 0.6)
