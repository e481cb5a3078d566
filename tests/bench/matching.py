"""Matching: a whole run beside a plain solve of the same matrix, and the five best of many mentors for one person.

A run compares everybody by rules and scores, solves, and gives every pair its reasons. The plain solve is scipy's
`linear_sum_assignment` on the costs of the same run and nothing else. A ratio of 3 is three times as long.
"""

from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

from enterprises.mentoring.matching import DEFAULT_POLICY, Pool, Result, match, shortlist, why_not
from enterprises.mentoring.matching.solving import places_of
from tests.bench.timing import measure
from tests.enterprises.mentoring.people import town

MENTEES, MENTORS, MANY, ASKED, ROUNDS = 1000, 400, 5000, 300, 5


def run(say: Callable[[str], None]) -> dict[str, Any]:
    say("Measuring matching")
    mentees, mentors = town(1, MENTEES, MENTORS)
    runs = [_timed(lambda: match(mentees, mentors, DEFAULT_POLICY)) for _round in range(ROUNDS)]
    result: Result = runs[-1][1]
    plain = [_timed(lambda: _solve_plainly(result))[0] for _round in range(ROUNDS)]
    asked = [_timed(lambda: why_not(result, mentees[3].key, mentors[9].key))[0] for _round in range(ROUNDS)]
    some, many = town(2, ASKED, MANY)
    pool = Pool.of(many)
    shortlist(some[0], pool, DEFAULT_POLICY)
    short = measure([lambda mentee=mentee: shortlist(mentee, pool, DEFAULT_POLICY) for mentee in some])
    seconds = [each for each, _result in runs]
    return {
        f"a run of {MENTEES} mentees and {MENTORS} mentors (s)": {
            "all of it": round(median(seconds), 2),
            "a plain solve of the same": round(median(plain), 2),
            "ratio (median)": round(median(seconds) / median(plain), 1),
            "matched": int(result.metrics["matched"]),
            "why not her?": round(median(asked), 2),
        },
        f"the five best of {MANY} mentors (ms)": {"for one mentee": short.figures()},
    }


def _timed(call: Callable[[], Any]) -> tuple[float, Any]:
    started = perf_counter()
    found = call()
    return perf_counter() - started, found


def _solve_plainly(result: Result) -> Any:
    problem = result.problem
    places = places_of(problem, [], len(problem.mentees))
    return linear_sum_assignment(np.where(problem.named[:, places] == 0, problem.costs[:, places], problem.never))
