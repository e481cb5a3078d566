"""Trees, hedges, flowers, vegetables and pots."""

import math

from .palette import CLAY, CREAM, FERN, FLOWERS, MOSS, MUSTARD, OAK, SAGE, TERRACOTTA, darker, lighter, mix
from .shapes import cloud_edge, smooth
from .stage import Stage

TRUNK = "#7a573f"


def tree(st: Stage, x: float, y: float, s: float = 1.0, kind: str = "") -> None:
    """A tree about 260 units tall, standing at (x, y)."""
    c, light = st.c, st.light
    kind = kind or st.pick(["round", "round", "tall", "apple", "pine"])
    leaf = st.pick(light.leaf)
    with c.group(x, y, s):
        c.shadow(0, 0, 90, 18, 0.5)
        if kind == "pine":
            c.limb([(0, 4), (0, -60)], [10, 8], TRUNK, "r1")
            for k in range(4):
                w, top = 86 - k * 17, -46 - k * 50
                c.curve(
                    [(-w, top), (0, top - 100), (w, top), (0, top + 14)],
                    darker(mix(leaf, FERN, 0.6), 0.1),
                    "br2",
                    0.4,
                )
            return
        c.limb([(2, 6), (0, -60), (4, -140)], [14, 10, 7], TRUNK, "r2")
        c.limb([(0, -80), (34, -130), (44, -160)], [6, 4, 3], TRUNK)
        c.limb([(0, -70), (-34, -120), (-48, -150)], [6, 4, 3], TRUNK)
        if kind == "tall":
            c.path(cloud_edge(c.rng, 0, -170, 62, 122, 17), leaf, "br2")
            c.path(cloud_edge(c.rng, -16, -210, 32, 60, 9), lighter(leaf, 0.22), opacity=0.6)
        else:
            c.path(cloud_edge(c.rng, 54, -150, 64, 54, 11), darker(leaf, 0.14), "br2")
            c.path(cloud_edge(c.rng, -56, -148, 66, 56, 11), darker(leaf, 0.07), "b2")
            c.path(cloud_edge(c.rng, 0, -192, 92, 74, 15), leaf, "br2")
            c.path(cloud_edge(c.rng, -30, -214, 40, 30, 9), lighter(leaf, 0.25), opacity=0.6)
        if kind == "apple":
            for _ in range(12):
                angle, r = st.rng.uniform(0, 6.28), st.rng.uniform(20, 84)
                c.dot(
                    r * math.cos(angle),
                    -176 + r * 0.72 * math.sin(angle),
                    7.5,
                    st.pick([TERRACOTTA, MUSTARD, "#bf4a3c"]),
                )


def hedge(st: Stage, y: float, height: float, x: float = -20, end: float = 0) -> None:
    c, light = st.c, st.light
    end = end or c.w + 20
    leaf = darker(light.leaf[1], 0.12)
    while x < end:
        w = st.near(42, 12)
        c.path(
            cloud_edge(c.rng, x, y - height * 0.35, w, height * st.near(0.6, 0.1), 9),
            mix(leaf, st.pick(light.leaf), 0.25),
            "b2",
        )
        x += w * 1.05


def leaves(st: Stage, x: float, y: float, s: float, colour: str, count: int = 7, spread: float = 70) -> None:
    """A fan of pointed leaves from one root."""
    c = st.c
    with c.group(x, y, s):
        for k in range(count):
            a = math.radians(-90 + (k - (count - 1) / 2) * spread * 2 / max(count - 1, 1))
            n = st.near(66, 12)
            tip = (n * math.cos(a), n * math.sin(a))
            side = (-math.sin(a) * 11, math.cos(a) * 11)
            mid = (tip[0] * 0.55, tip[1] * 0.55)
            tone = mix(colour, st.pick([FERN, SAGE, MOSS]), 0.3)
            c.curve(
                [(0, 0), (mid[0] + side[0], mid[1] + side[1]), tip, (mid[0] - side[0], mid[1] - side[1])],
                tone,
                "br1",
                0.8,
            )
            c.wire([(0, 0), mid, tip], darker(tone, 0.25), 1.6, 0.5)


def pot(st: Stage, x: float, y: float, s: float = 1.0, plant: str = "", colour: str = "") -> None:
    """A pot 60 wide and 60 tall, with something growing in it, its foot at (x, y)."""
    c = st.c
    plant = plant or st.pick(["leaves", "flowers", "trailing", "herb"])
    colour = colour or st.pick([TERRACOTTA, CLAY, "#b9c4ae", "#4f8587", CREAM, MUSTARD])
    with c.group(x, y, s):
        if plant == "leaves":
            leaves(st, 0, -54, 1.15, st.pick([MOSS, FERN, "#4f7f62"]), 8, 72)
        elif plant == "flowers":
            leaves(st, 0, -52, 0.7, MOSS, 6, 70)
            for k in range(5):
                fx, fy = -34 + k * 17 + st.near(0, 4), -100 - st.rng.uniform(0, 30)
                c.wire([(fx * 0.3, -54), (fx, fy)], FERN, 3)
                flower(st, fx, fy, 0.62)
        elif plant == "herb":
            for _ in range(12):
                c.blob(st.near(0, 30), -76 + st.near(0, 22), 13, 11, st.pick([MOSS, "#7fa35a", FERN]), "b1", 0.1)
        else:
            leaves(st, 0, -54, 0.7, FERN, 6, 80)
            for k in range(6):
                side = -1 if k % 2 else 1
                length = st.rng.uniform(30, 80)
                c.wire([(side * 8, -58), (side * 34, -52), (side * st.near(42, 5), -52 + length)], FERN, 3)
                for i in range(4):
                    c.blob(side * 40 + st.near(0, 4), -50 + length * i / 4, 8, 6, MOSS, rough=0.1)
        c.poly([(-28, -58), (28, -58), (21, 0), (-21, 0)], colour, "br2", 5)
        c.box(-32, -64, 64, 16, lighter(colour, 0.12), "r1", 4)


def flower(st: Stage, x: float, y: float, s: float = 1.0, colour: str = "") -> None:
    c = st.c
    colour = colour or st.pick(FLOWERS)
    with c.group(x, y, s):
        if st.chance(0.5):
            for k in range(6):
                a = k * math.pi / 3 + 0.3
                c.dot(14 * math.cos(a), 14 * math.sin(a), 9.5, colour)
            c.dot(0, 0, 8, MUSTARD if colour != MUSTARD else OAK)
        else:
            c.path(cloud_edge(c.rng, 0, 0, 21, 19, 8), colour, "b1")
            c.path(cloud_edge(c.rng, 0, 0, 11, 10, 6), darker(colour, 0.16))


def bed(st: Stage, x: float, y: float, w: float, crop: str = "", wood: bool = True) -> None:
    """A raised bed of vegetables or flowers: 70 deep in front, plants above."""
    c = st.c
    soil = "#6a4636"
    c.shadow(x + w / 2, y + 72, w * 0.56, 22, 0.6)
    c.path(
        smooth(
            [(x + 8, y + 6), (x + w / 2, y - 14), (x + w - 8, y + 6), (x + w - 8, y + 30), (x + 8, y + 30)],
            tension=0.7,
        ),
        soil,
        "b1",
    )
    crops(st, x + 26, y + 10, w - 52, crop)
    if wood:
        plank = st.pick([OAK, "#b07a4a", "#8d7a63"])
        for k in range(2):
            c.box(x, y + 12 + k * 30, w, 29, mix(plank, CREAM, 0.06 * k), "b2", 4)
            for px in (x + w * 0.2, x + w * 0.65):
                c.wire([(px, y + 26 + k * 30), (px + w * 0.16, y + 25 + k * 30)], darker(plank, 0.3), 2, 0.5)
        for px in (x + 4, x + w - 20):
            c.box(px, y + 4, 16, 74, darker(plank, 0.16), "r1", 3)


def crops(st: Stage, x: float, y: float, w: float, crop: str = "") -> None:
    c = st.c
    crop = crop or st.pick(["cabbage", "flowers", "beans", "carrots", "chard"])
    step = {"cabbage": 74, "flowers": 34, "beans": 60, "carrots": 44, "chard": 56}[crop]
    count = max(1, int(w / step))
    for k in range(count + 1):
        px = x + w * k / max(count, 1)
        if crop == "cabbage":
            for a in (-1, 1, 0):
                c.path(
                    cloud_edge(c.rng, px + a * 19, y - 16 - (a == 0) * 6, 25, 21, 8),
                    mix("#8fb08a", SAGE, 0.4 + a * 0.2),
                    "b1",
                )
            c.path(cloud_edge(c.rng, px, y - 24, 14, 12, 6), "#c3d3a5")
        elif crop == "flowers":
            top = y - st.near(64, 18)
            c.wire([(px, y), (px + st.near(0, 6), top)], FERN, 4)
            c.blob(px + 8, y - 20, 11, 6, MOSS, rough=0.1)
            flower(st, px, top, st.near(0.95, 0.15))
        elif crop == "beans":
            c.limb([(px, y + 4), (px + 6, y - 170)], [3.5, 2.5], OAK)
            for i in range(7):
                c.blob(px + st.near(3, 13), y - 16 - i * 22, 15, 11, st.pick([MOSS, "#7fa35a", FERN]), "b1", 0.12)
            c.dot(px + 8, y - 70, 5, TERRACOTTA)
            c.dot(px - 8, y - 110, 5, TERRACOTTA)
        elif crop == "carrots":
            leaves(st, px, y, 0.62, "#84a94f", 6, 46)
            c.curve([(px - 9, y), (px + 9, y), (px + 5, y + 14), (px - 5, y + 14)], "#dd7d33")
        else:
            leaves(st, px, y, 0.82, "#4f8a52", 5, 44)
            for a in (-8, 0, 8):
                c.wire([(px, y), (px + a, y - 34)], "#c34766", 4)


def veg(st: Stage, x: float, y: float, s: float = 1.0, kind: str = "") -> None:
    """One fruit or vegetable about 40 across, sitting at (x, y)."""
    c = st.c
    kind = kind or st.pick(["apple", "tomato", "carrot", "squash", "pear", "beet", "lemon", "leek", "cabbage"])
    with c.group(x, y, s):
        if kind in ("apple", "tomato", "lemon", "beet"):
            tone = {"apple": "#b9503c", "tomato": "#d4562f", "lemon": "#ecc64e", "beet": "#8a3556"}[kind]
            c.blob(0, -18, 20, 18, tone, "br2", 0.03)
            c.wire([(0, -34), (2, -42)], "#5a6b36", 3.4)
            c.curve([(2, -38), (14, -46), (18, -38), (8, -34)], MOSS)
            c.dot(-7, -24, 4, CREAM, 3, 0.5)
        elif kind == "carrot":
            leaves(st, 18, -30, 0.36, "#84a94f", 5, 50)
            c.curve([(22, -34), (26, -18), (-24, 0), (-26, -5)], "#dd7d33", "b1", 0.7)
        elif kind == "squash":
            c.blob(0, -20, 30, 21, "#d98a2e", "br2", 0.03)
            for px in (-13, 0, 13):
                c.wire([(px * 0.5, -39), (px, -20), (px * 0.5, -2)], "#b06420", 2.4, 0.6)
            c.limb([(0, -38), (4, -50)], [5, 3.5], MOSS)
        elif kind == "pear":
            c.curve([(0, -50), (9, -36), (19, -14), (0, 0), (-19, -14), (-9, -36)], "#b9b34f", "br2")
            c.wire([(0, -48), (4, -58)], OAK, 3)
        elif kind == "leek":
            c.limb([(-8, 0), (-4, -50)], [8, 8], "#eef0d2", "r1")
            leaves(st, -3, -44, 0.75, "#5f8f5a", 4, 26)
        else:
            c.path(cloud_edge(c.rng, 0, -24, 30, 25, 9), "#8fb08a", "br2")
            c.path(cloud_edge(c.rng, 0, -26, 16, 14, 7), "#bfd2a3")
