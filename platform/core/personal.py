"""Everything held about a person, part by part. Each app says its own parts in its personal.py, as it says in its
retention.py how long they are kept: who gives somebody their data, or erases it, asks all of them and knows none.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import IO, Any, NamedTuple

from django.utils import timezone
from django.utils.formats import date_format

#: Where a part stands on the page, unless it says so: after those that people look for first.
LATER = 50


class Link(NamedTuple):
    """Where somebody puts something right: what the link says, and where it leads."""

    words: str
    address: str


@dataclass(frozen=True)
class OwnFile:
    """A file that goes with somebody's copy of their data: what it is called there, how large it is (None: it is not
    there any more), and what opens it for reading.
    """

    name: str
    bytes_count: int | None
    opened: Callable[[], IO[bytes]]


def stored(name: str, file: Any) -> OwnFile:
    """A file of a file field, with the ending it is kept with."""
    ending = str(file.name).rpartition(".")[2].lower()
    try:
        size = file.storage.size(file.name)
    except OSError:
        size = None
    return OwnFile(f"{name}.{ending}", size, lambda: file.storage.open(file.name, "rb"))


def _nowhere(person: Any) -> list[Link]:
    return []


def _no_files(person: Any) -> Iterable[OwnFile]:
    return []


def _nothing_first(person: Any) -> bool:
    return True


@dataclass(frozen=True)
class Part:
    """One kind of what is held.

    `held(person)` gives it as rows of what JSON can say, newest last, with keys a person can read. `erase(person)`
    takes it away, inside the transaction of whoever asks, and may be called twice. `why_kept` names the reason, in
    plain words, where the law makes us keep some of it: then `erase` leaves only that, and takes the rest.
    `correct(person)` gives the links to where they put it right, and `place` says where it stands on the page.
    `files(person)` gives the files that are theirs, for their copy. `settle(person)` does what must be over before
    anything is taken away (money on its way back), in a transaction of its own, and says whether it is over.
    """

    key: str
    heading: Any
    held: Callable[[Any], list[dict[str, Any]]]
    erase: Callable[[Any], None]
    why_kept: Any = ""
    correct: Callable[[Any], list[Link]] = _nowhere
    place: int = LATER
    files: Callable[[Any], Iterable[OwnFile]] = _no_files
    settle: Callable[[Any], bool] = _nothing_first


PARTS: dict[str, Part] = {}


def hold(
    key: str,
    heading: Any,
    *,
    held: Callable[[Any], list[dict[str, Any]]],
    erase: Callable[[Any], None],
    why_kept: Any = "",
    correct: Callable[[Any], list[Link]] = _nowhere,
    place: int = LATER,
    files: Callable[[Any], Iterable[OwnFile]] = _no_files,
    settle: Callable[[Any], bool] = _nothing_first,
) -> None:
    """Say once, when the app is ready, that this is held. Raises ValueError for a key that is taken: the other part
    would neither be given nor erased.
    """
    if key in PARTS:
        raise ValueError(f"There is a part {key!r} already.")
    PARTS[key] = Part(key, heading, held, erase, why_kept, correct, place, files, settle)


def day(moment: datetime | date | None) -> str:
    """A moment or a day as a part says it, for reading: “27 November 2026, 14:03”."""
    if isinstance(moment, datetime):
        return date_format(timezone.localtime(moment), "j F Y, H:i")
    return date_format(moment, "j F Y") if moment else ""


def parts() -> list[Part]:
    """Every part, in the order of the page."""
    return sorted(PARTS.values(), key=lambda part: part.place)


def settle_all(person: Any) -> bool:
    """Whether everything is over that must be before this person can be erased. Where not, it is asked again later."""
    return sum(not part.settle(person) for part in PARTS.values()) == 0  # each is asked, also after a no


def erase_all(person: Any) -> None:
    """Take everything away, inside the transaction of whoever asks.

    In the order in which the parts were said: the apps on top first, then what they stand on, so that what is asked of
    the person's row is still there. `person` itself keeps its name and addresses for those that come later.
    """
    for part in PARTS.values():
        part.erase(person)
