"""Scenes of telling and showing: stories, plays, photographs."""

from .craft import camera
from .furniture import armchair, armchair_arms, chair
from .groups import in_wheelchair
from .looks import both
from .palette import CREAM, HONEY, MUSTARD, PLUM, RUST, SAGE, TEAL, TERRACOTTA, darker
from .places import countryside, framing
from .props import book, mug
from .rooms import boards, room, rug
from .shapes import Point
from .stage import SceneFunction, Stage, said
from .town import lights


def _curtained(st: Stage) -> None:
    """A small stage with drawn-back curtains and lights."""
    c = st.c
    back = st.pick(["#e6c9a0", "#9fbdb8", "#d9a58a", "#c9b3b9"])
    c.path(f"M0,0H{c.w}V{c.h}H0Z", back, "b2")
    c.glow(600, 330, 520, 380, 0.5)
    boards(st, 660)
    tone = st.pick([RUST, PLUM, TEAL, TERRACOTTA])
    for side in (0, 1):
        with c.group(1200 if side else 0, 0, 1, flip=bool(side)):
            for k in range(4):
                px = k * 58 - 20
                c.poly(
                    [
                        (px, -10),
                        (px + 74, -10),
                        (px + 50 - k * 8, 420),
                        (px + 66 - k * 26, 720),
                        (px - 20 - k * 10, 720),
                    ],
                    darker(tone, 0.12 * (k % 2)),
                    "r2",
                    12,
                )
    for k in range(7):
        c.poly(
            [
                (k * 180 - 30, -20),
                (k * 180 + 170, -20),
                (k * 180 + 140, 60),
                (k * 180 + 70, 84),
                (k * 180, 60),
            ],
            darker(tone, 0.1 * (k % 2)),
            "b2",
            30,
        )
    lights(st, 0, 70, 1200, 70, 26)


def storytelling(st: Stage) -> str:
    room(st, 640, decor=3)
    rug(st, 640, 740, 460, 60)
    teller = st.cast.person(age=st.pick(["old", "adult"]))
    tone = st.pick([TEAL, TERRACOTTA, MUSTARD, PLUM, SAGE])
    armchair(st, 320, 780, 1.35, tone)
    figure = st.figure(teller, 320, 625, 1.26, legs="seat", turn=0.7, mood="laugh")
    figure.body()
    armchair_arms(st, 320, 780, 1.35, tone)
    figure.pose.left, figure.pose.right = (256, 546), (394, 534)
    figure.arms(lambda: book(st, 326, 540, 1.25, -4))
    first, second = st.cast.person(age="young"), st.cast.person()
    chair(st, 720, 780, 1.2)
    st.person(first, 720, 596, 1.12, legs="seat", turn=-0.8, mood="laugh", left="lap", right="lap")
    if st.chance(0.5):
        in_wheelchair(st, second, 980, 600, 1.12, flip=True, turn=0.8, mood="smile", left="chin", right="lap")
        extra = ", one in a wheelchair"
    else:
        chair(st, 980, 784, 1.2)
        cup = (926, 512)
        st.person(
            second,
            980,
            600,
            1.12,
            legs="seat",
            turn=-0.8,
            left=cup,
            right="lap",
            held=lambda: mug(st, cup[0] - 4, cup[1] + 24, 1.1),
        )
        extra = ""
    return said(
        f"{teller.words} reads a story from an armchair to two listeners{extra}.",
        f"{teller.short} reads a story to two listeners{extra}.",
    )


def theatre(st: Stage) -> str:
    c = st.c
    _curtained(st)
    moon = st.chance(0.5)
    if moon:
        c.dot(600, 250, 96, HONEY)
        c.glow(600, 250, 220, 220, 0.6)
    a, b = st.cast.person(), st.cast.person()
    one = st.person(a, 400, 550, 1.16, turn=0.7, mood="sing", left="out", right=(520, 440))
    two = st.person(b, 790, 550, 1.16, turn=-0.7, mood="laugh", left=(680, 420), right="hip")
    for figure in (one, two):
        _crown(st, figure.head_at, 1.16)
    for k in range(5):
        look = st.cast.person()
        x = 120 + k * 240 + st.near(0, 20)
        st.figure(look, x, 960, 1.15, legs="none", mood="away", turn=st.near(0, 0.3)).body()
    extra = " under a paper moon" if moon else ""
    return said(
        f"{both(a, b)} in paper crowns act on a small stage{extra}, with people watching.",
        f"Two people in paper crowns act on a small stage{extra}, with people watching.",
    )


def _crown(st: Stage, at: Point, s: float) -> None:
    c = st.c
    x, y = at
    with c.group(x, y, s):
        c.poly(
            [(-42, -44), (-50, -96), (-24, -70), (0, -104), (24, -70), (50, -96), (42, -44), (0, -36)],
            MUSTARD,
            "br2",
            3,
        )
        for px, py in ((-49, -97), (0, -105), (49, -97)):
            c.dot(px, py, 6, TERRACOTTA)
        for px in (-22, 0, 22):
            c.dot(px, -56, 5, [TEAL, CREAM, PLUM][(px + 22) // 22])


def photography(st: Stage) -> str:
    c = st.c
    countryside(st, 370, 540)
    if st.chance(0.6):
        framing(c, st.light, 0)
    one = st.cast.person()
    pair = [st.cast.person(), st.cast.person()]
    x, y, s = 330, 560, 1.25
    for k, look in enumerate(pair):
        px = 740 + k * 210
        if k == 1 and st.chance(0.4):
            in_wheelchair(st, look, px + 20, 590, 1.1, flip=True, turn=0.6, mood="laugh", left="wave", right="lap")
        else:
            st.person(
                look,
                px,
                545,
                1.1,
                turn=-0.5,
                tilt=(-1) ** k * 6,
                mood="laugh",
                left="down" if k else "wave",
                right="hip" if k else "down",
            )
    st.person(
        one,
        x,
        y,
        s,
        turn=0.7,
        mood="smile",
        tilt=2,
        left=(x + 10, y - 96),
        right=(x + 92, y - 96),
        held=lambda: camera(st, x + 52, y - 100, 1.2),
    )
    return said(
        f"{one.words} takes a photo of {pair[0].short} and {pair[1].short} in front of the hills.",
        "Someone takes a photo of two people in front of the hills.",
    )


SCENES: dict[str, SceneFunction] = {
    "storytelling": storytelling,
    "theatre": theatre,
    "photography": photography,
}
