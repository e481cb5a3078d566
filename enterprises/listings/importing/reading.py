"""Values of any type, read without surprise: feeds send strings where lists are due, and null anywhere."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from dateutil import parser as dates

LONGEST = 100_000  # characters that are looked at in any one value
#: Control and invisible characters, halves of surrogate pairs, and marks that turn the direction of writing.
UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffc\ud800-\udfff]"
)
#: How writers say "nothing".
NOTHING = {
    "",
    "null",
    "none",
    "n/a",
    "na",
    "nil",
    "undefined",
    "-",
    "--",
    ".",
    "nan",
    "tbc",
    "tba",
    "[removed]",
    "[redacted]",
}
YES = {"true", "yes", "y", "1", "on"}
NO = {"false", "no", "n", "0", "off"}


class Rejected(ValueError):
    """This record cannot be used. The message is one sentence that says why."""


def text(value: Any, *, longest: int = LONGEST) -> str:
    """A string or number as clean text; "" for anything else, and for the many ways of saying nothing."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    if isinstance(value, float):
        value = number(value)
        value = "" if value is None else f"{value:g}"
    if isinstance(value, int):
        value = str(value) if abs(value) < 10**30 else ""
    clean = UNSEEN.sub("", unicodedata.normalize("NFC", value[:LONGEST]))
    clean = clean.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n").strip()
    return "" if clean.lower() in NOTHING else clean[:longest].strip()


def line(value: Any, *, longest: int = LONGEST) -> str:
    """Text on one line, with single spaces."""
    return " ".join(text(value).split())[:longest].strip()


def first(record: Any, *names: str) -> Any:
    """The first of these that the record has and that says something."""
    if not isinstance(record, dict):
        return None
    for name in names:
        value = record.get(name)
        if value not in (None, "", [], {}):
            return value
    return None


def many(record: Any, *names: str) -> list[Any]:
    """Whatever stands under these names, as one list: a lone value counts as a list of one, null as none."""
    found: list[Any] = []
    for name in names if isinstance(record, dict) else ():
        value = record.get(name)
        if isinstance(value, list):
            found += [item for item in value if item is not None]
        elif value not in (None, "", {}):
            found.append(value)
    return found


def objects(record: Any, *names: str) -> list[dict[str, Any]]:
    """As many(), but objects only."""
    return [item for item in many(record, *names) if isinstance(item, dict)]


def words(values: Iterable[Any], *names: str) -> list[str]:
    """The names of things given as strings or as objects, without repeats."""
    found = [line(first(value, *names) if isinstance(value, dict) else value, longest=200) for value in values]
    return list(dict.fromkeys(word for word in found if word))


def number(value: Any) -> float | None:
    """A finite number, also one written as text ("51.7", "1,200"). None for anything else."""
    if isinstance(value, bool):
        return None
    if isinstance(value, str):
        value = value.strip().replace(",", "")[:30]
        if not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?", value, re.IGNORECASE | re.ASCII):
            return None
    if not isinstance(value, str | int | float):
        return None
    try:
        read = float(value)
    except (OverflowError, ValueError):  # an integer of a thousand digits
        return None
    return read if math.isfinite(read) else None


def yes(value: Any) -> bool | None:
    """True or False however it is written; None when it is not said."""
    if isinstance(value, bool):
        return value
    word = line(value, longest=10).lower()
    return True if word in YES else False if word in NO else None


def day(value: Any, what: str) -> date | None:
    """A date, ISO or as people write it (31/12/2025). None when nothing is said.

    Raises Rejected for what cannot be a date. Databases' own zero dates (0001-01-01, 0000-00-00) say nothing.
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _from_seconds(value, what)
    written = line(value, longest=60)
    if not written or written.startswith("000"):
        return None
    if re.fullmatch(r"\d{9,13}", written):
        return _from_seconds(int(written), what)
    try:
        read = _parse(written)
    except (ValueError, OverflowError) as error:
        raise Rejected(f"its {what} “{written[:30]}” is not a date") from error
    return None if read.year < 1902 else read


ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$", re.DOTALL)
WRITTEN = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T ,].*)?$", re.DOTALL)


def _parse(written: str) -> date:
    """Strict with figures, because dateutil would read a thirteenth month as a day."""
    if found := ISO.match(written):
        return _moment(written) or date(int(found[1]), int(found[2]), int(found[3]))
    if found := WRITTEN.match(written):
        return date(int(found[3]), int(found[2]), int(found[1]))
    if re.fullmatch(r"\d{8}", written):
        return date(int(written[:4]), int(written[4:6]), int(written[6:]))
    if not re.search(r"\d{4}", written) or not re.search(r"[A-Za-z]{3}", written):
        raise ValueError(written)
    return dates.parse(written, dayfirst=True, default=datetime(2000, 1, 1)).date()


def _moment(written: str) -> date | None:
    """The day in the town the listings are in, of a moment with a time zone."""
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return None
    return moment.astimezone(ZoneInfo("Europe/London")).date() if moment.tzinfo else moment.date()


def _from_seconds(value: float, what: str) -> date | None:
    """Some writers send seconds, or thousandths of them, since 1970."""
    seconds = value / 1000 if abs(value) > 10**11 else value
    if seconds == 0:
        return None
    if not 10**8 < seconds < 10**11:
        raise Rejected(f"its {what} “{value:g}” is not a date")
    return datetime.fromtimestamp(seconds, tz=ZoneInfo("Europe/London")).date()


def identity(record: Any) -> str:
    """The record's own id as text; "" when it has none that can be used."""
    value = first(record, "id", "_id", "service_id")
    if isinstance(value, dict):  # {"$oid": "..."}
        value = first(value, "$oid", "id")
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return line(value)
