"""Scenes of making music and telling: bands, choirs, dances, stories, plays, and the hall they happen in."""

from .craft import accordion, camera, drum, guitar, music_stand
from .furniture import armchair, armchair_arms, chair
from .groups import in_wheelchair
from .looks import Look
from .palette import CREAM, HONEY, MUSTARD, PLUM, RUST, SAGE, TEAL, TERRACOTTA, UMBER, darker, lighter
from .places import countryside, framing
from .props import book, mug
from .rooms import boards, room, rug
from .shapes import Point
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


def _strum(st: Stage, look: Look, x: float, y: float, s: float, flip: bool = False) -> None:
    way = -1 if flip else 1
    st.person(look, x, y, s, flip, turn=0.5, mood="sing" if st.chance(0.5) else "laugh", left=(x - way * 26 * s, y - 26 * s), right=(x + way * 116 * s, y - 92 * s),
              held=lambda: guitar(st, x - way * 10 * s, y - 34 * s, s * 0.95, -24, flip))  # fmt: skip


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
    if st.chance(0.4):
        countryside(st, 380, 560)
        bunting(st, -10, 40, 1210, 60, 70, 32)
    else:
        _hall(st)
    back = [st.cast.person() for _ in range(3)]
    for k, look in enumerate(back):
        st.person(
            look,
            350 + k * 250,
            470,
            1.0,
            turn=st.near(0, 0.5),
            tilt=st.near(0, 5),
            mood="sing",
            left="down",
            right="down",
        )
    front = [st.cast.person() for _ in range(4)]
    chair_at = st.pick([0, 3])
    for k, look in enumerate(front):
        x = 190 + k * 275
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
        y = 560
        st.person(look, x, y, 1.15, turn=st.near(0, 0.5), tilt=st.near(0, 5), mood="sing", left=(x - 40, y - 70), right=(x + 40, y - 70),
                  held=lambda x=x, y=y: book(st, x, y - 84, 0.95))  # fmt: skip
    return said(
        f"Seven people sing together in a choir, one in a wheelchair, one {front[1].words[2:].strip()}.",
        "Seven people sing together in a choir, one of them in a wheelchair.",
    )


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
    x = 800
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
        left=(x + 330, y - 60),
        right=(x + 112, y - 118),
    )
    return said(
        f"Two pairs of people{extra} dance and laugh, among them {a.words} and {d.short}.",
        f"Two pairs of people{extra} dance and laugh in a hall.",
    )


def storytelling(st: Stage) -> str:
    c = st.c
    room(st, 640, decor=3)
    rug(st, 640, 740, 460, 60)
    teller = st.cast.person(age="old")
    tone = st.pick([TEAL, TERRACOTTA, MUSTARD, PLUM, SAGE])
    armchair(st, 320, 770, 1.35, tone)
    figure = st.figure(teller, 320, 610, 1.25, legs="seat", turn=0.7, mood="laugh")
    figure.body()
    armchair_arms(st, 320, 770, 1.35, tone)
    figure.pose.left, figure.pose.right = (262, 540), (400, 520)
    figure.arms(lambda: book(st, 330, 528, 1.2, -4))
    first, second = st.cast.person(age="young"), st.cast.person()
    third = st.cast.person()
    chair(st, 720, 780, 1.2)
    st.person(first, 720, 596, 1.1, legs="seat", turn=-0.8, mood="laugh", left="lap", right="lap")
    if st.chance(0.5):
        in_wheelchair(st, second, 980, 600, 1.12, flip=True, turn=0.8, mood="smile", left="chin", right="lap")
        extra = ", one in a wheelchair"
    else:
        chair(st, 980, 784, 1.2)
        st.person(
            second,
            980,
            600,
            1.1,
            legs="seat",
            turn=-0.8,
            mood="smile",
            left=(930, 520),
            right="lap",
            held=lambda: mug(st, 914, 540, 1.1),
        )
        extra = ""
    assert third and c
    return said(
        f"{teller.words} reads a story from an armchair to two listeners{extra}.",
        f"{teller.short} reads a story to two listeners.",
    )


def theatre(st: Stage) -> str:
    c = st.c
    _curtained(st)
    a, b, d = (st.cast.person() for _ in range(3))
    y = 560
    kind = st.pick(["crown", "moon"])
    if kind == "moon":
        c.dot(600, 230, 100, HONEY)
        c.glow(600, 230, 220, 220, 0.6)
    one = st.person(a, 400, y, 1.12, turn=0.7, mood="sing", left="out", right=(520, 440))
    two = st.person(b, 790, y, 1.12, turn=-0.7, mood="laugh", left=(690, 420), right="hip")
    for figure in (one, two):
        _crown(st, figure.head_at, 1.12)
    for k in range(5):
        x = 120 + k * 240 + st.near(0, 20)
        look = st.cast.person()
        st.figure(look, x, 950, 1.0, legs="none", mood="away", turn=st.near(0, 0.3)).body()
    assert d
    return said(
        f"{a.words} and {b.short} in paper crowns act on a small stage before a row of people.",
        "Two people in paper crowns act on a small stage.",
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
            in_wheelchair(
                st, look, px + 20, 590, 1.1, flip=True, turn=0.6, mood="laugh", left="wave", right="lap"
            )
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


def church_hall(st: Stage) -> str:
    _hall(st)
    c = st.c
    people = [st.cast.person() for _ in range(4)]
    rug(st, 600, 752, 520, 52)
    spots = [(210, False), (470, False), (730, True), (990, True)]
    chair_at = st.pick([0, 3])
    for k, (look, (x, flip)) in enumerate(zip(people, spots, strict=True)):
        if k == chair_at:
            in_wheelchair(st, look, x, 590, 1.1, flip=flip, turn=0.7, mood="laugh", left="lap", right="front")
            continue
        chair(st, x, 772, 1.15)
        hands = st.pick([("lap", "lap"), ("front", "lap"), ("lap", "front"), ("mug", "lap")])
        left = (x - 50, 500) if hands[0] == "mug" else hands[0]
        st.person(look, x, 594, 1.1, flip=False, legs="seat", turn=-0.7 if flip else 0.7, mood=st.pick(["laugh", "smile"]), left=left, right=hands[1],
                  held=(lambda x=x: mug(st, x - 66, 522, 1.1)) if hands[0] == "mug" else None)  # fmt: skip
    assert c and lighter and UMBER
    return said(
        f"Four people, one in a wheelchair and one {people[1].words.split(' ', 1)[1]}, talk in a circle in a hall.",
        "Four people, one in a wheelchair, talk in a hall.",
    )


SCENES: dict[str, SceneFunction] = {
    "music": music, "singing": singing, "dance": dance, "storytelling": storytelling, "theatre": theatre,
    "photography": photography, "church_hall": church_hall,
}  # fmt: skip
