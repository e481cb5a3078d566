"""Two people at one draft: what each of them changed, and what both did. No database.

A draft's content is what a revision keeps: plain columns, lists of ids, lists of parts. Two contents are compared by
digests, so a page can carry what it was made from without carrying anybody's words.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

#: A part of a draft has these only once it was published, or by its place in the list: they are not what people wrote.
_NOT_WRITTEN = ("pk", "enterprise", "sort_order")


@dataclass(frozen=True)
class Merge:
    """Which fields are taken from me, and which both changed, each in their own way."""

    taken: frozenset[str]
    clashing: frozenset[str]


def digests(content: Mapping[str, Any], names: Iterable[str]) -> dict[str, str]:
    """A short digest of each field."""
    return {name: digest(content.get(name)) for name in names}


def digest(value: Any) -> str:
    text = json.dumps(_plain(value), cls=DjangoJSONEncoder, sort_keys=True)
    return sha256(text.encode()).hexdigest()[:16]


def compare(names: Iterable[str], *, base: Mapping[str, str], mine: Any, theirs: Any) -> Merge:
    """What becomes of each field. `base` are the digests my page was made from; a field without one counts as theirs
    changed, so that nothing of theirs is written over unseen.
    """
    taken: set[str] = set()
    clashing: set[str] = set()
    for name in names:
        me, them = digest(mine.get(name)), digest(theirs.get(name))
        if me in (them, base.get(name)):
            continue
        (taken if them == base.get(name) else clashing).add(name)
    return Merge(frozenset(taken), frozenset(clashing))


def _plain(value: Any) -> Any:
    """The value as it is compared: ids and days in any order, openings too, whose order nobody chose."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n")  # browsers send these line ends
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items() if key not in _NOT_WRITTEN}
    if isinstance(value, list | tuple):
        inner = [_plain(each) for each in value]
        is_ordered = any(isinstance(each, dict) and "sort_order" in each for each in value)
        return inner if is_ordered else sorted(inner, key=lambda each: json.dumps(each, cls=DjangoJSONEncoder))
    return value
