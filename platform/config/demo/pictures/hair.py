"""Hair and what people wear on their heads."""

import math

from .canvas import Canvas
from .looks import Look
from .palette import CREAM, MUSTARD, TERRACOTTA, darker, lighter, mix
from .shapes import Point, cloud_edge, smooth

# Hair and cloth that falls behind: the right half of its outline, from the crown to the middle of the hem.
FALLS: dict[str, list[Point]] = {
    "bob": [(0, -62), (46, -40), (54, 10), (46, 44), (0, 50)],
    "long": [(0, -62), (46, -40), (54, 20), (60, 84), (34, 108), (0, 96)],
    "waves": [(0, -62), (46, -42), (58, -4), (50, 22), (62, 46), (46, 74), (0, 66)],
    "hijab": [(0, -66), (46, -44), (56, 10), (58, 60), (30, 84), (0, 86)],
    "sunhat": [(0, -62), (44, -40), (50, 10), (38, 42), (0, 44)],
}


def back_hair(c: Canvas, look: Look, turn: float) -> None:
    """What shows behind the head and shoulders: drawn before the body."""
    colour, x, kind = darker(look.hair_colour, 0.16), -turn * 5, look.hair
    if kind in FALLS:
        half = FALLS[kind]
        cloth = darker(look.scarf, 0.18) if kind == "hijab" else colour
        right = [(x + px, py) for px, py in half]
        c.curve(right + [(x - px, py) for px, py in half[-2:0:-1]], cloth, "b1")
    elif kind in ("afro", "curls"):
        big = kind == "afro"
        size = (62, 58) if big else (54, 52)
        c.path(cloud_edge(c.rng, x, -18 if big else -12, *size, 15), look.hair_colour if big else colour, "br1")
    elif kind == "ponytail":
        way = -1 if turn >= 0 else 1
        tail = [(way * 20, -42), (way * 58, -36), (way * 66, 6), (way * 54, 44)]
        c.limb(tail, [10, 17, 14, 4], colour, "b1")
    elif kind == "plaits":
        for side in (-1, 1):
            for k in range(5):
                c.blob(x + side * (43 + k * 2.4), 18 + k * 19, 11 - k * 0.8, 13, colour, rough=0.03)
            c.blob(x + side * 52, 108, 6, 6, look.scarf)
    elif kind == "locs":
        for k in range(9):
            px = x - 48 + k * 12
            c.limb([(px * 0.8, -30), (px * 1.08, 20), (px * 1.05, 52 + (k % 3) * 9)], [7, 7, 5], colour)
    elif kind == "bun":
        c.path(cloud_edge(c.rng, -turn * 14, -66, 25, 22, 9), colour, "br1")


def cap(turn: float, volume: float, parting: float, fringe: float, sides: float = 2) -> list[Point]:
    """Hair over the crown: out round the skull, back along the hairline."""
    v, x = volume, -turn * 3
    return [
        (-42, sides),
        (-45 - v + x, -20),
        (-37 - v * 0.8 + x, -44 - v * 0.6),
        (x, -56 - v),
        (37 + v * 0.8 + x, -44 - v * 0.6),
        (45 + v + x, -20),
        (42, sides),
        (37, -16),
        (26 + turn * 4, -27 + fringe * 0.4),
        (parting, -36 + fringe * 0.5),
        (-22 + turn * 4, -26 + fringe),
        (-37, -14),
    ]


def front_hair(c: Canvas, look: Look, turn: float, away: bool = False) -> None:
    """What frames the face: drawn after it. Away is a head seen from behind."""
    colour, kind = look.hair_colour, look.hair
    if away:
        _from_behind(c, look)
        if kind in HATS and kind != "hijab":
            HATS[kind](c, look, turn)
        return
    if kind in HATS:
        HATS[kind](c, look, turn)
        return
    if kind == "bald":
        _tufts(c, look, turn, -4)
    elif kind == "receding":
        _tufts(c, look, turn, -26)
    elif kind in ("perm", "curls"):
        size = 15 if kind == "perm" else 17
        for k in range(9):
            angle = math.pi * (1.06 + k * 0.11)
            c.blob(46 * math.cos(angle) - turn * 2, 48 * math.sin(angle) + 2, size, size, colour, "br1", 0.05)
        for px in (-24, -8, 9, 25):
            c.blob(px - turn * 2, -43 + abs(px) * 0.35, 14, 12, colour, rough=0.06)
        for px in (-10, 14):
            c.wire([(px - 8, -44), (px, -50), (px + 8, -44)], lighter(colour), 2.4, 0.7)
    elif kind == "afro":
        c.path(smooth(cap(turn, 4, turn * 4, 4, -6)), colour)
    else:
        _combed(c, look, turn)


# volume, where the hair parts, how low the fringe comes, how low the sides come
COMBED = {
    "crop": (1, 0, 0, -4),
    "fade": (-1, 0, -2, -12),
    "side": (5, 22, 6, 0),
    "swept": (8, -24, -3, -2),
    "pixie": (5, -16, 14, 6),
    "bob": (5, 16, 11, 34),
    "long": (5, 4, 6, 30),
    "waves": (7, -14, 7, 26),
    "bun": (3, 0, -2, 2),
    "ponytail": (4, -20, 10, 4),
    "plaits": (4, 0, 4, 14),
    "locs": (6, 0, 2, 4),
}


def _combed(c: Canvas, look: Look, turn: float) -> None:
    volume, parting, fringe, sides = COMBED[look.hair]
    way = 1 if turn >= 0 else -1
    c.path(smooth(cap(turn, volume, parting * way, fringe, sides)), look.hair_colour, "b1")
    shine = lighter(look.hair_colour, 0.3)
    x = -turn * 3 + parting * way * 0.5
    c.wire(
        [(x - 24, -42 - volume * 0.3), (x - 12, -49 - volume * 0.6), (x + 2, -51 - volume * 0.7)],
        shine,
        2.6,
        0.5,
    )
    c.wire([(x + 12, -47 - volume * 0.5), (x + 26, -39 - volume * 0.3)], shine, 2.2, 0.4)
    if look.hair == "locs":
        c.wire([(-40, -30), (0, -42), (40, -30)], look.scarf, 7)


def _tufts(c: Canvas, look: Look, turn: float, top: float) -> None:
    for side in (-1, 1):
        if side * turn > 0.6:
            continue
        c.curve(
            [(side * 36, 8), (side * 46, 4), (side * 49, -12), (side * 42, top - 8), (side * 36, top + 2)],
            look.hair_colour,
            "b1",
        )
    c.wire([(-16 - turn * 4, -38), (-6 - turn * 4, -42)], lighter(look.skin[0], 0.5), 4, 0.55)


def _from_behind(c: Canvas, look: Look) -> None:
    if look.hair == "hijab":
        c.curve(
            [(0, -64), (46, -44), (54, 20), (48, 70), (0, 88), (-48, 70), (-54, 20), (-46, -44)],
            look.scarf,
            "br2",
        )
        c.wire([(-20, -30), (-26, 20), (-14, 66)], darker(look.scarf, 0.25), 2.4, 0.5)
        return
    if look.hair == "bald":
        c.curve([(-42, -8), (-40, 26), (0, 38), (40, 26), (42, -8), (20, 4), (-20, 4)], look.hair_colour)
        return
    reach = {"bob": 44, "long": 92, "waves": 66}.get(look.hair, 32)
    c.curve(
        [
            (-44, 0),
            (-42, -38),
            (0, -58),
            (42, -38),
            (44, 0),
            (40, reach * 0.7),
            (0, reach),
            (-40, reach * 0.7),
        ],
        look.hair_colour,
        "br1",
    )
    c.wire([(-14, -44), (-20, -10), (-16, 18)], lighter(look.hair_colour, 0.25), 2.4, 0.5)


def _hijab(c: Canvas, look: Look, turn: float) -> None:
    cloth, x = look.scarf, turn * 5
    outer = [
        (0, -64),
        (42, -48),
        (54, -4),
        (50, 44),
        (34, 74),
        (0, 84),
        (-34, 74),
        (-50, 44),
        (-54, -4),
        (-42, -48),
    ]
    inner = [
        (x, -40),
        (26 + x, -30),
        (34 + x, -4),
        (29 + x, 26),
        (x, 45),
        (-29 + x, 26),
        (-34 + x, -4),
        (-26 + x, -30),
    ]
    c.path(smooth(outer) + smooth(inner[::-1]), cloth, "br2")
    c.wire([(-36, 40), (0, 62), (38, 38)], darker(cloth, 0.25), 2.4, 0.7)
    c.wire([(-26, 58), (6, 74), (32, 58)], darker(cloth, 0.25), 2.2, 0.6)
    c.wire([(-30 + x, -26), (x, -45), (30 + x, -26)], lighter(cloth, 0.25), 3, 0.7)


def _turban(c: Canvas, look: Look, turn: float) -> None:
    cloth = look.scarf
    c.curve(
        [
            (-47, -14),
            (-56, -46),
            (-24, -82),
            (20, -84),
            (56, -48),
            (47, -14),
            (24, -30),
            (0, -42),
            (-24, -30),
        ],
        cloth,
        "br2",
    )
    for k in range(4):
        c.wire(
            [(-49 + k * 4, -20 - k * 13), (-8 + k * 6, -44 - k * 11), (22 + k * 7, -62 - k * 5)],
            darker(cloth, 0.3),
            2.4,
            0.6,
        )
    c.wire([(49, -20), (30, -46), (4, -58)], darker(cloth, 0.3), 2.4, 0.6)


def _wrap(c: Canvas, look: Look, turn: float) -> None:
    cloth = look.scarf
    c.blob(-turn * 8 + 12, -76, 26, 18, darker(cloth, 0.12), "b1", 0.08)
    c.curve(
        [(-44, -8), (-50, -44), (-20, -74), (22, -74), (50, -44), (44, -8), (26, -28), (0, -34), (-26, -28)],
        cloth,
        "br1",
    )
    for k, px in enumerate((-30, -6, 18)):
        c.wire([(px - 6, -34 - k), (px + 6, -54), (px + 20, -68)], lighter(cloth, 0.45), 3, 0.75)


def _flatcap(c: Canvas, look: Look, turn: float) -> None:
    cloth = mix(look.second, "#7b6a55", 0.55)
    _tufts(c, look, turn, -8)
    way = 1 if turn >= 0 else -1
    c.curve([(-46, -22), (-50, -44), (-10, -64), (36, -58), (52, -38), (48, -24), (0, -30)], cloth, "b1")
    c.curve(
        [(way * 6, -30), (way * 58, -30), (way * 66, -18), (way * 30, -16), (way * -6, -22)],
        darker(cloth, 0.25),
    )
    c.wire([(-34, -40), (0, -52), (34, -46)], lighter(cloth, 0.3), 2, 0.5)


def _cap(c: Canvas, look: Look, turn: float) -> None:
    way = 1 if turn >= 0 else -1
    _tufts(c, look, turn, -10)
    c.curve([(-45, -18), (-46, -46), (0, -66), (46, -46), (45, -18), (0, -26)], look.scarf, "br1")
    c.curve(
        [(way * -6, -28), (way * 44, -30), (way * 68, -16), (way * 40, -12), (way * 4, -16)],
        darker(look.scarf, 0.3),
    )
    c.dot(0, -64, 4, darker(look.scarf, 0.2))


def _beanie(c: Canvas, look: Look, turn: float) -> None:
    _tufts(c, look, turn, -8)
    c.curve([(-46, -16), (-50, -46), (-10, -76), (14, -76), (50, -46), (46, -16), (0, -24)], look.scarf, "br1")
    c.limb([(-45, -20), (0, -30), (45, -20)], [9, 9, 9], darker(look.scarf, 0.18))


def _sunhat(c: Canvas, look: Look, turn: float) -> None:
    straw = mix(MUSTARD, CREAM, 0.35)
    c.path(smooth(cap(turn, 4, 10, 8, 26)), look.hair_colour)
    c.curve([(-78, -22), (-40, -40), (40, -40), (78, -22), (40, -16), (0, -21), (-40, -16)], straw, "b2")
    c.curve([(-40, -36), (-36, -68), (0, -78), (36, -68), (40, -36), (0, -30)], straw, "br2")
    c.limb(
        [(-40, -40), (0, -34), (40, -40)],
        [5.5, 5.5, 5.5],
        TERRACOTTA if look.top_colour != TERRACOTTA else "#337b7c",
    )


HATS = {
    "hijab": _hijab,
    "turban": _turban,
    "wrap": _wrap,
    "flatcap": _flatcap,
    "cap": _cap,
    "beanie": _beanie,
    "sunhat": _sunhat,
}
