"""Bitmaps and arrays to bytes and back."""

from __future__ import annotations

import io
import json
import struct
from array import array

import numpy as np
from pyroaring import BitMap

Arrays = dict[str, np.ndarray]
#: Positions by how prominent a word is there: in the name; or also beside the kind of help; or anywhere at all.
Levels = tuple[BitMap, BitMap, BitMap]
NOWHERE: Levels = (BitMap(), BitMap(), BitMap())

_LENGTHS = struct.Struct("<II")


def bitmap_of(positions: np.ndarray) -> BitMap:
    in_order = np.sort(positions.astype(np.uint32))  # many times quicker to read in than in disorder
    return BitMap(array("I", in_order.tobytes()))


def positions_of(held: BitMap) -> np.ndarray:
    """The members in order, as an array that shares no memory with the bitmap."""
    return np.frombuffer(held.to_array(), dtype=np.uint32) if held else np.empty(0, np.uint32)


def pack_levels(levels: Levels) -> bytes:
    first, second, third = (held.serialize() for held in levels)
    return _LENGTHS.pack(len(first), len(second)) + first + second + third


def unpack_levels(packed: bytes) -> Levels:
    one, two = _LENGTHS.unpack_from(packed)
    start = _LENGTHS.size
    first, second = packed[start : start + one], packed[start + one : start + one + two]
    return (
        BitMap.deserialize(first),
        BitMap.deserialize(second),
        BitMap.deserialize(packed[start + one + two :]),
    )


def pack_many(held: dict[str, BitMap]) -> bytes:
    """Named bitmaps: a JSON head of names and lengths, then the bitmaps."""
    parts = {key: bitmap.serialize() for key, bitmap in sorted(held.items())}
    head = json.dumps([[key, len(part)] for key, part in parts.items()]).encode()
    return struct.pack("<I", len(head)) + head + b"".join(parts.values())


def unpack_many(packed: bytes) -> dict[str, BitMap]:
    (length,) = struct.unpack_from("<I", packed)
    start = 4 + length
    found = {}
    for key, size in json.loads(packed[4:start]):
        found[key] = BitMap.deserialize(packed[start : start + size])
        start += size
    return found


def pack_arrays(arrays: Arrays) -> bytes:
    held = io.BytesIO()
    np.savez(held, allow_pickle=False, **arrays)
    return held.getvalue()


def unpack_arrays(packed: bytes) -> Arrays:
    with np.load(io.BytesIO(packed), allow_pickle=False) as held:
        return {name: held[name] for name in held.files}
