"""People as arrays, so that a thousand by four hundred of them are compared in a blink."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from enterprises.mentoring.matching.people import Person

Matrix = np.ndarray[Any, Any]
FIELDS = ("topics", "meets", "languages", "slots", "ways", "needs", "offers", "interests")
KM_OF_EARTH = 6371.0


@dataclass(frozen=True)
class Pool:
    """Some people in the order of their keys, with what each field holds. Worth keeping between two questions."""

    people: tuple[Person, ...]

    @classmethod
    def of(cls, people: Iterable[Person]) -> "Pool":
        """The order they come in must change nothing: they are put in the order of their keys."""
        return cls(tuple(sorted(people, key=lambda person: person.key)))

    def __len__(self) -> int:
        return len(self.people)

    @cached_property
    def index(self) -> dict[str, int]:
        """Where each key stands."""
        return {person.key: at for at, person in enumerate(self.people)}

    @cached_property
    def by_person(self) -> dict[str, list[int]]:
        """Where somebody's memberships stand."""
        found: dict[str, list[int]] = {}
        for at, person in enumerate(self.people):
            found.setdefault(person.person, []).append(at)
        return found

    @cached_property
    def words(self) -> dict[str, dict[Any, int]]:
        """A column for each value of each field that anybody here has."""
        return {
            name: {value: at for at, value in enumerate(sorted({v for p in self.people for v in getattr(p, name)}))}
            for name in FIELDS
        }

    @cached_property
    def sizes(self) -> dict[str, Matrix]:
        """How many values each person has in a field. 0: not answered."""
        return {name: np.array([len(getattr(p, name)) for p in self.people], dtype=np.float32) for name in FIELDS}

    @cached_property
    def _own(self) -> dict[str, Matrix]:
        return {name: multi_hot([getattr(p, name) for p in self.people], self.words[name]) for name in FIELDS}

    @cached_property
    def points(self) -> Matrix:
        """Latitude and longitude in radians; not a number where nobody said."""
        return np.radians(np.array([p.point or (np.nan, np.nan) for p in self.people], dtype=np.float64).reshape(-1, 2))

    @cached_property
    def reach(self) -> Matrix:
        """How far each would go, in km; infinite where they did not say."""
        return np.array([np.inf if p.max_km is None else p.max_km for p in self.people])

    def shared(self, name: str, other: "Pool", others: str = "") -> Matrix:
        """How many values of field `name` each person here has in common with each of `other` in field `others`."""
        field = others or name
        mine = multi_hot([getattr(p, name) for p in self.people], other.words[field])
        return mine @ other._own[field].T

    def distances(self, other: "Pool") -> Matrix:
        """Kilometres between each two, by the great circle; not a number where one of them is nowhere."""
        a, b = self.points[:, None, :], other.points[None, :, :]
        across = np.sin((a[..., 0] - b[..., 0]) / 2) ** 2
        along = np.sin((a[..., 1] - b[..., 1]) / 2) ** 2
        inner = across + np.cos(a[..., 0]) * np.cos(b[..., 0]) * along
        return 2 * KM_OF_EARTH * np.arcsin(np.sqrt(np.clip(inner, 0, 1)))


def multi_hot(values: Sequence[Iterable[Any]], columns: dict[Any, int]) -> Matrix:
    """A row for each, 1 in the columns of what they have; what has no column nobody on the other side has."""
    table = np.zeros((len(values), len(columns)), dtype=np.float32)
    for row, own in enumerate(values):
        for value in own:
            if value in columns:
                table[row, columns[value]] = 1
    return table
