"""People to be matched: drawn from a seed, so that a test that fails fails again."""

import random
from typing import Any

from enterprises.mentoring.matching import Person

TOPICS = [f"topic{n}" for n in range(12)]
WAYS = ["speech", "signing", "easy_read", "typing", "pictures"]
LANGUAGES = ["en", "cy", "pl", "ur"]
MEETS = ["in_person", "phone", "video"]
NEEDS = ["step_free", "no_dogs", "woman", "quiet"]


def some(chance: random.Random, values: Any, low: int, high: int) -> frozenset[Any]:
    return frozenset(chance.sample(list(values), chance.randint(low, min(high, len(values)))))


def person(chance: random.Random, key: str, **more: Any) -> Person:
    facts: dict[str, Any] = {
        "person": key,
        "topics": some(chance, TOPICS, 0, 4),
        "point": (51.6 + chance.random() * 0.3, -2.4 + chance.random() * 0.4) if chance.random() > 0.05 else None,
        "max_km": chance.choice([None, 3, 8, 15, 25]),
        "meets": some(chance, MEETS, 1, 3),
        "languages": frozenset({"en"}) if chance.random() > 0.1 else some(chance, LANGUAGES, 1, 2),
        "slots": some(chance, range(21), 0, 8),
        "ways": some(chance, WAYS, 0, 3),
        "needs": some(chance, NEEDS, 0, 1) if chance.random() > 0.7 else frozenset(),
        "offers": some(chance, NEEDS, 0, 4),
        "interests": some(chance, ["gardening", "dogs", "chess", "music", "baking"], 0, 3),
        "most_important": chance.choice(["", "", "topics", "nearness", "time"]),
        "waiting_days": chance.randint(0, 200),
        "room": chance.randint(1, 4),
    }
    return Person(key=key, **{**facts, **more})


def town(seed: int, mentees: int, mentors: int, **more: Any) -> tuple[list[Person], list[Person]]:
    """So many of each, drawn from `seed`."""
    chance = random.Random(seed)
    return (
        [person(chance, f"e{n:04}", **more) for n in range(mentees)],
        [person(chance, f"m{n:04}", **more) for n in range(mentors)],
    )
