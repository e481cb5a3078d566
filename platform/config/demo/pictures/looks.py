"""Who is in a picture: ages, faces, hair, dress and aids, dealt so that people in one picture differ."""

import random
from dataclasses import dataclass, replace
from typing import Any

from .palette import BOTTOMS, DARK_HAIR, FAIR_HAIR, FLOWERS, GREYS, SKINS, TOPS, luma

WOMENS_HAIR = ["bob", "long", "bun", "afro", "curls", "ponytail", "plaits", "pixie", "waves", "wrap", "hijab"]
WOMENS_OLD = ["perm", "bob", "bun", "pixie", "curls", "wrap", "hijab", "waves"]
MENS_HAIR = ["crop", "side", "curls", "afro", "fade", "swept", "locs", "turban", "cap", "beanie"]
MENS_OLD = ["bald", "receding", "side", "flatcap", "swept", "crop", "turban"]
TOP_KINDS = ["jumper", "shirt", "cardigan", "tee", "stripes", "checks", "spots", "dungarees", "yoke"]


@dataclass(frozen=True)
class Look:
    woman: bool
    age: str
    skin: tuple[str, str, str]
    hair: str
    hair_colour: str
    top: str
    top_colour: str
    second: str
    bottom_colour: str
    bottom: str
    scarf: str
    build: float = 1.0
    beard: str = ""
    glasses: bool = False
    hearing_aid: bool = False
    apron: str = ""
    waistcoat: str = ""
    sleeves: str = "long"

    @property
    def covered(self) -> bool:
        """Dressed with arms and legs covered, as many who wear a hijab are."""
        return self.hair == "hijab"

    @property
    def noun(self) -> str:
        noun = "woman" if self.woman else "man"
        if self.age == "old":
            return f"older {noun}"
        return f"young {noun}" if self.age == "young" else noun

    @property
    def words(self) -> str:
        """The person in as few true words as tell them apart."""
        article = "an" if self.noun.startswith("older") else "a"
        return f"{article} {self.noun}{self._extra()}"

    @property
    def short(self) -> str:
        return f"{'an' if self.noun.startswith('older') else 'a'} {self.noun}"

    def _extra(self) -> str:
        extras = {"hijab": " in a hijab", "turban": " in a turban", "wrap": " in a head wrap"}
        extras |= {"flatcap": " in a flat cap", "sunhat": " in a sun hat"}
        if self.hair in extras:
            return extras[self.hair]
        if self.hearing_aid:
            return " with a hearing aid"
        if self.glasses:
            return " in glasses"
        if self.beard:
            return " with a beard"
        return ""

    def but(self, **changes: Any) -> "Look":
        return replace(self, **changes)


def both(one: Look, two: Look) -> str:
    """Two people in words, without saying the same thing twice."""
    if one.words != two.words:
        return f"{one.words} and {two.words}"
    return f"two {one.noun[:-3]}{'women' if one.woman else 'men'}" if not one.woman else f"two {one.noun[:-5]}women"


class Cast:
    """Deals people from shuffled packs, so nobody in a picture is somebody else again."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self._packs: dict[str, list[Any]] = {}

    def deal(self, name: str, cards: list[Any]) -> Any:
        pack = self._packs.setdefault(name, [])
        if not pack:
            pack.extend(self.rng.sample(cards, len(cards)))
        return pack.pop()

    def person(self, **fixed: Any) -> Look:
        """Somebody new. Anything fixed is kept; the rest is dealt."""
        rng = self.rng
        woman = fixed.pop("woman", None)
        woman = self.deal("woman", [True, False]) if woman is None else woman
        age = fixed.pop("age", "") or self.deal("age", ["young", "adult", "adult", "old", "old"])
        skin = fixed.get("skin") or self._skin()
        hair = self._hair(woman, age, skin)
        top = self.deal("top", TOP_KINDS)
        colours = [c for c in TOPS if abs(luma(c) - luma(skin[0])) > 0.12 or c in ("#337b7c", "#6f8450")]
        colour = self.deal("colour", TOPS)
        if colour not in colours:
            colour = self.deal("colour", TOPS)
        look = Look(
            woman=woman,
            age=age,
            skin=skin,
            hair=hair,
            hair_colour=self._hair_colour(age, skin),
            top=top,
            top_colour=colour,
            second=rng.choice([c for c in TOPS if abs(luma(c) - luma(colour)) > 0.18]),
            bottom_colour=rng.choice(BOTTOMS),
            bottom="skirt" if woman and rng.random() < 0.45 else "trousers",
            scarf=rng.choice(FLOWERS[:5]),
            build=rng.choice([0.93, 1.0, 1.0, 1.08, 1.2]),
            beard=self._beard(woman, hair),
            glasses=self.deal("glasses", [True, False, False]),
            hearing_aid=hair in SHORT and self.deal("aid", [age == "old", False, age != "old", False]),
            sleeves=rng.choice(["long", "long", "rolled"]),
        )
        return look.but(**fixed) if fixed else look

    def _skin(self) -> tuple[str, str, str]:
        groups = [SKINS[0:2], SKINS[1:3], SKINS[3:5], SKINS[5:8], SKINS[0:3]]
        return self.rng.choice(self.deal("skins", groups))

    def _hair(self, woman: bool, age: str, skin: tuple[str, str, str]) -> str:
        old, other = (WOMENS_OLD, WOMENS_HAIR) if woman else (MENS_OLD, MENS_HAIR)
        cards = old if age == "old" else other
        kind = f"hair{woman}{age == 'old'}"
        for _ in range(len(cards)):
            hair = self.deal(kind, cards)
            pale = SKINS.index(skin) < 3
            if not (pale and hair in ("afro", "locs", "turban", "wrap", "fade")):
                return str(hair)
        return "crop"

    def _hair_colour(self, age: str, skin: tuple[str, str, str]) -> str:
        if age == "old":
            return self.rng.choice(GREYS)
        return self.rng.choice(FAIR_HAIR + DARK_HAIR[:1] if SKINS.index(skin) < 2 else DARK_HAIR)

    def _beard(self, woman: bool, hair: str) -> str:
        if woman:
            return ""
        if hair == "turban":
            return "full"
        return str(self.deal("beard", ["full", "", "", "short", "moustache", ""]))


SHORT = {"crop", "side", "pixie", "bald", "receding", "swept", "bun", "fade", "perm", "flatcap", "ponytail"}
