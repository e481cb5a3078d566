"""Out of doors: sky, hills, fields, walls, water and ground."""

import math
from itertools import pairwise

from .canvas import Canvas
from .palette import MIST, POND, WHITE, Light, darker, lighter, mix
from .plants import hedge, tree
from .shapes import Point, cloud_edge, smooth
from .stage import Stage


def sky(st: Stage, horizon: float = 420, birds: bool = True) -> None:
    c, light = st.c, st.light
    top, low, middle = light.sky
    c.path(f"M0,0H{c.w}V{horizon + 80:.0f}H0Z", c.gradient(top, low, middle))
    x, y = st.near(c.w * 0.74, c.w * 0.13), st.near(horizon * 0.36, 40)
    c.glow(x, y, 330, 260, 0.6)
    c.dot(x, y, 52, light.sun)
    for _ in range(st.rng.randint(2, 4)):
        cloud(st, st.near(c.w / 2, c.w * 0.48), st.near(horizon * 0.28, horizon * 0.2), st.near(1, 0.35))
    if birds:
        bx, by = st.near(c.w * 0.4, c.w * 0.25), st.near(horizon * 0.3, 60)
        for k in range(st.rng.randint(0, 5)):
            px, py = bx + k * 30 + st.near(0, 9), by + abs(k - 2) * 13
            c.wire([(px - 9, py - 4), (px, py), (px + 9, py - 5)], "#5f5560", 2.4, 0.7)


def cloud(st: Stage, x: float, y: float, s: float) -> None:
    c = st.c
    colour = lighter(st.light.sky[1], 0.6)
    with c.group(x, y, s):
        c.path(cloud_edge(c.rng, 0, 0, 84, 20, 9), colour, "b1", 0.92)
        c.path(cloud_edge(c.rng, -12, -18, 44, 22, 7), colour, "", 0.92)
        c.path(cloud_edge(c.rng, 34, -10, 30, 16, 7), colour, "", 0.92)


def ridge(st: Stage, y: float, swing: float, waves: float) -> list[Point]:
    """The line of a hill across the whole picture."""
    phase, second = st.rng.uniform(0, 6.3), st.rng.uniform(0, 6.3)
    points = []
    for i in range(15):
        t = i / 14
        height = math.sin(t * waves * 3.1 + phase) * swing + math.sin(t * waves * 6.7 + second) * swing * 0.3
        points.append((-40 + t * (st.c.w + 80), y + height))
    return points


def hill(st: Stage, line: list[Point], colour: str, shade: str = "b2", floor: float = 0) -> None:
    floor = floor or st.c.h + 40
    edge = smooth(line, closed=False)
    st.c.path(f"{edge} L{line[-1][0]:.0f},{floor:.0f} L{line[0][0]:.0f},{floor:.0f}Z", colour, shade)


def height_at(line: list[Point], x: float) -> float:
    for a, b in pairwise(line):
        if a[0] <= x <= b[0]:
            return a[1] + (b[1] - a[1]) * (x - a[0]) / (b[0] - a[0])
    return line[-1][1]


def hills(st: Stage, horizon: float = 420, depth: int = 3) -> list[list[Point]]:
    """Hills one behind another, with fields, hedges and woods. Gives back their lines, furthest first."""
    light = st.light
    lines = []
    for k in range(depth):
        line = ridge(st, horizon - 70 + k * 62, 44 - k * 8, 0.75 + k * 0.35)
        hill(st, line, light.far[min(k, 2)], "b2")
        if k:
            fields(st, line, k)
        woods(st, line, k)
        lines.append(line)
    return lines


def fields(st: Stage, line: list[Point], k: int) -> None:
    c, light = st.c, st.light
    for n in range(5):
        x = (n + st.rng.uniform(0, 0.5)) * c.w / 5 - 40
        w, h = st.near(210, 50), 26 + k * 9
        top = [(x + i * w / 4, height_at(line, x + i * w / 4) + 16) for i in range(5)]
        base = [(px - 34, py + h) for px, py in top[::-1]]
        tone = mix(st.pick(light.land), light.far[k], 0.45)
        c.path(smooth(top + base, tension=0.6), tone)
        if st.chance(0.6):
            for i in range(1, 6):
                a, b = top[0], top[-1]
                t = i / 6
                c.wire(
                    [
                        (a[0] - 34 * t, a[1] + h * t),
                        (top[2][0] - 34 * t, top[2][1] + h * t),
                        (b[0] - 34 * t, b[1] + h * t),
                    ],
                    darker(tone, 0.16),
                    1.6,
                    0.5,
                )


def woods(st: Stage, line: list[Point], k: int) -> None:
    c, light = st.c, st.light
    size = 9 + k * 7
    for _ in range(3 + k):
        x = st.rng.uniform(-20, c.w)
        for i in range(st.rng.randint(2, 7)):
            px = x + i * size * 1.3
            y = height_at(line, px) - size * 0.35
            tone = mix(st.pick(light.leaf), light.far[min(k, 2)], 0.55 - 0.12 * k)
            c.path(
                cloud_edge(c.rng, px, y, size * st.near(1, 0.2), size * st.near(1.05, 0.2), 7),
                darker(tone, 0.12),
                "b1",
            )


def ground(st: Stage, y: float, colour: str = "", swing: float = 8) -> list[Point]:
    line = ridge(st, y, swing, 0.8)
    hill(st, line, colour or st.light.land[1], "b2")
    return line


def tufts(st: Stage, y: float, low: float, count: int = 40, flowers: bool = True) -> None:
    """Grass and small flowers on the ground between two heights."""
    c, light = st.c, st.light
    for _ in range(count):
        x, py = st.rng.uniform(0, c.w), st.rng.uniform(y, low)
        s = 0.6 + (py - y) / max(low - y, 1) * 0.9
        tone = st.pick([darker(light.land[1], 0.16), lighter(light.land[0], 0.2), light.leaf[1]])
        for k in (-1, 0, 1):
            c.wire([(x + k * 4 * s, py), (x + k * 8 * s, py - st.near(14, 4) * s)], tone, 2.6 * s, 0.75)
        if flowers and st.chance(0.22):
            c.dot(x + 9 * s, py - 16 * s, 4.2 * s, st.pick(["#fff6dd", "#e8ba58", "#d98a84", "#c9a3c4"]))


def path_to(st: Stage, x: float, y: float, foot: float, colour: str = "#e6cfa0", wide: float = 190) -> None:
    """A path winding from the foot of the picture to a far point."""
    c = st.c
    mid = (y + c.h) / 2
    bow = st.near(0, 60)
    left = [(x - 8, y), (x + bow - wide * 0.2, mid - 40), (foot - wide * 0.6, c.h + 30)]
    right = [(foot + wide * 0.6, c.h + 30), (x + bow + wide * 0.22, mid - 30), (x + 8, y)]
    c.path(smooth(left, False) + " L" + smooth(right, False)[1:] + "Z", colour, "b1")


def stone_wall(st: Stage, y: float, height: float = 62, x: float = -20, end: float = 0) -> None:
    """A dry stone wall, as runs between the fields."""
    c, rng = st.c, st.rng
    end = end or c.w + 20
    base = mix("#cdb792", st.light.far[0], 0.2)
    c.box(x, y, end - x, height, darker(base, 0.34), "b1")
    rows = 4
    for row in range(rows):
        px = x - rng.uniform(0, 30)
        while px < end:
            w = rng.uniform(34, 64)
            last = min(px + w - 3, end)
            if last > x + 4:
                c.poly(
                    [
                        (max(px, x), y + row * height / rows + 1.5),
                        (last, y + row * height / rows + 1.5),
                        (last, y + (row + 1) * height / rows - 1),
                        (max(px, x), y + (row + 1) * height / rows - 1),
                    ],
                    mix(base, rng.choice(["#b59f7d", "#e6d4ae", "#c0ad93"]), 0.55),
                    r=6,
                )
            px += w
    px = x
    while px < end - 8:
        w = rng.uniform(15, 24)
        c.poly(
            [(px, y + 3), (px + 3, y - 15), (min(px + w, end), y - 14), (min(px + w, end), y + 3)],
            mix(base, "#e6d4ae", rng.random() * 0.6),
            "r1",
            5,
        )
        px += w


def water(st: Stage, y: float, low: float) -> None:
    """Still water, with the sky in it."""
    c = st.c
    tone = mix(POND, st.light.sky[0], 0.45)
    c.path(f"M-10,{y:.0f}H{c.w + 10}V{low:.0f}H-10Z", c.gradient(mix(tone, MIST, 0.35), darker(tone, 0.18)))
    for _ in range(34):
        x, py = st.rng.uniform(0, c.w), st.rng.uniform(y + 8, low - 6)
        w = st.rng.uniform(18, 70)
        c.wire(
            [(x, py), (x + w / 2, py - 2), (x + w, py)],
            st.pick([WHITE, lighter(tone), darker(tone, 0.2)]),
            2.4,
            0.45,
        )


def countryside(st: Stage, horizon: float = 400, foot: float = 560, grass: bool = True) -> None:
    """The usual view: sky, hills, a green foreground."""
    sky(st, horizon)
    hills(st, horizon)
    for _ in range(2):
        tree(st, st.near(st.c.w / 2, st.c.w * 0.46), foot - st.near(6, 12), st.near(0.75, 0.15))
    if st.chance(0.5):
        hedge(st, foot - 4, 40)
    ground(st, foot)
    if grass:
        tufts(st, foot + 30, st.c.h, 46)


def framing(c: Canvas, light: Light, x: float, flip: bool = False) -> None:
    """A leafy branch in the near corner, to look out from under."""
    with c.group(x, -10, 1, flip=flip):
        c.limb([(-40, 50), (60, 46), (170, 80), (250, 70)], [16, 12, 7, 3], "#6b4a38", "b1")
        for k in range(16):
            px, py = c.rng.uniform(-20, 270), c.rng.uniform(-10, 110)
            c.blob(px, py, c.rng.uniform(18, 32), c.rng.uniform(12, 20), light.leaf[k % 3], "b1", 0.12)
