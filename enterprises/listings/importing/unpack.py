"""From bytes to JSON, with a bound on what unpacking may grow to."""

from __future__ import annotations

import json
import zlib
from typing import Any

from enterprises.listings.importing.limits import CannotRead

GZIP = b"\x1f\x8b"
MOST_LAYERS = 2  # a .gz file sent with Content-Encoding: gzip is packed twice; more is a trick


def unpack(packed: bytes, most: int) -> bytes:
    """The bytes without their gzip layers. Raises CannotRead when they are broken or grow beyond `most`."""
    for _layer in range(MOST_LAYERS):
        if not packed.startswith(GZIP):
            break
        packed = _gunzip(packed, most)
    if packed.startswith(GZIP):
        raise CannotRead("It is packed with gzip more than twice.")
    return packed


def _gunzip(packed: bytes, most: int) -> bytes:
    out = bytearray()
    while packed.startswith(GZIP):  # a gzip file may be several, one after the other
        member = zlib.decompressobj(wbits=31)
        try:
            out += member.decompress(packed, most + 1 - len(out))
        except zlib.error as error:
            raise CannotRead("It is packed with gzip, but broken.") from error
        if len(out) > most:
            raise CannotRead(f"Unpacked it is larger than {most // 1_000_000} MB.")
        if not member.eof:
            raise CannotRead("It is packed with gzip, but its end is missing.")
        packed = member.unused_data
    return bytes(out)


def as_text(raw: bytes) -> str:
    """UTF-8 as it should be; the Windows code page as it sometimes is."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return raw.decode("utf-16", "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def parse(raw: bytes) -> Any:
    """The JSON document, or for newline-delimited JSON the list of its lines.

    A line that cannot be read stands in the list as a BrokenLine, so that the others are still used.
    """
    text = as_text(raw).strip()
    if not text:
        raise CannotRead("It is empty.")
    if text[0] == "<":
        raise CannotRead("It is a web page, not JSON. Ask for the address of the feed itself.")
    try:
        return _loads(text)
    except (ValueError, RecursionError) as error:
        lines = [line for line in text.splitlines() if line.strip()]
        whole = [_line(line, number) for number, line in enumerate(lines, 1)]
        read = [line for line in whole if isinstance(line, dict)]
        if len(lines) < 2 or not read:
            raise CannotRead("It is not JSON, or it is cut off.") from error
        return whole


class BrokenLine:
    """A line of newline-delimited JSON that cannot be read."""

    def __init__(self, number: int) -> None:
        self.number = number


def _line(line: str, number: int) -> Any:
    try:
        return _loads(line)
    except (ValueError, RecursionError):
        return BrokenLine(number)


def _loads(text: str) -> Any:
    # NaN and Infinity are not JSON, but some writers send them for "no number".
    return json.loads(text, parse_constant=lambda _name: None)
