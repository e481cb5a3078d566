"""A file that only the holder of a key can read, and that shows if a byte was changed or cut off.

Written and read as a stream, a megabyte at a time, so a backup of any size needs little memory. AES-256-GCM;
each file has its own key (HKDF from the secret and a random salt), each piece its number, and the last piece
says it is.
"""

import io
import os
from collections.abc import Sequence
from typing import IO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

MAGIC = b"MANYHANDS-SEALED-1\n"
PIECE = 1024 * 1024
_TAG = 16
_SALT = 16


class BrokenSeal(Exception):
    """The file is not one of ours, was changed or cut off, or none of the keys opens it."""


def _cipher(secret: str, salt: bytes) -> AESGCM:
    return AESGCM(HKDF(SHA256(), 32, salt, b"many hands backup").derive(secret.encode()))


def _nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def size_inside(size: int) -> int:
    """How many bytes are in a sealed file of this size."""
    body = size - len(MAGIC) - _SALT
    return body - _TAG * -(-body // (PIECE + _TAG))


class SealingWriter(io.RawIOBase):
    """Seals what is written to it into `out`. Close it, or the file stays without an end."""

    def __init__(self, out: IO[bytes], secret: str) -> None:
        salt = os.urandom(_SALT)
        self.out, self.cipher, self.number, self.waiting = out, _cipher(secret, salt), 0, bytearray()
        out.write(MAGIC + salt)

    def writable(self) -> bool:
        return True

    def write(self, piece: object) -> int:
        new = bytes(memoryview(piece))  # type: ignore[arg-type]
        self.waiting += new
        # One byte more than a piece: the last piece must be known as the last when it is sealed.
        while len(self.waiting) > PIECE:
            self._seal(bytes(self.waiting[:PIECE]), last=False)
            del self.waiting[:PIECE]
        return len(new)

    def _seal(self, piece: bytes, *, last: bool) -> None:
        self.out.write(self.cipher.encrypt(_nonce(self.number, last), piece, None))
        self.number += 1

    def close(self) -> None:
        if not self.closed:
            self._seal(bytes(self.waiting), last=True)
        super().close()


class OpeningReader(io.RawIOBase):
    """Reads a sealed file. Raises BrokenSeal as soon as something is not as it was written."""

    def __init__(self, source: IO[bytes], secrets: Sequence[str]) -> None:
        if source.read(len(MAGIC)) != MAGIC:
            raise BrokenSeal("This is not a backup made by this site.")
        salt = source.read(_SALT)
        self.source, self.number, self.ready, self.done = source, 0, b"", False
        # One piece ahead, because only the last one is sealed as the last.
        self.piece, self.following = self._read(), self._read()
        self.cipher = self._key_that_opens([_cipher(secret, salt) for secret in secrets])

    def readable(self) -> bool:
        return True

    def _read(self) -> bytes:
        return self.source.read(PIECE + _TAG)

    def _key_that_opens(self, ciphers: list[AESGCM]) -> AESGCM:
        for cipher in ciphers:
            try:
                cipher.decrypt(_nonce(0, not self.following), self.piece, None)
            except InvalidTag:
                continue
            return cipher
        raise BrokenSeal("None of the keys in BACKUP_KEY and FIELD_KEYS opens this backup, or it was changed.")

    def _open_next(self) -> bytes:
        try:
            opened = self.cipher.decrypt(_nonce(self.number, not self.following), self.piece, None)
        except InvalidTag:
            raise BrokenSeal("This backup was changed or cut off.") from None
        self.number, self.done = self.number + 1, not self.following
        self.piece, self.following = self.following, self._read()
        return opened

    def readinto(self, buffer: object) -> int:
        if not self.ready and not self.done:
            self.ready = self._open_next()
        room = memoryview(buffer)  # type: ignore[arg-type]
        part, self.ready = self.ready[: len(room)], self.ready[len(room) :]
        room[: len(part)] = part
        return len(part)
