"""Everything held about a person, part by part. Each app says its own parts in its personal.py, as it says in its
retention.py how long they are kept: who gives somebody their data, or erases it, asks all of them and knows none.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Part:
    """One kind of what is held.

    `held(person)` gives it as rows of what JSON can say, newest last, with keys a person can read. `erase(person)`
    takes it away, inside the transaction of whoever asks, and may be called twice. `why_kept` names the reason, in
    plain words, where the law makes us keep some of it: then `erase` leaves only that, and takes the rest.
    """

    key: str
    heading: Any
    held: Callable[[Any], list[dict[str, Any]]]
    erase: Callable[[Any], None]
    why_kept: Any = ""


PARTS: dict[str, Part] = {}


def hold(
    key: str,
    heading: Any,
    *,
    held: Callable[[Any], list[dict[str, Any]]],
    erase: Callable[[Any], None],
    why_kept: Any = "",
) -> None:
    """Say once, when the app is ready, that this is held. Parts are given and erased in the order they were said."""
    PARTS[key] = Part(key, heading, held, erase, why_kept)
