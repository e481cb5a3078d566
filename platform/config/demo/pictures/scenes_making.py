"""Scenes of making and mending: art, clay, wood, cloth, bicycles, shelves, screens."""

from .craft import (
    brush,
    drill,
    easel,
    hammer,
    palette_board,
    plane,
    potters_wheel,
    sewing_machine,
    toolbox,
    vase,
)
from .furniture import bookcase, stool
from .groups import at_table, in_wheelchair, reach
from .palette import (
    CREAM,
    HONEY,
    MUSTARD,
    OAK,
    PINE,
    PLUM,
    SAGE,
    TEAL,
    TERRACOTTA,
    UMBER,
    WHITE,
    WOOD,
    darker,
    lighter,
)
from .plants import pot
from .props import basket, laptop, mug, tablet, wool
from .rooms import pendant, quilt, room, shelf, table_top
from .shapes import cloud_edge, oval, smooth
from .stage import SceneFunction, Stage, said
from .vehicles import bike, bike_wheel, cog

STEEL = "#9a9698"
SMOCKS = [CREAM, TEAL, SAGE, MUSTARD, TERRACOTTA, "#8aa7b5"]


def art(st: Stage) -> str:
    c = st.c
    room(st, 660, decor=2)
    one, two = st.cast.person(apron=st.pick(SMOCKS), sleeves="rolled"), st.cast.person(sleeves="rolled")
    easel(st, 600, 760, 1.25)
    st.person(one, 330, 560, 1.25, turn=0.8, mood="smile", left=(300, 520), right=(432, 470),
              held=lambda: (palette_board(st, 296, 520, 1.1), brush(st, 432, 470, 1.1, -24))[0])  # fmt: skip
    chair = st.chance(0.5)
    if chair:
        in_wheelchair(st, two, 920, 580, 1.2, flip=True, turn=0.8, tilt=-3, left="lap", right=(774, 480), mood="laugh",
                      held=lambda: brush(st, 774, 480, 1.1, 196))  # fmt: skip
    else:
        st.person(
            two,
            920,
            560,
            1.25,
            turn=-0.8,
            mood="laugh",
            left=(780, 470),
            right="hip",
            held=lambda: brush(st, 780, 470, 1.1, 200),
        )
    _paint_pots(st, 70, 790)
    _paint_pots(st, 1080, 796)
    for _ in range(7):
        c.blob(
            st.near(600, 260), st.near(772, 14), 16, 4, st.pick([TERRACOTTA, TEAL, MUSTARD, PLUM]), rough=0.2
        )
    extra = ", in a wheelchair," if chair else ""
    return said(
        f"{one.words} and {two.words}{extra} paint a picture of the hills together.",
        f"{one.short} and {two.short}{extra} paint a picture together.",
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
    room(st, 660, decor=0)
    st.c.shadow(600, 250, 500, 40, 0.3)
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
    x, y = potters_wheel(st, 450, 850, 1.3)
    reach(figure, (x - 44, y), (x + 50, y))
    table_top(st, 720, 640, 520, 90)
    for k in range(4):
        vase(st, 800 + k * 110, 690 + (k % 2) * 16, 1.1)
    c.blob(110, 776, 110, 44, "#b98a6a", "b2", 0.06)
    return said(
        f"{one.words} shapes a clay pot on a wheel; {two.words} holds up a finished one.",
        f"{one.short} shapes a pot on a wheel; {two.short} holds one up.",
    )


def it_help(st: Stage) -> str:
    room(st, 660, decor=3)
    pot(st, 80, 770, 2.2, "leaves")
    old, young = st.cast.person(age="old"), st.cast.person(age=st.pick(["young", "adult"]))
    figures = at_table(st, [old, young], [450, 740], 600, 1.35, down=0.8)
    figures[0].pose.turn, figures[1].pose.turn = 0.5, -0.6
    table_top(st, 90, 620, 1020, 130)
    kind = st.pick(["tablet", "laptop"])
    if kind == "tablet":
        reach(figures[0], (400, 600), (516, 606), lambda: tablet(st, 458, 596, 1.45, -3))
        reach(figures[1], (560, 566), (850, 652))
    else:
        laptop(st, 480, 670, 1.4)
        reach(figures[0], (382, 650), (552, 656))
        reach(figures[1], (600, 560), (850, 652))
    mug(st, 270, 700, 1.4)
    mug(st, 900, 706, 1.4)
    _magnifier(st, 980, 690) if st.chance(0.5) else basket(st, 1010, 710, 0.8, "wool")
    return said(
        f"{young.words} helps {old.words} use a {kind} at a table.",
        f"{young.short} helps {old.short} use a {kind}.",
    )


def _magnifier(st: Stage, x: float, y: float) -> None:
    c = st.c
    c.limb([(x + 24, y + 8), (x + 80, y + 26)], [7, 9], UMBER)
    c.dot(x, y, 36, WHITE, 17, 0.5)
    c.stroke(smooth(oval(x, y, 36, 17)), TERRACOTTA, 7)


def repairs(st: Stage) -> str:
    c = st.c
    job = st.pick(["shelf", "toaster", "chair"])
    room(st, 680, decor=1 if job == "shelf" else 3)
    one, two = st.cast.person(sleeves="rolled"), st.cast.person(sleeves="rolled")
    if job == "shelf":
        y = 330
        c.box(430, y, 420, 20, PINE, "b1", 3)
        for px in (480, 780):
            c.poly([(px, y + 20), (px + 16, y + 20), (px + 6, y + 74)], OAK, r=2)
        st.person(
            one,
            380,
            560,
            1.25,
            turn=0.7,
            mood="smile",
            left=(470, 352),
            right=(492, 440),
            held=lambda: drill(st, 492, 440, 1.2, -50),
        )
        st.person(two, 820, 560, 1.25, turn=-0.7, mood="smile", left=(730, 352), right=(846, 352))
        toolbox(st, 600, 786, 1.15)
        return said(
            f"{one.words} and {two.words} put up a shelf, with a toolbox on the floor.",
            f"{one.short} and {two.short} put up a shelf.",
        )
    _pegboard(st, 420, 110)
    figures = at_table(st, [one, two], [430, 780], 600, 1.32, down=0.7)
    table_top(st, 80, 620, 1040, 130)
    if job == "toaster":
        _toaster(st, 470, 690)
        reach(
            figures[0], (398, 640), (560, 620), lambda: c.limb([(560, 624), (530, 660)], [6, 3], TERRACOTTA)
        )
    else:
        _small_radio(st, 470, 690)
        reach(figures[0], (398, 650), (552, 650))
    reach(
        figures[1],
        (730, 650),
        (846, 590),
        lambda: hammer(st, 846, 590, 0.9, -60) if job == "chair" else mug(st, 838, 614, 1.1),
    )
    toolbox(st, 970, 710, 0.9)
    c.shadow(200, 700, 60, 10, 0.5)
    cog(st, 210, 690, 22)
    cog(st, 262, 702, 16, MUSTARD)
    thing = "toaster" if job == "toaster" else "radio"
    return said(
        f"{one.words} and {two.words} mend a {thing} at a repair table.",
        f"{one.short} and {two.short} mend a {thing}.",
    )


def _pegboard(st: Stage, x: float, y: float) -> None:
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


def _toaster(st: Stage, x: float, y: float) -> None:
    c = st.c
    c.shadow(x, y, 110, 14, 0.7)
    c.box(x - 90, y - 104, 180, 104, st.pick([TEAL, CREAM, TERRACOTTA, STEEL]), "br2", 22)
    for px in (-46, 10):
        c.box(x + px, y - 112, 44, 14, "#c8853f", r=5)
    c.box(x + 92, y - 72, 14, 34, UMBER, r=4)
    c.dot(x + 60, y - 26, 10, UMBER)


def _small_radio(st: Stage, x: float, y: float) -> None:
    c = st.c
    tone = st.pick([TEAL, TERRACOTTA, MUSTARD, CREAM])
    c.shadow(x, y, 110, 14, 0.7)
    c.wire([(x + 60, y - 110), (x + 110, y - 196)], STEEL, 5)
    c.box(x - 100, y - 112, 200, 112, tone, "br2", 16)
    c.dot(x - 48, y - 56, 38, darker(tone, 0.35))
    for k in range(-2, 3):
        c.wire([(x - 78, y - 56 + k * 13), (x - 18, y - 56 + k * 13)], lighter(tone, 0.3), 3, 0.6)
    c.box(x + 10, y - 90, 74, 34, HONEY, r=4)
    c.dot(x + 30, y - 28, 13, UMBER)
    c.dot(x + 66, y - 28, 13, UMBER)


def bikes(st: Stage) -> str:
    c = st.c
    room(st, 650, decor=1, window=True)
    for x in (150, 1050):
        c.wire([(x, 150), (x, 196)], UMBER, 7)
        bike_wheel(st, x, 262, 76)
    one, two = st.cast.person(sleeves="rolled"), st.cast.person(sleeves="rolled")
    st.person(two, 880, 560, 1.2, flip=False, turn=-0.7, mood="laugh", left=(792, 510), right="hip")
    spots = bike(st, 600, 780, 1.3)
    st.person(one, 330, 560, 1.22, turn=0.8, down=0.5, mood="smile", lean=5, left=(440, 492), right=(520, 478),
              held=lambda: c.limb([(520, 478), (560, 520)], [6, 5], STEEL))  # fmt: skip
    reach(st.figure(two, 880, 560, 1.2), None, None)
    toolbox(st, 1060, 788, 0.95)
    stool(st, 110, 790, 1.1)
    mug(st, 112, 616, 1.1)
    assert spots
    return said(
        f"{one.words} and {two.words} mend a bicycle in a workshop.",
        f"{one.short} and {two.short} mend a bicycle.",
    )


def sewing(st: Stage) -> str:
    c = st.c
    room(st, 660, decor=1)
    st_x = st.pick([600, 640])
    quilt(st, st_x - 120, 90, 240, 240, 5)
    one, two = st.cast.person(), st.cast.person()
    figures = at_table(st, [one, two], [370, 820], 600, 1.33, down=0.8)
    table_top(st, 60, 610, 1080, 140)
    tone = st.pick([TERRACOTTA, TEAL, MUSTARD, PLUM, "#d98a84"])
    c.curve([(240, 664), (320, 640), (470, 648), (520, 690), (440, 720), (280, 724), (210, 700)], tone, "b2")
    sewing_machine(st, 430, 700, 1.2)
    reach(figures[0], (280, 664), (350, 690))
    job = st.pick(["knit", "hoop"])
    if job == "knit":
        reach(figures[1], (768, 560), (872, 560), lambda: _knitting(st, 820, 560))
    else:
        reach(figures[1], (756, 570), (880, 570), lambda: _hoop(st, 818, 570))
    basket(st, 1020, 720, 1.0, "wool")
    for k in range(3):
        wool(st, 620 + k * 62, 716 - (k % 2) * 14, 0.85)
    mug(st, 120, 700, 1.3)
    doing = "knits" if job == "knit" else "stitches flowers in a hoop"
    return said(
        f"{one.words} sews at a machine while {two.words} {doing}.",
        f"{one.short} sews at a machine while {two.short} {doing}.",
    )


def _knitting(st: Stage, x: float, y: float) -> None:
    c = st.c
    tone = st.pick([TERRACOTTA, TEAL, MUSTARD, PLUM])
    c.curve(
        [(x - 44, y - 4), (x + 44, y - 4), (x + 52, y + 90), (x, y + 104), (x - 52, y + 90)], tone, "b2", 0.5
    )
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
    from .plants import flower

    c = st.c
    c.dot(x, y, 60, CREAM)
    c.stroke(smooth(oval(x, y, 60, 60)), "#b5824a", 9)
    for dx, dy in ((-20, -10), (18, -18), (4, 20)):
        flower(st, x + dx, y + dy, 0.8)
    c.path(cloud_edge(c.rng, x - 24, y + 24, 11, 7, 5), "#6f8450")


def woodwork(st: Stage) -> str:
    c = st.c
    room(st, 680, decor=0)
    _pegboard(st, 730, 120)
    if st.chance(0.5):
        shelf(st, 420, 240, 240)
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


def books(st: Stage) -> str:
    c = st.c
    room(st, 680, window=False, decor=0)
    x = 10.0
    while x < 1190:
        w = st.pick([230, 280])
        bookcase(st, x, 690, w, 6)
        x += w + 18
    from .props import book, stack_of_books

    c.beam([(300, 0), (560, 0), (900, 800), (520, 800)], 0.12)
    one, two = st.cast.person(), st.cast.person()
    figures = at_table(st, [one, two], [400, 800], 590, 1.33, down=0.7)
    table_top(st, 60, 640, 1080, 120)
    reach(figures[0], (336, 580), (464, 580), lambda: book(st, 400, 574, 1.35))
    job = st.pick(["read", "point"])
    if job == "read":
        reach(figures[1], (740, 590), (862, 590), lambda: book(st, 801, 582, 1.3))
    else:
        reach(figures[1], (700, 660), (870, 500), lambda: book(st, 880, 474, 0.8, 8))
    stack_of_books(st, 160, 720, st.rng.randint(3, 6))
    stack_of_books(st, 1030, 726, st.rng.randint(3, 6))
    mug(st, 600, 716, 1.3)
    pot(st, 690, 714, 0.9)
    return said(
        f"{one.words} and {two.words} with books at a library table.",
        f"{one.short} and {two.short} with books at a library table.",
    )


SCENES: dict[str, SceneFunction] = {
    "art": art, "pottery": pottery, "it_help": it_help, "repairs": repairs, "bikes": bikes, "sewing": sewing,
    "woodwork": woodwork, "books": books,
}  # fmt: skip
