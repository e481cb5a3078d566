"""What gets people about: the community minibus, a car, a van, bicycles."""

import math

from .palette import (
    CREAM,
    HONEY,
    MUSTARD,
    NAVY,
    PLUM,
    RUST,
    SAGE,
    TEAL,
    TERRACOTTA,
    UMBER,
    WHITE,
    darker,
    lighter,
    mix,
)
from .shapes import Point, oval, smooth
from .stage import Stage

PAINTS = [TERRACOTTA, TEAL, MUSTARD, "#7ba3b8", SAGE, PLUM, RUST, "#e3d5b4"]
GLASS = "#bcd6d6"


def wheel(st: Stage, x: float, y: float, r: float) -> None:
    c = st.c
    c.blob(x, y, r, r, "#3d363b", "b1", 0.006)
    c.dot(x, y, r * 0.58, "#c9c2b8")
    c.dot(x, y, r * 0.42, "#8d878a")
    c.dot(x, y, r * 0.16, "#e9e2d5")


def minibus(st: Stage, x: float, y: float, s: float = 1.0, flip: bool = False) -> None:
    """A minibus 620 long on its wheels at y, facing right, with a lift-height step and a rack of windows."""
    c = st.c
    paint = st.pick(PAINTS)
    band = CREAM if paint != "#e3d5b4" else TEAL
    with c.group(x, y, s, flip=flip):
        c.shadow(300, 0, 340, 24, 0.9)
        c.path(
            "M16,-40 L16,-250 Q18,-282 54,-284 L470,-284 "
            "Q506,-282 530,-240 L560,-170 L606,-150 Q624,-142 624,-112 L624,-40Z",
            paint,
            "b2",
        )
        c.path("M16,-122 L622,-122 L624,-92 L16,-92Z", band)
        for k in range(3):
            _bus_window(st, 46 + k * 112, -250, 96, 92)
        c.path("M396,-250 h60 q22,2 34,30 l24,60 h-118Z", GLASS, "b1")
        c.path("M404,-172 l44,-70 h20 l-52,78Z", WHITE, opacity=0.35)
        c.wire([(384, -262), (384, -46)], darker(paint, 0.3), 3, 0.7)
        c.wire([(520, -150), (516, -46)], darker(paint, 0.3), 3, 0.7)
        c.box(398, -112, 30, 8, darker(paint, 0.4), r=3)
        c.box(602, -126, 20, 22, HONEY, r=6)
        c.box(6, -52, 626, 18, "#5c5358", r=7)
        for px in (130, 508):
            c.blob(px, -44, 62, 58, darker(paint, 0.35), rough=0.005)
            wheel(st, px, -42, 48)


def _bus_window(st: Stage, x: float, y: float, w: float, h: float) -> None:
    """A window with a passenger, looked through from outside."""
    c = st.c
    look = st.cast.person()
    c.box(x, y, w, h, GLASS, "b1", 10, 0.4)
    c.curve(
        [
            (x + 20, y + h),
            (x + 24, y + h - 26),
            (x + w / 2, y + h - 36),
            (x + w - 24, y + h - 26),
            (x + w - 20, y + h),
        ],
        look.top_colour,
        "b1",
        0.7,
    )
    cx, cy = x + w / 2, y + h * 0.48
    c.blob(cx, cy - 4, 24, 25, look.hair_colour, rough=0.04)
    c.blob(cx + 3, cy + 4, 19, 22, look.skin[0], "r1", 0.02)
    c.dot(cx - 1, cy + 2, 2, UMBER)
    c.dot(cx + 11, cy + 2, 2, UMBER)
    c.wire([(cx, cy + 12), (cx + 5, cy + 14.5), (cx + 10, cy + 12)], "#8a4038", 2)
    c.curve(
        [(cx - 21, cy), (cx - 18, cy - 22), (cx + 4, cy - 28), (cx + 23, cy - 12), (cx + 6, cy - 13)],
        look.hair_colour,
    )


def car(st: Stage, x: float, y: float, s: float = 1.0, flip: bool = False, door_open: bool = False) -> str:
    """A small car 480 long, facing right; gives back its paint."""
    c = st.c
    paint = st.pick(PAINTS)
    with c.group(x, y, s, flip=flip):
        c.shadow(240, 0, 270, 22, 0.9)
        c.path(
            "M10,-50 Q4,-128 44,-140 L96,-152 Q140,-226 210,-230 L292,-230 "
            "Q346,-228 388,-152 L446,-138 Q476,-130 474,-50Z",
            paint,
            "b2",
        )
        c.path("M122,-152 Q156,-208 206,-212 L224,-212 L224,-152Z", GLASS, "b1")
        c.path("M240,-212 L290,-212 Q330,-210 362,-152 L240,-152Z", GLASS, "b1")
        c.path("M136,-156 l44,-50 h22 l-40,50Z", WHITE, opacity=0.4)
        c.wire([(232, -214), (230, -60)], darker(paint, 0.3), 3, 0.7)
        c.box(196, -132, 26, 7, darker(paint, 0.4), r=3)
        c.box(452, -122, 20, 22, HONEY, r=6)
        c.box(6, -122, 16, 26, "#b8402f", r=5)
        c.box(2, -60, 478, 18, darker(paint, 0.35), r=8)
        for px in (108, 378):
            c.blob(px, -46, 58, 54, darker(paint, 0.4), rough=0.005)
            wheel(st, px, -44, 44)
        if door_open:
            c.path("M240,-150 L362,-150 L366,-58 Q320,-50 240,-56Z", "#54434a", "b1")
            c.curve(
                [(262, -150), (306, -150), (318, -92), (346, -84), (346, -60), (262, -60)],
                "#8a6f66",
                "b1",
                0.5,
            )
    return paint


def car_door(st: Stage, x: float, y: float, s: float, paint: str) -> None:
    """The open door, standing out towards us."""
    c = st.c
    with c.group(x, y, s):
        c.path(
            "M0,-150 L16,-222 Q20,-232 34,-232 L92,-218 L104,-140 L104,-30 Q104,-20 92,-22 L4,-48Z",
            paint,
            "r2",
        )
        c.path("M14,-154 L26,-218 L82,-206 L92,-142Z", GLASS, "b1")
        c.box(66, -116, 26, 8, darker(paint, 0.4), r=3)


def van(st: Stage, x: float, y: float, s: float = 1.0, flip: bool = False, paint: str = "") -> None:
    c = st.c
    paint = paint or st.pick(PAINTS)
    with c.group(x, y, s, flip=flip):
        c.shadow(240, 0, 270, 22, 0.9)
        c.path(
            "M10,-44 L10,-232 Q12,-250 32,-250 L318,-250 "
            "Q350,-250 372,-206 L398,-150 L448,-134 Q464,-128 464,-104 L464,-44Z",
            paint,
            "b2",
        )
        c.path("M296,-226 L322,-226 Q340,-224 352,-198 L372,-150 L296,-150Z", GLASS, "b1")
        c.blob(150, -146, 62, 52, lighter(paint, 0.45), rough=0.03)
        c.wire([(128, -130), (150, -172), (172, -130), (150, -142), (128, -130)], darker(paint, 0.2), 6)
        c.wire([(284, -236), (284, -52)], darker(paint, 0.3), 3, 0.7)
        c.box(446, -116, 18, 20, HONEY, r=6)
        c.box(2, -54, 468, 16, "#5c5358", r=7)
        for px in (102, 372):
            c.blob(px, -42, 54, 50, darker(paint, 0.38), rough=0.005)
            wheel(st, px, -40, 42)


def bike_wheel(st: Stage, x: float, y: float, r: float) -> None:
    c = st.c
    for px, py in oval(x, y, r, r, 14):
        c.wire([(x, y), (px, py)], "#d8d0c4", 1.7, 0.8)
    c.stroke(smooth(oval(x, y, r, r)), "#3f383d", 9)
    c.stroke(smooth(oval(x, y, r - 7, r - 7)), "#b9b0a4", 3)
    c.dot(x, y, 8, "#6d666b")


def bike(
    st: Stage, x: float, y: float, s: float = 1.0, flip: bool = False, paint: str = "", basket: bool = True
) -> dict[str, Point]:
    """A bicycle facing right with its wheels on y; gives back where saddle and handlebar are."""
    c = st.c
    paint = paint or st.pick([TERRACOTTA, TEAL, MUSTARD, NAVY, PLUM, "#5f8fa0", RUST])
    with c.group(x, y, s, flip=flip):
        c.shadow(0, 0, 190, 16, 0.7)
        bike_wheel(st, -112, -84, 80)
        bike_wheel(st, 118, -84, 80)
        for a, b in (
            ((-112, -84), (-44, -190)),
            ((-112, -84), (0, -84)),
            ((-44, -190), (0, -84)),
            ((0, -84), (84, -186)),
            ((-40, -180), (82, -200)),
        ):
            c.limb([a, b], [6, 6], paint)
        c.limb([(118, -84), (86, -190), (76, -226)], [5, 6, 6], paint)
        c.wire([(-44, -190), (-52, -222)], "#8b8488", 7)
        c.curve([(-88, -234), (-50, -236), (-18, -228), (-46, -218), (-80, -220)], UMBER, "b1")
        c.wire([(76, -224), (82, -240), (58, -246), (40, -240)], "#8b8488", 7)
        c.wire([(58, -246), (38, -238)], UMBER, 10)
        c.wire([(-184, -128), (-112, -172), (-44, -134)], mix(paint, UMBER, 0.35), 5)
        c.dot(0, -84, 21, "#6d666b")
        c.dot(0, -84, 12, "#b9b0a4")
        c.wire([(-4, -80), (20, -56)], "#6d666b", 6)
        c.box(10, -58, 32, 9, UMBER, r=3)
        c.wire([(-112, -76), (0, -66)], "#5a5357", 3, 0.8)
        if basket:
            c.poly([(96, -222), (176, -222), (166, -160), (106, -160)], "#c89a5c", "b2", 6)
            c.path("M96,-222 L176,-222 L166,-160 L106,-160Z", c.cloth("checks", "#94653a", 14), detail=True)

    def place(px: float, py: float) -> Point:
        return (x + px * s * (-1 if flip else 1), y + py * s)

    return {
        "saddle": place(-52, -232),
        "bars": place(46, -244),
        "frame": place(20, -190),
        "wheel": place(118, -160),
    }


def cog(st: Stage, x: float, y: float, r: float, colour: str = "#8b8488") -> None:
    c = st.c
    points: list[Point] = []
    for k in range(32):
        a = k * math.pi / 16
        d = r * (1.12 if k % 4 < 2 else 0.92)
        points.append((x + d * math.cos(a), y + d * math.sin(a)))
    c.poly(points, colour, "br1", 2, 0.3)
    c.dot(x, y, r * 0.4, CREAM)
