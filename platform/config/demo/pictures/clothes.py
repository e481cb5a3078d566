"""Bodies and what they wear: torsos with their tops, legs, skirts and shoes."""

from .canvas import Canvas
from .looks import Look
from .palette import CREAM, OCHRE, UMBER, WHITE, darker, lighter, mix
from .shapes import Point, smooth

# Patterned tops, and the size of their repeat.
PATTERNS = {"stripes": 24.0, "checks": 22.0, "spots": 22.0}


class Torso:
    """The trunk's outline for one build; side narrows it as the body turns."""

    def __init__(self, look: Look, side: float) -> None:
        self.look = look
        b = look.build
        k = 1 - 0.22 * abs(side)
        self.shoulder = (52 if look.woman else 58) * (0.6 + 0.4 * b) * k
        self.waist = (39 if look.woman else 46) * b * (1 - 0.1 * abs(side))
        self.hip = (47 if look.woman else 46) * b * (1 - 0.1 * abs(side))

    @property
    def sleeve_colour(self) -> str:
        if self.look.top == "dungarees" or self.look.waistcoat:
            return self.look.second
        return self.look.top_colour

    def half(self) -> list[Point]:
        return [
            (14, -158),
            (self.shoulder * 0.66, -149),
            (self.shoulder - 3, -124),
            (self.shoulder - 6, -88),
            (self.waist, -40),
            (self.hip, 4),
            (self.hip - 2, 24),
        ]

    def outline(self) -> str:
        right = self.half()
        return smooth(right + [(-x, y) for x, y in right[::-1]], tension=0.9)


def dress_torso(c: Canvas, torso: Torso) -> None:
    look = torso.look
    c.limb([(0, -178), (0, -146)], [16 if look.woman else 19, 20], look.skin[0])
    c.shadow(4, -158, 22, 16, 0.7)
    d = torso.outline()
    base = look.second if look.top == "dungarees" or look.waistcoat else look.top_colour
    c.path(d, base, "br2")
    if look.top in PATTERNS:
        c.path(d, c.cloth(look.top, look.second, PATTERNS[look.top]), detail=True)
    if look.top == "jumper":
        _jumper(c, look, torso)
    elif look.top == "yoke":
        _yoke(c, look, torso)
    elif look.top == "cardigan":
        _cardigan(c, look, torso)
    elif look.top == "dungarees":
        _dungarees(c, look, torso)
    elif look.top in ("shirt", "checks"):
        _collar(c, look)
    else:
        c.curve([(-17, -160), (0, -142), (17, -160), (0, -150)], look.skin[0])
    if look.waistcoat:
        _waistcoat(c, look, torso)
    if look.apron:
        _apron(c, look, torso)
    for x in (-1, 1):
        c.wire([(x * torso.waist * 0.9, -46), (x * (torso.waist - 12), -38)], darker(base, 0.3), 2, 0.4)


def _jumper(c: Canvas, look: Look, torso: Torso) -> None:
    dark = darker(look.top_colour, 0.16)
    c.limb([(-19, -160), (0, -147), (19, -160)], [6.5, 7.5, 6.5], dark)
    c.path(
        smooth([(-torso.hip, 10), (0, 16), (torso.hip, 10), (torso.hip - 1, 26), (0, 30), (-torso.hip + 1, 26)]),
        dark,
        "br1",
    )


def _yoke(c: Canvas, look: Look, torso: Torso) -> None:
    """A patterned band round the shoulders, as on a Fair Isle jumper."""
    w = torso.shoulder
    c.curve(
        [
            (-w + 8, -128),
            (0, -106),
            (w - 8, -128),
            (w * 0.7, -150),
            (18, -157),
            (0, -146),
            (-18, -157),
            (-w * 0.7, -150),
        ],
        look.second,
    )
    for k in range(-3, 4):
        c.dot(k * 12.5, -121 - abs(k) * 3.6, 4, look.top_colour)
        c.dot(k * 11, -136 - abs(k) * 2, 2.6, CREAM)
    c.limb([(-17, -160), (0, -149), (17, -160)], [5, 6, 5], darker(look.top_colour, 0.15))


def _cardigan(c: Canvas, look: Look, torso: Torso) -> None:
    under = lighter(look.second, 0.35)
    c.poly([(-20, -158), (20, -158), (14, -90), (9, 25), (-9, 25), (-14, -90)], under, r=2, rough=0)
    c.curve([(-15, -161), (0, -146), (15, -161), (0, -153)], look.skin[0])
    dark = darker(look.top_colour, 0.22)
    for side in (-1, 1):
        c.wire([(side * 20, -160), (side * 14, -90), (side * 9, 26)], dark, 5)
    for y in (-64, -34, -4):
        c.dot(11.5, y, 3.4, OCHRE)


def _dungarees(c: Canvas, look: Look, torso: Torso) -> None:
    colour = look.top_colour
    c.curve([(-17, -160), (0, -144), (17, -160), (0, -151)], look.skin[0])
    w, h = torso.waist, torso.hip
    for side in (-1, 1):
        c.limb([(side * 30, -154), (side * 26, -110)], [7, 7], darker(colour, 0.1))
    c.poly([(-31, -112), (31, -112), (w - 1, -40), (h + 1, 26), (-h - 1, 26), (-w + 1, -40)], colour, "br2", 8)
    c.box(-19, -84, 38, 30, darker(colour, 0.12), r=5)
    for side in (-1, 1):
        c.dot(side * 25, -105, 4, OCHRE)


def _collar(c: Canvas, look: Look) -> None:
    light = lighter(look.top_colour, 0.2)
    c.curve([(-13, -162), (13, -162), (0, -136)], look.skin[0])
    for side in (-1, 1):
        c.poly([(side * 12, -168), (side * 22, -156), (side * 14, -132), (side * 1, -142)], light, r=3)
    c.wire([(1, -138), (2, -60), (1, 22)], darker(look.top_colour, 0.25), 2, 0.7)
    for y in (-116, -84, -52, -20):
        c.dot(1, y, 2.8, darker(look.top_colour, 0.4))


def _waistcoat(c: Canvas, look: Look, torso: Torso) -> None:
    w, h = torso.shoulder, torso.hip
    for side in (-1, 1):
        c.poly(
            [
                (side * 20, -158),
                (side * (w - 12), -148),
                (side * (w - 9), -96),
                (side * (torso.waist + 1), -40),
                (side * (h + 2), 24),
                (side * 5, 22),
                (side * 4, -80),
            ],
            look.waistcoat,
            "br1",
            8,
        )


def _apron(c: Canvas, look: Look, torso: Torso) -> None:
    cloth = look.apron
    w, h = torso.waist, torso.hip
    for side in (-1, 1):
        c.wire([(side * 15, -158), (side * 22, -126)], cloth, 6)
    c.poly([(-27, -128), (27, -128), (w - 6, -48), (h - 1, 30), (-h + 1, 30), (-w + 6, -48)], cloth, "br2", 7)
    c.wire([(-w + 4, -46), (0, -41), (w - 4, -46)], darker(cloth, 0.25), 3.4, 0.8)
    c.path("M-21,-18 L21,-18 L19,12 Q0,20 -19,12Z", darker(cloth, 0.1))


# Legs: hip, knee, ankle for the far and the near leg, in each pose.
LEGS: dict[str, list[tuple[Point, Point, Point, int]]] = {
    "stand": [((-21, 8), (-24, 128), (-25, 240), -1), ((21, 8), (24, 128), (26, 240), 1)],
    "lunge": [((-18, 8), (-40, 128), (-72, 236), -1), ((18, 8), (62, 112), (66, 238), 1)],
    "walk": [((-12, 8), (-12, 126), (-68, 226), 1), ((12, 8), (48, 118), (62, 236), 1)],
    "sit": [((-6, 6), (86, 6), (78, 132), 1), ((8, 10), (104, 16), (100, 144), 1)],
    "seat": [((-22, 10), (-34, 48), (-34, 150), -1), ((22, 10), (34, 48), (34, 150), 1)],
    "kneel": [((-14, 8), (-26, 118), (-104, 128), -1), ((14, 8), (66, 60), (60, 146), 1)],
    "ride": [((-8, 4), (52, 84), (18, 174), 1), ((8, 4), (64, 58), (44, 132), 1)],
}


def legs(c: Canvas, look: Look, pose: str) -> None:
    b = 0.6 + 0.4 * look.build
    shoe = UMBER if look.bottom_colour != UMBER else "#8c3f30"
    for k, (hip, knee, ankle, way) in enumerate(LEGS[pose]):
        colour = darker(look.bottom_colour, 0.16) if k == 0 else look.bottom_colour
        bare = look.bottom == "skirt" and not look.covered
        _shoe(c, ankle, way, pose == "kneel" and k == 0, shoe)
        c.limb(
            [hip, knee, ankle],
            [26 * b, 20 * b, 15 * b],
            mix(look.skin[0], "#6b4a45", 0.45) if bare else colour,
            "r1",
        )
    if look.bottom == "skirt":
        _skirt(c, look, pose)


def _shoe(c: Canvas, ankle: Point, way: int, toe: bool, colour: str) -> None:
    x, y = ankle
    if toe:
        c.curve([(x - 18, y - 12), (x + 6, y - 12), (x + 8, y + 14), (x - 10, y + 20), (x - 20, y + 6)], colour)
        return
    c.curve(
        [
            (x - way * 15, y - 8),
            (x + way * 12, y - 10),
            (x + way * 40, y + 8),
            (x + way * 38, y + 17),
            (x - way * 15, y + 17),
        ],
        colour,
        tension=0.7,
    )
    c.wire([(x - way * 12, y + 16), (x + way * 36, y + 16)], lighter(colour, 0.5), 3)


def _skirt(c: Canvas, look: Look, pose: str) -> None:
    w, colour = 46 * look.build, look.bottom_colour
    if pose == "sit":
        c.curve(
            [(-w + 4, -6), (20, -26), (96, -18), (132, 14), (128, 92), (74, 94), (60, 50), (-w + 12, 36)],
            colour,
            "b2",
            0.8,
        )
    elif pose == "seat":
        c.curve(
            [(-w, -4), (w, -4), (w + 22, 46), (w + 16, 104), (0, 110), (-w - 16, 104), (-w - 22, 46)],
            colour,
            "b2",
            0.8,
        )
    elif pose in ("kneel", "ride"):
        c.curve(
            [(-w, -4), (w - 4, -4), (86, 50), (78, 98), (10, 112), (-56, 118), (-w - 6, 60)],
            colour,
            "b2",
            0.8,
        )
    else:
        flare = 40 if pose in ("walk", "lunge") else 24
        c.curve(
            [
                (-w, -6),
                (w, -6),
                (w + flare, 130),
                (w + flare - 6, 158),
                (0, 166),
                (-w - flare + 6, 158),
                (-w - flare, 130),
            ],
            colour,
            "br2",
            0.75,
        )
        for x in (-0.4, 0.3):
            c.wire([(x * w, 40), (x * (w + flare) * 1.1, 150)], darker(colour, 0.3), 2.2, 0.5)


def hip_cloth(c: Canvas, look: Look, pose: str) -> None:
    """The long front of an apron, over the legs."""
    if look.apron and pose in ("stand", "walk", "lunge"):
        h = 45 * look.build
        c.poly([(-h, 22), (h, 22), (h + 8, 120), (-h - 8, 120)], look.apron, "br2", 8)
    if look.apron == WHITE:
        c.wire([(-30, 40), (-34, 100)], "#d9cbb3", 2, 0.6)
