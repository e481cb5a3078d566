"""Scenes of cooking, baking, eating and selling food."""

from collections.abc import Callable
from functools import partial

from .craft import vase
from .groups import at_table, hang_basket, in_wheelchair, reach
from .looks import Look, both
from .palette import CREAM, MUSTARD, OAK, SAGE, TEAL, TERRACOTTA, UMBER, WHITE, lighter
from .people import Figure
from .places import hills, sky
from .plants import flower, pot, veg
from .props import basket, board, bowl, cake, crate, loaf, mug, pan, plate, teapot
from .rooms import counter, pendant, room, shelf, table_top
from .stage import SceneFunction, Stage, said
from .town import awning, bunting, cobbles, terrace

APRONS = [CREAM, TERRACOTTA, TEAL, MUSTARD, SAGE, WHITE, "#8aa7b5"]


def _cook(st: Stage, **fixed: object) -> Look:
    look = st.cast.person(**fixed)
    return look.but(apron=st.pick([a for a in APRONS if a != look.top_colour]), sleeves="rolled")


def meals(st: Stage) -> str:
    c = st.c
    room(st, 700, decor=3)
    pendant(st, st.pick([420, 760]), 120)
    one, two = _cook(st), _cook(st)
    figures = at_table(st, [one, two], [430, 800], 600, 1.35, down=0.6)
    counter(st, 610)
    job = st.pick(["pan", "dough", "chop"])
    x = 430
    if job == "pan":
        pan(st, 500, 640, 1.25)
        reach(figures[0], (400, 580), (500, 540), lambda: c.limb([(516, 570), (496, 500)], [5, 6], OAK))
    elif job == "dough":
        c.blob(x + 20, 630, 130, 16, WHITE, rough=0.06)
        c.blob(x + 20, 610, 74, 34, "#ecd6a8", "b2", 0.05)
        reach(figures[0], (x - 24, 588), (x + 62, 588))
    else:
        board(st, x + 20, 630, 250)
        reach(
            figures[0],
            (x - 34, 612),
            (x + 54, 596),
            lambda: c.limb([(x + 54, 600), (x + 130, 616)], [7, 4], "#a9a6a8"),
        )
    bowl(st, 800, 650, 1.2, "salad")
    reach(figures[1], (748, 570), (856, 572), lambda: c.limb([(748, 580), (776, 540)], [4, 4], OAK))
    for px, thing in zip((130, 640, 1070), st.rng.sample([0, 1, 2, 3], 3), strict=True):
        _worktop(st, px, 640, thing)
    doing = {"pan": "stirs a pan", "dough": "kneads dough", "chop": "chops vegetables"}[job]
    return said(
        f"{one.words} {doing} and {two.words} makes a salad in a kitchen.",
        f"{one.short} {doing} and {two.short} makes a salad.",
    )


def _worktop(st: Stage, x: float, y: float, kind: int) -> None:
    if kind == 0:
        pot(st, x, y, 1.2, "herb")
    elif kind == 1:
        bowl(st, x, y, 0.9, "fruit")
    elif kind == 2:
        teapot(st, x, y, 1.2)
    else:
        loaf(st, x, y, 1.2, "round")


def lunch_club(st: Stage) -> str:
    room(st, 700, decor=3)
    bunting(st, -10, 40, 610, 40, 34)
    bunting(st, 590, 40, 1210, 40, 34)
    looks = [st.cast.person(age=age) for age in st.rng.sample(["old", "old", "adult", "young"], 4)]
    spots = [180.0, 450, 750, 1020]
    figures = at_table(st, looks, spots, 560, 1.2)
    cloth = st.pick([TERRACOTTA, CREAM, TEAL, MUSTARD, SAGE, "#d98a84"])
    table_top(st, 30, 560, 1140, 140, cloth, st.pick(["checks", "spots", "stripes", "flowers"]))
    vase(st, 600, 610, 0.9)
    posy(st, 600, 540)
    for k, (figure, x) in enumerate(zip(figures, spots, strict=True)):
        plate(st, x + 8, 630, 1.25)
        _eat(st, figure, x, k)
    mug(st, 320, 684, 1.25)
    teapot(st, 610, 690, 1.4)
    mug(st, 900, 684, 1.25)
    who = looks[0]
    return said(
        f"Four people, with {who.words} at one end, laugh and eat together at a long table.",
        "Four people eat together at a long table.",
    )


def _eat(st: Stage, figure: Figure, x: float, k: int) -> None:
    c = st.c
    kind = st.pick(["fork", "mug", "rest"])
    if kind == "fork":
        reach(figure, (x - 66, 606), (x + 70, 580), lambda: c.wire([(x + 66, 590), (x + 46, 622)], "#a9a6a8", 5))
    elif kind == "mug":
        reach(figure, (x - 60, 606), (x + 50, 492), lambda: mug(st, x + 34, 512, 1.15))
    else:
        reach(figure, (x - 60, 604), (x + 70, 606))


def bakery(st: Stage) -> str:
    c = st.c
    room(st, 700, decor=0, window=False)
    if st.chance(0.5):
        bunting(st, -10, 26, 1210, 26, 36, 24)
    for row in range(2):
        y = 190 + row * 130
        c.shadow(600, y + 22, 600, 30, 0.5)
        c.box(40, y, 1120, 18, OAK, "b1", 3)
        x = 120.0
        while x < 1100:
            loaf(st, x, y, st.near(0.95, 0.1))
            x += st.near(158, 12)
    for x in (320, 880):
        pendant(st, x, 70)
    one, two = _cook(st), _cook(st)
    figures = at_table(st, [one, two], [390, 820], 590, 1.34, mood="laugh")
    counter(st, 630)
    kind = st.pick(["tin", "round"])
    reach(figures[0], (318, 556), (462, 556), lambda: loaf(st, 390, 584, 1.4, kind))
    job = st.pick(["cake", "bread"])
    if job == "cake":
        reach(figures[1], (738, 606), (896, 606), lambda: cake(st, 816, 642, 1.2))
    else:
        basket(st, 820, 642, 1.35, "bread")
        reach(figures[1], (744, 572), (896, 572))
    plate(st, 130, 642, 1.5, "buns")
    plate(st, 1070, 642, 1.5, "buns")
    cake(st, 606, 650, 0.9)
    thing = "a cake" if job == "cake" else "a basket of bread"
    return said(
        f"{one.words} holds a fresh loaf and {two.words} has {thing}, in a bakery full of bread.",
        f"{one.short} holds a fresh loaf and {two.short} has {thing}, in a bakery full of bread.",
        f"Two bakers, one with a fresh loaf and one with {thing}, in a bakery full of bread.",
    )


def cafe(st: Stage) -> str:
    room(st, 690, decor=1, keep=(430, 1200))
    shelf(st, 620, 200, 440)
    for x in (300, 900):
        pendant(st, x, 80)
    server, one, two = _cook(st), st.cast.person(), st.cast.person()
    st.person(
        server,
        600,
        500,
        1.12,
        turn=st.pick([-0.6, 0.6]),
        mood="laugh",
        left=(530, 430),
        right=(674, 430),
        held=lambda: _tray(st, 602, 430),
    )
    figures = at_table(st, [one, two], [250, 950], 610, 1.3)
    figures[0].pose.turn, figures[1].pose.turn = 0.8, -0.8
    table_top(st, 60, 620, 1080, 130)
    reach(figures[0], (190, 660), (322, 590), lambda: mug(st, 318, 616, 1.3))
    reach(figures[1], (880, 664), (1020, 664))
    mug(st, 850, 690, 1.3)
    plate(st, 990, 700, 1.4, "cake")
    plate(st, 400, 708, 1.4, st.pick(["buns", "sandwich"]))
    teapot(st, 610, 722, 1.35)
    vase(st, 740, 684, 0.8)
    posy(st, 740, 628)
    return said(
        f"{server.words} brings a tray to {both(one, two)} at a café table.",
        f"{server.short} brings a tray to two people at a café table.",
    )


def _tray(st: Stage, x: float, y: float) -> None:
    mug(st, x - 32, y - 4, 1.0)
    plate(st, x + 36, y - 8, 0.7, "cake")
    st.c.box(x - 88, y - 6, 176, 14, st.pick([OAK, TEAL, TERRACOTTA]), "b1", 6)


def market_stall(st: Stage) -> str:
    sky(st, 300)
    hills(st, 280, 2)
    terrace(st, 540, small=1.0)
    cobbles(st, 530)
    seller, buyer = _cook(st), st.cast.person()
    tone = st.pick([TERRACOTTA, TEAL, MUSTARD, "#71405e", SAGE])
    for x in (160, 860):
        st.c.limb([(x, 120), (x, 780)], [9, 9], OAK, "r1")
    kind = st.pick(["veg", "bread", "cake"])
    ware = {
        "veg": partial(veg, st, 590, 462, 1.3),
        "bread": partial(loaf, st, 590, 458, 0.9, "round"),
        "cake": partial(plate, st, 594, 450, 0.8, "cake"),
    }[kind]
    st.person(seller, 490, 545, 1.22, turn=0.7, mood="laugh", left="hip", right=(590, 450), held=ware)
    awning(st, 120, 90, 780, tone, 96)
    bunting(st, 160, 210, 860, 210, 30, 24)
    _goods(st, kind, 150)
    sit = st.chance(0.4)
    bag: Callable[[], object]
    if sit:
        bag = partial(basket, st, 1000, 600, 0.75)
        in_wheelchair(st, buyer, 1020, 590, 1.2, True, turn=0.8, left="lap", right=(930, 500), held=bag)
    else:
        bag = partial(hang_basket, st, (1112, 560), 1.0)
        st.person(buyer, 1010, 550, 1.22, turn=-0.8, left=(910, 490), right=(1112, 560), held=bag)
    extra = ", in a wheelchair," if sit else ""
    return said(
        f"{seller.words} serves {buyer.words}{extra} at a market stall in the town.",
        f"{seller.short} serves {buyer.short}{extra} at a market stall in the town.",
    )


def _goods(st: Stage, kind: str, x: float) -> None:
    c = st.c
    c.box(x - 20, 620, 760, 220, st.pick([OAK, TEAL, "#b98d68", TERRACOTTA]), "b2", 4)
    c.poly([(x - 34, 560), (x + 754, 560), (x + 768, 640), (x - 48, 640)], lighter(OAK, 0.25), "b1", 4)
    for k in range(4):
        px = x - 4 + k * 190
        if kind == "veg":
            crate(st, px, 652, 166, 82)
        elif kind == "bread":
            loaf(st, px + 84, 600, 1.25)
            loaf(st, px + 90, 646, 1.3)
        elif k % 2:
            cake(st, px + 84, 640, 1.05)
        else:
            plate(st, px + 84, 622, 1.35, "buns")
    for k in range(9):
        c.path(f"M{x - 20 + k * 84.4:.0f},650 h84.4 l-42.2,54Z", [CREAM, TERRACOTTA, MUSTARD][k % 3], "b1")


def shopping(st: Stage) -> str:
    room(st, 640, window=False, decor=0)
    for row in range(3):
        shelf(st, 30, 150 + row * 150, 1140, "" if row == 1 else "jar")
    bunting(st, -10, 10, 1210, 10, 26, 22)
    one, two = st.cast.person(age="old"), st.cast.person()
    chair = st.chance(0.5)
    if chair:
        in_wheelchair(
            st,
            one,
            420,
            570,
            1.25,
            turn=0.8,
            left=(372, 520),
            right=(512, 500),
            mood="smile",
            held=lambda: basket(st, 430, 590, 0.85),
        )
    else:
        grip = (316, 580)
        st.person(one, 420, 560, 1.25, turn=0.7, left=grip, right="front", held=lambda: hang_basket(st, grip, 1.0))
    st.person(
        two,
        780,
        550,
        1.25,
        turn=-0.7,
        mood="laugh",
        left=(676, 450),
        right="hip",
        held=lambda: _tin(st, 672, 486),
    )
    crate(st, 940, 782, 220, 96)
    crate(st, 30, 790, 200, 92)
    extra = ", in a wheelchair," if chair else ""
    return said(
        f"{two.words} helps {one.words}{extra} choose food in a village shop.",
        f"{two.short} helps {one.short}{extra} choose food in a village shop.",
    )


def _tin(st: Stage, x: float, y: float) -> None:
    c = st.c
    c.box(x - 22, y - 60, 44, 62, st.pick([TERRACOTTA, TEAL, MUSTARD]), "r2", 5)
    c.box(x - 22, y - 44, 44, 26, CREAM, r=1)
    c.dot(x, y - 31, 8, "#d4562f")
    c.dot(x, y - 60, 21, UMBER, 4)


def posy(st: Stage, x: float, y: float) -> None:
    for k in range(6):
        flower(st, x - 42 + k * 17, y - 8 - (k % 3) * 20, 0.75)


SCENES: dict[str, SceneFunction] = {
    "meals": meals,
    "lunch_club": lunch_club,
    "bakery": bakery,
    "cafe": cafe,
    "market_stall": market_stall,
    "shopping": shopping,
}
