"""Scenes of the town itself: the street, the green, the canal, and the wide view for the home page."""

from .animals import dog, duck, sitting_dog
from .groups import hang_basket, in_wheelchair, with_guide_dog, with_stick
from .palette import CREAM, lighter
from .places import ground, hills, path_to, sky, stone_wall, tufts, water
from .plants import pot, tree
from .props import crate
from .stage import SceneFunction, Stage, said
from .town import bench, bunting, church, cobbles, lamp_post, mill, narrowboat, rooftops, terrace
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
        with_guide_dog(st, one, 280, 545, 1.1, turn=0.6, left="walk")
        extra = "one with a guide dog"
    elif kind == "chair":
        in_wheelchair(st, one, 290, 600, 1.1, turn=0.7, mood="laugh", left="lap", right="wave")
        extra = "one in a wheelchair"
    else:
        spots = bike(st, 400, 800, 1.05)
        st.person(one, 240, 545, 1.1, legs="walk", turn=0.6, left="walk", right=spots["saddle"])
        extra = "one with a bicycle"
    grip = (792, 552)
    st.person(
        two,
        710,
        545,
        1.1,
        legs="walk",
        turn=-0.5,
        mood="laugh",
        left="wave",
        right=grip,
        held=lambda: hang_basket(st, grip, 0.95),
    )
    with_stick(st, three, 970, 545, 1.08, turn=-0.7, mood="laugh", left="out")
    pot(st, 560, 640, 1.1, "flowers")
    return said(f"Three people, {extra}, greet each other on a street of stone houses and shops.")


def village_green(st: Stage) -> str:
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
        held=lambda: hang_basket(st, (1080, 560), 0.9, "bread"),
    )
    tufts(st, 560, 800, 60)
    return said("Four people, one in a wheelchair, and a dog on a village green, with bunting and a church.")


def canal(st: Stage) -> str:
    sky(st, 320)
    hills(st, 290, 2)
    mill(st, st.pick([120, 720]), 500, 1.0)
    terrace(st, 510, small=0.8)
    stone_wall(st, 500, 44)
    water(st, 540, 700)
    narrowboat(st, st.near(360, 40), 634, 1.2)
    for k in range(3):
        duck(st, 180 + k * 340 + st.near(0, 60), 684, 0.8, st.chance(0.5))
    ground(st, 704, lighter(st.light.land[0], 0.2))
    one, two = st.cast.person(), st.cast.person()
    kind = st.pick(["walk", "rod"])
    if kind == "walk":
        st.person(one, 210, 545, 1.12, legs="walk", turn=0.6, mood="laugh", left="walk", right="wave")
    else:
        hand = (300, 520)
        st.person(one, 210, 545, 1.12, turn=0.6, left="hip", right=hand, held=lambda: _rod(st, *hand))
    in_wheelchair(st, two, 1010, 596, 1.15, flip=True, turn=0.6, mood="laugh", left="lap", right="front")
    tufts(st, 720, 800, 40)
    doing = "fishes" if kind == "rod" else "waves"
    return said(
        f"{one.words} {doing} beside {two.words}, in a wheelchair, by a canal and an old mill.",
        f"{one.short} {doing} by a canal with {two.short} in a wheelchair, a narrowboat and an old mill.",
    )


def hero(st: Stage) -> str:
    """The wide picture on the home page: hills, town, and a crowd of neighbours."""
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
    if st.chance(0.4):
        van(st, 1180, 690, 0.72, True)
    _crowd(st)
    for x in (40, 1560):
        pot(st, x, 892, 1.7, "flowers")
    return said("Neighbours of all ages, with a wheelchair, a stick and a guide dog, in the street of a mill town.")


def _crowd(st: Stage) -> None:
    c = st.c
    people = [st.cast.person() for _ in range(9)]
    for look, x in zip(people, (310, 636, 925, 1270), strict=False):
        left, right = st.pick([("wave", "down"), ("hip", "down"), ("down", "hip"), ("hip", "hip")])
        st.person(look, x, 572, 0.84, turn=st.pick([-0.6, 0.6]), mood="laugh", left=left, right=right)
    with_stick(st, people[4], 150, 640, 1.06, turn=0.6, mood="laugh", left="hip")
    in_wheelchair(st, people[5], 470, 690, 1.1, turn=0.7, mood="laugh", left="lap", right="front")
    grower = people[6].but(apron=CREAM, sleeves="rolled")
    st.person(
        grower,
        780,
        640,
        1.1,
        turn=st.pick([-0.4, 0.4]),
        mood="laugh",
        left=(692, 604),
        right=(868, 604),
        held=lambda: crate(st, 692, 660, 176, 80),
    )
    with_guide_dog(st, people[7], 1040, 640, 1.03, turn=0.5, left="walk")
    grip = (1502, 660)
    st.person(
        people[8],
        1420,
        640,
        1.08,
        turn=-0.6,
        mood="laugh",
        left="hip",
        right=grip,
        held=lambda: hang_basket(st, grip, 1.0, "flowers"),
    )
    dog(st, 300, 888, 0.7)
    c.shadow(800, 900, 900, 40, 0.3)


def _rod(st: Stage, x: float, y: float) -> None:
    """A fishing rod, its line down to the water."""
    st.c.limb([(x - 40, y + 40), (x + 60, y - 90), (x + 190, y - 190)], [6, 4, 2], "#8a5f40")
    st.c.wire([(x + 190, y - 190), (x + 214, y), (x + 220, 640)], "#f5efe0", 1.8, 0.8)
    st.c.dot(x + 220, 642, 7, "#c9452f")


SCENES: dict[str, SceneFunction] = {
    "town_street": town_street,
    "village_green": village_green,
    "canal": canal,
    "hero": hero,
}
