"""Scenes of making and mending: art, clay, wood, cloth, bicycles, shelves, screens."""

from functools import partial

from .craft import brush, easel, hammer, palette_board, pegboard, plane, potters_wheel, sewing_machine, vase
from .furniture import stool
from .groups import at_table, in_wheelchair, reach
from .palette import CREAM, MUSTARD, OAK, PINE, PLUM, SAGE, TEAL, TERRACOTTA, UMBER, WOOD, darker, lighter
from .plants import flower
from .props import basket, mug, wool
from .rooms import pendant, quilt, room, table_top
from .shapes import cloud_edge, oval, smooth
from .stage import SceneFunction, Stage, said

STEEL = "#9a9698"
SMOCKS = [CREAM, TEAL, SAGE, MUSTARD, TERRACOTTA, "#8aa7b5"]


def art(st: Stage) -> str:
    room(st, 660, decor=3)
    one = st.cast.person(apron=st.pick(SMOCKS), sleeves="rolled")
    two = st.cast.person(sleeves="rolled")
    easel(st, 600, 760, 1.25)

    def paints() -> None:
        palette_board(st, 296, 520, 1.1)
        brush(st, 432, 470, 1.1, -24)

    st.person(one, 330, 560, 1.25, turn=0.8, left=(300, 520), right=(432, 470), held=paints)
    sit = st.chance(0.5)
    tip = (774, 480)
    paint = partial(brush, st, *tip, 1.1, 198)
    if sit:
        in_wheelchair(st, two, 920, 580, 1.2, True, turn=0.8, mood="laugh", left="lap", right=tip, held=paint)
    else:
        st.person(two, 920, 560, 1.25, turn=-0.8, mood="laugh", left=tip, right="hip", held=paint)
    for x in (70, 1080):
        _paint_pots(st, x, 792)
    for _ in range(7):
        tone = st.pick([TERRACOTTA, TEAL, MUSTARD, PLUM])
        st.c.blob(st.near(600, 260), st.near(772, 14), 16, 4, tone, rough=0.2)
    extra = ", in a wheelchair," if sit else ""
    return said(
        f"{one.words} and {two.words}{extra} paint a picture of the hills together.",
        f"{one.short} and {two.short}{extra} paint a picture of the hills together.",
    )


def _paint_pots(st: Stage, x: float, y: float) -> None:
    c = st.c
    stool(st, x, y, 1.1)
    c.limb([(x - 8, y - 210), (x - 20, y - 282)], [3, 3], WOOD)
    c.limb([(x + 4, y - 210), (x + 14, y - 290)], [3, 3], WOOD)
    c.blob(x + 15, y - 296, 6, 13, st.pick([TERRACOTTA, TEAL]))
    c.blob(x - 21, y - 288, 6, 13, st.pick([MUSTARD, PLUM]))
    c.box(x - 24, y - 228, 46, 54, st.pick([CREAM, TEAL, MUSTARD]), "br2", 5)


def pottery(st: Stage) -> str:
    c = st.c
    room(st, 660, decor=1, keep=(20, 460))
    for row, y in enumerate((210, 330)):
        c.box(30 + row * 40, y, 330, 16, OAK, "b1", 3)
        for k in range(4):
            vase(st, 80 + row * 40 + k * 78, y, st.near(0.9, 0.12))
    one, two = (
        st.cast.person(apron=st.pick(SMOCKS), sleeves="rolled"),
        st.cast.person(apron=st.pick(SMOCKS), sleeves="rolled"),
    )
    st.person(
        two,
        830,
        540,
        1.2,
        turn=-0.7,
        mood="laugh",
        left=(790, 470),
        right=(872, 470),
        held=lambda: vase(st, 831, 524, 1.3),
    )
    figure = st.figure(one, 440, 560, 1.3, legs="none", turn=0.5, down=0.9, tilt=5)
    figure.body()
    px, py = potters_wheel(st, 450, 850, 1.3)
    reach(figure, (px - 44, py), (px + 50, py))
    table_top(st, 720, 640, 520, 90)
    for k in range(4):
        vase(st, 800 + k * 110, 690 + (k % 2) * 16, 1.1)
    c.blob(110, 776, 110, 44, "#b98a6a", "b2", 0.06)
    return said(
        f"{one.words} shapes a clay pot on a wheel; {two.words} holds up a finished one.",
        f"{one.short} shapes a pot on a wheel; {two.short} holds one up.",
    )


def sewing(st: Stage) -> str:
    c = st.c
    room(st, 660, decor=2, keep=(470, 730))
    quilt(st, 490, 90, 220, 220, 5)
    one, two = st.cast.person(), st.cast.person()
    figures = at_table(st, [one, two], [350, 830], 600, 1.33, down=0.7)
    table_top(st, 60, 610, 1080, 140)
    tone = st.pick([TERRACOTTA, TEAL, MUSTARD, PLUM, "#d98a84"])
    cloth = [(210, 672), (300, 644), (440, 646), (520, 690), (440, 722), (270, 728), (180, 706)]
    c.curve(cloth, tone, "b2")
    c.path(smooth(cloth), c.cloth(st.pick(["flowers", "spots", "checks"]), lighter(tone, 0.5), 34), detail=True)
    sewing_machine(st, 530, 706, 1.2)
    reach(figures[0], (280, 656), (404, 664))
    job = st.pick(["knit", "hoop"])
    if job == "knit":
        reach(figures[1], (770, 566), (890, 566), lambda: _knitting(st, 830, 566))
    else:
        reach(figures[1], (764, 570), (896, 574), lambda: _hoop(st, 830, 570))
    basket(st, 1030, 724, 1.0, "wool")
    for k in range(2):
        wool(st, 690 + k * 62, 726 - (k % 2) * 12, 0.85)
    mug(st, 116, 706, 1.3)
    doing = "knits" if job == "knit" else "stitches flowers in a hoop"
    return said(
        f"{one.words} sews at a machine while {two.words} {doing}.",
        f"{one.short} sews at a machine while {two.short} {doing}.",
    )


def _knitting(st: Stage, x: float, y: float) -> None:
    c = st.c
    tone = st.pick([TERRACOTTA, TEAL, MUSTARD, PLUM])
    c.curve([(x - 44, y - 4), (x + 44, y - 4), (x + 52, y + 90), (x, y + 104), (x - 52, y + 90)], tone, "b2", 0.5)
    for k in range(4):
        c.wire(
            [(x - 42, y + 14 + k * 20), (x, y + 19 + k * 20), (x + 44, y + 14 + k * 20)],
            lighter(tone, 0.4),
            5,
            0.7,
        )
    c.wire([(x - 64, y + 26), (x + 46, y - 46)], CREAM, 6)
    c.wire([(x + 64, y + 26), (x - 46, y - 46)], CREAM, 6)


def _hoop(st: Stage, x: float, y: float) -> None:
    c = st.c
    c.dot(x, y, 60, CREAM)
    c.stroke(smooth(oval(x, y, 60, 60)), "#b5824a", 9)
    for dx, dy in ((-20, -10), (18, -18), (4, 20)):
        flower(st, x + dx, y + dy, 0.8)
    c.path(cloud_edge(c.rng, x - 24, y + 24, 11, 7, 5), "#6f8450")


def woodwork(st: Stage) -> str:
    c = st.c
    room(st, 680, decor=1, keep=(700, 1130))
    pegboard(st, 730, 120)
    pendant(st, 600, 100)
    one, two = (
        st.cast.person(apron=st.pick([OAK, TEAL, UMBER, SAGE]), sleeves="rolled"),
        st.cast.person(sleeves="rolled"),
    )
    figures = at_table(st, [one, two], [420, 800], 580, 1.32, down=0.8)
    table_top(st, 40, 620, 1120, 110)
    c.box(260, 640, 460, 34, PINE, "b2", 4)
    for k in range(3):
        c.wire([(280, 648 + k * 9), (500, 645 + k * 9), (700, 648 + k * 9)], darker(PINE, 0.2), 2, 0.5)
    plane(st, 440, 640, 1.25)
    reach(figures[0], (384, 584), (484, 598))
    _bird_box(st, 810, 700)
    reach(figures[1], (752, 610), (884, 580), lambda: hammer(st, 884, 580, 0.95, -150))
    for _ in range(12):
        px, py = st.near(450, 230), st.near(712, 10)
        c.wire([(px, py), (px + 10, py - 12), (px + 20, py - 2), (px + 12, py + 5)], "#ecd2a0", 4)
    c.box(980, 660, 150, 24, WOOD, "b1", 3)
    c.box(1000, 638, 130, 22, PINE, "b1", 3)
    return said(
        f"{one.words} planes a board and {two.words} builds a bird box at a workbench.",
        f"{one.short} planes wood and {two.short} builds a bird box.",
    )


def _bird_box(st: Stage, x: float, y: float) -> None:
    c = st.c
    tone = st.pick([TEAL, SAGE, PINE, TERRACOTTA, MUSTARD])
    c.shadow(x, y, 70, 12, 0.7)
    c.box(x - 50, y - 110, 100, 110, tone, "br2", 3)
    c.poly(
        [
            (x - 66, y - 102),
            (x, y - 158),
            (x + 66, y - 102),
            (x + 58, y - 92),
            (x, y - 138),
            (x - 58, y - 92),
        ],
        darker(tone, 0.35),
        "b1",
        3,
    )
    c.poly([(x - 48, y - 104), (x, y - 142), (x + 48, y - 104)], tone, r=2)
    c.dot(x, y - 74, 18, UMBER)


SCENES: dict[str, SceneFunction] = {"art": art, "pottery": pottery, "sewing": sewing, "woodwork": woodwork}
