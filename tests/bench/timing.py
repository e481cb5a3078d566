"""Medians and tails of many calls."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf
from typing import Any


@dataclass
class Timed:
    """What many calls took, in milliseconds, shortest first; and this process's own work in them, on average."""

    took: list[float]
    cpu: float

    @property
    def p50(self) -> float:
        return self.took[len(self.took) // 2]

    @property
    def p95(self) -> float:
        return self.took[min(len(self.took) - 1, int(len(self.took) * 0.95))]

    def figures(self) -> dict[str, float]:
        return {"p50": round(self.p50, 2), "p95": round(self.p95, 2), "cpu": round(self.cpu, 2)}


def quickest(calls: Sequence[Callable[[], Any]], times: int = 3) -> Timed:
    """The quickest of a few goes at each call: what it takes on a machine with nothing else to do."""
    goes = [[measure([call]) for _go in range(times)] for call in calls]
    best = [min(tries, key=lambda timed: timed.p50) for tries in goes]
    return Timed(sorted(timed.p50 for timed in best), sum(timed.cpu for timed in best) / max(1, len(best)))


def measure(calls: Sequence[Callable[[], Any]], *, seconds: float = inf) -> Timed:
    """Each call once, in order, until the seconds are over. What a call's `before` does is not timed."""
    took: list[float] = []
    cpu = 0.0
    for call in calls:
        if sum(took) >= seconds * 1000:
            break
        if before := getattr(call, "before", None):
            before()
        worked, began = time.process_time(), time.perf_counter()
        call()
        took.append((time.perf_counter() - began) * 1000)
        cpu += (time.process_time() - worked) * 1000
    return Timed(sorted(took), cpu / max(1, len(took)))
