"""Scenes of keeping: farms, animals, bees."""

from functools import partial

from .animals import bee, donkey, goat, hen, sheep
from .craft import hive
from .groups import gardener, in_wheelchair
from .looks import Look
from .palette import CREAM, MOSS, MUSTARD, OAK, TEAL, TERRACOTTA, UMBER, WHITE, darker
from .places import countryside, stone_wall, tufts
from .plants import crops, hedge, leaves, tree
from .stage import SceneFunction, Stage, said


def farm(st: Stage) -> str:
    countryside(st, 360, 480)
    _barn(st, st.pick([70, 780]), 510)
    stone_wall(st, 496, 50, st.pick([-20, 420]), st.pick([700, 1220]))
    beast = st.pick(["sheep", "goats", "hens"])
    draw = {"sheep": sheep, "goats": goat, "hens": hen}[beast]
    big = {"sheep": 1.0, "goats": 0.95, "hens": 1.1}[beast]
    for k in range(3):
        draw(st, 230 + k * 370 + st.near(0, 40), 570 + st.near(0, 14), big * 0.75, st.chance(0.5))
    look, mate = gardener(st), gardener(st)
    y, s = 560, 1.2
    x = 520
    pail = (x + 74, y + 4)
    st.person(look, x, y, s, turn=0.6, mood="smile", left="hip", right=pail, held=lambda: _feed(st, x + 76, y + 104))
    st.person(
        mate,
        790,
        y - 10,
        s * 0.98,
        turn=-0.6,
        mood="laugh",
        left=(745, y - 64),
        right=(835, y - 64),
        held=lambda: _armful(st, 790, y - 56, beast),
    )
    for k in range(2):
        draw(st, 190 + k * 850, 778, big * 1.25, flip=k == 1)
    tufts(st, 740, 800, 16)
    arm = {"sheep": "a lamb", "goats": "a bundle of hay", "hens": "a hen"}[beast]
    return said(
        f"{look.words} with a feed bucket and {mate.words} holding {arm}, among the {beast} on a farm.",
        f"{look.short} with a bucket and {mate.short} holding {arm}, among the {beast} on a farm.",
    )


def _feed(st: Stage, x: float, y: float) -> None:
    c = st.c
    c.wire([(x - 34, y - 66), (x, y - 104), (x + 34, y - 66)], "#6d666b", 4)
    c.poly(
        [(x - 38, y - 70), (x + 38, y - 70), (x + 29, y), (x - 29, y)],
        st.pick([TEAL, "#a9a6a8", TERRACOTTA]),
        "br2",
        6,
    )
    c.blob(x, y - 70, 35, 10, MUSTARD, rough=0.1)


def _armful(st: Stage, x: float, y: float, beast: str) -> None:
    c = st.c
    if beast == "hens":
        hen(st, x, y + 34, 1.1)
    elif beast == "sheep":
        sheep(st, x - 6, y + 48, 0.72)
    else:
        for k in range(-6, 7):
            c.limb(
                [(x - 74, y + k * 4), (x, y + k * 5 - 4), (x + 76, y + k * 3.4)],
                [3, 5, 2],
                st.pick(["#d9b95c", "#e8cf85", "#c4a24a"]),
            )
        c.limb([(x - 20, y - 30), (x - 22, y + 28)], [3, 3], UMBER)


def _barn(st: Stage, x: float, y: float) -> None:
    c = st.c
    wall = st.pick(["#a8563c", "#d8bd8a", "#8f7f6a", TERRACOTTA])
    c.shadow(x + 170, y, 210, 20, 0.7)
    c.poly(
        [
            (x, y),
            (x, y - 150),
            (x + 60, y - 230),
            (x + 170, y - 270),
            (x + 280, y - 230),
            (x + 340, y - 150),
            (x + 340, y),
        ],
        wall,
        "br2",
        4,
    )
    c.poly(
        [
            (x - 16, y - 138),
            (x + 50, y - 240),
            (x + 170, y - 288),
            (x + 290, y - 240),
            (x + 356, y - 138),
            (x + 338, y - 140),
            (x + 278, y - 222),
            (x + 170, y - 264),
            (x + 62, y - 222),
            (x + 2, y - 140),
        ],
        "#7b6a66",
        "b1",
        4,
    )
    c.box(x + 100, y - 140, 140, 140, darker(wall, 0.35), r=3)
    for a, b in (((x + 104, y - 136), (x + 236, y - 4)), ((x + 236, y - 136), (x + 104, y - 4))):
        c.wire([a, b], CREAM, 7)
    c.wire([(x + 170, y - 138), (x + 170, y)], CREAM, 7)
    c.box(x + 146, y - 218, 48, 46, UMBER, r=3)


def animals(st: Stage) -> str:
    countryside(st, 370, 520)
    one, two = gardener(st), gardener(st)
    for k in range(2):
        hen(st, 120 + k * 130, 776 - k * 16, 1.2, flip=k == 1)
    words = _donkey_field(st, one, two) if st.chance(0.5) else _goat_field(st, one, two)
    tufts(st, 740, 800, 18)
    return words


def beekeeping(st: Stage) -> str:
    countryside(st, 370, 500)
    for _ in range(2):
        tree(st, st.near(600, 500), 540, st.near(1.0, 0.2), "apple")
    hedge(st, 530, 50)
    for x in (160, 1020):
        hive(st, x, 610, 1.0)
    look = st.cast.person(hair="sunhat", hearing_aid=False, beard="", top="jumper", top_colour=CREAM, sleeves="long")
    look, mate = look.but(bottom="trousers", bottom_colour="#e0d2b4"), gardener(st)
    y = 540
    figure = st.person(
        look,
        420,
        y,
        1.22,
        turn=0.7,
        down=0.6,
        left=(446, y - 64),
        right=(572, y - 66),
        held=lambda: _comb(st, 508, y - 56),
    )
    _veil(st, *figure.head_at)
    x = 800
    st.person(
        mate,
        x,
        y + 10,
        1.2,
        turn=-0.7,
        mood="laugh",
        left=(x - 36, y - 70),
        right=(x + 24, y - 68),
        held=lambda: _honey(st, x - 6, y - 36, 1.6),
    )
    hive(st, 600, 790, 1.1)
    crops(st, 20, 796, 380, "flowers")
    crops(st, 860, 796, 330, "flowers")
    for _ in range(9):
        bee(st, st.near(600, 420), st.near(380, 230), st.near(1.1, 0.3))
    return said(
        f"{look.short} in a bee veil lifts a comb from a hive; {mate.words} holds a jar of honey.",
        f"{look.short} in a bee veil lifts a comb; {mate.short} holds a jar of honey.",
    )


def _veil(st: Stage, x: float, y: float) -> None:
    outline = f"M{x - 66:.0f},{y - 34:.0f} Q{x - 84:.0f},{y + 50:.0f} {x - 50:.0f},{y + 80:.0f} "
    outline += f"L{x + 50:.0f},{y + 80:.0f} Q{x + 84:.0f},{y + 50:.0f} {x + 66:.0f},{y - 34:.0f}Z"
    st.c.path(outline, WHITE, opacity=0.16)
    st.c.path(outline, st.c.cloth("checks", "#ffffff", 9), opacity=0.35, detail=True)


def _comb(st: Stage, x: float, y: float) -> None:
    c = st.c
    c.box(x - 62, y - 26, 124, 13, OAK, "b1", 3)
    c.box(x - 52, y - 14, 104, 66, "#d99a35", "b2", 4)
    c.path(f"M{x - 52:.0f},{y - 14:.0f}h104v66h-104Z", c.cloth("spots", "#a8702a", 13), detail=True)
    for _ in range(6):
        bee(st, x + st.near(0, 40), y + 18 + st.near(0, 24), 0.7)


def _honey(st: Stage, x: float, y: float, s: float) -> None:
    c = st.c
    c.box(x - 20 * s, y - 50 * s, 40 * s, 50 * s, "#dd9f30", "r2", 8)
    c.box(x - 18 * s, y - 60 * s, 36 * s, 13 * s, TERRACOTTA, "r1", 4)
    c.box(x - 14 * s, y - 34 * s, 28 * s, 20 * s, CREAM, r=3)


def _donkey_field(st: Stage, one: Look, two: Look) -> str:
    hedge(st, 545, 70)
    donkey(st, 560, 786, 1.3, flip=True)
    st.person(two, 760, 540, 1.16, turn=-0.7, mood="laugh", left=(660, 520), right="hip")
    fodder = partial(leaves, st, 350, 514, 1.0, MOSS, 5, 60)
    in_wheelchair(st, one, 250, 590, 1.2, turn=0.8, mood="laugh", left="lap", right=(344, 510), held=fodder)
    return said(
        f"{one.words}, in a wheelchair, feeds a donkey beside {two.words}.",
        f"{one.short}, in a wheelchair, feeds a donkey beside {two.short}.",
    )


def _goat_field(st: Stage, one: Look, two: Look) -> str:
    tree(st, 1090, 600, 1.5)
    fodder = partial(leaves, st, 546, 572, 1.0, MOSS, 5, 60)
    st.person(one, 420, 560, 1.22, turn=0.7, mood="laugh", left="hip", right=(540, 570), held=fodder)
    goat(st, 1010, 640, 1.0, True)
    st.person(two, 860, 540, 1.18, turn=-0.6, left=(760, 580), right="hip")
    goat(st, 690, 784, 1.5, True)
    return said(
        f"{one.words} feeds the goats with {two.words} in a field.",
        f"{one.short} feeds the goats with {two.short} in a field.",
    )


SCENES: dict[str, SceneFunction] = {"farm": farm, "animals": animals, "beekeeping": beekeeping}
