"""Scenes of growing and keeping: gardens, allotments, farms, animals, bees."""

from functools import partial
from typing import Any

from .animals import bird
from .groups import gardener, hang_basket, in_wheelchair, reach
from .looks import Look
from .palette import CREAM, MUSTARD, OAK, SAGE, TEAL, TERRACOTTA, darker, lighter
from .places import countryside, framing, ground, hills, sky, stone_wall, tufts
from .plants import bed, crops, hedge, pot, tree
from .props import crate, mug, seedling, spade, trowel, wateringcan
from .stage import SceneFunction, Stage, said
from .town import bunting, house, rooftops


def _backdrop(st: Stage) -> None:
    """A garden's far end: hills, then a wall, a fence, a hedge or the backs of houses."""
    c = st.c
    kind = st.pick(["wall", "hedge", "houses", "fence"])
    sky(st, 360)
    hills(st, 330)
    if kind == "houses":
        for k in range(5):
            with c.group(-40 + k * 270, 520, 1.1):
                house(st, 0, 0, 236, 2)
        hedge(st, 540, 66)
    elif kind == "wall":
        rooftops(st, 400, 7, 0.34)
        for _ in range(3):
            tree(st, st.near(600, 560), 500, st.near(0.9, 0.2))
        stone_wall(st, 470, 76)
    elif kind == "fence":
        for _ in range(3):
            tree(st, st.near(600, 560), 500, st.near(1, 0.2))
        tone = st.pick([SAGE, "#b9a58a", "#8aa7a5", CREAM])
        for k in range(22):
            c.poly(
                [
                    (-10 + k * 58, 410),
                    (18 + k * 58, 388),
                    (44 + k * 58, 410),
                    (44 + k * 58, 560),
                    (-10 + k * 58, 560),
                ],
                tone,
                "b1",
                3,
            )
    else:
        for _ in range(4):
            tree(st, st.near(600, 580), 500, st.near(0.9, 0.2))
        hedge(st, 530, 100)
    ground(st, 540)
    tufts(st, 580, 800, 40)


LOW_CROPS = ["cabbage", "flowers", "carrots", "chard"]


def gardening(st: Stage) -> str:
    _backdrop(st)
    one, two = gardener(st), gardener(st)
    if st.chance(0.5):
        framing(st.c, st.light, 0)
    if st.chance(0.35):
        return _high_bed(st, one, two)
    y, s = 584, 1.22
    planter = st.figure(one, 410, y, s, turn=0.7, down=0.8, tilt=6, lean=6)
    planter.body()
    what = st.pick(["can", "seedling", "basket"])
    if what != "can":
        _secondgardener(st, two, 800, y, s, what)
        bed(st, 140, 690, 920, st.pick(LOW_CROPS))
    else:
        st.figure(two, 800, y, s, turn=-0.5, down=0.5, tilt=-4).body()
        bed(st, 140, 690, 920, st.pick(LOW_CROPS))
        helper = st.figure(two, 800, y, s, turn=-0.5)
        reach(
            helper,
            (748, 536),
            (768, 556),
            lambda: wateringcan(st, 756, 536, 1.1, flip=True, turn=-10, pour=True),
        )
    reach(planter, (430, 638), (508, 640), lambda: trowel(st, 508, 640, 1.15, 40))
    seedling(st, 356, 712, 1.25)
    if st.chance(0.6):
        bird(st, 176, 696, 1.3)
    pot(st, 70, 790, 1.4)
    pot(st, 1134, 790, 1.35)
    doing = {"can": "waters it", "seedling": "brings a young plant", "basket": "carries a basket of flowers"}[what]
    return said(
        f"{one.words} plants a raised bed while {two.words} {doing}.",
        f"{one.short} plants a raised bed while {two.short} {doing}.",
    )


def _secondgardener(st: Stage, look: Look, x: float, y: float, s: float, what: str) -> None:
    if what == "seedling":
        st.person(
            look,
            x,
            y,
            s,
            turn=-0.7,
            mood="laugh",
            left=(x - 46, y - 82),
            right=(x + 14, y - 80),
            held=lambda: seedling(st, x - 16, y - 62, 1.6),
        )
    else:
        grip = (x + 92, y + 2)
        st.person(
            look,
            x,
            y,
            s,
            turn=-0.6,
            mood="laugh",
            left="hip",
            right=grip,
            held=lambda: hang_basket(st, grip, 1.0, "flowers"),
        )


def allotment(st: Stage) -> str:
    c = st.c
    countryside(st, 360, 500, grass=False)
    _shed(st, st.pick([110, 850]), 540)
    for row, crop in enumerate(st.rng.sample(["cabbage", "flowers", "beans", "carrots", "chard"], 2)):
        y = 560 + row * 60
        row_edge = [(-30, y), (600, y - 16), (1230, y), (1230, y + 34), (600, y + 26), (-30, y + 34)]
        c.curve(row_edge, "#7a5340", "b2", 0.6)
        crops(st, 10, y + 8, 1180, crop)
    one, two = gardener(st), gardener(st)
    fork = st.chance(0.5)
    tool = partial(spade, st, 500, 800, 1.0, fork)
    st.person(one, 400, 580, 1.22, turn=0.6, left="hip", right=(500, 512), held=tool)
    doing = _harvester(st, two, 760, 580)
    c.curve([(-30, 740), (600, 716), (1230, 742), (1230, 840), (-30, 840)], "#6a4636", "b2", 0.6)
    crops(st, 20, 770, 1160, st.pick(["cabbage", "carrots", "chard"]))
    named = "fork" if fork else "spade"
    return said(
        f"{one.words} with a garden {named} and {two.words} who {doing}, on an allotment.",
        f"{one.short} with a garden {named} and {two.short} who {doing}, on an allotment.",
    )


def _shed(st: Stage, x: float, y: float) -> None:
    c = st.c
    tone = st.pick([TEAL, SAGE, "#b98d68", TERRACOTTA, "#8aa7b5", MUSTARD])
    c.shadow(x + 120, y, 150, 20, 0.7)
    c.box(x, y - 200, 240, 200, tone, "br2", 3)
    for k in range(1, 8):
        c.wire([(x + k * 30, y - 200), (x + k * 30, y)], darker(tone, 0.2), 2.4, 0.6)
    c.poly(
        [
            (x - 24, y - 192),
            (x + 120, y - 280),
            (x + 264, y - 192),
            (x + 252, y - 176),
            (x + 120, y - 258),
            (x - 12, y - 176),
        ],
        darker(tone, 0.4),
        "b1",
        4,
    )
    c.poly([(x, y - 190), (x + 120, y - 264), (x + 240, y - 190)], tone, "b1", 2)
    c.box(x + 28, y - 150, 74, 62, lighter(st.light.sky[0], 0.2), "b1", 3)
    c.wire([(x + 65, y - 150), (x + 65, y - 88)], CREAM, 5)
    c.box(x + 140, y - 164, 72, 164, darker(tone, 0.22), "r1", 3)
    bunting(st, x - 10, y - 176, x + 252, y - 176, 16, 20)


def _high_bed(st: Stage, one: Look, two: Look) -> str:
    """A bed raised high enough to garden from a wheelchair."""
    x, y = 850, 500
    st.person(
        two,
        x,
        y,
        1.18,
        turn=-0.7,
        mood="laugh",
        left=(x - 46, y - 80),
        right=(x + 14, y - 78),
        held=lambda: seedling(st, x - 16, y - 60, 1.6),
    )
    for px in (590, 1080):
        st.c.box(px, 630, 28, 150, OAK, "r1", 2)
    bed(st, 560, 570, 580, st.pick(LOW_CROPS))
    in_wheelchair(
        st,
        one,
        380,
        590,
        1.25,
        turn=0.8,
        down=0.7,
        tilt=6,
        lean=6,
        left=(450, 560),
        right=(560, 560),
        held=lambda: trowel(st, 560, 560, 1.15, 24),
    )
    pot(st, 1150, 790, 1.2)
    pot(st, 90, 790, 1.4)
    return said(
        f"{one.words}, in a wheelchair, plants a high bed with {two.words}.",
        f"{one.short} in a wheelchair plants a high bed with {two.short}.",
    )


def _harvester(st: Stage, look: Look, x: float, y: float) -> str:
    """Somebody with something of the day's; gives back what, in words."""
    pose: dict[str, Any] = {"turn": -0.6, "mood": "laugh"}
    kind = st.pick(["crate", "mug", "basket"])
    if kind == "crate":
        load = partial(crate, st, x - 88, y + 10, 176, 78)
        st.person(look, x, y, 1.22, left=(x - 88, y - 34), right=(x + 88, y - 34), held=load, **pose)
        return "holds a box of vegetables"
    if kind == "mug":
        drink = partial(mug, st, x - 34, y - 86, 1.3)
        st.person(look, x, y, 1.22, left=(x - 30, y - 110), right="hip", held=drink, **pose)
        return "has a hot drink"
    load = partial(hang_basket, st, (x + 92, y), 1.05)
    st.person(look, x, y, 1.22, left="out", right=(x + 92, y), held=load, **pose)
    return "has a basket of vegetables"


SCENES: dict[str, SceneFunction] = {"gardening": gardening, "allotment": allotment}
