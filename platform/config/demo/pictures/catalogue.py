"""Every scene by its key, and the two things asked of it: the picture, and the words for it."""

import random

from . import (
    scenes_caring,
    scenes_food,
    scenes_land,
    scenes_making,
    scenes_outings,
    scenes_stage,
    scenes_town,
)
from .render import jpeg
from .stage import SceneFunction, Stage, open_stage

HERO_SIZE = (1600, 900)
SCENES: dict[str, SceneFunction] = {
    **scenes_land.SCENES,
    **scenes_food.SCENES,
    **scenes_making.SCENES,
    **scenes_stage.SCENES,
    **scenes_caring.SCENES,
    **scenes_outings.SCENES,
    **scenes_town.SCENES,
}


def draw(scene: str, seed: int, size: tuple[int, int] | None = None) -> bytes:
    """The picture as a JPEG: 1200 by 800 unless another size is asked for, 1600 by 900 for the hero."""
    stage, _words = _composed(scene, seed)
    mirror = random.Random(f"{scene} {seed} mirror").random() < 0.5  # noqa: S311  # nosec B311 - drawing, not secrets
    size = size or (HERO_SIZE if scene == "hero" else (1200, 800))
    return jpeg(stage.c, stage.light, size, mirror and scene != "hero")


def alt(scene: str, seed: int) -> str:
    """One plain sentence saying what the picture shows."""
    return _composed(scene, seed)[1]


def _composed(scene: str, seed: int) -> tuple[Stage, str]:
    width, height = HERO_SIZE if scene == "hero" else (1200, 800)
    # Each scene has dice of its own, or scene 5 of every trade would be cast alike.
    stage = open_stage(random.Random(f"{scene} {seed}").getrandbits(32), width, height)  # noqa: S311  # nosec B311
    return stage, SCENES[scene](stage)
