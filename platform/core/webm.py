"""WebM: what a file holds, and taking out of it when and with what it was recorded, tags and attached files.

As with MP4, parts that playing does not need are turned into empty ones (Void) of the same length, in place.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from core.mp4 import Broken, zero

HEADER, SEGMENT, CLUSTER, VOID = 0x1A45DFA3, 0x18538067, 0x1F43B675, 0xEC
INFO, TRACKS, TRACK, CODEC, TRACK_TYPE, SCALE, DURATION = 0x1549A966, 0x1654AE6B, 0xAE, 0x86, 0x83, 0x2AD7B1, 0x4489

#: What may stand inside a segment, and inside a cluster (whose own size is often unknown, so its parts come level
#: with it): places of things, information, tracks, clusters, cues; times and blocks.
IN_SEGMENT = frozenset({0x114D9B74, INFO, TRACKS, CLUSTER, 0x1C53BB6B, VOID, 0xE7, 0xA3, 0xA0, 0xA7, 0xAB, 0x5854})
#: Inside the information: only what time means. Titles, dates and programs go.
IN_INFO = frozenset({SCALE, DURATION, VOID})
#: A track's name, and a digest that no longer fits.
NEVER = frozenset({0x536E, 0xBF})
KINDS = {1: b"vide", 2: b"soun"}


@dataclass
class Found:
    codecs: dict[bytes, list[bytes]] = field(default_factory=dict)
    seconds: float = 0
    clusters: int = 0


@dataclass(frozen=True)
class Element:
    name: int
    start: int
    body: int
    end: int
    is_open: bool = False  # nobody wrote how long it is


def clean(data: Any) -> Found:
    """Empty what is not needed, in place. Raises Broken."""
    found = Found()
    outer = list(_elements(data, 0, len(data)))
    if [each.name for each in outer if each.name != VOID] != [HEADER, SEGMENT]:
        raise Broken("segment")
    segment = outer[-1] if outer[-1].name == SEGMENT else outer[-2]
    for part in _elements(data, segment.body, segment.end):
        if part.name not in IN_SEGMENT:
            _empty(data, part)
        elif part.name == VOID:
            zero(data, part.body, part.end)
        elif part.name == INFO:
            _information(data, part, found)
        elif part.name == TRACKS:
            _tracks(data, part, found)
        found.clusters += part.name == CLUSTER
    if not found.codecs or not found.clusters:
        raise Broken("tracks")
    return found


def _information(data: Any, box: Element, found: Found) -> None:
    scale, length = 1_000_000, 0.0
    for part in _elements(data, box.body, box.end):
        if part.name == SCALE:
            scale = int.from_bytes(data[part.body : part.end], "big")
        elif part.name == DURATION and part.end - part.body in (4, 8):
            (length,) = struct.unpack(">f" if part.end - part.body == 4 else ">d", data[part.body : part.end])
        elif part.name not in IN_INFO:
            _empty(data, part)
    found.seconds = length * scale / 1e9 if 0 < length < 1e12 else 0


def _tracks(data: Any, box: Element, found: Found) -> None:
    for track in _elements(data, box.body, box.end):
        if track.name in NEVER:
            _empty(data, track)
        if track.name != TRACK:
            continue
        parts = list(_elements(data, track.body, track.end))
        kinds = [int.from_bytes(data[part.body : part.end], "big") for part in parts if part.name == TRACK_TYPE]
        codecs = [bytes(data[part.body : part.end]) for part in parts if part.name == CODEC]
        if len(kinds) != 1 or len(codecs) != 1:
            raise Broken("track")
        found.codecs.setdefault(KINDS.get(kinds[0], b"other"), []).append(codecs[0])
        for part in parts:
            if part.name in NEVER:
                _empty(data, part)


def _elements(data: Any, start: int, end: int) -> Iterator[Element]:
    """The elements side by side from here. One of unknown length is a cluster or the segment: its parts follow it."""
    at = start
    while at < end:
        name, after = _number(data, at, end, keep_mark=True)
        size, body = _number(data, after, end, keep_mark=False)
        is_open = size == (1 << (7 * (body - after))) - 1
        if is_open and name not in (SEGMENT, CLUSTER):
            raise Broken("open")
        upto = end if is_open and name == SEGMENT else body if is_open or name == CLUSTER else body + size
        if upto > end or (name == CLUSTER and not is_open and body + size > end):
            raise Broken("size")
        yield Element(name, at, body, upto, is_open)
        at = upto


def _number(data: Any, at: int, end: int, *, keep_mark: bool) -> tuple[int, int]:
    """A number whose first bits say how many bytes it has, and where the next thing starts."""
    if at >= end or not data[at]:
        raise Broken("number")
    length = 9 - data[at].bit_length()
    if at + length > end or (keep_mark and length > 4):
        raise Broken("number")
    value = int.from_bytes(data[at : at + length], "big")
    return (value if keep_mark else value & ((1 << (7 * length)) - 1)), at + length


def _empty(data: Any, part: Element) -> None:
    """Turn it into a Void of the same length."""
    length = part.end - part.start
    digits = 8 if length >= 9 else 1
    size = length - 1 - digits
    if size < 0:
        raise Broken("tiny")
    data[part.start : part.start + 1] = bytes([VOID])
    data[part.start + 1 : part.start + 1 + digits] = (size | (1 << (7 * digits))).to_bytes(digits, "big")
    zero(data, part.start + 1 + digits, part.end)
