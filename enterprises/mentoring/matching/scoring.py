"""The score of two people: what each criterion of the policy gives, adding up to at most 100."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from enterprises.mentoring.matching.allowed import Ground
from enterprises.mentoring.matching.people import REMOTE, Person, Policy
from enterprises.mentoring.matching.pool import Matrix

CRITERIA = ("topics", "nearness", "time", "ways", "common")
#: Full marks for nearness up to here, in km.
NEAR_KM = 1.0
#: What is shared counts up to so many.
ENOUGH = {"time": 3, "ways": 2, "common": 2}
#: For a question that one of them did not answer: never nothing, and the explanation says so.
HALF = 0.5


@dataclass(frozen=True)
class Part:
    """What one criterion gave: `points` of `most`, and the facts that a sentence about it is made of.

    `unsaid`: half marks, because one of them did not say.
    """

    key: str
    points: float
    most: float
    unsaid: bool = False
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Marks:
    """For each criterion: how much of it each two have (0 to 1), where it was not said, its weight for each mentee."""

    ground: Ground
    shares: dict[str, Matrix]
    unsaid: dict[str, Matrix]
    weights: dict[str, Matrix]

    def totals(self) -> Matrix:
        """Scores, 0 to 100."""
        return sum((self.shares[k] * self.weights[k][:, None] for k in self.shares), np.zeros(self.ground.km.shape))


def marks(ground: Ground, policy: Policy) -> Marks:
    """Mark everybody with everybody by the criteria of the policy."""
    mentees, mentors = ground.mentees, ground.mentors
    topics = mentees.shared("topics", mentors) / np.maximum(mentees.sizes["topics"], 1)[:, None]
    counted = {
        "topics": (topics, _unsaid(ground, "topics")),
        "nearness": _nearness(ground),
        "time": (_enough(ground.shared_slots, "time"), _unsaid(ground, "slots")),
        "ways": (_enough(ground.shared_ways, "ways"), _unsaid(ground, "ways")),
        "common": (_enough(mentees.shared("interests", mentors), "common"), _unsaid(ground, "interests")),
    }
    keys = [key for key in CRITERIA if policy.weights.get(key, 0) > 0]
    return Marks(
        ground=ground,
        shares={key: np.where(counted[key][1], HALF, counted[key][0]) for key in keys},
        unsaid={key: counted[key][1] for key in keys},
        weights=weights(mentees.people, keys, policy),
    )


def weights(mentees: Sequence[Person], keys: Sequence[str], policy: Policy) -> dict[str, Matrix]:
    """The weight of each criterion for each mentee: what matters most to them counts twice; all add up to 100."""
    own = {
        key: np.array([policy.weights[key] * (2 if p.most_important == key else 1) for p in mentees], dtype=np.float64)
        for key in keys
    }
    total = sum(own.values(), np.zeros(len(mentees)))
    return {key: 100 * values / total for key, values in own.items()}


def _nearness(ground: Ground) -> tuple[Matrix, Matrix]:
    """All of it up to NEAR_KM, none from how far they would go. Half where they would not meet in one place anyway."""
    with np.errstate(invalid="ignore", divide="ignore"):
        share = (ground.limit - ground.km) / np.maximum(ground.limit - NEAR_KM, 0.001)
    share = np.where(ground.km <= NEAR_KM, 1.0, np.clip(share, 0, 1))
    return np.where(ground.in_person, share, HALF), np.isnan(ground.km) & ground.in_person


def _enough(shared: Matrix, key: str) -> Matrix:
    return np.minimum(shared, ENOUGH[key]) / ENOUGH[key]


def _unsaid(ground: Ground, name: str) -> Matrix:
    return (ground.mentees.sizes[name] < 1)[:, None] | (ground.mentors.sizes[name] < 1)[None, :]


def explain(found: Marks, row: int, column: int) -> tuple[Part, ...]:
    """The parts of one score, to a hundredth of a point."""
    mentee, mentor = found.ground.mentees.people[row], found.ground.mentors.people[column]
    facts = _facts(found.ground, row, column, mentee, mentor)
    return tuple(
        Part(
            key=key,
            points=round(float(found.shares[key][row, column] * found.weights[key][row]), 2),
            most=round(float(found.weights[key][row]), 2),
            unsaid=bool(found.unsaid[key][row, column]),
            facts=facts[key],
        )
        for key in found.shares
    )


def score_of(parts: Sequence[Part]) -> float:
    """The sum of its parts, to a hundredth."""
    return round(sum(part.points for part in parts), 2)


def _facts(ground: Ground, row: int, column: int, mentee: Person, mentor: Person) -> dict[str, dict[str, Any]]:
    """What is shared, in keys. Needs are in none of them: they are nobody's to read."""
    km = float(ground.km[row, column])
    remote = [w for w in sorted(REMOTE) if all(not p.meets or w in p.meets for p in (mentee, mentor))]
    return {
        "topics": {"shared": sorted(mentee.topics & mentor.topics), "wanted": len(mentee.topics)},
        "nearness": {
            "km": None if np.isnan(km) else round(km, 1),
            "in_person": bool(ground.in_person[row, column] and not km > ground.limit[row, column]),
            "remote": remote,
        },
        "time": {"slots": sorted(mentee.slots & mentor.slots)},
        "ways": {"shared": sorted(mentee.ways & mentor.ways)},
        "common": {"shared": sorted(mentee.interests & mentor.interests)},
    }
