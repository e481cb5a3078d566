"""Scenes of mending and learning: screens, shelves, bicycles, books."""

from .craft import drill, hammer, pegboard, toolbox
from .furniture import bookcase, stool
from .groups import at_table, in_wheelchair, reach
from .looks import Look
from .palette import CREAM, HONEY, MUSTARD, OAK, PINE, SAGE, TEAL, TERRACOTTA, UMBER, WHITE, darker, lighter
from .plants import pot
from .props import basket, book, laptop, mug, stack_of_books, tablet
from .rooms import room, table_top
from .shapes import oval, smooth
from .stage import SceneFunction, Stage, said
from .vehicles import bike, bike_wheel, cog

STEEL = "#9a9698"
SMOCKS = [CREAM, TEAL, SAGE, MUSTARD, TERRACOTTA, "#8aa7b5"]


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
    job = st.pick(["shelf", "toaster", "radio"])
    room(st, 680, decor=3, keep=(400, 860))
    one, two = st.cast.person(sleeves="rolled"), st.cast.person(sleeves="rolled")
    if job == "shelf":
        return _shelf_job(st, one, two)
    pegboard(st, 420, 110)
    figures = at_table(st, [one, two], [430, 780], 600, 1.32, down=0.7)
    table_top(st, 80, 620, 1040, 130)
    if job == "toaster":
        _toaster(st, 470, 690)
        tool = (566, 612)
        reach(figures[0], (372, 640), tool, lambda: c.limb([tool, (530, 652)], [7, 3], TERRACOTTA))
    else:
        _small_radio(st, 470, 690)
        reach(figures[0], (376, 640), (562, 640))
    spot = (846, 590)
    if st.chance(0.5):
        reach(figures[1], (730, 650), spot, lambda: hammer(st, *spot, 0.9, -60))
    else:
        reach(figures[1], (730, 650), spot, lambda: mug(st, spot[0] - 6, spot[1] + 26, 1.2))
    toolbox(st, 970, 710, 0.9)
    cog(st, 210, 690, 22)
    cog(st, 262, 702, 16, MUSTARD)
    return said(
        f"{one.words} and {two.words} mend a {job} at a repair table.",
        f"{one.short} and {two.short} mend a {job} at a repair table.",
    )


def _shelf_job(st: Stage, one: Look, two: Look) -> str:
    c = st.c
    y = 300
    c.shadow(600, y + 26, 220, 26, 0.4)
    c.box(420, y, 360, 22, PINE, "b1", 3)
    for px in (470, 716):
        c.poly([(px, y + 22), (px + 16, y + 22), (px + 6, y + 78)], OAK, r=2)
    st.person(
        one,
        340,
        560,
        1.25,
        turn=0.7,
        left="hip",
        right=(450, 400),
        held=lambda: drill(st, 450, 400, 1.2, -66),
    )
    st.person(two, 880, 560, 1.25, turn=-0.7, mood="laugh", left=(762, 318), right="hip")
    toolbox(st, 600, 790, 1.2)
    return said(
        f"{one.words} and {two.words} put up a shelf, with a toolbox on the floor.",
        f"{one.short} and {two.short} put up a shelf, with a toolbox on the floor.",
    )


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
    room(st, 650, decor=0)
    for x in (60, 1150):
        c.wire([(x, 130), (x, 176)], UMBER, 7)
        bike_wheel(st, x, 242, 76)
    one, two = st.cast.person(sleeves="rolled"), st.cast.person(sleeves="rolled")
    chair = st.chance(0.35)
    helper = (790, 470)
    if not chair:
        st.person(two, 880, 545, 1.2, turn=-0.7, mood="laugh", left=helper, right="hip")
    bike(st, 600, 786, 1.3, basket=st.chance(0.5))
    spanner = (520, 560)
    st.person(
        one,
        380,
        560,
        1.22,
        turn=0.8,
        down=0.6,
        lean=4,
        left="hip",
        right=spanner,
        held=lambda: c.limb([(spanner[0] - 14, spanner[1] - 30), (spanner[0] + 34, spanner[1] + 50)], [7, 6], STEEL),
    )
    if chair:
        in_wheelchair(st, two, 960, 590, 1.18, flip=True, turn=0.8, mood="laugh", left="lap", right=(830, 560))
    else:
        stool(st, 1110, 790, 1.1)
        mug(st, 1112, 616, 1.1)
    toolbox(st, 150, 790, 1.0)
    extra = ", in a wheelchair," if chair else ""
    return said(
        f"{one.words} and {two.words}{extra} mend a bicycle in a workshop.",
        f"{one.short} and {two.short}{extra} mend a bicycle in a workshop.",
    )


def books(st: Stage) -> str:
    c = st.c
    room(st, 680, window=False, decor=0)
    x = 10.0
    while x < 1190:
        w = st.pick([230, 280])
        bookcase(st, x, 690, w, 6)
        x += w + 18
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


SCENES: dict[str, SceneFunction] = {"it_help": it_help, "repairs": repairs, "bikes": bikes, "books": books}
