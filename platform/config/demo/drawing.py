"""Draws one picture of the town into a file, with its words beside it. Runs in processes that know no Django."""

import re
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from config.demo.pictures import HERO_SIZE, SCENES, alt, draw

SIZE = (1200, 800)
#: Among so many casts somebody is looked for before any other will do.
CASTS = 60


@dataclass(frozen=True)
class Wanted:
    """`portrait=an older man` for one listing: a scene, and words its description should hold."""

    scene: str
    words: str
    start: int

    @property
    def key(self) -> str:
        return re.sub(r"[^a-z0-9]+", "-", f"{self.scene} {self.words} {self.start}")

    @property
    def size(self) -> tuple[int, int]:
        return HERO_SIZE if self.scene == "hero" else SIZE


def wanted(spec: str, listing: str) -> Wanted:
    """The picture one listing asks for. The same listing always gets the same picture."""
    scene, _equals, words = spec.strip().partition("=")
    if scene not in SCENES:
        raise ValueError(f"{listing}: no scene is called {scene!r}.")
    return Wanted(scene, words.strip(), crc32(f"{listing} {spec}".encode()) % 100_000)


def seed_for(picture: Wanted) -> int:
    """The first cast whose description holds the words asked for; the first of all when none does."""
    if not picture.words:
        return picture.start
    holds = re.compile(rf"\b{re.escape(picture.words)}\b", re.IGNORECASE)
    casts = range(picture.start, picture.start + CASTS)
    return next((seed for seed in casts if holds.search(alt(picture.scene, seed))), picture.start)


def draw_into(folder: Path, picture: Wanted) -> None:
    """The words are written last: a picture without them was stopped half way and is drawn again."""
    seed = seed_for(picture)
    (folder / f"{picture.key}.jpg").write_bytes(draw(picture.scene, seed, picture.size))
    (folder / f"{picture.key}.txt").write_text(alt(picture.scene, seed), encoding="utf-8")
