"""A run: the best pairs for everybody at once.

Every pair that the hard rules allow costs ((100 - score) / 100) ** exponent * 100: being badly off weighs more than
being well off. A pair that is not allowed costs more than all others together, so as few as can be are left out. A
mentor with three places stands in three columns, and scipy's linear_sum_assignment finds the cheapest. Methods,
figures and what was not taken (stable matching, thinning the list) are in docs/adr/0010.
"""

import hashlib
import json
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_bipartite_matching

from enterprises.mentoring.matching.allowed import RULES, failing, first_failing, survey
from enterprises.mentoring.matching.people import Bonds, Person, Policy
from enterprises.mentoring.matching.pool import Matrix, Pool
from enterprises.mentoring.matching.scoring import Marks, Part, explain, marks, score_of

#: More would need another engine (docs/adr/0010): the work grows with the cube of it.
MOST_MENTEES = 3000
#: Whoever waited longest gets the better of two pairs that are so many points apart, and a place before others.
WAITING_POINTS = 2.0
#: Far below a hundredth of a point: decides only between equals, always in the same way.
TIE = 1e-6

Progress = Callable[[str], None]


class TooMany(Exception):
    """More mentees than a run takes. `args[0]` is how many there were."""


class Cancelled(Exception):
    """Raised by a `progress` to stop the run; nothing has been changed."""


@dataclass(frozen=True)
class Pin:
    """A worker wants these two together. Both are keys."""

    mentee: str
    mentor: str


@dataclass(frozen=True)
class PinRefused:
    """A pin that cannot be: by a hard rule, or `gone` where one of the two is not in the run any more."""

    pin: Pin
    rule: str


@dataclass(frozen=True)
class Suggestion:
    """Two people and why. `score` is the sum of the parts, 0 to 100."""

    mentee: str
    mentor: str
    score: float
    parts: tuple[Part, ...]
    pinned: bool = False


@dataclass(frozen=True)
class LeftOut:
    """A mentee nobody could be found for.

    `suited`: mentors whom no rule stands against (all their places went to others). `rules`: how many mentors each
    rule keeps away, named once each. `only`: how many it alone keeps away, so what would help.
    """

    mentee: str
    suited: int
    rules: dict[str, int]
    only: dict[str, int]


@dataclass(frozen=True)
class Problem:
    """Everybody compared with everybody, before anything is decided."""

    mentees: Pool
    mentors: Pool
    policy: Policy
    found: Marks
    failed: dict[str, Matrix]
    #: See allowed.first_failing.
    named: Matrix
    totals: Matrix
    costs: Matrix
    pins: tuple[Pin, ...] = ()

    @property
    def never(self) -> float:
        """What a pair costs that is not allowed: more than all allowed ones together."""
        return (100 + 2 * WAITING_POINTS) * (len(self.mentees) + 1)


@dataclass(frozen=True)
class Result:
    """What a run came to. `input_hash` tells whether another one was asked the same."""

    suggestions: tuple[Suggestion, ...]
    left_out: tuple[LeftOut, ...]
    refused: tuple[PinRefused, ...]
    metrics: dict[str, float]
    input_hash: str
    problem: Problem = field(repr=False, compare=False)


def match(
    mentees: Iterable[Person],
    mentors: Iterable[Person],
    policy: Policy,
    *,
    pins: Iterable[Pin] = (),
    bonds: Bonds | None = None,
    progress: Progress = lambda step: None,
) -> Result:
    """Suggest a mentor for as many mentees as there can be. `progress` hears each step's name, and may stop it.

    Raises TooMany, and what `progress` raises.
    """
    started = time.perf_counter()
    rows, columns, bonds = Pool.of(mentees), Pool.of(mentors), bonds or Bonds()
    if len(rows) > MOST_MENTEES:
        raise TooMany(len(rows))
    progress("comparing")
    kept, refused = sort_pins(sorted(set(pins), key=lambda pin: (pin.mentee, pin.mentor)), rows, columns)
    problem = replace(compare(rows, columns, policy, bonds), pins=kept)
    kept, more = allowed_pins(problem)
    problem = replace(problem, pins=kept)
    progress("solving")
    chosen = solve(problem)
    progress("explaining")
    pinned = set(kept)
    suggestions = tuple(suggest(problem, row, column, pinned) for row, column in chosen)
    missing = sorted(set(range(len(rows))) - {row for row, _ in chosen})
    return Result(
        suggestions=suggestions,
        left_out=tuple(left_out(problem, row) for row in missing),
        refused=tuple(refused + more),
        metrics=_metrics(problem, suggestions, time.perf_counter() - started),
        input_hash=hashed(rows, columns, policy, bonds, kept),
        problem=problem,
    )


def compare(mentees: Pool, mentors: Pool, policy: Policy, bonds: Bonds) -> Problem:
    """Rules, scores and costs of everybody with everybody."""
    ground = survey(mentees, mentors, policy)
    failed = failing(ground, policy, bonds)
    found = marks(ground, policy)
    totals = found.totals()
    named = first_failing(failed, ground.km.shape)
    return Problem(mentees, mentors, policy, found, failed, named, totals, cost(mentees, mentors, totals, policy))


def cost(mentees: Pool, mentors: Pool, totals: Matrix, policy: Policy) -> Matrix:
    """What each pair costs, were it allowed."""
    waited = np.array([p.waiting_days for p in mentees.people], dtype=np.float64)
    longest = waited.max(initial=0)
    waiting = (waited / longest if longest else waited)[:, None]
    badly = np.clip((100 - totals) / 100, 0, 1) ** policy.exponent * 100
    bonus = WAITING_POINTS * waiting
    return badly * (1 + bonus / 100) - bonus + TIE * _lots(mentees, mentors)


def _lots(mentees: Pool, mentors: Pool) -> Matrix:
    """0 to 1 for each two, drawn from their keys: the same whatever else is in the run."""
    one, other = (
        np.array([int.from_bytes(hashlib.sha256(p.key.encode()).digest()[:8]) for p in pool.people], dtype=np.uint64)
        for pool in (mentees, mentors)
    )
    mixed = one[:, None] ^ (other[None, :] * np.uint64(0x9E3779B97F4A7C15))
    mixed = (mixed ^ (mixed >> np.uint64(29))) * np.uint64(0xBF58476D1CE4E5B9)
    return (mixed ^ (mixed >> np.uint64(32))).astype(np.float64) / 2.0**64


def solve(problem: Problem) -> list[tuple[int, int]]:
    """Rows and columns of the chosen pairs, the pins among them, in the order of the mentees."""
    fixed = [(problem.mentees.index[pin.mentee], problem.mentors.index[pin.mentor]) for pin in problem.pins]
    rows = np.array(sorted(set(range(len(problem.mentees))) - {row for row, _ in fixed}), dtype=int)
    places = places_of(problem, fixed, len(rows))
    if not len(rows) or not len(places):
        return sorted(fixed)
    allowed = problem.named[np.ix_(rows, places)] == 0
    if problem.policy.raise_the_floor:
        allowed &= problem.totals[np.ix_(rows, places)] >= _floor(allowed, problem.totals[np.ix_(rows, places)])
    costs = np.where(allowed, problem.costs[np.ix_(rows, places)], problem.never)
    taken = linear_sum_assignment(costs)
    return sorted(fixed + [(int(rows[r]), int(places[c])) for r, c in zip(*taken, strict=True) if allowed[r, c]])


def places_of(problem: Problem, fixed: Sequence[tuple[int, int]], wanted: int) -> Matrix:
    """A mentor's column once for each place that is left; never more than could be taken."""
    used = np.bincount([column for _, column in fixed], minlength=len(problem.mentors))
    room = np.array([p.room for p in problem.mentors.people], dtype=int) - used
    return np.repeat(np.arange(len(problem.mentors)), np.clip(room, 0, wanted))


def _floor(allowed: Matrix, totals: Matrix) -> float:
    """The highest score, to a point, that everybody who can be matched can have at least."""

    def covered(least: float) -> int:
        return int((maximum_bipartite_matching(csr_array(allowed & (totals >= least)), perm_type="column") >= 0).sum())

    everybody, low, high = covered(0), 0, 100
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if covered(middle) == everybody else (low, middle)
    return float(low)


def sort_pins(pins: Iterable[Pin], mentees: Pool, mentors: Pool) -> tuple[tuple[Pin, ...], list[PinRefused]]:
    """Those of people who are here, one for each mentee; the others with why not."""
    kept: dict[str, Pin] = {}
    refused = []
    for pin in pins:
        if pin.mentee not in mentees.index or pin.mentor not in mentors.index:
            refused.append(PinRefused(pin, "gone"))
        elif pin.mentee in kept:
            refused.append(PinRefused(pin, "twice"))
        else:
            kept[pin.mentee] = pin
    return tuple(kept.values()), refused


def allowed_pins(problem: Problem) -> tuple[tuple[Pin, ...], list[PinRefused]]:
    """Those that no hard rule stands against and that have a place; the others with the rule."""
    kept, refused = [], []
    left = {p.key: p.room for p in problem.mentors.people}
    for pin in problem.pins:
        rule = rule_between(problem, pin.mentee, pin.mentor) or ("" if left[pin.mentor] > 0 else "no_room")
        if rule:
            refused.append(PinRefused(pin, rule))
        else:
            left[pin.mentor] -= 1
            kept.append(pin)
    return tuple(kept), refused


def rule_between(problem: Problem, mentee: str, mentor: str) -> str:
    """The rule that stands between two keys, or nothing."""
    number = int(problem.named[problem.mentees.index[mentee], problem.mentors.index[mentor]])
    return RULES[number - 1] if number else ""


def suggest(problem: Problem, row: int, column: int, pinned: Iterable[Pin] = ()) -> Suggestion:
    """A pair with its reasons."""
    mentee, mentor = problem.mentees.people[row].key, problem.mentors.people[column].key
    parts = explain(problem.found, row, column)
    return Suggestion(mentee, mentor, score_of(parts), parts, pinned=Pin(mentee, mentor) in pinned)


def left_out(problem: Problem, row: int) -> LeftOut:
    """Why nobody is suggested for this mentee."""
    named = problem.named[row]
    standing = sum((where[row].astype(int) for where in problem.failed.values()), np.zeros(len(problem.mentors), int))
    alone = {rule: int((where[row] & (standing == 1)).sum()) for rule, where in problem.failed.items()}
    counted = {rule: int((named == at + 1).sum()) for at, rule in enumerate(RULES)}
    return LeftOut(
        mentee=problem.mentees.people[row].key,
        suited=int((named == 0).sum()),
        rules={rule: count for rule, count in counted.items() if count},
        only={rule: count for rule, count in alone.items() if count},
    )


def hashed(mentees: Pool, mentors: Pool, policy: Policy, bonds: Bonds, pins: Sequence[Pin]) -> str:
    """Of everything a run looks at, in one order."""
    parts = [
        [_plain(asdict(person)) for person in (*mentees.people, None, *mentors.people) if person],
        len(mentees),
        _plain(asdict(replace(policy, version=""))),
        sorted(sorted(pair) for pair in bonds.blocked),
        sorted(sorted(pair) for pair in bonds.before),
        [asdict(pin) for pin in pins],
    ]
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    return {name: sorted(value) if isinstance(value, frozenset) else value for name, value in values.items()}


def _metrics(problem: Problem, suggestions: Sequence[Suggestion], seconds: float) -> dict[str, float]:
    """Figures of a run: points to a tenth, seconds to a hundredth."""
    scores = np.array([each.score for each in suggestions]) if suggestions else np.array([0.0])
    return {
        "mentees": len(problem.mentees),
        "mentors": len(problem.mentors),
        "places": int(sum(max(p.room, 0) for p in problem.mentors.people if p.ready)),
        "matched": len(suggestions),
        "mean": round(float(scores.mean()), 1),
        "poorest": round(float(scores.min()), 1),
        "worst_off": round(float(np.percentile(scores, 5)), 1),
        "seconds": round(seconds, 2),
    }
