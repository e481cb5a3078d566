"""Scenes of going out: the minibus, the car, walks, dogs, the pool, the view."""

from .animals import dog, sheep
from .groups import hang_basket, in_wheelchair, reach, with_guide_dog, with_stick
from .looks import Look
from .palette import CREAM, MUSTARD, OAK, PLUM, TEAL, TERRACOTTA, UMBER, WHITE, darker, lighter, mix
from .people import Hand
from .places import countryside, framing, ground, hills, path_to, sky, stone_wall, tufts
from .plants import tree
from .rooms import window_view
from .shapes import oval, smooth
from .stage import SceneFunction, Stage, said
from .town import bench, bunting, cobbles, rooftops, terrace
from .vehicles import car, car_door, minibus


def day_trip(st: Stage) -> str:
    c = st.c
    sky(st, 380)
    hills(st, 360)
    if st.chance(0.5):
        rooftops(st, 470, 6, 0.26)
    ground(st, 500)
    c.path(f"M-20,600 Q600,560 {c.w + 20},610 V740 Q600,700 -20,740Z", "#b9aea0", "b2")
    c.wire([(-20, 668), (600, 634), (1220, 672)], CREAM, 5, 0.7)
    minibus(st, 400, 690, 1.16)
    one, two, three = st.cast.person(), st.cast.person(age="old"), st.cast.person()
    ground(st, 736, st.light.land[2])
    with_stick(st, two, 390, 560, 1.12, turn=st.pick([-0.5, 0.5]), mood="laugh", left="hip")
    in_wheelchair(st, one, 160, 592, 1.16, turn=0.7, mood="laugh", left="wave", right="lap")
    grip = (1122, 590)
    st.person(
        three,
        1030,
        565,
        1.16,
        turn=-0.6,
        mood="laugh",
        left="wave",
        right=grip,
        held=lambda: hang_basket(st, grip, 0.95, "bread"),
    )
    tufts(st, 770, 800, 16)
    return said(
        f"{one.words}, in a wheelchair, {two.words} and {three.words} by a minibus in the hills.",
        f"{one.short}, in a wheelchair, {two.short} and {three.short} by a minibus in the hills.",
        "Three people, one in a wheelchair, by a minibus in the hills.",
    )


def driving(st: Stage) -> str:
    if st.chance(0.6):
        sky(st, 300)
        hills(st, 270, 2)
        terrace(st, 520)
        cobbles(st, 510, "#cfc0a8")
    else:
        countryside(st, 370, 520)
        path_to(st, 900, 540, 600, wide=420)
    paint = car(st, 330, 740, 1.42, door_open=True)
    one, two = st.cast.person(age="old"), st.cast.person()
    st.figure(two, 1010, 552, 1.2, turn=-0.7, mood="laugh").body()
    car_door(st, 846, 740, 1.42, paint)
    top = (944, 420)
    reach(st.figure(two, 1010, 552, 1.2), top, "hip")
    kind = st.pick(["chair", "stick"])
    if kind == "chair":
        in_wheelchair(st, one, 240, 600, 1.2, turn=0.8, mood="laugh", left="lap", right="wave")
    else:
        with_stick(st, one, 250, 562, 1.18, turn=0.7, left="hip")
    extra = "in a wheelchair" if kind == "chair" else "with a stick"
    return said(
        f"{two.words} holds a car door open for {one.short} {extra}.",
        f"{two.short} opens a car door for {one.short}.",
    )


def dog_walking(st: Stage) -> str:
    countryside(st, 370, 540)
    if st.chance(0.4):
        rooftops(st, 440, 6, 0.26)
    path_to(st, st.near(700, 200), 556, 600, wide=460)
    if st.chance(0.5):
        framing(st.c, st.light, 0)
    one, two = st.cast.person(), st.cast.person()
    guide = st.chance(0.4)
    if guide:
        with_guide_dog(st, one, 270, 545, 1.15, turn=0.7, left="walk")
    else:
        _on_a_lead(st, one, 260, TERRACOTTA)
    _on_a_lead(st, two, 790, TEAL)
    tufts(st, 760, 800, 10)
    first = "a guide dog" if guide else "a dog"
    return said(
        f"{one.words} and {two.words} out walking in the hills, one with {first}, one with a dog on a lead.",
        f"{one.short} and {two.short} walking in the hills, one with {first}, one with a dog on a lead.",
    )


def walking_group(st: Stage) -> str:
    c = st.c
    countryside(st, 380, 530)
    stone_wall(st, 520, 54, st.pick([-20, 640]), st.pick([420, 1220]))
    path_to(st, st.near(640, 260), 546, 600, wide=560)
    looks = [st.cast.person() for _ in range(4)]
    spots = [(170, 560), (470, 545), (740, 556), (1030, 560)]
    odd = st.pick(["stick", "chair"])
    for k in (1, 2, 0, 3):
        x, y = spots[k]
        look = looks[k].but(bottom="trousers")
        if k == 0:
            with_stick(st, look, x, y, 1.1, turn=0.6, mood="laugh", left="walk")
        elif k == 3 and odd == "chair":
            in_wheelchair(st, look, x, 596, 1.1, flip=True, turn=0.7, mood="laugh", left="wave", right="lap")
        else:
            _walker(st, look, x, y, 1.08, k)
    if st.chance(0.5):
        framing(c, st.light, 0)
    tufts(st, 770, 800, 14)
    extra = "one with a stick and one in a wheelchair" if odd == "chair" else "one with a walking stick"
    return said(f"Four people, {extra}, walk and talk on a path in the hills.")


def _walker(st: Stage, look: Look, x: float, y: float, s: float, k: int) -> None:
    """Somebody with a rucksack."""
    c = st.c
    tone = st.pick([TERRACOTTA, TEAL, MUSTARD, PLUM])
    c.box(x - 62 * s, y - 140 * s, 124 * s, 120 * s, tone, "br2", 22)
    st.person(
        look,
        x,
        y,
        s,
        legs="walk",
        turn=st.pick([-0.6, 0.6]),
        tilt=st.near(0, 4),
        mood=st.pick(["laugh", "smile"]),
        left="wave" if k == 2 and st.chance(0.5) else "walk",
        right="front",
    )
    for side in (-1, 1):
        c.wire(
            [
                (x + side * 28 * s, y - 146 * s),
                (x + side * 32 * s, y - 100 * s),
                (x + side * 36 * s, y - 62 * s),
            ],
            darker(tone, 0.2),
            8,
        )


def hills_view(st: Stage) -> str:
    c = st.c
    sky(st, 400)
    hills(st, 340)
    rooftops(st, 500, 11, 0.36)
    ground(st, 540)
    for k in range(4):
        sheep(st, 130 + k * 240 + st.near(0, 50), 590 + st.near(0, 10), 0.36, st.chance(0.5))
    tree(st, st.pick([70, 1140]), 690, 1.8)
    chair = st.chance(0.5)
    bench(st, 400, 830, 480)
    for look, x in ((st.cast.person(), 520), (st.cast.person(), 760)):
        figure = st.figure(
            look, x, 680, 1.25, legs="none", mood="away", tilt=4 if x < 600 else -4, left="down", right="down"
        )
        figure.draw()
    for k in range(4):
        c.box(392, 600 + k * 48, 496, 32, lighter(OAK, 0.08 * k), "b1", 6)
    for x in (420, 838):
        c.box(x, 590, 20, 260, OAK, "r1", 4)
    if chair:
        _chair_from_behind(st, 230, 690, 1.2)
    dog(st, 1090, 790, 1.0, True)
    tufts(st, 740, 800, 30)
    if st.chance(0.6):
        framing(c, st.light, 1200, True)
    group = "Three people, one in a wheelchair," if chair else "Two people on a bench"
    return said(f"{group} and a dog look out over the hills, the sheep and the mill town.")


def swimming(st: Stage) -> str:
    c = st.c
    wall = st.pick(["#e3ece2", "#f3e3c8", "#d5e6e4", "#f0d7c6"])
    c.path(f"M0,0H{c.w}V{c.h}H0Z", wall, "b1")
    for k in range(3):
        window_view(st, 110 + k * 360, 70, 240, 190)
    bunting(st, -10, 20, 1210, 20, 30, 24)
    tiles = st.pick([TEAL, TERRACOTTA, MUSTARD, PLUM])
    c.path(f"M0,346H{c.w}V386H0Z", c.cloth("checks", tiles, 40), detail=True)
    c.box(-10, 398, c.w + 20, 40, CREAM, "b1", 2)
    c.path(f"M-10,436H{c.w + 10}V810H-10Z", c.gradient("#b9dbd6", "#5d9a9a"))
    tone = st.pick([TERRACOTTA, MUSTARD])
    for k in range(25):
        c.dot(k * 50, 484 + (k % 2) * 2, 12, tone if k % 2 else WHITE, 8)
    looks = [st.cast.person(age="old"), st.cast.person(), st.cast.person()]
    _swimmer(st, looks[1], 600, 640, 1.08, ("wave", "wave"))
    _surface(st, 572, 0)
    _swimmer(st, looks[0], 250, 800, 1.25, ("wave", (400, 650)))
    _swimmer(st, looks[2], 950, 810, 1.25, ((800, 660), "wave"))
    _surface(st, 690, 1)
    _noodle(st, 600, 716)
    return said(
        f"{looks[0].short}, {looks[1].short} and {looks[2].short} play and laugh in a warm indoor pool.",
        "Three people play and laugh in a warm indoor pool.",
    )


def _swimmer(st: Stage, look: Look, x: float, y: float, s: float, hands: tuple[Hand, Hand]) -> None:
    hair = look.hair if look.hair in ("hijab", "bald", "receding", "crop", "fade") else "beanie"
    dressed = look.but(
        top="spots" if look.woman else "tee",
        sleeves="long" if hair == "hijab" else "short",
        hair=hair,
        waistcoat="",
        hearing_aid=False,
        glasses=False,
    )
    st.person(dressed, x, y, s, legs="none", turn=(600 - x) / 600, mood="laugh", left=hands[0], right=hands[1])


def _on_a_lead(st: Stage, look: Look, x: float, colour: str) -> None:
    collar = dog(st, x + 230, 792, st.near(1.05, 0.12))
    hand = (x + 104, 540)
    st.person(
        look,
        x,
        545,
        1.15,
        legs="walk",
        turn=0.6,
        mood="laugh",
        left=st.pick(["walk", "wave"]),
        right=hand,
        held=lambda: st.c.wire([hand, (x + 140, 640), collar], colour, 5),
    )


def _chair_from_behind(st: Stage, x: float, y: float, s: float) -> None:
    """Somebody in a wheelchair, their back to us."""
    st.shown.add("wheelchair")
    c = st.c
    st.person(st.cast.person(), x, y, s, legs="none", mood="away", left="down", right="down")
    with c.group(x, y, s):
        c.box(-58, -112, 116, 150, "#43293f", "b2", 10)
        for side in (-1, 1):
            c.wire([(side * 54, -108), (side * 54, -136), (side * 70, -136)], UMBER, 9)
            c.stroke(smooth(oval(side * 74, 50, 13, 86)), "#3a353b", 9)
        c.box(-40, -80, 80, 44, TERRACOTTA, "b1", 6)


def _surface(st: Stage, y: float, k: int) -> None:
    """The water in front of somebody, up to their chest."""
    c = st.c
    tone = darker(mix("#6fa5a2", st.light.sky[0], 0.2), 0.05 + 0.07 * k)
    edge = [(-20 + i * 62, y + (i % 2) * 9) for i in range(21)]
    c.path(f"{smooth(edge, False)} L1240,820 L-20,820Z", tone, "b1", 0.93)
    c.stroke(smooth(edge, False), WHITE, 4, 0.55)
    for _ in range(12):
        x, py = st.rng.uniform(0, 1150), y + st.rng.uniform(22, 100)
        c.wire([(x, py), (x + 30, py - 4), (x + 64, py)], WHITE, 3, 0.4)


def _noodle(st: Stage, x: float, y: float) -> None:
    st.c.limb([(x - 130, y), (x - 40, y - 16), (x + 60, y - 4), (x + 140, y - 22)], [13, 13, 13, 13], MUSTARD, "b1")


SCENES: dict[str, SceneFunction] = {
    "day_trip": day_trip,
    "driving": driving,
    "dog_walking": dog_walking,
    "walking_group": walking_group,
    "hills_view": hills_view,
    "swimming": swimming,
}
