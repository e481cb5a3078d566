"""Blanks the notes in a recording's file, in place: nothing that plays is moved or changed.

MP4: boxes named udta, meta and uuid (place, owner, device) become empty "free" boxes of the same size. WebM: Tags and
Attachments become "Void". MP3: the ID3 and APE tags at both ends are cut off. Raises Broken("broken") for a file that
is not put together as its kind must be, and Broken("says_where") for an MP4 with a track of notes over time.
"""

from collections.abc import Iterator
from typing import IO

_NOTES = {b"udta", b"meta", b"uuid"}
_INSIDE = {b"moov", b"trak", b"mdia"}
_MOST_BOXES = 100_000


class Broken(Exception):
    """The file cannot be kept. The words are a key of core.recordings.refusals."""


def _size(file: IO[bytes]) -> int:
    return file.seek(0, 2)


def _blank(file: IO[bytes], start: int, end: int) -> None:
    file.seek(start)
    left = end - start
    while left > 0:
        piece = min(left, 65_536)
        file.write(b"\0" * piece)
        left -= piece


# --- MP4 --------------------------------------------------------------------------------------------------------
def mp4(file: IO[bytes]) -> None:
    end = _size(file)
    seen = {name for name, *_place in _boxes(file, 0, end)}
    if not {b"ftyp", b"moov"} <= seen:
        raise Broken("broken")
    _blank_boxes(file, 0, end)


def _blank_boxes(file: IO[bytes], start: int, end: int) -> None:
    for name, box, inside, after in list(_boxes(file, start, end)):
        if name in _NOTES:
            file.seek(box + 4)
            file.write(b"free")
            _blank(file, inside, after)
        elif name in _INSIDE:
            _blank_boxes(file, inside, after)
        elif name == b"hdlr":
            file.seek(inside + 8)
            if file.read(4) == b"meta":
                raise Broken("says_where")


def _boxes(file: IO[bytes], start: int, end: int) -> Iterator[tuple[bytes, int, int, int]]:
    """(name, where it begins, where its content begins, where it ends) of the boxes side by side from start to end."""
    at = start
    for _count in range(_MOST_BOXES):
        if at == end:
            return
        file.seek(at)
        head = file.read(16)
        size, name = int.from_bytes(head[:4], "big"), head[4:8]
        inside = at + 8
        if size == 1:
            size, inside = int.from_bytes(head[8:16], "big"), at + 16
        after = end if size == 0 else at + size
        if len(head) < 8 or after < inside or after > end:
            raise Broken("broken")
        yield name, at, inside, after
        at = after
    raise Broken("broken")


# --- WebM -------------------------------------------------------------------------------------------------------
_SEGMENT, _CLUSTER = 0x18538067, 0x1F43B675
_TAGS, _ATTACHMENTS = 0x1254C367, 0x1941A469


def webm(file: IO[bytes]) -> None:
    end, at, has_segment = _size(file), 0, False
    while at < end:
        name, size, inside = _element(file, at)
        has_segment = has_segment or name == _SEGMENT
        if name == _SEGMENT or (size is None and name == _CLUSTER):
            at = inside
            continue
        if size is None or inside + size > end:
            raise Broken("broken")
        if name in (_TAGS, _ATTACHMENTS):
            _void(file, at, inside + size)
        at = inside + size
    if not has_segment:
        raise Broken("broken")


def _element(file: IO[bytes], at: int) -> tuple[int, int | None, int]:
    """(name, size or None when it is not said, where its content begins)."""
    file.seek(at)
    head = file.read(12)
    name_length = _length(head[:1])
    name = int.from_bytes(head[:name_length], "big")
    rest = head[name_length:]
    size_length = _length(rest[:1])
    if name_length > 4 or len(rest) < size_length:
        raise Broken("broken")
    value = int.from_bytes(rest[:size_length], "big") & ((1 << (7 * size_length)) - 1)
    unknown = value == (1 << (7 * size_length)) - 1
    return name, None if unknown else value, at + name_length + size_length


def _length(first: bytes) -> int:
    """How many bytes a number of this format has: the zero bits before its first one, and one."""
    if not first or not first[0]:
        raise Broken("broken")
    return 9 - first[0].bit_length()


def _void(file: IO[bytes], start: int, end: int) -> None:
    file.seek(start)
    if end - start >= 9:
        file.write(b"\xec\x01" + (end - start - 9).to_bytes(7, "big"))
    else:
        file.write(bytes([0xEC, 0x80 | (end - start - 2)]))
    _blank(file, file.tell(), end)


# --- MP3 --------------------------------------------------------------------------------------------------------
def mp3(file: IO[bytes]) -> None:
    start, end = _after_id3(file), _size(file)
    end = _before_tail(file, start, end)
    file.seek(start)
    first = file.read(2)
    if len(first) < 2 or first[0] != 0xFF or first[1] & 0xE0 != 0xE0:
        raise Broken("broken")
    _move_to_front(file, start, end)


def _after_id3(file: IO[bytes]) -> int:
    at = 0
    while True:
        file.seek(at)
        head = file.read(10)
        if len(head) < 10 or head[:3] != b"ID3":
            return at
        size = sum((byte & 0x7F) << shift for byte, shift in zip(head[6:10], (21, 14, 7, 0), strict=True))
        at += 10 + size + (10 if head[5] & 0x10 else 0)


def _before_tail(file: IO[bytes], start: int, end: int) -> int:
    if end - start >= 128:
        file.seek(end - 128)
        if file.read(3) == b"TAG":
            end -= 128
    if end - start >= 32:
        file.seek(end - 32)
        tail = file.read(32)
        if tail[:8] == b"APETAGEX":
            header = 32 if tail[23] & 0x80 else 0
            end -= int.from_bytes(tail[12:16], "little") + header
    return max(end, start)


def _move_to_front(file: IO[bytes], start: int, end: int) -> None:
    to = 0
    while start < end:
        file.seek(start)
        piece = file.read(min(1024 * 1024, end - start))
        if not piece:
            break
        file.seek(to)
        to += file.write(piece)
        start += len(piece)
    file.truncate(to)
