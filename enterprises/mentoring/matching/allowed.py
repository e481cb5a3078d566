"""The hard rules: who is not offered to whom, and by which rule."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from enterprises.mentoring.matching.people import IN_PERSON, REMOTE, Bonds, Policy
from enterprises.mentoring.matching.pool import Matrix, Pool

#: In the order in which they are named when several stand in the way.
RULES = (
    "self",
    "blocked",
    "not_ready",
    "no_room",
    "before",
    "needs",
    "no_language",
    "no_way",
    "no_time",
    "too_far",
)
#: Members cannot agree to leave these out.
ALWAYS = frozenset({"self", "blocked", "not_ready", "no_room"})


@dataclass(frozen=True)
class Ground:
    """What both rules and scores look at, worked out once for these mentees (rows) and mentors (columns)."""

    mentees: Pool
    mentors: Pool
    km: Matrix
    #: How far they would go: the smaller of both; the policy's where neither said.
    limit: Matrix
    in_person: Matrix
    remote: Matrix
    shared_slots: Matrix
    shared_ways: Matrix


def survey(mentees: Pool, mentors: Pool, policy: Policy) -> Ground:
    """Compare everybody with everybody."""
    limit = np.minimum(mentees.reach[:, None], mentors.reach[None, :])
    return Ground(
        mentees=mentees,
        mentors=mentors,
        km=mentees.distances(mentors),
        limit=np.where(np.isinf(limit), policy.far_km, limit),
        in_person=_both(mentees, mentors, frozenset({IN_PERSON})),
        remote=_both(mentees, mentors, REMOTE),
        shared_slots=mentees.shared("slots", mentors),
        shared_ways=mentees.shared("ways", mentors),
    )


def _both(mentees: Pool, mentors: Pool, ways: frozenset[str]) -> Matrix:
    """Where both would meet in one of these ways. Whoever did not say how would meet in any."""
    table = np.zeros((len(mentees), len(mentors)), dtype=bool)
    for way in sorted(ways):
        would = [
            np.array([not p.meets or way in p.meets for p in pool.people], dtype=bool) for pool in (mentees, mentors)
        ]
        table |= would[0][:, None] & would[1][None, :]
    return table


def _would(pool: Pool, way: str) -> Matrix:
    return np.array([not p.meets or way in p.meets for p in pool.people], dtype=bool)


def failing(ground: Ground, policy: Policy, bonds: Bonds) -> dict[str, Matrix]:
    """For each rule that holds, where it stands in the way."""
    mentees, mentors = ground.mentees, ground.mentors
    with np.errstate(invalid="ignore"):
        far = ~(ground.km <= ground.limit) & ~np.isnan(ground.km)
    found = {
        "self": _pairs(mentees, mentors, [frozenset({p}) for p in mentees.by_person]),
        "blocked": _pairs(mentees, mentors, bonds.blocked),
        "not_ready": ~(_ready(mentees)[:, None] & _ready(mentors)[None, :]),
        "no_room": np.broadcast_to(np.array([p.room < 1 for p in mentors.people], dtype=bool), ground.km.shape),
        "before": _pairs(mentees, mentors, bonds.before),
        "needs": _unmet(mentees, mentors) | _unmet(mentors, mentees).T,
        "no_language": _nothing_shared(mentees, mentors, "languages", mentees.shared("languages", mentors)),
        "no_way": _nothing_shared(mentees, mentors, "ways", ground.shared_ways),
        "no_time": _nothing_shared(mentees, mentors, "slots", ground.shared_slots),
        "too_far": (far | ~ground.in_person) & ~ground.remote,
    }
    return {rule: found[rule] for rule in RULES if rule in ALWAYS or rule in policy.rules}


def first_failing(failed: dict[str, Matrix], shape: tuple[int, int]) -> Matrix:
    """The number (1 is the first of RULES) of the rule that is named, 0 where none stands in the way."""
    named = np.zeros(shape, dtype=np.int8)
    for rule, where in reversed(failed.items()):
        named[where] = RULES.index(rule) + 1
    return named


def _ready(pool: Pool) -> Matrix:
    return np.array([p.ready for p in pool.people], dtype=bool)


def _pairs(mentees: Pool, mentors: Pool, pairs: Any) -> Matrix:
    """Where these two people meet; a pair of one is that person with themself."""
    table = np.zeros((len(mentees), len(mentors)), dtype=bool)
    for pair in pairs:
        one, other = (*pair, *pair)[:2]
        for left, right in ((one, other), (other, one)):
            for row in mentees.by_person.get(left, ()):
                table[row, mentors.by_person.get(right, [])] = True
    return table


def _unmet(those: Pool, by: Pool) -> Matrix:
    """Where somebody needs what the other is not and has not."""
    return those.shared("needs", by, "offers") < those.sizes["needs"][:, None]


def _nothing_shared(mentees: Pool, mentors: Pool, name: str, shared: Matrix) -> Matrix:
    """Where both answered and have nothing in common."""
    said = (mentees.sizes[name] > 0)[:, None] & (mentors.sizes[name] > 0)[None, :]
    return said & (shared < 1)
