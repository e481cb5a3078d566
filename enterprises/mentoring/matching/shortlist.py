"""The few mentors who suit one mentee best: the everyday question."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from enterprises.mentoring.matching.allowed import failing, first_failing, survey
from enterprises.mentoring.matching.people import Bonds, Person, Policy
from enterprises.mentoring.matching.pool import Pool
from enterprises.mentoring.matching.scoring import Part, explain, marks, score_of


@dataclass(frozen=True)
class Candidate:
    """A mentor who may be asked, and why."""

    mentor: str
    score: float
    parts: tuple[Part, ...]


def shortlist(
    mentee: Person, mentors: Pool | Iterable[Person], policy: Policy, *, bonds: Bonds | None = None, count: int = 5
) -> list[Candidate]:
    """The best `count` by score; of equals, those with most room first, so that few are worn out, then by key.

    Nobody whom a hard rule stands against. A kept Pool answers faster than people who are put into one each time.
    """
    pool = mentors if isinstance(mentors, Pool) else Pool.of(mentors)
    if not len(pool):
        return []
    ground = survey(Pool((mentee,)), pool, policy)
    named = first_failing(failing(ground, policy, bonds or Bonds()), ground.km.shape)[0]
    found = marks(ground, policy)
    totals = found.totals()[0]
    free = np.flatnonzero(named == 0)
    room = np.array([pool.people[at].room for at in free])
    order = free[np.lexsort((free, -room, -np.round(totals[free], 2)))][:count]
    chosen = [(int(at), explain(found, 0, int(at))) for at in order]
    return [Candidate(pool.people[at].key, score_of(parts), parts) for at, parts in chosen]
