"""What may be prepared, said by the app whose things they are:

    offer(Capability("availability", _("When you are open"), ...))

Only what some app has offered is on screen. Each function is asked by helping.actions, helping.deciding and the pages.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from accounts.models import Help, Person, Prepared


class Subject(NamedTuple):
    """One thing of a person's that help can be for, as events name it. `name` is what people call it."""

    type: str
    id: str
    name: str


@dataclass(frozen=True)
class Capability:
    """One kind of thing that may be prepared.

    `changes` says in plain words what a yes would change: rows with part, label, before and after; `parts` gives the
    same for a page (own.shown.by_part's shape). `version` names the state that they show, and `agree` is given the one
    that the person saw: it does what they said yes to, inside the transaction of whoever asks, and raises WrongMoment
    or ValidationError with a sentence when that cannot be done. `keyed_in_by` is the worker who wrote the yes down.
    """

    key: str
    name: Any
    means: Any
    changes: Callable[[Prepared], Sequence[Any]]
    parts: Callable[[Prepared], Sequence[Any]]
    version: Callable[[Prepared], str]
    agree: Callable[..., None]


CAPABILITIES: dict[str, Capability] = {}
_things: list[Callable[[Person], Iterable[Subject]]] = []
_names: dict[str, Callable[[Iterable[str]], Mapping[str, str]]] = {}


def offer(capability: Capability) -> None:
    """Say once, when the app is ready, that this may be prepared."""
    CAPABILITIES[capability.key] = capability


def about(
    subject_type: str,
    *,
    of: Callable[[Person], Iterable[Subject]],
    names: Callable[[Iterable[str]], Mapping[str, str]],
) -> None:
    """Say once which things of this type are a person's, and what things are called, by their ids."""
    _things.append(of)
    _names[subject_type] = names


def subjects_of(person: Person) -> list[Subject]:
    """What of theirs a helper can be named for."""
    return [subject for ask in _things for subject in ask(person)]


def name_all(rows: Iterable[Help | Prepared]) -> list[Any]:
    """The rows, each with what it is about as `about`: "" for everything. One query for each type."""
    found: list[Any] = list(rows)
    ids: dict[str, set[str]] = {}
    for row in found:
        ids.setdefault(row.subject_type, set()).add(row.subject_id)
    names = names_of(ids)
    for row in found:
        row.about = names.get((row.subject_type, row.subject_id), "")
    return found


def names_of(ids: Mapping[str, Iterable[str]]) -> dict[tuple[str, str], str]:
    """What things are called, by type and id."""
    known = {kind: _names[kind](wanted) for kind, wanted in ids.items() if kind in _names}
    return {(kind, pk): name for kind, names in known.items() for pk, name in names.items()}


def words_for(keys: Iterable[str]) -> list[Any]:
    """The capabilities of these keys that are offered, in their order."""
    chosen = set(keys)
    return [each for key, each in CAPABILITIES.items() if key in chosen]
