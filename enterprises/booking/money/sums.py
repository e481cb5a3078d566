"""Adding up money: by month, by what was booked, by how it was paid. No database."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from enterprises.booking.money.rows import Line


@dataclass
class Sum:
    """What came and what went back, in pence."""

    name: Any
    came: int = 0
    back: int = 0
    count: int = 0
    lines: list[Line] = field(default_factory=list)

    @property
    def left(self) -> int:
        return self.came - self.back

    def add(self, line: Line) -> None:
        self.lines.append(line)
        if line.is_back:
            self.back -= line.pence
        else:
            self.came += line.pence
            self.count += 1


def total(lines: Iterable[Line], name: Any = "") -> Sum:
    whole = Sum(name)
    for line in lines:
        whole.add(line)
    return whole


def by(lines: Iterable[Line], key: Callable[[Line], Any]) -> list[Sum]:
    """One sum for each that the key says, the most money first."""
    found: dict[Any, Sum] = {}
    for line in lines:
        found.setdefault(key(line), Sum(key(line))).add(line)
    return sorted(found.values(), key=lambda each: (-each.left, str(each.name)))


def by_month(lines: Iterable[Line]) -> list[Sum]:
    """The newest month first."""
    return sorted(by(lines, lambda line: line.month), key=lambda each: each.name, reverse=True)


def years(lines: Iterable[Line]) -> list[int]:
    """In which anything came or went back, the newest first."""
    counted: dict[int, int] = defaultdict(int)
    for line in lines:
        counted[line.day.year] += 1
    return sorted(counted, reverse=True)
