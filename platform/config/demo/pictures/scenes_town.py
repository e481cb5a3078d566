"""Scenes of the town itself: the street, the green, the canal, and the wide view for the home page."""

from .animals import cat, dog, duck, sitting_dog
from .groups import in_wheelchair, with_guide_dog, with_stick
from .palette import CREAM, MUSTARD, TERRACOTTA, darker, lighter
from .places import framing, ground, hills, path_to, sky, stone_wall, tufts, water
from .plants import pot, tree
from .props import basket, crate
from .stage import SceneFunction, Stage, said
from .town import bench, bunting, church, cobbles, house, lamp_post, mill, narrowboat, rooftops, terrace
from .vehicles import bike, van


def town_street(st: Stage) -> str:
    sky(st, 320)
    hills(st, 290, 2)
    mill(st, st.pick([60, 840]), 520, 0.95)
    terrace(st, 560, small=1.08)
    cobbles(st, 556)
    bunting(st, -10, 90, 610, 120, 44)
    bunting(st, 590, 120, 1210, 90, 44)
    lamp_post(st, st.pick([90, 1120]), 640, 1.2)
    one, two, three = st.cast.person(), st.cast.person(), st.cast.person()
    kind = st.pick(["guide", "chair", "bike"])
    if kind == "guide":
        with_guide_dog(st, one, 300, 560, 1.0, turn=0.6, left="walk")
        extra = "one with a guide dog"
    elif kind == "chair":
        in_wheelchair(st, one, 300, 610, 1.0, turn=0.7, mood="laugh", left="wave", right="lap")
        extra = "one in a wheelchair"
    else:
        bike(st, 400, 790, 0.95)
        st.person(one, 250, 545, 1.0, legs="walk", turn=0.6, left="walk", right=(392, 560))
        extra = "one with a bicycle"
    st.person(
        two,
        720,
        550,
        1.0,
        legs="walk",
        turn=0.5,
        mood="laugh",
        left="wave",
        right=(796, 560),
        held=lambda: basket(st, 798, 690, 0.95),
    )
    with_stick(st, three, 970, 550, 0.98, turn=-0.7, mood="laugh", left="out")
    pot(st, 560, 640, 1.1, "flowers")
    return said(f"Three people, {extra}, greet each other on a street of stone houses and shops.")


def village_green(st: Stage) -> str:
    c = st.c
    sky(st, 330)
    hills(st, 300, 2)
    terrace(st, 480, small=0.72)
    church(st, st.pick([140, 800]), 486, 1.05)
    ground(st, 470)
    tree(st, st.pick([110, 1090]), 590, 1.6, "round")
    path_to(st, st.near(600, 120), 484, 600, wide=300)
    bunting(st, 150, 220, 1050, 220, 60, 28)
    bench(st, 120, 700, 330)
    one, two, three = st.cast.person(age="old"), st.cast.person(), st.cast.person()
    for k, look in enumerate((one, two)):
        st.person(
            look,
            210 + k * 160,
            590,
            0.92,
            legs="seat",
            turn=0.6 - 1.2 * k,
            mood="laugh",
            left="lap",
            right="front" if k else "lap",
        )
    in_wheelchair(st, three, 800, 600, 1.02, flip=True, turn=0.7, mood="laugh", left="lap", right="wave")
    sitting_dog(st, 560, 780, 1.1)
    four = st.cast.person()
    st.person(
        four,
        1010,
        555,
        1.0,
        turn=-0.6,
        mood="laugh",
        left="out",
        right=(1080, 560),
        held=lambda: basket(st, 1082, 690, 0.9, "bread"),
    )
    tufts(st, 560, 800, 60)
    assert c
    return said("Four people, one in a wheelchair, and a dog on a village green, with bunting and a church.")


def canal(st: Stage) -> str:
    sky(st, 320)
    hills(st, 290, 2)
    mill(st, st.pick([120, 720]), 500, 1.0)
    terrace(st, 510, small=0.8)
    stone_wall(st, 500, 44)
    water(st, 540, 690)
    narrowboat(st, st.near(380, 160), 620, 1.2)
    for k in range(3):
        duck(st, 180 + k * 340 + st.near(0, 60), 672, 0.8, st.chance(0.5))
    ground(st, 690, lighter(st.light.land[0], 0.2))
    one, two = st.cast.person(), st.cast.person()
    st.person(one, 330, 540, 1.0, legs="walk", turn=0.6, mood="laugh", left="walk", right="out")
    in_wheelchair(st, two, 620, 600, 1.02, turn=-0.5, mood="laugh", left="lap", right="lap")
    tufts(st, 720, 800, 40)
    lamp_post(st, 1080, 760, 1.2)
    return said(
        f"{one.words} and {two.words}, in a wheelchair, by a canal with a narrowboat and an old mill.",
        "Two people, one in a wheelchair, by a canal with a narrowboat.",
    )


def hero(st: Stage) -> str:
    """The wide picture on the home page: hills, town, canal, and a crowd of neighbours."""
    c = st.c
    sky(st, 360)
    hills(st, 330)
    rooftops(st, 460, 10, 0.3)
    ground(st, 480, st.light.land[0])
    mill(st, st.pick([110, 1180]), 600, 1.0)
    terrace(st, 610, small=0.98)
    cobbles(st, 604)
    bunting(st, -10, 150, 560, 210, 50, 30)
    bunting(st, 540, 210, 1080, 210, 50, 30)
    bunting(st, 1060, 210, 1610, 150, 50, 30)
    for x in (80, 800, 1530):
        lamp_post(st, x, 660, 1.15)
    van(st, 1180, 690, 0.72, True) if st.chance(0.4) else None
    _crowd(st)
    for x in (40, 1560):
        pot(st, x, 892, 1.7, "flowers")
    return said(
        "Neighbours of all ages, some using a wheelchair, a stick or a guide dog, in the street of a mill town."
    )


def _crowd(st: Stage) -> None:
    c = st.c
    people = [st.cast.person() for _ in range(9)]
    for k, x in enumerate((330, 640, 1010, 1290)):
        st.person(
            people[k],
            x,
            580,
            0.82,
            turn=st.pick([-0.6, 0.6]),
            mood="laugh",
            left=st.pick(["wave", "hip", "down"]),
            right=st.pick(["hip", "down"]),
        )
    with_stick(st, people[4].but(), 150, 640, 1.05, turn=0.6, mood="laugh", left="hip")
    in_wheelchair(st, people[5], 470, 690, 1.08, turn=0.7, mood="laugh", left="wave", right="lap")
    st.person(
        people[6].but(apron=CREAM, sleeves="rolled"),
        800,
        640,
        1.08,
        turn=st.pick([-0.4, 0.4]),
        mood="laugh",
        left=(726, 600),
        right=(874, 600),
        held=lambda: crate(st, 714, 660, 172, 80),
    )
    with_guide_dog(st, people[7], 1050, 640, 1.02, turn=0.5, left="walk")
    st.person(
        people[8],
        1400,
        640,
        1.06,
        turn=-0.6,
        mood="laugh",
        left="wave",
        right=(1482, 640),
        held=lambda: basket(st, 1484, 776, 1.0, "flowers"),
    )
    dog(st, 300, 888, 0.7)
    c.shadow(800, 900, 900, 40, 0.3)


def _spare() -> list[object]:
    return [cat, MUSTARD, TERRACOTTA, darker, framing, tree, house]


SCENES: dict[str, SceneFunction] = {
    "town_street": town_street,
    "village_green": village_green,
    "canal": canal,
    "hero": hero,
}
