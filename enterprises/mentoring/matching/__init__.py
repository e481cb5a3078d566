"""Who suits whom, and why: plain functions on plain data. No database, no Django.

First come the hard rules (allowed.py): whoever fails one is not offered, and the rule is named. What is left has a
score of 0 to 100 (scoring.py), which is the sum of what each criterion of the agreed policy gave. A run (solving.py)
leaves as few people out as can be, then is fair to those worst off, then looks at the total. An answer of mentee,
mentor and policy is the same whatever order they came in.

    Ann wants help with her accounts and is free on Tuesday mornings. Priya (3 km away, Tuesdays too) knows accounts:
    30 of 30 for what Ann wants, 22.4 of 25 for nearness (all of it up to 1 km, none from 20), 6.7 of 20 for the one
    time of three they share, 15 of 15 for two ways of communicating, 5 of 10 for gardening: 79.05.

A run only suggests. Worded for people in enterprises/mentoring/why.py, because words depend on who reads them.
"""

from enterprises.mentoring.matching.counterfactual import Counterfactual, why_not
from enterprises.mentoring.matching.people import DEFAULT_POLICY, Bonds, Person, Policy
from enterprises.mentoring.matching.pool import Pool
from enterprises.mentoring.matching.scoring import Part
from enterprises.mentoring.matching.shortlist import Candidate, shortlist
from enterprises.mentoring.matching.solving import (
    MOST_MENTEES,
    Cancelled,
    LeftOut,
    Pin,
    PinRefused,
    Result,
    Suggestion,
    TooMany,
    match,
)

__all__ = [
    "DEFAULT_POLICY",
    "MOST_MENTEES",
    "Bonds",
    "Cancelled",
    "Candidate",
    "Counterfactual",
    "LeftOut",
    "Part",
    "Person",
    "Pin",
    "PinRefused",
    "Policy",
    "Pool",
    "Result",
    "Suggestion",
    "TooMany",
    "match",
    "shortlist",
    "why_not",
]
