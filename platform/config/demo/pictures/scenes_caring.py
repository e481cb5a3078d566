"""Scenes of company and help at home: tea together, a hand with a coat, cleaning, portraits."""

from collections.abc import Callable
from functools import partial
from typing import Any

from .animals import cat, sitting_dog
from .craft import bucket, vacuum
from .furniture import armchair, armchair_arms, chair
from .groups import in_wheelchair, reach
from .looks import Look
from .palette import CREAM, MUSTARD, OAK, PLUM, SAGE, TEAL, TERRACOTTA, UMBER, WHITE, darker, lighter
from .places import countryside, framing
from .plants import pot
from .props import basket, book, loaf, mug, plate, seedling, teapot
from .rooms import pendant, quilt, room, rug, table_top
from .stage import SceneFunction, Stage, said
from .town import bench

SEATS = [TEAL, TERRACOTTA, MUSTARD, PLUM, SAGE, "#8aa7b5"]


def companionship(st: Stage) -> str:
    if st.chance(0.35):
        return _on_a_bench(st)
    room(st, 650, decor=3)
    if st.chance(0.6):
        rug(st, 600, 752, 440, 50)
    pot(st, 60, 780, 1.9, "leaves")
    one, two = st.cast.person(age="old"), st.cast.person()
    tones = st.rng.sample(SEATS, 2)
    for k, look in enumerate((one, two)):
        x = 330 + k * 540
        armchair(st, x, 780, 1.32, tones[k])
        figure = st.figure(
            look,
            x,
            622,
            1.24,
            legs="seat",
            turn=0.75 - 1.5 * k,
            tilt=(1 - 2 * k) * 4,
            mood=("laugh", "smile")[k],
        )
        figure.body()
        armchair_arms(st, x, 780, 1.32, tones[k])
        hand = (x + (1 - 2 * k) * 64, 520)
        figure.pose.left, figure.pose.right = ((x - 60, 640), hand) if k == 0 else (hand, (x + 60, 640))
        figure.arms(partial(mug, st, hand[0] - (1 - 2 * k) * 4, hand[1] + 22, 1.2))
    table_top(st, 510, 650, 180, 60)
    teapot(st, 588, 690, 1.1)
    plate(st, 640, 702, 0.8, "cake")
    pet = st.pick(["cat", "dog", ""])
    if pet == "cat":
        cat(st, 600, 796, 0.8)
    elif pet == "dog":
        sitting_dog(st, 590, 796, 0.9)
    extra = f", with a {pet}" if pet else ""
    return said(
        f"{one.words} and {two.words} drink tea and talk in armchairs{extra}.",
        f"{one.short} and {two.short} drink tea in armchairs{extra}.",
    )


def _on_a_bench(st: Stage) -> str:
    countryside(st, 380, 560)
    framing(st.c, st.light, 0)
    one, two = st.cast.person(age="old"), st.cast.person()
    bench(st, 260, 760, 680)
    for k, look in enumerate((one, two)):
        x = 450 + k * 290
        hand = (x + (1 - 2 * k) * 56, 516)
        st.person(
            look,
            x,
            622,
            1.22,
            legs="seat",
            turn=0.7 - 1.4 * k,
            tilt=(1 - 2 * k) * 4,
            mood=("smile", "laugh")[k],
            left="lap" if k == 0 else hand,
            right=hand if k == 0 else "lap",
            held=partial(mug, st, hand[0] - (1 - 2 * k) * 4, hand[1] + 22, 1.2),
        )
    sitting_dog(st, 1010, 790, 1.2, True)
    return said(
        f"{one.words} and {two.words} share a bench and a hot drink, with a dog beside them.",
        f"{one.short} and {two.short} share a bench and a hot drink.",
    )


def personal_care(st: Stage) -> str:
    if st.chance(0.5):
        return _hair(st)
    room(st, 660, decor=3)
    one, two = st.cast.person(age="old"), st.cast.person(age=st.pick(["adult", "young"]))
    x, y, s = 500, 560, 1.25
    coat = st.pick([TERRACOTTA, TEAL, MUSTARD, PLUM])
    helper = st.figure(two, x + 200, y - 24, s, turn=-0.8, down=0.3)
    helper.body()
    dressed = one.but(top="cardigan", top_colour=coat, sleeves="long", bottom="trousers", waistcoat="", apron="")
    wearer = st.figure(dressed, x, y, s, turn=0.5, tilt=3, mood="laugh")
    wearer.body()
    w = 50 * one.build * s
    for side in (-1, 1):
        st.c.poly(
            [
                (x + side * 10, y + 20),
                (x + side * w, y + 10),
                (x + side * (w + 16), y + 190),
                (x + side * 16, y + 200),
            ],
            coat,
            "b2",
            8,
        )
    reach(wearer, (x - 20, y - 70), (x + 18, y - 44))
    reach(helper, (x + 58, y - 176), (x + 74, y - 76))
    return said(
        f"{two.words} helps {one.words} put on a warm coat.",
        f"{two.short} helps {one.short} put on a warm coat.",
    )


def _mirror(st: Stage, x: float, y: float) -> None:
    c = st.c
    c.shadow(x + 8, y + 10, 110, 150, 0.4)
    c.blob(x, y, 100, 140, st.pick([MUSTARD, UMBER, TEAL]), "br2", 0.008)
    c.blob(x, y, 86, 126, "#d5e4e4", "br2", 0.008)
    c.poly([(x - 60, y + 20), (x + 20, y - 100), (x + 46, y - 86), (x - 44, y + 54)], WHITE, opacity=0.4)


def cleaning(st: Stage) -> str:
    room(st, 650, decor=3)
    one, two = st.cast.person(sleeves="rolled"), st.cast.person(sleeves="rolled")
    rug(st, 420, 746, 330, 44)
    job = _cleaner(st, one, 400, 545)
    _sideboard(st, 760, 690)
    cloth = partial(st.c.blob, 872, 526, 38, 17, MUSTARD, "b1", 0.12)
    st.person(two, 1000, 560, 1.22, turn=-0.7, down=0.5, left=(880, 516), right="hip", held=cloth)
    return said(
        f"{one.words} {job} while {two.words} dusts in a sunny room.",
        f"{one.short} {job} while {two.short} dusts in a sunny room.",
    )


def _mop(st: Stage, x: float, y: float, fx: float, fy: float) -> None:
    c = st.c
    c.limb([(x, y), (fx, fy - 20)], [6, 6], "#b5824a")
    for k in range(-3, 4):
        c.limb([(fx, fy - 30), (fx + k * 17, fy)], [6, 8], CREAM if k % 2 else "#dcd2c0")


def _sideboard(st: Stage, x: float, y: float) -> None:
    c = st.c
    tone = st.pick(["#a8744a", TEAL, "#c9a06b", SAGE])
    c.shadow(x + 90, y + 4, 150, 18, 0.7)
    c.box(x - 60, y - 150, 300, 150, tone, "br2", 6)
    c.box(x - 70, y - 160, 320, 18, lighter(tone, 0.2), "b1", 4)
    for k in range(2):
        c.box(x - 44 + k * 140, y - 126, 124, 108, darker(tone, 0.12), "r1", 4)
        c.dot(x + 16 + k * 140, y - 70, 6, MUSTARD)
    pot(st, x - 20, y - 158, 1.0)


# What a portrait can hold: its name, how far apart the hands are, and how high.
HELD = {
    "loaf": ("a fresh loaf", 96, 100),
    "seedling": ("a young plant", 46, 100),
    "mug": ("a warm mug", 40, 130),
    "book": ("a book", 96, 110),
    "cake": ("a slice of cake", 100, 88),
    "basket": ("a basket of flowers", 92, 40),
}


def portrait(st: Stage) -> str:
    """One person, close to, with the thing they make or do."""
    x, y = 600, 760
    thing = st.pick(list(HELD))
    words, wide, up = HELD[thing]
    props: dict[str, Callable[[], object]] = {
        "loaf": partial(loaf, st, x, y - 84, 2.0, "round"),
        "seedling": partial(seedling, st, x, y - 70, 2.5),
        "mug": partial(mug, st, x, y - 90, 2.4),
        "book": partial(book, st, x, y - 130, 2.0),
        "cake": partial(plate, st, x, y - 92, 2.0, "cake"),
        "basket": partial(basket, st, x, y + 16, 1.6, "flowers"),
    }
    look = st.cast.person()
    if thing in ("seedling", "basket"):
        countryside(st, 440, 640)
        framing(st.c, st.light, 0)
    else:
        room(st, 760, decor=3)
        pendant(st, st.pick([250, 950]), 110)
    if thing in ("loaf", "cake"):
        aprons = [a for a in (CREAM, TEAL, TERRACOTTA, MUSTARD) if a != look.top_colour]
        look = look.but(apron=st.pick(aprons), sleeves="rolled")
    st.c.glow(600, 380, 420, 380, 0.25)
    hands: dict[str, Any] = {"left": (x - wide, y - up), "right": (x + wide, y - up)}
    turn, tilt, mood = st.pick([-0.5, 0.4, 0.5]), st.near(0, 4), st.pick(["laugh", "smile"])
    st.person(look, x, y, 2.1, legs="none", turn=turn, tilt=tilt, mood=mood, held=props[thing], **hands)
    return said(f"A portrait of {look.words}, smiling and holding {words}.")


def comfort(st: Stage) -> str:
    """Two people side by side under a quilt on the wall, looking at a photo book."""
    room(st, 650, decor=2, keep=(480, 730))
    quilt(st, 500, 80, 210, 210, 4)
    one, two = st.cast.person(age="old"), st.cast.person()
    in_wheelchair(
        st,
        one,
        420,
        590,
        1.2,
        turn=0.8,
        down=0.7,
        left=(470, 530),
        right=(560, 530),
        held=lambda: book(st, 516, 520, 1.2, 4),
    )
    chair(st, 800, 786, 1.25)
    st.person(two, 800, 590, 1.18, legs="seat", turn=-0.8, down=0.5, mood="laugh", left=(700, 540), right="lap")
    pot(st, 1080, 790, 2.0, "leaves")
    return said(f"{one.words}, in a wheelchair, shares a photo book with {two.words}.")


def _hair(st: Stage) -> str:
    one, two = (
        st.cast.person(age="old", hair=st.pick(["bob", "bun", "waves", "pixie"]), woman=True),
        st.cast.person(),
    )
    room(st, 660, decor=2, keep=(870, 1100))
    _mirror(st, 980, 300)
    helper = st.figure(two, 640, 556, 1.25, turn=-0.8, down=0.7)
    helper.body()
    seat = st.pick(SEATS)
    armchair(st, 430, 800, 1.25, seat)
    sitter = st.figure(one, 430, 660, 1.22, legs="seat", turn=0.4, mood="laugh", left="lap", right="lap")
    sitter.body()
    armchair_arms(st, 430, 800, 1.25, seat)
    sitter.arms()
    hx, hy = sitter.head_at
    reach(helper, (hx + 34, hy - 34), (hx + 62, hy + 10), lambda: _hairbrush(st, hx + 40, hy - 40))
    pot(st, 1080, 790, 1.9, "leaves")
    return said(
        f"{two.words} brushes the hair of {one.words}, who laughs in an armchair.",
        f"{two.short} brushes the hair of {one.short}, who laughs in an armchair.",
    )


def _hairbrush(st: Stage, x: float, y: float) -> None:
    st.c.limb([(x + 30, y + 8), (x - 10, y - 2)], [5, 6], UMBER)
    st.c.limb([(x - 10, y - 4), (x - 40, y + 2)], [10, 10], OAK, "b1")


def _cleaner(st: Stage, look: Look, x: float, y: float) -> str:
    """Somebody at one of the bigger jobs; gives back which, in words."""
    kind = st.pick(["vacuum", "mop", "bucket"])
    if kind == "vacuum":
        handle = vacuum(st, 640, 786, 1.25)
        st.person(look, x, y, 1.22, turn=0.7, mood="laugh", legs="walk", left="hip", right=handle)
        return "vacuums"
    if kind == "mop":
        bucket(st, 210, 786, 1.2)
        low, high = (x + 74, y - 20), (x + 46, y - 96)
        mop = partial(_mop, st, x + 24, y - 156, x + 150, 786)
        st.person(look, x, y, 1.22, turn=0.6, mood="laugh", left=high, right=low, held=mop)
        return "mops the floor"
    pail = partial(bucket, st, x + 92, y + 54, 1.0)
    st.person(look, x, y, 1.22, turn=0.4, mood="laugh", left="hip", right=(x + 92, y - 60), held=pail)
    return "carries a soapy bucket"


SCENES: dict[str, SceneFunction] = {
    "companionship": companionship,
    "personal_care": personal_care,
    "cleaning": cleaning,
    "portrait": portrait,
    "comfort": comfort,
}
