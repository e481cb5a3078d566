"""Why not Priya? Put the two together, solve the rest again, and look at what changed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from enterprises.mentoring.matching.solving import Pin, Result, Suggestion, rule_between, solve, suggest


@dataclass(frozen=True)
class Counterfactual:
    """What would be otherwise, were these two together.

    `rule`: a hard rule stands between them, and nothing else is said. Otherwise in points: how the mentee would fare
    (`mentee_change`), how all others together would (`others_change`); how many others would have another mentor
    (`moved`), and which would have none (`lost`, keys) or one at last (`gained`).
    """

    mentee: str
    mentor: str
    rule: str = ""
    already: bool = False
    score: float = 0.0
    mentee_change: float = 0.0
    others_change: float = 0.0
    moved: int = 0
    lost: tuple[str, ...] = ()
    gained: tuple[str, ...] = ()


def why_not(result: Result, mentee: str, mentor: str) -> Counterfactual:
    """Compare a run with one where these two (keys) are together. Raises KeyError for keys that were not in the run."""
    problem = result.problem
    before = {each.mentee: each for each in result.suggestions}
    rule = rule_between(problem, mentee, mentor)
    if rule:
        return Counterfactual(mentee, mentor, rule=rule)
    if mentee in before and before[mentee].mentor == mentor:
        return Counterfactual(mentee, mentor, already=True, score=before[mentee].score)
    others = tuple(pin for pin in problem.pins if pin.mentee != mentee)
    if sum(pin.mentor == mentor for pin in others) >= problem.mentors.people[problem.mentors.index[mentor]].room:
        return Counterfactual(mentee, mentor, rule="no_room")
    forced = replace(problem, pins=(*others, Pin(mentee, mentor)))
    after = {each.mentee: each for each in (suggest(forced, row, column) for row, column in solve(forced))}
    rest = [key for key in problem.mentees.index if key != mentee]
    return Counterfactual(
        mentee,
        mentor,
        score=after[mentee].score,
        mentee_change=round(after[mentee].score - (before[mentee].score if mentee in before else 0), 2),
        others_change=round(sum(_score(after, key) - _score(before, key) for key in rest), 2),
        moved=sum(key in before and key in after and before[key].mentor != after[key].mentor for key in rest),
        lost=tuple(key for key in rest if key in before and key not in after),
        gained=tuple(key for key in rest if key in after and key not in before),
    )


def _score(found: Mapping[str, Suggestion], key: str) -> float:
    """Whoever has nobody has no points."""
    return found[key].score if key in found else 0.0
