"""What a part of the proof hands back, and how much of it is run."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One line of docs/proof.md. `right` only when the figure is reached and the control failed as it must."""

    goal: str
    what: str
    ran: str
    result: str
    control: str
    right: bool


@dataclass(frozen=True)
class Line:
    """A row with where it comes from: the part that gave it, on which database, when, how much of it was run, and how
    many seconds that took.
    """

    part: str
    database: str
    day: str
    scale: float
    seconds: float
    row: Row


@dataclass(frozen=True)
class Scale:
    """How much of the full figure is run: 1 is all of it."""

    factor: float = 1.0

    def of(self, full: int, least: int = 1) -> int:
        return max(least, round(full * self.factor))


Part = Callable[[Scale], list[Row]]
