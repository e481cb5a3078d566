"""MP4 and M4A: what a file holds, and taking out of it where, when and with what it was recorded.

Telephones write the place into several parts of the file, some into a track of its own that follows the camera. Parts
that are not needed for playing are turned into empty ones of the same length, so that nothing else has to move: the
tables that say where each picture lies stay true. Works on anything that can be changed in place (mmap, bytearray).
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

#: What may stand in each container. Everything else is emptied: udta, meta, uuid, loci and whatever comes next year.
KEPT: dict[bytes, frozenset[bytes]] = {
    b"": frozenset({b"ftyp", b"moov", b"mdat", b"moof", b"sidx", b"styp", b"mfra"}),
    b"moov": frozenset({b"mvhd", b"trak", b"mvex"}),
    b"trak": frozenset({b"tkhd", b"edts", b"mdia", b"tref"}),
    b"mdia": frozenset({b"mdhd", b"hdlr", b"minf", b"elng"}),
    b"minf": frozenset({b"vmhd", b"smhd", b"nmhd", b"dinf", b"stbl", b"hdlr"}),
    b"stbl": frozenset(
        {
            *(b"stsd", b"stts", b"ctts", b"stss", b"stsc", b"stsz", b"stz2", b"stco", b"co64"),
            *(b"sdtp", b"sbgp", b"sgpd", b"cslg", b"stps", b"saiz", b"saio"),
        }
    ),
    b"moof": frozenset({b"mfhd", b"traf"}),
    b"traf": frozenset({b"tfhd", b"tfdt", b"trun", b"sbgp", b"sgpd", b"saiz", b"saio"}),
}
#: Boxes with two dates behind the version and flags, and how long each date is in version 0 and 1.
DATED = frozenset({b"mvhd", b"tkhd", b"mdhd"})
DATE_BYTES = {0: 8, 1: 16}
MOST_SAMPLES = 3_000_000


class Broken(ValueError):
    """The file does not follow its own rules."""


@dataclass
class Found:
    """What a file holds: its tracks' codecs by kind, how long it plays, and whether it comes in fragments."""

    codecs: dict[bytes, list[bytes]] = field(default_factory=dict)
    seconds: float = 0
    is_fragmented: bool = False
    holds_media: bool = False


@dataclass(frozen=True)
class Box:
    kind: bytes
    start: int
    body: int
    end: int


def clean(data: Any) -> Found:
    """Empty what is not needed, in place. Raises Broken."""
    found = Found()
    for place, box in enumerate(_boxes(data, 0, len(data))):
        if (place == 0) != (box.kind == b"ftyp"):
            raise Broken("ftyp")
        found.holds_media |= box.kind == b"mdat"
        found.is_fragmented |= box.kind == b"moof"
        _visit(data, b"", box, found)
    if not found.codecs or not found.holds_media or (found.is_fragmented and b"other" in found.codecs):
        raise Broken("moov")
    return found


def _visit(data: Any, inside: bytes, box: Box, found: Found) -> None:
    if box.kind not in KEPT[inside]:
        _empty(data, box)
        return
    if box.kind == b"trak":
        _track(data, box, found)
        return
    if box.kind in DATED:
        _forget_dates(data, box, found)
    if box.kind in KEPT:
        for part in _boxes(data, box.body, box.end):
            _visit(data, box.kind, part, found)


def _track(data: Any, box: Box, found: Found) -> None:
    """Keep pictures and sound. Any other track is emptied with all it holds: some follow where the camera was."""
    media = _only(data, box, b"mdia")
    handler = _only(data, media, b"hdlr")
    kind = bytes(data[handler.body + 8 : handler.body + 12])
    table = _only(data, _only(data, media, b"minf"), b"stbl")
    if kind not in (b"vide", b"soun"):
        for start, end in _samples(data, table):
            zero(data, start, end)
        _empty(data, box)
        found.codecs.setdefault(b"other", []).append(kind)
        return
    entry = _only(data, table, b"stsd").body + 12
    found.codecs.setdefault(kind, []).append(bytes(data[entry : entry + 4]))
    zero(data, handler.body + 24, handler.end)  # a name, often the device's
    _must_be_whole(data, _only(data, media, b"minf"))
    for part in _boxes(data, box.body, box.end):
        _visit(data, b"trak", part, found)


def _must_be_whole(data: Any, information: Box) -> None:
    """Pictures and sound lie in this file: a track may not name another one, or an address."""
    reference = _only(data, _only(data, information, b"dinf"), b"dref")
    for each in _boxes(data, reference.body + 8, reference.end):
        if not data[each.body + 3] & 1:
            raise Broken("dref")


def _forget_dates(data: Any, box: Box, found: Found) -> None:
    version = data[box.body]
    if version not in DATE_BYTES or box.end - box.body < 24:
        raise Broken("dates")
    after = box.body + 4 + DATE_BYTES[version]
    zero(data, box.body + 4, after)
    if box.kind == b"mvhd":
        scale, length = struct.unpack_from(">IQ" if version else ">II", data, after)
        found.seconds = length / scale if scale else 0


def _samples(data: Any, table: Box) -> Iterator[tuple[int, int]]:
    """Where the samples of a track lie: (start, end) of each of its chunks."""
    sizes = _sizes(data, table)
    steps = [(first, count) for first, count, _entry in _rows(data, _only(data, table, b"stsc"), ">III")]
    offsets = _offsets(data, table)
    done = 0
    for (first, count), (following, _count) in pairwise([*steps, (len(offsets) + 1, 0)]):
        for chunk in range(first, following):
            if not 0 < chunk <= len(offsets):
                raise Broken("stsc")
            length = sum(sizes[done : done + count])
            start = offsets[chunk - 1]
            if start + length > len(data):
                raise Broken("stco")
            yield start, start + length
            done += count


def _sizes(data: Any, table: Box) -> list[int]:
    box = _only(data, table, b"stsz")
    same, count = struct.unpack_from(">II", data, box.body + 4)
    if count > MOST_SAMPLES or (not same and box.body + 12 + 4 * count > box.end):
        raise Broken("stsz")
    return [same] * count if same else list(struct.unpack_from(f">{count}I", data, box.body + 12))


def _offsets(data: Any, table: Box) -> list[int]:
    kinds = [(box, ">I" if box.kind == b"stco" else ">Q") for box in _boxes(data, table.body, table.end)]
    found = [row for box, shape in kinds if box.kind in (b"stco", b"co64") for row in _rows(data, box, shape)]
    return [offset for (offset,) in found]


def _rows(data: Any, box: Box, shape: str) -> list[tuple[int, ...]]:
    (count,) = struct.unpack_from(">I", data, box.body + 4)
    size = struct.calcsize(shape)
    if count > MOST_SAMPLES or box.body + 8 + count * size > box.end:
        raise Broken("rows")
    return [struct.unpack_from(shape, data, box.body + 8 + at * size) for at in range(count)]


def _only(data: Any, inside: Box, kind: bytes) -> Box:
    found = [box for box in _boxes(data, inside.body, inside.end) if box.kind == kind]
    if len(found) != 1:
        raise Broken(kind.decode("latin-1"))
    return found[0]


def _boxes(data: Any, start: int, end: int) -> Iterator[Box]:
    at = start
    while at < end:
        if end - at < 8:
            raise Broken("short")
        size, kind = struct.unpack_from(">I4s", data, at)
        body = at + 8
        if size == 1:
            if end - at < 16:
                raise Broken("short")
            (size,) = struct.unpack_from(">Q", data, body)
            body += 8
        elif size == 0:
            size = end - at
        if size < body - at or at + size > end:
            raise Broken("size")
        yield Box(kind, at, body, at + size)
        at += size


def _empty(data: Any, box: Box) -> None:
    data[box.start + 4 : box.start + 8] = b"free"
    zero(data, box.body, box.end)


def zero(data: Any, start: int, end: int) -> None:
    for at in range(start, end, 1 << 20):
        upto = min(at + (1 << 20), end)
        data[at:upto] = bytes(upto - at)
