"""Tools of the trades and arts: easels, wheels, instruments, benches, buckets, hives."""

from .palette import (
    CREAM,
    HONEY,
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
    darker,
    lighter,
)
from .shapes import Point, smooth
from .stage import Stage

STEEL = "#9a9698"


def easel(st: Stage, x: float, y: float, s: float = 1.0) -> None:
    """An easel 470 tall standing at (x, y), its canvas (230 by 180, middle 290 up) painted with the hills."""
    c, light = st.c, st.light
    with c.group(x, y, s):
        c.shadow(0, 0, 120, 14, 0.6)
        for a, b in ((-30, -104), (30, 104), (0, 26)):
            c.limb([(a * 0.3, -470), (b, 0)], [6, 7], "#a8744a", "r1")
        c.box(-130, -206, 260, 15, "#93603a", "b1", 3)
        c.box(-118, -390, 236, 184, WHITE, "br1", 3)
        top, low, middle = light.sky
        c.path("M-106,-378 h212 v160 h-212Z", c.gradient(top, low, middle))
        c.dot(44, -340, 18, TERRACOTTA if st.chance(0.5) else light.sun)
        for k, py in enumerate((-310, -280, -252)):
            tone = st.pick([TEAL, PLUM, MUSTARD, ROSE, *light.far, *light.land])
            edge = [(-106, py), (-40, py - 18 + k * 8), (30, py + 12 - k * 9), (106, py - 10)]
            c.path(smooth(edge, False) + " L106,-218 L-106,-218Z", tone, "b1")


def brush(st: Stage, x: float, y: float, s: float = 1.0, turn: float = 0) -> None:
    """A paintbrush held at (x, y), its tip 60 to the right."""
    c = st.c
    with c.group(x, y, s, turn=turn):
        c.limb([(-46, 0), (30, 0)], [2.6, 4], "#b5713f")
        c.wire([(30, 0), (42, 0)], STEEL, 8)
        c.curve([(40, -6), (54, -6), (66, 0), (54, 6), (40, 6)], st.pick([TERRACOTTA, TEAL, MUSTARD, PLUM]))


def palette_board(st: Stage, x: float, y: float, s: float = 1.0) -> None:
    c = st.c
    with c.group(x, y, s):
        c.curve(
            [(-62, 0), (-40, -30), (14, -36), (60, -16), (58, 16), (20, 24), (4, 12), (-18, 26), (-50, 22)],
            "#c79a6b",
            "b2",
        )
        for k, tone in enumerate([TERRACOTTA, MUSTARD, TEAL, PLUM, CREAM, SAGE]):
            c.blob(-44 + k * 18, -12 - (2.5 - abs(k - 2.5)) * 4, 9, 7, tone, rough=0.12)


def vase(st: Stage, x: float, y: float, s: float = 1.0, colour: str = "") -> None:
    c = st.c
    tone = colour or st.pick([TERRACOTTA, TEAL, OAT, "#b98a6a", SAGE, "#8aa7b5", CREAM])
    shape = st.pick([(22, 34, 14), (30, 24, 18), (16, 40, 22), (34, 36, 30)])
    with c.group(x, y, s):
        c.shadow(0, 0, 36, 7, 0.6)
        foot, belly, neck = shape
        c.curve(
            [
                (-foot, 0),
                (-belly, -34),
                (-neck, -70),
                (-neck - 4, -86),
                (neck + 4, -86),
                (neck, -70),
                (belly, -34),
                (foot, 0),
            ],
            tone,
            "br2",
            0.9,
        )
        c.dot(0, -85, neck + 3, darker(tone, 0.35), 4)
        c.wire([(-belly + 1, -38), (0, -33), (belly - 1, -38)], lighter(tone, 0.5), 4, 0.7)


def potters_wheel(st: Stage, x: float, y: float, s: float = 1.0) -> Point:
    """A wheel with wet clay; gives back where hands go."""
    c = st.c
    with c.group(x, y, s):
        c.shadow(0, 0, 120, 16, 0.8)
        c.poly([(-92, -150), (92, -150), (76, 0), (-76, 0)], st.pick([TEAL, SAGE, "#8aa7b5", MUSTARD]), "br2", 12)
        c.box(-112, -164, 224, 24, OAT, "b1", 9)
        c.blob(0, -166, 78, 13, STEEL, "b1", 0.005)
        c.curve(
            [
                (-30, -166),
                (-44, -206),
                (-32, -242),
                (-38, -262),
                (38, -262),
                (32, -242),
                (44, -206),
                (30, -166),
            ],
            "#b98a6a",
            "br2",
        )
        c.dot(0, -262, 37, "#7a5642", 8)
        for py in (-190, -214, -236):
            c.wire([(-38, py), (0, py + 6), (38, py)], "#d9b292", 2.6, 0.6)
    return (x, y - 214 * s)


def sewing_machine(st: Stage, x: float, y: float, s: float = 1.0) -> None:
    """A sewing machine 220 wide standing at (x, y), needle on the left."""
    c = st.c
    tone = st.pick([TEAL, TERRACOTTA, "#e6d6b8", NAVY, SAGE, ROSE])
    with c.group(x, y, s):
        c.shadow(0, 2, 124, 12, 0.7)
        c.poly([(-110, -24), (110, -24), (116, 0), (-116, 0)], darker(tone, 0.2), "b1", 5)
        c.curve(
            [
                (52, -24),
                (48, -86),
                (-60, -92),
                (-62, -66),
                (-96, -66),
                (-104, -132),
                (-60, -146),
                (72, -146),
                (104, -126),
                (102, -24),
            ],
            tone,
            "br2",
            0.45,
        )
        c.dot(112, -104, 21, STEEL, 25)
        c.dot(112, -104, 9, UMBER, 11)
        c.wire([(-80, -66), (-80, -26)], STEEL, 5)
        c.wire([(-80, -132), (-80, -160), (20, -164)], TERRACOTTA, 2)
        c.box(10, -176, 20, 32, MUSTARD, "r1", 4)
        c.box(-34, -124, 70, 16, lighter(tone, 0.5), r=6)


def guitar(st: Stage, x: float, y: float, s: float = 1.0, turn: float = -24, flip: bool = False) -> None:
    """A guitar about its sound hole; its neck runs to the right, 210 long."""
    c = st.c
    wood = st.pick(["#c8853f", "#a8562f", "#d9a860", "#7a4a33"])
    with c.group(x, y, s, turn=turn, flip=flip):
        c.limb([(30, 0), (206, 0)], [8, 7], "#6b4632")
        c.box(196, -14, 46, 28, "#5a3a2c", "b1", 5)
        c.curve(
            [
                (-108, 0),
                (-92, -58),
                (-46, -62),
                (-14, -42),
                (22, -52),
                (54, -34),
                (60, 0),
                (54, 34),
                (22, 52),
                (-14, 42),
                (-46, 62),
                (-92, 58),
            ],
            wood,
            "br2",
            0.9,
        )
        c.dot(-4, 0, 22, darker(wood, 0.55))
        c.stroke(smooth([(-30, 0), (-4, -26), (22, 0), (-4, 26)]), CREAM, 3, 0.8)
        c.box(-74, -20, 14, 40, "#5a3a2c", r=3)
        for k in (-4, 0, 4):
            c.wire([(-68, k), (204, k * 0.8)], CREAM, 1.2, 0.8)


def accordion(st: Stage, x: float, y: float, s: float = 1.0) -> None:
    """A squeezebox 190 wide about (x, y)."""
    c = st.c
    tone = st.pick([TERRACOTTA, TEAL, PLUM, NAVY])
    with c.group(x, y, s):
        for k in range(7):
            px = -54 + k * 16
            c.poly(
                [(px, -56), (px + 17, -62), (px + 17, 62), (px, 56)],
                CREAM if k % 2 else darker(CREAM, 0.22),
                "r1",
                2,
            )
        c.box(-96, -64, 46, 128, tone, "br2", 9)
        c.box(54, -64, 46, 128, tone, "br2", 9)
        for k in range(6):
            c.box(-90, -54 + k * 18, 20, 13, WHITE, r=2)
            c.dot(76 + (k % 2) * 12, -46 + k * 18, 4.6, HONEY)


def drum(st: Stage, x: float, y: float, s: float = 1.0) -> Point:
    """A hand drum 150 tall; gives back the middle of its skin."""
    c = st.c
    tone = st.pick([TERRACOTTA, "#a8632f", TEAL, PLUM])
    with c.group(x, y, s):
        c.shadow(0, 0, 60, 10, 0.8)
        c.curve(
            [(-62, -150), (62, -150), (44, -70), (30, -36), (42, 0), (-42, 0), (-30, -36), (-44, -70)],
            tone,
            "br2",
            0.7,
        )
        c.wire([(-60, -132), (-40, -84), (-20, -134), (0, -84), (20, -134), (40, -84), (60, -132)], CREAM, 4)
        c.blob(0, -150, 64, 15, OAT, "b1", 0.005)
    return (x, y - 152 * s)


def music_stand(st: Stage, x: float, y: float, s: float = 1.0) -> None:
    c = st.c
    with c.group(x, y, s):
        c.limb([(0, -240), (0, 0)], [4, 4], UMBER)
        for px in (-46, 46):
            c.wire([(0, -34), (px, 0)], UMBER, 6)
        c.poly([(-72, -316), (72, -316), (78, -226), (-78, -226)], UMBER, "b1", 4)
        c.poly([(-58, -326), (-2, -322), (-2, -234), (-62, -236)], WHITE, r=2)
        c.poly([(58, -326), (2, -322), (2, -234), (62, -236)], CREAM, "r1", 2)
        for k in range(4):
            c.wire([(-50, -308 + k * 18), (-12, -306 + k * 18)], "#8a7f86", 2)
            c.wire([(50, -308 + k * 18), (12, -306 + k * 18)], "#8a7f86", 2)


def toolbox(st: Stage, x: float, y: float, s: float = 1.0) -> None:
    c = st.c
    tone = st.pick([TERRACOTTA, TEAL, MUSTARD, "#5f7d93"])
    with c.group(x, y, s):
        c.shadow(0, 0, 106, 13, 0.8)
        c.limb([(-52, -60), (-66, -138)], [6, 6], "#b5824a")
        c.box(-90, -156, 46, 22, STEEL, "b1", 5)
        c.limb([(26, -60), (44, -128)], [9, 8], "#c9452f")
        c.limb([(44, -128), (50, -152)], [3, 3], STEEL)
        c.limb([(-4, -60), (-8, -134)], [7, 7], MUSTARD)
        c.stroke(smooth([(-76, -70), (-70, -108), (70, -108), (76, -70)], False, 0.4), darker(tone, 0.4), 11)
        c.box(-96, -74, 192, 74, tone, "br2", 8)
        c.box(-96, -74, 192, 18, lighter(tone, 0.15), "r1", 5)
        c.box(-14, -64, 28, 22, CREAM, r=4)


def drill(st: Stage, x: float, y: float, s: float = 1.0, turn: float = 0, flip: bool = False) -> None:
    """A cordless drill held at (x, y), its bit 84 to the right."""
    c = st.c
    with c.group(x, y, s, turn=turn, flip=flip):
        c.limb([(0, 0), (-6, 34)], [11, 13], "#3f4a52")
        c.box(-26, 34, 42, 22, MUSTARD, "b1", 5)
        c.curve([(-34, -24), (-26, -40), (30, -40), (46, -28), (30, -12), (-28, -10)], TEAL, "b2", 0.7)
        c.limb([(46, -26), (60, -26)], [8, 5], "#3f4a52")
        c.wire([(60, -26), (84, -26)], STEEL, 4)


def hammer(st: Stage, x: float, y: float, s: float = 1.0, turn: float = 0) -> None:
    """A hammer held at (x, y); the head is 86 to the right."""
    c = st.c
    with c.group(x, y, s, turn=turn):
        c.limb([(-24, 0), (84, 0)], [7, 5], "#b5824a", "b1")
        c.curve([(74, -34), (98, -30), (98, 34), (76, 30)], STEEL, "r1", 0.4)


def plane(st: Stage, x: float, y: float, s: float = 1.0) -> None:
    """A wood plane on the bench, 130 long, its handles 40 up."""
    c = st.c
    with c.group(x, y, s):
        for k in range(3):
            c.wire(
                [
                    (40 + k * 8, -18),
                    (56 + k * 10, -38 - k * 8),
                    (40 + k * 12, -46 - k * 6),
                    (36 + k * 8, -32),
                ],
                "#ecd2a0",
                5,
            )
        c.box(-66, -22, 132, 22, "#8a5f40", "b1", 5)
        c.limb([(-38, -18), (-48, -46)], [8, 7], "#5a3a2c")
        c.dot(36, -30, 12, "#5a3a2c")
        c.poly([(-10, -20), (6, -50), (16, -50), (10, -20)], STEEL, r=2)


def bucket(st: Stage, x: float, y: float, s: float = 1.0, suds: bool = True) -> None:
    c = st.c
    tone = st.pick([TEAL, TERRACOTTA, MUSTARD, "#8aa7b5"])
    with c.group(x, y, s):
        c.shadow(0, 0, 50, 10, 0.7)
        c.stroke(smooth([(-44, -80), (-30, -118), (30, -118), (44, -80)], False), "#6d666b", 4)
        if suds:
            for px, py, r in ((-26, -90, 16), (0, -96, 20), (26, -90, 17), (12, -108, 11)):
                c.blob(px, py, r, r * 0.9, WHITE, "b1", 0.03)
        c.poly([(-48, -84), (48, -84), (36, 0), (-36, 0)], tone, "br2", 7)
        c.box(-52, -90, 104, 13, lighter(tone, 0.2), "r1", 5)


def hive(st: Stage, x: float, y: float, s: float = 1.0, colour: str = "") -> None:
    """A wooden beehive 150 wide and 220 tall."""
    c = st.c
    tone = colour or st.pick([CREAM, "#bcd3c9", MUSTARD, "#e6c5b0", "#a9c3cf"])
    with c.group(x, y, s):
        c.shadow(0, 0, 100, 14, 0.8)
        for px in (-58, 46):
            c.box(px, -26, 13, 28, OAK, r=2)
        for k in range(3):
            c.poly(
                [
                    (-70 + k * 3, -78 - k * 50),
                    (70 - k * 3, -78 - k * 50),
                    (76 - k * 3, -26 - k * 50),
                    (-76 + k * 3, -26 - k * 50),
                ],
                lighter(tone, 0.14 * k),
                "br2",
                3,
            )
        c.poly([(-80, -176), (-70, -204), (70, -204), (80, -176)], "#8f7f72", "b1", 4)
        c.box(-30, -42, 60, 10, UMBER, r=4)


def camera(st: Stage, x: float, y: float, s: float = 1.0) -> None:
    """A camera 90 wide about (x, y), lens to us."""
    c = st.c
    with c.group(x, y, s):
        c.box(-46, -30, 92, 60, "#4a4248", "br1", 9)
        c.box(-46, -12, 92, 24, "#a8562f", r=1)
        c.box(-18, -42, 36, 16, "#4a4248", r=4)
        c.dot(0, 2, 26, "#2d272c")
        c.dot(0, 2, 19, "#5f7d87")
        c.dot(-6, -4, 6, WHITE, opacity=0.7)
        c.dot(32, -34, 6, TERRACOTTA)


def vacuum(st: Stage, x: float, y: float, s: float = 1.0) -> Point:
    """An upright cleaner on the floor at (x, y); gives back its handle."""
    c = st.c
    tone = st.pick([TERRACOTTA, TEAL, PLUM, MUSTARD])
    with c.group(x, y, s):
        c.shadow(0, 0, 86, 12, 0.8)
        c.limb([(-20, -40), (-96, -250)], [7, 6], STEEL)
        c.limb([(-16, -30), (-60, -150)], [24, 20], tone, "r2")
        c.curve([(-60, 0), (-52, -32), (20, -36), (72, -14), (74, 0)], darker(tone, 0.2), "b1", 0.7)
        c.wire([(-96, -250), (-112, -268), (-126, -252)], UMBER, 11)
    return (x - 106 * s, y - 262 * s)


def pegboard(st: Stage, x: float, y: float) -> None:
    """Tools hung in a row on a board."""
    c = st.c
    c.shadow(x + 190, y + 120, 220, 130, 0.3)
    c.box(x, y, 380, 210, st.pick(["#d7b98c", SAGE, "#c9d3cc"]), "br1", 5)
    for k, turn in enumerate((90, 88, 92, 90)):
        px = x + 56 + k * 90
        if k % 2:
            hammer(st, px, y + 146, 1, -turn)
        else:
            c.limb([(px, y + 40), (px, y + 92)], [9, 8], st.pick([TERRACOTTA, TEAL, MUSTARD]))
            c.wire([(px, y + 92), (px, y + 170)], STEEL, 7)
