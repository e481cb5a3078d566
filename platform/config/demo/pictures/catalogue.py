"""Every scene by its key, and the two things asked of it: the picture, and the words for it."""

import random

from . import (
    scenes_caring,
    scenes_farm,
    scenes_food,
    scenes_land,
    scenes_making,
    scenes_mending,
    scenes_outings,
    scenes_stage,
    scenes_telling,
    scenes_town,
    scenes_way,
)
from .render import jpeg
from .stage import SceneFunction, Stage, open_stage

CARD_SIZE, HERO_SIZE = (1200, 800), (1600, 900)
SCENES: dict[str, SceneFunction] = {
    **scenes_land.SCENES,
    **scenes_farm.SCENES,
    **scenes_food.SCENES,
    **scenes_making.SCENES,
    **scenes_mending.SCENES,
    **scenes_stage.SCENES,
    **scenes_telling.SCENES,
    **scenes_caring.SCENES,
    **scenes_outings.SCENES,
    **scenes_town.SCENES,
    **scenes_way.SCENES,
}


def draw(scene: str, seed: int, size: tuple[int, int] | None = None) -> bytes:
    """The picture as a JPEG: 1200 by 800 unless another size is asked for, 1600 by 900 for the hero."""
    stage, _words = compose(scene, seed)
    mirror = False
    if scene != "hero":
        eye = _dice(f"{scene} {seed} eye")
        mirror = eye.random() < 0.5
        stage.c.frame(eye.choice([1.0, 1.04, 1.08]), eye.random(), 0.7)
    return jpeg(stage.c, stage.light, size or sheet_size(scene), mirror)


def alt(scene: str, seed: int) -> str:
    """One plain sentence saying what the picture shows."""
    return compose(scene, seed)[1]


def sheet_size(scene: str) -> tuple[int, int]:
    return HERO_SIZE if scene == "hero" else CARD_SIZE


def compose(scene: str, seed: int) -> tuple[Stage, str]:
    """The picture as shapes, not yet printed, and the words for it."""
    # Each scene has dice of its own, or the fifth picture of every trade would be cast alike.
    stage = open_stage(_dice(f"{scene} {seed}"), *sheet_size(scene))
    return stage, SCENES[scene](stage)


def _dice(name: str) -> random.Random:
    # Dice for drawing: nothing here is a secret.
    return random.Random(name)  # nosec B311
