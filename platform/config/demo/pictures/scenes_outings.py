"""Scenes of going out: the minibus, the car, walks, dogs, the pool, the view."""

from .animals import bird, dog, duck
from .furniture import wheelchair_back
from .groups import in_wheelchair, with_guide_dog, with_stick
from .looks import Look, both
from .palette import CREAM, MUSTARD, OAK, PLUM, TEAL, TERRACOTTA, WHITE, darker, lighter, mix
from .places import countryside, framing, ground, hills, path_to, ridge, sky, stone_wall, tufts, water
from .plants import hedge, tree
from .props import basket, mug
from .rooms import window_view
from .shapes import cloud_edge, oval, smooth
from .stage import SceneFunction, Stage, said
from .town import bench, bunting, cobbles, rooftops, terrace
from .vehicles import car, minibus


def day_trip(st: Stage) -> str:
    c = st.c
    sky(st, 380)
    hills(st, 360)
    rooftops(st, 470, 6, 0.26) if st.chance(0.5) else None
    ground(st, 500)
    c.path(f"M-20,600 Q600,560 {c.w + 20},610 V740 Q600,700 -20,740Z", "#b9aea0", "b2")
    c.wire([(-20, 668), (600, 634), (1220, 672)], CREAM, 5, 0.7)
    minibus(st, 430, 680, 1.1)
    one, two, three = st.cast.person(), st.cast.person(age="old"), st.cast.person()
    ground(st, 730, st.light.land[2])
    in_wheelchair(st, one, 250, 590, 1.12, turn=0.7, mood="laugh", left="wave", right="lap")
    with_stick(st, two, 520, 555, 1.08, turn=-0.5, mood="laugh", left="hip")
    st.person(
        three,
        960,
        560,
        1.12,
        turn=-0.6,
        mood="laugh",
        left="wave",
        right=(1040, 560),
        held=lambda: basket(st, 1042, 690, 0.95, "bread"),
    )
    tufts(st, 770, 800, 16)
    return said(
        f"{one.words}, in a wheelchair, {two.words} and {three.short} by a minibus in the hills.",
        "Three people, one in a wheelchair, by a minibus in the hills.",
    )


def driving(st: Stage) -> str:
    town = st.chance(0.6)
    if town:
        sky(st, 300)
        hills(st, 270, 2)
        terrace(st, 520)
        cobbles(st, 510, "#cfc0a8")
    else:
        countryside(st, 370, 520)
        path_to(st, 900, 540, 600, wide=420)
    car(st, 470, 720, 1.38, door_open=True)
    one, two = st.cast.person(age="old"), st.cast.person()
    kind = st.pick(["chair", "stick"])
    if kind == "chair":
        in_wheelchair(st, one, 330, 600, 1.15, turn=0.8, mood="laugh", left="lap", right="lap")
    else:
        with_stick(st, one, 330, 560, 1.14, turn=0.7, mood="smile", left="hip")
    st.person(two, 690, 550, 1.16, turn=-0.7, mood="laugh", left=(560, 500), right=(800, 520))
    extra = "in a wheelchair" if kind == "chair" else "with a stick"
    return said(
        f"{two.words} holds a car door open for {one.short} {extra}.",
        f"{two.short} opens a car door for {one.short}.",
    )


def dog_walking(st: Stage) -> str:
    c = st.c
    countryside(st, 370, 540)
    rooftops(st, 440, 6, 0.26) if st.chance(0.4) else None
    path_to(st, st.near(700, 200), 556, 600, wide=460)
    if st.chance(0.5):
        framing(c, st.light, 0)
    one, two = st.cast.person(), st.cast.person()
    if st.chance(0.4):
        with_guide_dog(st, one, 330, 545, 1.15, turn=0.7, mood="smile", left="walk")
        extra = " with a guide dog"
    else:
        lead = dog(st, 500, 790, 1.15)
        st.person(
            one,
            280,
            545,
            1.15,
            legs="walk",
            turn=0.7,
            mood="laugh",
            left="walk",
            right=(376, 540),
            held=lambda: c.wire([(376, 540), (420, 640), lead], TERRACOTTA, 5),
        )
        extra = " with a dog"
    lead = dog(st, 1050, 792, 1.0)
    st.person(
        two,
        820,
        540,
        1.12,
        legs="walk",
        turn=-0.5,
        mood="laugh",
        left="wave",
        right=(910, 540),
        held=lambda: c.wire([(910, 540), (990, 640), lead], TEAL, 5),
    )
    tufts(st, 760, 800, 10)
    return said(
        f"{one.words}{extra} and {two.words} with another dog walk a path in the hills.",
        f"{one.short} and {two.short} walk two dogs in the hills.",
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
    sky(st, 420)
    hills(st, 380)
    rooftops(st, 520, 9, 0.32)
    line = ridge(st, 560, 12, 0.8)
    ground(st, 560)
    tree(st, st.pick([120, 1080]), 640, 1.7)
    one, two = st.cast.person(), st.cast.person()
    chair = st.chance(0.5)
    bench(st, 430, 756, 380)
    figures = [(one, 520), (two, 720)]
    for look, x in figures:
        st.figure(
            look,
            x,
            640,
            1.0,
            legs="none",
            mood="away",
            turn=0,
            tilt=4 if x < 600 else -4,
            left="down",
            right="down",
        ).body()
    for k in range(3):
        c.box(424, 560 + k * 40, 392, 26, lighter(OAK, 0.1 * k), "b1", 5)
    if chair:
        pal = st.cast.person()
        wheelchair_back(st, 320, 640, 0.95)
        st.person(pal, 320, 640, 0.95, legs="none", mood="away")
        c.box(266, 560, 108, 96, "#43293f", "b1", 10)
        for px in (254, 386):
            c.stroke(smooth(oval(px, 712, 14, 74)), "#3a353b", 8)
    dog(st, 950, 770, 0.8, True)
    tufts(st, 720, 800, 30)
    framing(c, st.light, 1200, True)
    assert line and wheelchair_back
    group = "Three people, one in a wheelchair," if chair else "Two people"
    return said(f"{group} and a dog look out over the hills and the mill town from a bench.")


def swimming(st: Stage) -> str:
    c = st.c
    wall = st.pick(["#e3ece2", "#f3e3c8", "#d5e6e4", "#f0d7c6"])
    c.path(f"M0,0H{c.w}V{c.h}H0Z", wall, "b1")
    for k in range(3):
        window_view(st, 110 + k * 360, 70, 240, 190)
    bunting(st, -10, 20, 1210, 20, 30, 24)
    for row in range(2):
        c.path(
            f"M0,{330 + row * 40}H{c.w}V{366 + row * 40}H0Z",
            c.cloth("checks", [TEAL, TERRACOTTA][row], 40),
            detail=True,
        )
    c.box(-10, 408, c.w + 20, 34, CREAM, "b1", 2)
    water(st, 440, 810)
    tone = st.pick([TERRACOTTA, MUSTARD])
    for y in (486, 640):
        for k in range(25):
            c.dot(k * 50, y + (k % 2) * 2, 12, tone if k % 2 else WHITE, 8)
    spots = [(210, 560), (600, 540), (980, 570)]
    looks = [st.cast.person(age="old"), st.cast.person(), st.cast.person()]
    for k, (look, (x, y)) in enumerate(zip(looks, spots, strict=True)):
        _swimmer(st, look, x, y + 120, 1.15, k)
    return said(
        f"{looks[0].short}, {looks[1].short} and {looks[2].short} swim and laugh in a warm indoor pool.",
        "Three people swim and laugh in a pool.",
    )


def _swimmer(st: Stage, look: Look, x: float, y: float, s: float, k: int) -> None:
    c = st.c
    capped = look.hair not in ("hijab",)
    dress = look.but(
        top="spots" if look.woman else "tee",
        sleeves="long",
        hair="cap0" if False else ("beanie" if capped else "hijab"),
        hearing_aid=False,
        glasses=False,
    )
    hands = [("wave", (x + 150, y - 40)), ("wave", "wave"), ((x - 150, y - 40), "wave")][k]
    st.person(
        dress, x, y, s, legs="none", turn=(0.5, 0, -0.5)[k], mood="laugh", left=hands[0], right=hands[1]
    )
    tone = mix("#6fa5a2", st.light.sky[0], 0.45)
    edge = [
        (x - 190, y - 48),
        (x - 100, y - 62),
        (x, y - 50),
        (x + 100, y - 64),
        (x + 190, y - 48),
        (x + 150, y + 60),
        (x, y + 80),
        (x - 150, y + 60),
    ]
    c.path(smooth(edge), tone, opacity=1)
    for j in range(3):
        c.wire(
            [(x - 160 + j * 20, y - 44 + j * 24), (x, y - 38 + j * 24), (x + 160 - j * 20, y - 46 + j * 24)],
            WHITE,
            4,
            0.6,
        )
    if k == 1:
        c.limb([(x - 120, y - 40), (x, y - 54), (x + 120, y - 40)], [15, 15, 15], MUSTARD, "b1")


def _spare() -> list[object]:
    return [bird, duck, both, hedge, mug, cloud_edge]


SCENES: dict[str, SceneFunction] = {
    "day_trip": day_trip, "driving": driving, "dog_walking": dog_walking, "walking_group": walking_group,
    "hills_view": hills_view, "swimming": swimming,
}  # fmt: skip
