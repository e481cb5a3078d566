"""What every scene starts from: the canvas, the dice, the light of the day and the people to cast."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from .canvas import Canvas
from .looks import Cast, Look
from .palette import LIGHTS, Light
from .people import Figure, Pose

T = TypeVar("T")
LONGEST_ALT = 125


@dataclass
class Stage:
    c: Canvas
    rng: random.Random
    light: Light
    cast: Cast
    shown: set[str] = field(default_factory=set)

    def pick(self, choices: Sequence[T]) -> T:
        return self.rng.choice(choices)

    def chance(self, odds: float) -> bool:
        return self.rng.random() < odds

    def near(self, value: float, spread: float) -> float:
        return value + self.rng.uniform(-spread, spread)

    def person(
        self,
        look: Look,
        x: float,
        y: float,
        s: float = 1.0,
        flip: bool = False,
        held: Callable[[], object] | None = None,
        **pose: Any,
    ) -> Figure:
        """Draw somebody whole: body, arms, what is held, hands."""
        return self.figure(look, x, y, s, flip, **pose).draw(held)

    def figure(self, look: Look, x: float, y: float, s: float = 1.0, flip: bool = False, **pose: Any) -> Figure:
        """Somebody placed but not yet drawn, for when things come between body and hands."""
        return Figure(self.c, look, x, y, s, Pose(**pose), flip)


SceneFunction = Callable[[Stage], str]


def open_stage(rng: random.Random, width: int, height: int) -> Stage:
    return Stage(Canvas(rng, width, height), rng, LIGHTS[rng.choice(list(LIGHTS))], Cast(rng))


def said(*ways: str) -> str:
    """The first of these sentences, fullest first, that is short enough to be a picture's text."""
    for way in ways:
        if len(way) <= LONGEST_ALT:
            return way[0].upper() + way[1:]
    return ways[-1][: LONGEST_ALT - 1].rsplit(" ", 1)[0] + "."
