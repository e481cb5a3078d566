"""Reads the town's listings from town/*.txt: one enterprise after another, each a name and some `key: words` lines.

    # Pat's Plates                          the name
    Home-cooked dinners brought round hot.  the one line
    kinds: meals                            words of the shared lists stand as their slugs
    about: I cook for twelve people a day   a line that starts with two spaces goes on; a bare line starts
      and that is all my oven will do.      a new paragraph
    when: Mon-Fri 12-13:30; Sat 9-17
    price: Dinner and pudding | 8.50 meal

Keys in MANY may stand several times. A slip in a file is an error with the file and the name, never a guess.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "town"

MANY = frozenset({"who", "place", "price", "check", "link", "said", "away"})
ONCE = frozenset(
    {
        *("kinds", "by", "staff", "for", "ages", "about", "does", "not", "story", "languages"),
        *(
            "base",
            "precision",
            "reach",
            "remote",
            "when",
            "when_words",
            "holidays",
            "closed",
            "left",
            "waiting",
        ),
        *("pay", "money", "contact", "letters", "ring", "contact_words", "refer", "formats", "know", "alert"),
        *("insured", "pics", "confirmed", "state", "owner", "area"),
    }
)


class TownError(ValueError):
    """A slip in one of the files of the town."""


@dataclass
class Entry:
    """One enterprise as it is written down."""

    file: str
    name: str
    one_line: str
    once: dict[str, str]
    many: dict[str, list[str]]

    def text(self, key: str) -> str:
        return self.once.get(key, "")

    def words(self, key: str) -> list[str]:
        """The value cut at spaces: slugs of a shared list."""
        return self.text(key).split()

    def lines(self, key: str) -> str:
        """The value cut at semicolons, one thing on each line."""
        return "\n".join(_parts(self.text(key), ";"))

    def all(self, key: str) -> list[str]:
        return self.many.get(key, [])


def read_town() -> list[Entry]:
    """Every enterprise of the town, in the order of the files and of their lines."""
    return [entry for path in sorted(FOLDER.glob("*.txt")) for entry in _entries(path)]


def cells(value: str) -> list[str]:
    """`Dinner | 8.50 meal | with pudding` as its three parts."""
    return [part.strip() for part in value.split("|")]


def _parts(value: str, mark: str) -> list[str]:
    return [part.strip() for part in value.split(mark) if part.strip()]


def _entries(path: Path) -> Iterator[Entry]:
    for block in re.split(r"^# ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        name, one_line, *lines = block.rstrip().split("\n")
        entry = Entry(path.name, name.strip(), one_line.strip(), {}, {})
        for key, value in _pairs(lines, f"{path.name}, {name}"):
            _keep(entry, key, value)
        yield entry


def _pairs(lines: list[str], where: str) -> Iterator[tuple[str, str]]:
    """Each key with its lines joined; a bare line between them stays as the start of a new paragraph."""
    key, held = "", ""
    for line in lines:
        if line.startswith("  ") and key:
            held += line.strip() if held.endswith("\n") else f" {line.strip()}"
        elif not line.strip():
            held = held if held.endswith("\n") else held + "\n\n"
        else:
            if key:
                yield key, held.strip()
            key, colon, held = line.partition(":")
            held = held.strip()
            if not colon or key not in MANY | ONCE:
                raise TownError(f"{where}: no key is called {key!r}.")
    if key:
        yield key, held.strip()


def _keep(entry: Entry, key: str, value: str) -> None:
    if key in MANY:
        entry.many.setdefault(key, []).append(value)
    elif key in entry.once:
        raise TownError(f"{entry.file}, {entry.name}: {key} stands twice.")
    else:
        entry.once[key] = value
