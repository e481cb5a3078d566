"""Scenes of growing and keeping: gardens, allotments, farms, animals, bees."""

from .animals import bee, bird, cat, donkey, goat, hen, sheep
from .craft import hive
from .groups import in_wheelchair
from .looks import Look
from .palette import CREAM, MOSS, MUSTARD, OAK, SAGE, TEAL, TERRACOTTA, UMBER, WHITE, darker, lighter
from .places import countryside, framing, ground, hills, sky, stone_wall, tufts
from .plants import bed, crops, hedge, leaves, pot, tree
from .props import basket, crate, mug, seedling, spade, trowel, wateringcan
from .stage import SceneFunction, Stage, said
from .town import bunting, house, rooftops


def _gardener(st: Stage, **fixed: object) -> Look:
    look = st.cast.person(**fixed)
    if look.hair not in ("hijab", "turban", "wrap") and st.chance(0.4):
        look = look.but(hair="sunhat" if look.woman or st.chance(0.5) else "flatcap", hearing_aid=False)
    return look.but(sleeves="rolled")


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


def gardening(st: Stage) -> str:
    c = st.c
    _backdrop(st)
    one, two = _gardener(st), _gardener(st)
    if st.chance(0.5):
        framing(c, st.light, 0)
    if st.chance(0.35):
        return _wheelchair_bed(st, one, two)
    y, s = 560, 1.2
    st.person(one, 400, y, s, turn=0.7, down=0.8, tilt=7, lean=7, left=(370, 600), right=(478, 610),
              held=lambda: trowel(st, 478, 610, 1.1, 62))  # fmt: skip
    what = st.pick(["can", "seedling", "basket"])
    _second_gardener(st, two, 800, y, s, what)
    bed(st, 150, 640, 900)
    if st.chance(0.6):
        bird(st, 196, 648, 1.3)
    pot(st, 96, 780, 1.5)
    pot(st, 1114, 782, 1.4)
    doing = {"can": "waters the plants", "seedling": "brings a young plant", "basket": "picks flowers"}[what]
    return said(
        f"{one.words} plants a raised bed while {two.words} {doing}.",
        f"{one.short} plants a raised bed while {two.short} {doing}.",
    )


def _second_gardener(st: Stage, look: Look, x: float, y: float, s: float, what: str) -> None:
    if what == "can":
        st.person(look, x, y, s, turn=-0.5, down=0.5, tilt=-4, left=(x - 54, y - 20), right=(x - 36, y - 2),
                  held=lambda: wateringcan(st, x - 46, y - 20, 1.05, flip=True, turn=-14, pour=True))  # fmt: skip
    elif what == "seedling":
        st.person(look, x, y, s, turn=-0.7, mood="laugh", left=(x - 52, y - 68), right=(x - 8, y - 66),
                  held=lambda: seedling(st, x - 30, y - 50, 1.5))  # fmt: skip
    else:
        spot = (x + 70, y - 20)
        st.person(look, x, y, s, turn=-0.6, mood="laugh", left=(x - 80, y + 70), right=spot,
                  held=lambda: (basket(st, x + 72, y + 130, 1.1, "flowers"), None)[1])  # fmt: skip


def _wheelchair_bed(st: Stage, one: Look, two: Look) -> str:
    in_wheelchair(st, one, 360, 560, 1.22, turn=0.8, down=0.7, tilt=6, lean=5, left=(430, 500), right=(500, 540),
                  held=lambda: trowel(st, 500, 540, 1.1, 24))  # fmt: skip
    bed(st, 560, 566, 560)
    st.c.box(580, 640, 26, 130, OAK, "r1", 2)
    st.c.box(1080, 640, 26, 130, OAK, "r1", 2)
    x, y = 850, 500
    st.person(two, x, y, 1.15, turn=-0.7, mood="laugh", left=(x - 52, y - 68), right=(x - 8, y - 66),
              held=lambda: seedling(st, x - 30, y - 50, 1.5))  # fmt: skip
    bed(st, 560, 566, 560, wood=True)
    pot(st, 1140, 770, 1.3)
    return said(
        f"{one.words}, in a wheelchair, plants a high bed with {two.words}.",
        f"{one.short} in a wheelchair plants a high bed with {two.short}.",
    )


def allotment(st: Stage) -> str:
    c = st.c
    countryside(st, 360, 500, grass=False)
    _shed(st, st.pick([120, 830]), 540)
    for row, crop in enumerate(st.rng.sample(["cabbage", "flowers", "beans", "carrots", "chard"], 2)):
        y = 560 + row * 60
        c.curve(
            [(-30, y), (600, y - 16), (1230, y), (1230, y + 34), (600, y + 26), (-30, y + 34)],
            "#7a5340",
            "b2",
            0.6,
        )
        crops(st, 10, y + 8, 1180, crop)
    one, two = _gardener(st), _gardener(st)
    y, s = 580, 1.22
    fork = (470, y + 10)
    st.person(one, 390, y, s, turn=0.6, mood="smile", left=(342, y - 54), right=fork, held=None)
    spade(st, 484, y + 268, 1.2, fork=True)
    with_hand = st.figure(one, 390, y, s, right=(488, y - 70))
    with_hand.pose.left = None
    x = 770
    kind = st.pick(["veg", "mug"])
    if kind == "veg":
        st.person(two, x, y, s, turn=-0.6, mood="laugh", left=(x - 44, y - 30), right=(x + 46, y - 28),
                  held=lambda: crate(st, x - 86, y + 20, 172, 74))  # fmt: skip
    else:
        st.person(
            two,
            x,
            y,
            s,
            turn=-0.6,
            mood="laugh",
            left="hip",
            right=(x + 10, y - 96),
            held=lambda: mug(st, x - 6, y - 76, 1.2),
        )
    c.curve([(-30, 740), (600, 716), (1230, 742), (1230, 840), (-30, 840)], "#6a4636", "b2", 0.6)
    crops(st, 20, 764, 1160, st.pick(["cabbage", "carrots", "chard"]))
    doing = "holds a box of vegetables" if kind == "veg" else "has a hot drink"
    return said(
        f"{one.words} with a garden fork and {two.words} who {doing}, on an allotment.",
        f"{one.short} with a fork and {two.short} who {doing}, on an allotment.",
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


def farm(st: Stage) -> str:
    c = st.c
    countryside(st, 360, 480)
    _barn(st, st.pick([70, 780]), 510)
    stone_wall(st, 496, 50, st.pick([-20, 420]), st.pick([700, 1220]))
    beast = st.pick(["sheep", "goats", "hens"])
    draw = {"sheep": sheep, "goats": goat, "hens": hen}[beast]
    big = {"sheep": 1.0, "goats": 0.95, "hens": 1.35}[beast]
    for k in range(3):
        draw(st, 230 + k * 370 + st.near(0, 40), 570 + st.near(0, 14), big * 0.75, st.chance(0.5))
    look, mate = _gardener(st), _gardener(st)
    y, s = 560, 1.2
    x = 520
    pail = (x + 74, y + 4)
    st.person(look, x, y, s, turn=0.6, mood="smile", left="hip", right=pail,
              held=lambda: _feed(st, x + 76, y + 104))  # fmt: skip
    st.person(mate, 790, y - 10, s * 0.98, turn=-0.6, mood="laugh", left=(745, y - 64), right=(835, y - 64),
              held=lambda: _armful(st, 790, y - 56, beast))  # fmt: skip
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
    c = st.c
    countryside(st, 370, 520)
    look, mate = _gardener(st), _gardener(st)
    beast = st.pick(["donkey", "goat"])
    if beast == "donkey":
        hedge(st, 540, 70)
        st.person(mate, 330, 560, 1.18, turn=0.7, mood="smile", left="down", right=(452, 470))
        nose = donkey(st, 590, 790, 1.3, flip=True)
        st.person(
            mate.but(), 330, 560, 1.18, turn=0.7, mood="smile", left="down", right=nose
        ) if False else None
        in_wheelchair(
            st,
            look,
            930,
            590,
            1.2,
            flip=True,
            turn=0.8,
            mood="laugh",
            left="lap",
            right=(836, 560),
            held=lambda: leaves(st, 826, 566, 0.9, MOSS, 5, 60),
        )
        words = "a donkey"
    else:
        tree(st, 1020, 600, 1.5)
        st.person(look, 430, 560, 1.2, turn=0.7, mood="laugh", left="hip", right=(540, 590))
        for x, flip in ((680, True), (920, True)):
            goat(st, x, 770, 1.35, flip)
        st.person(mate, 800, 500, 1.12, turn=-0.6, left=(740, 510), right="hip")
        goat(st, 690, 778, 1.4, True)
        words = "their goats"
    for k in range(2):
        hen(st, 120 + k * 130, 770 - k * 20, 1.2, flip=k == 1)
    tufts(st, 740, 800, 18)
    chair = ", in a wheelchair," if beast == "donkey" else ""
    return said(
        f"{look.words}{chair} and {mate.words} with {words} in a field.",
        f"{look.short}{chair} and {mate.short} with {words}.",
    )


def beekeeping(st: Stage) -> str:
    c = st.c
    countryside(st, 370, 500)
    for _ in range(2):
        tree(st, st.near(600, 500), 540, st.near(1.0, 0.2), "apple")
    hedge(st, 530, 50)
    for k in range(2):
        hive(st, 160 + k * 860, 610, 1.0)
    look, mate = (
        st.cast.person().but(
            hair="sunhat",
            hearing_aid=False,
            top="jumper",
            top_colour=CREAM,
            sleeves="long",
            bottom="trousers",
            bottom_colour="#e0d2b4",
        ),
        _gardener(st),
    )
    y = 540
    figure = st.person(look, 440, y, 1.2, turn=0.7, down=0.7, left=(470, y - 80), right=(560, y - 84), grip="grip",
                       held=lambda: _comb(st, 516, y - 66))  # fmt: skip
    hx, hy = figure.head_at
    c.path(
        f"M{hx - 62:.0f},{hy - 30:.0f} Q{hx - 76:.0f},{hy + 60:.0f} {hx - 40:.0f},{hy + 82:.0f} L{hx + 40:.0f},{hy + 82:.0f} Q{hx + 76:.0f},{hy + 60:.0f} {hx + 62:.0f},{hy - 30:.0f}Z",
        WHITE,
        opacity=0.22,
    )
    st.person(
        mate,
        790,
        y + 10,
        1.18,
        turn=-0.7,
        mood="laugh",
        left=(745, y - 62),
        right=(800, y - 56),
        held=lambda: _honey(st, 772, y - 28, 1.5),
    )
    hive(st, 600, 780, 1.15)
    leaves(st, 80, 790, 1.6, MOSS, 7, 60)
    crops(st, 20, 790, 330, "flowers")
    crops(st, 880, 792, 310, "flowers")
    for _ in range(9):
        bee(st, st.near(600, 420), st.near(380, 230), st.near(1.1, 0.3))
    return said(
        f"{look.short} in a bee veil lifts a comb from a hive; {mate.words} holds a jar of honey.",
        f"A beekeeper lifts a comb; {mate.short} holds honey.",
    )


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


def cat_on_wall(st: Stage, x: float, y: float, s: float = 0.8) -> None:
    cat(st, x, y, s, st.chance(0.5))


SCENES: dict[str, SceneFunction] = {
    "gardening": gardening, "allotment": allotment, "farm": farm, "animals": animals, "beekeeping": beekeeping,
}  # fmt: skip
