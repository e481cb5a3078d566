"""People with what goes with them: a wheelchair, a stick, a guide dog, a table, a basket."""

from collections.abc import Callable, Sequence
from typing import Any

from .animals import dog
from .furniture import wheelchair_back, wheelchair_front
from .looks import Look
from .palette import MUSTARD, PLUM, TEAL, TERRACOTTA
from .people import Figure
from .props import basket, stick
from .shapes import Point
from .stage import Stage


def in_wheelchair(
    st: Stage,
    look: Look,
    x: float,
    y: float,
    s: float = 1.0,
    flip: bool = False,
    held: Callable[[], object] | None = None,
    **pose: Any,
) -> Figure:
    """Somebody in a wheelchair, their hips at (x, y) and the ground 168 units below."""
    st.shown.add("wheelchair")
    rim = st.pick([TERRACOTTA, TEAL, MUSTARD, PLUM])
    wheelchair_back(st, x, y, s, flip)
    figure = st.figure(look, x, y, s, flip, legs="sit", **pose)
    figure.body()
    wheelchair_front(st, x, y, s, flip, rim)
    figure.arms(held)
    return figure


def with_stick(st: Stage, look: Look, x: float, y: float, s: float = 1.0, flip: bool = False, **pose: Any) -> Figure:
    """Somebody standing with a walking stick in their right hand."""
    st.shown.add("stick")
    way = -1 if flip else 1
    grip = (x + way * 82 * s, y + 10 * s)
    pose = {"right": grip, **pose}
    return st.person(look, x, y, s, flip, held=lambda: stick(st, *grip, (x + way * 96 * s, y + 256 * s)), **pose)


def with_guide_dog(
    st: Stage, look: Look, x: float, y: float, s: float = 1.0, flip: bool = False, **pose: Any
) -> Figure:
    """Somebody walking with a guide dog in its harness."""
    st.shown.add("guide dog")
    way = -1 if flip else 1
    handle = dog(st, x + way * 146 * s, y + 254 * s, s * 1.2, flip, harness=True)
    pose = {"right": handle, "legs": "walk", **pose}
    return st.person(look, x, y, s, flip, **pose)


def at_table(st: Stage, looks: Sequence[Look], spots: Sequence[float], y: float, s: float, **pose: Any) -> list[Figure]:
    """Bodies of people behind a table, to be given their arms once the table is drawn."""
    figures = []
    for k, (look, x) in enumerate(zip(looks, spots, strict=True)):
        middle = sum(spots) / len(spots)
        turn = 0.0 if len(spots) == 1 else max(-0.9, min(0.9, (middle - x) / 260))
        settings: dict[str, Any] = {
            "legs": "none",
            "turn": turn or st.pick([-0.6, 0.6]),
            "tilt": st.near(0, 4),
            "mood": st.pick(["smile", "laugh", "smile"]),
        } | pose
        figure = st.figure(look, x, y + (k % 2) * 6, s, **settings)
        figure.body()
        figures.append(figure)
    return figures


def reach(
    figure: Figure,
    left: Point | str | None,
    right: Point | str | None,
    held: Callable[[], object] | None = None,
) -> None:
    """Give a body its arms, with the hands at these places."""
    figure.pose.left, figure.pose.right = left, right
    figure.arms(held)


def hang_basket(st: Stage, grip: Point, s: float = 1.0, full: str = "veg") -> None:
    """A basket whose handle is in the hand at grip."""
    basket(st, grip[0], grip[1] + 136 * s, s, full)


def gardener(st: Stage, **fixed: Any) -> Look:
    """Somebody dressed to work out of doors."""
    look = st.cast.person(**fixed)
    if look.hair not in ("hijab", "turban", "wrap") and st.chance(0.4):
        look = look.but(hair="sunhat" if look.woman or st.chance(0.5) else "flatcap", hearing_aid=False)
    return look.but(sleeves="rolled")
