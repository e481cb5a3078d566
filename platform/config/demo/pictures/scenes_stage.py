"""Scenes of making music and telling: bands, choirs, dances, stories, plays, and the hall they happen in."""

from functools import partial

from .craft import accordion, drum, guitar, music_stand
from .furniture import chair
from .groups import in_wheelchair
from .looks import Look
from .places import countryside
from .props import book, mug
from .rooms import room, rug
from .stage import SceneFunction, Stage, said
from .town import bunting, lights


def _hall(st: Stage) -> None:
    room(st, 650, decor=2)
    if st.chance(0.5):
        bunting(st, -10, 40, 610, 40, 30)
        bunting(st, 590, 40, 1210, 40, 30)
    else:
        lights(st, -10, 30, 610, 30)
        lights(st, 590, 30, 1210, 30)


def _strum(st: Stage, look: Look, x: float, y: float, s: float, flip: bool = False) -> None:
    way = -1 if flip else 1
    st.person(
        look,
        x,
        y,
        s,
        flip,
        turn=0.5,
        mood="sing" if st.chance(0.5) else "laugh",
        left=(x - way * 26 * s, y - 26 * s),
        right=(x + way * 116 * s, y - 92 * s),
        held=lambda: guitar(st, x - way * 10 * s, y - 34 * s, s * 0.95, -24, flip),
    )


def music(st: Stage) -> str:
    _hall(st)
    one, two, three = (st.cast.person() for _ in range(3))
    s = 1.14
    _strum(st, one, 250, 560, s)
    st.person(
        two,
        620,
        550,
        s,
        turn=st.pick([-0.5, 0.5]),
        mood="laugh",
        left=(538, 460),
        right=(702, 460),
        held=lambda: accordion(st, 620, 462, 1.0),
    )
    x, y = 950, 600
    sit = st.chance(0.6)
    if sit:
        in_wheelchair(
            st,
            three,
            x,
            y - 8,
            1.08,
            flip=True,
            turn=0.7,
            mood="sing",
            left=(880, 500),
            right=(822, 508),
            held=lambda: None,
        )
        drum(st, 830, 776, 1.5)
        words = "in a wheelchair"
    else:
        figure = st.figure(three, x, 550, s, turn=-0.6, mood="laugh")
        figure.body()
        px, py = drum(st, x, 782, 1.75)
        figure.pose.left, figure.pose.right = (px - 44, py - 10), (px + 50, py - 24)
        figure.arms()
        words = ""
    music_stand(st, 440, 780, 1.05) if st.chance(0.5) else None
    extra = ", in a wheelchair," if words else ""
    return said(
        f"{one.short} plays guitar, {two.short} plays accordion and {three.short}{extra} plays a drum.",
        "Three people play guitar, accordion and drum.",
    )


def singing(st: Stage) -> str:
    outside = st.chance(0.4)
    if outside:
        countryside(st, 380, 560)
        bunting(st, -10, 40, 1210, 60, 70, 32)
    else:
        _hall(st)
    for k in range(3):
        st.person(
            st.cast.person(),
            350 + k * 250,
            470,
            1.0,
            turn=st.near(0, 0.5),
            tilt=st.near(0, 5),
            mood="sing",
            left="down",
            right="down",
        )
    chair_at = st.pick([0, 3])
    for k in range(4):
        x, y, look = 190 + k * 275, 560, st.cast.person()
        if k == chair_at:
            in_wheelchair(
                st,
                look,
                x - 10 if k == 0 else x + 10,
                590,
                1.12,
                flip=k > 1,
                turn=0.6,
                mood="sing",
                left="lap",
                right="front",
            )
            continue
        st.person(
            look,
            x,
            y,
            1.15,
            turn=st.near(0, 0.5),
            tilt=st.near(0, 5),
            mood="sing",
            left=(x - 56, y - 84),
            right=(x + 56, y - 84),
            held=partial(book, st, x, y - 92, 0.95),
        )
    where = "in the open air" if outside else "in a hall"
    return said(f"Seven people, one in a wheelchair, sing together in a choir {where}.")


def dance(st: Stage) -> str:
    _hall(st)
    a, b, d, e = (st.cast.person() for _ in range(4))
    st.c.shadow(340, 790, 220, 26, 0.6)
    st.c.shadow(880, 790, 220, 26, 0.6)
    x, y, s = 250, 545, 1.0
    st.person(a, x, y, s, legs="walk", turn=0.8, lean=-3, mood="laugh", left="up", right=(x + 112, y - 140))
    if st.chance(0.5):
        in_wheelchair(
            st, b, x + 250, 600, 1.0, flip=True, turn=0.8, mood="laugh", left="wave", right=(x + 118, y - 136)
        )
        extra = ", one in a wheelchair,"
    else:
        st.person(
            b,
            x + 225,
            y,
            s,
            True,
            legs="walk",
            turn=0.8,
            lean=-3,
            mood="laugh",
            left="up",
            right=(x + 112, y - 136),
        )
        extra = ""
    x = 760
    st.person(
        d,
        x,
        y + 4,
        s,
        legs="lunge",
        turn=0.8,
        tilt=4,
        mood="laugh",
        left=(x - 104, y - 150),
        right=(x + 112, y - 118),
    )
    st.person(
        e,
        x + 220,
        y + 4,
        s,
        True,
        legs="lunge",
        turn=0.8,
        tilt=4,
        mood="laugh",
        left=(x + 312, y - 60),
        right=(x + 112, y - 118),
    )
    return said(
        f"Two pairs of people{extra} dance and laugh, among them {a.words} and {d.short}.",
        f"Two pairs of people{extra} dance and laugh in a hall.",
    )


def church_hall(st: Stage) -> str:
    _hall(st)
    rug(st, 600, 752, 520, 52)
    chair_at = st.pick([0, 3])
    looks = [st.cast.person() for _ in range(4)]
    for k, look in enumerate(looks):
        x, way = 210 + k * 260, 1 if k < 2 else -1
        mood = st.pick(["laugh", "smile"])
        if k == chair_at:
            in_wheelchair(
                st, look, x, 590, 1.12, flip=way < 0, turn=0.7, mood="laugh", left="lap", right="front"
            )
            continue
        chair(st, x, 776, 1.15)
        cup = st.chance(0.5)
        hand = (x + 44, 504)
        st.person(
            look,
            x,
            596,
            1.12,
            legs="seat",
            turn=0.7 * way,
            mood=mood,
            left="lap",
            right=hand if cup else "lap",
            held=partial(mug, st, hand[0] - 4, hand[1] + 24, 1.1) if cup else None,
        )
    one = looks[1]
    return said(
        f"{one.words} and three other people, one in a wheelchair, sit and talk in a hall.",
        "Four people, one in a wheelchair, sit and talk in a hall.",
    )


SCENES: dict[str, SceneFunction] = {
    "music": music,
    "singing": singing,
    "dance": dance,
    "church_hall": church_hall,
}
