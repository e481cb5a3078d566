"""Short films of the way to a door: its pictures one after the other, with captions. Made here, part by part.

A film without sound needs no other program: one picture in WebP is one picture of a film in VP8, and WebM is a box
round them. Nothing moves, so that everybody has time to look.
"""

import io
import struct
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from PIL import Image

SIZE = (960, 640)
#: How long each picture stays, and how often it stands in the file, so that a player can start in between.
SECONDS_EACH = 6
EVERY_MS = 1000


def film(pictures: Iterable[Path]) -> bytes:
    """The pictures as a WebM film, each for SECONDS_EACH."""
    frames = [_frame(path) for path in pictures]
    clusters = [_cluster(frame, place * SECONDS_EACH * 1000) for place, frame in enumerate(frames)]
    head = _information(len(frames) * SECONDS_EACH * 1000) + _track()
    first = len(head) + len(_cues([0] * len(clusters)))
    starts = [first + sum(map(len, clusters[:place])) for place in range(len(clusters))]
    return _header() + _element("18538067", head, _cues(starts), *clusters)


def captions(words: Iterable[str]) -> str:
    """What is to be done at each picture, while it is shown."""
    cues = [
        f"{_clock(place * SECONDS_EACH)} --> {_clock((place + 1) * SECONDS_EACH)}\n{said}"
        for place, said in enumerate(words)
    ]
    return "\n\n".join(["WEBVTT", *cues]) + "\n"


def _clock(seconds: int) -> str:
    return f"00:{seconds // 60:02}:{seconds % 60:02}.000"


def _frame(path: Path) -> bytes:
    """One picture as VP8: what a WebP file has in its only part."""
    made = io.BytesIO()
    with Image.open(path) as picture:
        picture.convert("RGB").resize(SIZE, Image.Resampling.LANCZOS).save(made, "WEBP", quality=78, method=4)
    content = made.getvalue()
    if content[12:16] != b"VP8 ":
        raise ValueError("This WebP picture is not a plain one.")
    (length,) = struct.unpack("<I", content[16:20])
    return content[20 : 20 + length]


def _element(name: str, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return bytes.fromhex(name) + (len(body) | 1 << 56).to_bytes(8, "big") + body


def _number(name: str, value: int) -> bytes:
    return _element(name, value.to_bytes(8, "big"))


def _header() -> bytes:
    versions = [_number(name, value) for name, value in (("4286", 1), ("42f7", 1), ("42f2", 4), ("42f3", 8))]
    kind = bytes.fromhex("428284") + b"webm"  # as short as can be, because that is how readers look for it
    return _element("1a45dfa3", *versions, kind, _number("4287", 2), _number("4285", 2))


def _information(milliseconds: int) -> bytes:
    length = _element("4489", struct.pack(">d", float(milliseconds)))
    programs = [_element(name, b"Many Hands demo town") for name in ("4d80", "5741")]
    return _element("1549a966", _number("2ad7b1", 1_000_000), length, *programs)


def _track() -> bytes:
    size = _element("e0", _number("b0", SIZE[0]), _number("ba", SIZE[1]))
    facts: list[Any] = [_number(name, value) for name, value in (("d7", 1), ("73c5", 1), ("83", 1), ("9c", 0))]
    return _element("1654ae6b", _element("ae", *facts, _element("86", b"V_VP8"), size))


def _cues(starts: list[int]) -> bytes:
    """Where in the file each picture begins."""
    return _element(
        "1c53bb6b",
        *(
            _element(
                "bb",
                _number("b3", place * SECONDS_EACH * 1000),
                _element("b7", _number("f7", 1), _number("f1", start)),
            )
            for place, start in enumerate(starts)
        ),
    )


def _cluster(frame: bytes, starts_at: int) -> bytes:
    """One picture as long as it is shown: the same again every second."""
    times = range(0, SECONDS_EACH * 1000, EVERY_MS)
    blocks = [_element("a3", b"\x81" + struct.pack(">hB", at, 0x80) + frame) for at in times]
    return _element("1f43b675", _number("e7", starts_at), *blocks)
