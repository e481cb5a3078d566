"""Scenes of the way to a place: the bus stop, the street, the door. They show where to go, not who is there."""

from .palette import CREAM, MUSTARD, NAVY, OAT, PLUM, RUST, SLATE, TEAL, darker, lighter
from .places import ground, hills, sky, tufts
from .plants import pot, tree
from .stage import SceneFunction, Stage, said
from .town import STONES, church, cobbles, courses, lamp_post, mill, pane, terrace
from .vehicles import minibus

#: Colours of doors that have a plain name.
NAMED_DOORS = {"red": RUST, "green": "#4d7a4f", "blue": NAVY, "teal": TEAL, "purple": PLUM, "yellow": MUSTARD}


def way_bus_stop(st: Stage) -> str:
    sky(st, 320)
    hills(st, 290, 2)
    church(st, st.pick([120, 900]), 500, 0.9)
    terrace(st, 540, small=st.pick([0.95, 1.1]))
    cobbles(st, 536)
    minibus(st, st.near(340, 80), 720, 1.05)
    pole = st.near(200, 40)
    st.c.shadow(pole, 742, 60, 12, 0.7)
    st.c.box(pole - 7, 420, 14, 320, SLATE, "r1", 4)
    st.c.box(pole - 60, 380, 120, 92, st.pick([RUST, TEAL, PLUM]), "b1", 10)
    st.c.box(pole - 40, 400, 80, 38, CREAM, r=6)
    for dx in (-22, 22):
        st.c.dot(pole + dx, 446, 9, CREAM)
    return said("A small bus waits at a bus stop, in a street of stone houses.")


def way_street(st: Stage) -> str:
    sky(st, 330)
    hills(st, 300, 2)
    mill(st, st.pick([60, 780]), 520, 0.9)
    terrace(st, 570, small=st.pick([1.05, 1.2]))
    cobbles(st, 566)
    for x in sorted((st.near(160, 60), st.near(980, 60))):
        lamp_post(st, x, 660, 1.2)
    pot(st, st.near(560, 80), 650, 1.2, "flowers")
    return said("A flat, wide street of stone houses and shops, with lamp posts.")


def way_door(st: Stage) -> str:
    name = st.pick(sorted(NAMED_DOORS))
    colour, wall = NAMED_DOORS[name], st.pick(STONES)
    sky(st, 300)
    c = st.c
    c.box(-20, 60, c.w + 40, 600, wall, "b2", 2)
    courses(st, -20, 60, c.w + 40, 600, wall)
    for x in (140, 930):
        pane(st, x, 250, 130, 180)
    ground(st, 640, lighter(st.light.land[0], 0.1))
    c.box(470, 190, 260, 460, CREAM, "r2", 6)
    c.box(495, 215, 210, 435, colour, "br2", 4)
    c.box(530, 250, 140, 120, darker(colour, 0.35), r=4)
    c.dot(680, 450, 12, MUSTARD)
    c.box(772, 410, 30, 46, CREAM, "r1", 6)
    c.dot(787, 433, 8, RUST)
    c.poly([(470, 650), (730, 650), (1090, 730), (1090, 760), (470, 690)], OAT, "b2", 4)
    c.wire([(740, 560), (1100, 640)], SLATE, 12)
    for x in (745, 920, 1090):
        c.wire([(x, 560 + (x - 740) * 0.222), (x, 650 + (x - 740) * 0.222)], SLATE, 10)
    pot(st, 380, 690, 1.3, "flowers")
    tree(st, st.pick([70, 1130]), 660, 1.0, "round")
    tufts(st, 720, 800, 40)
    return said(f"A wide {name} door in a stone wall, with a bell beside it and a ramp with a rail.")


SCENES: dict[str, SceneFunction] = {
    "way_bus_stop": way_bus_stop,
    "way_street": way_street,
    "way_door": way_door,
}
