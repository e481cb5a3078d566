"""Scenes of making music and telling: bands, choirs, dances, stories, plays, and the hall they happen in."""

from functools import partial
from typing import Any

from .craft import accordion, drum, guitar, music_stand
from .furniture import chair
from .groups import in_wheelchair, reach
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
    _strum(st, one, 250, 560, 1.14)
    turn = st.pick([-0.5, 0.5])
    squeeze = partial(accordion, st, 620, 462, 1.0)
    st.person(two, 620, 550, 1.14, turn=turn, mood="laugh", left=(538, 460), right=(702, 460), held=squeeze)
    sit = st.chance(0.6)
    _drummer(st, three, sit)
    if st.chance(0.5):
        music_stand(st, 440, 780, 1.05)
    extra = ", in a wheelchair," if sit else ""
    return said(
        f"{one.short} plays guitar, {two.short} plays accordion and {three.short}{extra} plays a drum.",
        f"Three people, one of them {three.short}{extra} play guitar, accordion and drum.",
    )


def singing(st: Stage) -> str:
    outside = st.chance(0.4)
    if outside:
        countryside(st, 380, 560)
        bunting(st, -10, 40, 1210, 60, 70, 32)
    else:
        _hall(st)
    for k in range(3):
        turn, tilt = st.near(0, 0.5), st.near(0, 5)
        st.person(st.cast.person(), 350 + k * 250, 470, 1.0, turn=turn, tilt=tilt, mood="sing")
    chair_at = st.pick([0, 3])
    for k in range(4):
        _singer(st, 190 + k * 275, k == chair_at, flip=k > 1)
    where = "in the open air" if outside else "in a hall"
    return said(f"Seven people, one in a wheelchair, sing together in a choir {where}.")


def dance(st: Stage) -> str:
    _hall(st)
    for x in (340, 880):
        st.c.shadow(x, 790, 220, 26, 0.6)
    a, b, d, e = (st.cast.person() for _ in range(4))
    x, y = 250, 545
    sit = st.chance(0.5)
    stepping: dict[str, Any] = {"legs": "walk", "turn": 0.8, "lean": -3, "mood": "laugh", "left": "up"}
    st.person(a, x, y, right=(x + 112, y - 140), **stepping)
    if sit:
        meet = (x + 118, y - 136)
        in_wheelchair(st, b, x + 250, 600, 1.0, True, turn=0.8, mood="laugh", left="wave", right=meet)
    else:
        st.person(b, x + 225, y, 1.0, True, right=(x + 112, y - 140), **stepping)
    x, y = 760, 549
    meet = (x + 112, y - 122)
    lunging: dict[str, Any] = {"legs": "lunge", "turn": 0.8, "tilt": 4, "mood": "laugh", "right": meet}
    st.person(d, x, y, left=(x - 104, y - 154), **lunging)
    st.person(e, x + 220, y, 1.0, True, left=(x + 312, y - 64), **lunging)
    extra = ", one person in a wheelchair," if sit else ""
    return said(f"Two pairs of people{extra} dance hand in hand and laugh in a hall.")


def church_hall(st: Stage) -> str:
    _hall(st)
    rug(st, 600, 752, 520, 52)
    chair_at = st.pick([0, 3])
    looks = [st.cast.person() for _ in range(4)]
    for k, look in enumerate(looks):
        x, way = 210 + k * 260, 1 if k < 2 else -1
        mood = st.pick(["laugh", "smile"])
        if k == chair_at:
            in_wheelchair(st, look, x, 590, 1.12, flip=way < 0, turn=0.7, mood="laugh", left="lap", right="front")
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


def _drummer(st: Stage, look: Look, sit: bool) -> None:
    if sit:
        in_wheelchair(st, look, 950, 592, 1.08, flip=True, turn=0.7, mood="sing", left=(880, 500), right=(822, 508))
        drum(st, 830, 776, 1.5)
        return
    figure = st.figure(look, 950, 550, 1.14, turn=-0.6, mood="laugh")
    figure.body()
    x, y = drum(st, 950, 782, 1.75)
    reach(figure, (x - 44, y - 10), (x + 50, y - 24))


def _singer(st: Stage, x: float, sit: bool, flip: bool) -> None:
    look, y = st.cast.person(), 560
    if sit:
        x += 10 if flip else -10
        in_wheelchair(st, look, x, 590, 1.12, flip, turn=0.6, mood="sing", left="lap", right="front")
        return
    turn, tilt = st.near(0, 0.5), st.near(0, 5)
    hands: dict[str, Any] = {"left": (x - 56, y - 84), "right": (x + 56, y - 84)}
    st.person(look, x, y, 1.15, turn=turn, tilt=tilt, mood="sing", held=partial(book, st, x, y - 92, 0.95), **hands)


SCENES: dict[str, SceneFunction] = {
    "music": music,
    "singing": singing,
    "dance": dance,
    "church_hall": church_hall,
}
