"""Animals: dogs, hens, sheep, cats, ducks, goats, donkeys, bees."""

from .palette import CREAM, MUSTARD, OCHRE, TERRACOTTA, UMBER, WHITE, darker, lighter, mix
from .shapes import Point, cloud_edge, smooth
from .stage import Stage

COATS = [
    ("#b0763f", CREAM),
    ("#4a3430", "#c98f55"),
    (CREAM, "#b58a5c"),
    ("#8b8782", WHITE),
    ("#d7a45e", CREAM),
    ("#5b4238", WHITE),
]


def dog(st: Stage, x: float, y: float, s: float = 1.0, flip: bool = False, harness: bool = False) -> Point:
    """A dog standing at (x, y), facing right; gives back where the lead, or the harness handle, is held."""
    c = st.c
    body, patch = st.pick(COATS)
    trunk = [(-84, -88), (-60, -112), (20, -112), (66, -124), (72, -78), (40, -52), (-50, -50), (-82, -62)]
    with c.group(x, y, s, flip=flip):
        c.shadow(0, 0, 110, 16, 0.8)
        c.limb([(-76, -92), (-112, -128), (-118, -158)], [9, 7, 4], body, "b1")
        for px, tone in ((-58, darker(body, 0.2)), (48, darker(body, 0.2)), (-74, body), (34, body)):
            c.limb([(px, -70), (px - 4, -36), (px, -8)], [16, 10, 9], tone)
            c.blob(px + 6, -6, 15, 8, tone, rough=0.02)
        c.curve(trunk, body, "b2", 0.9)
        c.curve([(46, -104), (74, -96), (66, -62), (46, -56)], patch)
        c.limb([(56, -104), (80, -142)], [26, 22], body)
        _dog_head(st, body, patch)
        if harness:
            _harness(st)
    point = (-28, -180) if harness else (62, -116)
    return (x + point[0] * s * (-1 if flip else 1), y + point[1] * s)


def _dog_head(st: Stage, body: str, patch: str) -> None:
    c = st.c
    skull = [
        (58, -168),
        (82, -182),
        (110, -168),
        (142, -152),
        (142, -136),
        (112, -126),
        (78, -124),
        (60, -142),
    ]
    c.curve(skull, body, "b1", 0.9)
    c.curve([(112, -152), (140, -152), (142, -138), (114, -128)], patch)
    c.dot(141, -149, 7, UMBER, 6)
    c.dot(104, -157, 4.4, UMBER)
    c.dot(105.4, -158.6, 1.4, WHITE)
    c.wire([(136, -138), (124, -134), (116, -137)], UMBER, 2.2, 0.7)
    c.curve([(64, -174), (82, -178), (80, -140), (66, -122), (54, -146)], darker(body, 0.22), "b1")
    c.limb([(58, -112), (84, -118)], [6, 6], TERRACOTTA)
    c.dot(82, -106, 5, MUSTARD)


def _harness(st: Stage) -> None:
    c, yellow, leather = st.c, "#f1c232", "#6b5a4a"
    c.limb([(40, -118), (36, -56)], [7, 7], yellow)
    c.limb([(-10, -114), (-12, -52)], [7, 7], yellow)
    c.poly([(-14, -120), (44, -124), (44, -108), (-14, -104)], yellow, "b1")
    c.wire([(10, -116), (-34, -178)], leather, 6)
    c.wire([(26, -118), (-20, -180)], leather, 6)
    c.wire([(-38, -180), (-16, -181)], leather, 8)


def sitting_dog(st: Stage, x: float, y: float, s: float = 1.0, flip: bool = False) -> None:
    c = st.c
    body, patch = st.pick(COATS)
    with c.group(x, y, s, flip=flip):
        c.shadow(0, 0, 70, 13, 0.8)
        c.limb([(-40, -14), (-80, -12), (-96, -34)], [8, 8, 4], body)
        c.curve([(-52, -6), (-54, -58), (-16, -112), (26, -112), (38, -60), (34, -4)], body, "b2")
        c.curve([(6, -104), (34, -100), (34, -50), (14, -60)], patch)
        c.limb([(24, -76), (28, -10)], [13, 10], body, "r1")
        c.blob(36, -7, 16, 8, body, rough=0.02)
        c.blob(-22, -9, 30, 11, darker(body, 0.1), rough=0.02)
        c.curve(
            [(-8, -160), (20, -172), (46, -158), (74, -144), (72, -126), (44, -116), (8, -116), (-8, -136)],
            body,
            "b1",
        )
        c.curve([(46, -144), (72, -143), (70, -127), (46, -118)], patch)
        c.dot(72, -141, 7, UMBER, 6)
        c.dot(38, -147, 4.4, UMBER)
        c.dot(39.2, -148.6, 1.4, WHITE)
        c.curve([(-6, -164), (14, -168), (12, -130), (-2, -112), (-14, -136)], darker(body, 0.22), "b1")
        c.limb([(-2, -110), (36, -110)], [6, 6], TERRACOTTA)


def cat(st: Stage, x: float, y: float, s: float = 1.0, flip: bool = False) -> None:
    """A cat sitting, facing us."""
    c = st.c
    fur = st.pick(["#d08a45", "#5a5355", "#efe3cf", "#8b6a4f", "#3d3537"])
    ink = WHITE if fur == "#3d3537" else UMBER
    with c.group(x, y, s, flip=flip):
        c.shadow(0, 0, 54, 11, 0.8)
        c.limb([(24, -8), (58, -10), (64, -48), (48, -66)], [8, 8, 7, 5], fur, "b1")
        c.curve([(-38, -2), (-32, -66), (0, -92), (32, -66), (38, -2)], fur, "br2")
        for side in (-1, 1):
            c.poly([(side * 30, -104), (side * 31, -142), (side * 6, -126)], fur, r=4)
            c.blob(side * 14, -5, 13, 8, lighter(fur, 0.2), rough=0.02)
        c.blob(0, -104, 34, 28, fur, "b1", 0.02)
        c.dot(0, -94, 13, lighter(fur, 0.5), 9)
        for side in (-1, 1):
            c.dot(side * 13, -108, 3.6, "#3b4f34", 4.6)
            for k in (-2, 3):
                c.wire([(side * 12, -95), (side * 32, -97 + k)], ink, 1.3, 0.6)
        c.dot(0, -98, 3.4, "#b5655a", 2.6)
        c.wire([(-6, -91), (0, -94), (6, -91)], ink, 1.7, 0.8)


def hen(st: Stage, x: float, y: float, s: float = 1.0, flip: bool = False) -> None:
    c = st.c
    body = st.pick(["#b5602f", "#e9dcc4", "#7a4a38", "#d5a05a", "#5a5355"])
    with c.group(x, y, s, flip=flip):
        c.shadow(0, 0, 44, 9, 0.7)
        for px in (-6, 8):
            c.wire([(px, -24), (px + 2, -2), (px + 10, -1)], OCHRE, 3.4)
        c.curve(
            [
                (-56, -84),
                (-40, -58),
                (-8, -62),
                (18, -84),
                (38, -60),
                (30, -28),
                (-4, -16),
                (-36, -30),
                (-50, -56),
            ],
            body,
            "b2",
            0.9,
        )
        c.curve([(-64, -96), (-42, -84), (-34, -54), (-50, -52)], darker(body, 0.2))
        c.curve([(8, -66), (18, -106), (40, -104), (42, -62)], body)
        c.blob(30, -100, 15, 14, body, rough=0.03)
        c.path(cloud_edge(c.rng, 28, -116, 12, 7, 5), "#c33f36")
        c.poly([(42, -102), (55, -97), (42, -92)], OCHRE, r=1)
        c.dot(40, -86, 4, "#c33f36", 7)
        c.dot(33, -102, 2.6, UMBER)
        c.curve([(-30, -58), (-4, -54), (10, -42), (-12, -30), (-28, -40)], darker(body, 0.16), "b1")


def sheep(st: Stage, x: float, y: float, s: float = 1.0, flip: bool = False) -> None:
    c = st.c
    fleece = st.pick(["#f3ead6", "#eadfc9", "#e2d6c2"])
    face = st.pick(["#4b4246", "#3f3539", "#ead9c4"])
    with c.group(x, y, s, flip=flip):
        c.shadow(0, 0, 84, 13, 0.7)
        for px in (-44, -26, 26, 42):
            c.limb([(px, -40), (px, -5)], [6.5, 6], darker(face, 0.1))
        c.path(cloud_edge(c.rng, 0, -74, 74, 44, 14), fleece, "b3")
        c.curve([(56, -110), (78, -112), (96, -84), (92, -66), (76, -64), (60, -84)], face, "b1")
        c.curve([(58, -104), (38, -104), (34, -94), (56, -92)], darker(face, 0.1))
        c.path(cloud_edge(c.rng, 64, -112, 20, 13, 7), fleece)
        c.dot(76, -94, 3, WHITE if face != "#ead9c4" else UMBER)
        c.dot(76.6, -94, 1.7, UMBER)


def goat(st: Stage, x: float, y: float, s: float = 1.0, flip: bool = False) -> None:
    c = st.c
    coat = st.pick([("#e9dcc4", "#b58a5c"), ("#8b6a4f", CREAM), ("#6c6566", WHITE), ("#c69464", CREAM)])
    with c.group(x, y, s, flip=flip):
        c.shadow(0, 0, 94, 14, 0.7)
        for px, k in ((-48, 0.2), (38, 0.2), (-60, 0.0), (26, 0.0)):
            c.limb([(px, -70), (px, -6)], [11, 7], darker(coat[0], k))
            c.box(px - 7, -10, 15, 11, UMBER, r=3)
        c.curve(
            [(-78, -92), (-40, -120), (30, -118), (60, -110), (56, -66), (-30, -52), (-74, -62)],
            coat[0],
            "b2",
        )
        c.limb([(-76, -96), (-96, -116)], [7, 3], coat[0])
        c.limb([(46, -98), (70, -152)], [22, 16], coat[0], "r1")
        c.curve([(54, -176), (84, -178), (112, -146), (106, -128), (84, -132), (60, -146)], coat[0], "b1")
        c.limb([(66, -176), (56, -206), (40, -216)], [5, 4, 2], "#c7b598")
        c.curve([(58, -168), (32, -160), (38, -150), (60, -154)], coat[1])
        c.curve([(92, -132), (102, -130), (94, -106)], coat[1])
        c.dot(84, -158, 3.6, UMBER)
        c.wire([(94, -136), (106, -136)], UMBER, 2, 0.7)


def donkey(st: Stage, x: float, y: float, s: float = 1.0, flip: bool = False) -> Point:
    c = st.c
    coat = st.pick(["#8f8480", "#7a6455", "#a08a74"])
    with c.group(x, y, s, flip=flip):
        c.shadow(0, 0, 150, 18, 0.7)
        for px, k in ((-78, 0.2), (74, 0.2), (-96, 0.0), (56, 0.0)):
            c.limb([(px, -130), (px, -60), (px, -10)], [18, 11, 9], darker(coat, k))
            c.box(px - 12, -16, 24, 17, UMBER, r=4)
        c.limb([(-108, -176), (-132, -120), (-130, -84)], [6, 5, 8], darker(coat, 0.2))
        c.curve(
            [
                (-112, -180),
                (-60, -204),
                (40, -200),
                (92, -190),
                (92, -130),
                (30, -104),
                (-70, -106),
                (-110, -130),
            ],
            coat,
            "b2",
        )
        c.limb([(76, -166), (118, -256)], [38, 27], coat, "r1")
        c.curve(
            [(98, -300), (136, -302), (166, -252), (186, -214), (172, -192), (144, -198), (104, -250)],
            coat,
            "b1",
        )
        c.curve([(158, -238), (186, -216), (172, -192), (146, -200)], "#e4d8c6")
        for dx in (0, 22):
            c.curve(
                [(98 + dx, -290), (84 + dx, -350), (102 + dx, -362), (118 + dx, -296)],
                darker(coat, 0.1 + dx * 0.006),
                "b1",
            )
        c.limb([(92, -290), (72, -220), (58, -190)], [9, 10, 6], UMBER)
        c.dot(136, -262, 5, UMBER)
        c.dot(137.6, -264, 1.6, WHITE)
        c.dot(172, -212, 3, UMBER)
        c.wire([(110, -246), (150, -232)], TERRACOTTA, 6)
    return (x + 120 * s * (-1 if flip else 1), y - 252 * s)


def duck(st: Stage, x: float, y: float, s: float = 1.0, flip: bool = False) -> None:
    """A duck afloat."""
    c = st.c
    body = st.pick([WHITE, "#b08a63", "#d9cdb8"])
    head = body if body == WHITE else st.pick(["#2f6b57", "#8a6a4c"])
    with c.group(x, y, s, flip=flip):
        c.curve([(-52, -26), (-20, -30), (20, -30), (38, -14), (24, 2), (-30, 2)], body, "b2")
        c.limb([(26, -16), (32, -44)], [11, 10], head)
        c.blob(36, -50, 15, 13, head, "b1", 0.02)
        c.curve([(48, -54), (66, -48), (48, -43)], OCHRE)
        c.dot(40, -54, 2.4, UMBER)
        c.curve([(-34, -22), (0, -24), (10, -12), (-16, -4)], mix(body, UMBER, 0.2))
        c.path(smooth([(-56, 4), (0, 8), (50, 4), (0, 12)]), WHITE, opacity=0.5)


def bee(st: Stage, x: float, y: float, s: float = 1.0) -> None:
    c = st.c
    with c.group(x, y, s, turn=st.near(0, 25)):
        c.dot(-2, -8, 8, WHITE, 5, 0.8)
        c.dot(6, -8, 7, WHITE, 5, 0.8)
        c.dot(0, 0, 10, MUSTARD, 6.5)
        for px in (-3, 3):
            c.wire([(px, -5.5), (px, 5.5)], UMBER, 2.8)
        c.dot(9, 0, 4, UMBER)


def bird(st: Stage, x: float, y: float, s: float = 1.0, flip: bool = False) -> None:
    c = st.c
    with c.group(x, y, s, flip=flip):
        c.curve([(-26, -10), (-6, -24), (14, -22), (18, -8), (4, 0), (-10, -2)], "#8a6a4c", "b1")
        c.curve([(6, -14), (18, -16), (14, -2), (4, 0)], "#c65a33")
        c.poly([(18, -16), (26, -13), (18, -11)], OCHRE, r=1, rough=0.3)
        c.dot(13, -17, 1.9, UMBER)
        c.wire([(0, 0), (0, 8)], UMBER, 1.8)
