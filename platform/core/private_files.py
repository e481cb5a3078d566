"""Files that only somebody who was asked for may open: outside the media folder, encrypted, under random names.

    key = save(content)      read(key)      delete(key)

What may be too large for the memory is written and read bit by bit, sealed as backups are (core.sealed):

    with writing() as (key, out): ...       opened(key)      size_of(key)

The folder is settings.PRIVATE_ROOT, which no web server knows. Each file is encrypted with FIELD_KEYS, as private words
are (core.fields). Rows name a file by its key, in a PrivateFileField: so a backup can look whether all are there.
"""

import io
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from cryptography.fernet import InvalidToken
from django.apps import apps
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import models

from core import sealed
from core.fields import cipher

KEY = re.compile(r"[0-9a-f]{32}")


class PrivateFileField(models.CharField):
    """The key of a private file; blank: there is none. Whoever deletes the row deletes the file."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 32)
        super().__init__(*args, **kwargs)


def save(content: bytes) -> str:
    """Keep a file and return its key. Call delete() when the row that names it is not kept after all."""
    with _new() as (key, out):
        out.write(cipher().encrypt(content))
    return key


@contextmanager
def writing() -> Iterator[tuple[str, IO[bytes]]]:
    """A large file: its key, and where to write it. Nothing of it stays when the writing fails."""
    with _new() as (key, out), sealed.SealingWriter(out, settings.FIELD_KEYS[0]) as sealing:
        yield key, sealing  # type: ignore[misc]  # a raw stream writes bytes, as a file does


@contextmanager
def _new() -> Iterator[tuple[str, IO[bytes]]]:
    key = secrets.token_hex(16)
    path = _path(key)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = path.with_suffix(".part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            yield key, out
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    part.rename(path)


def read(key: str) -> bytes:
    """Raises FileNotFoundError when it is gone."""
    try:
        return cipher().decrypt(_path(key).read_bytes())
    except InvalidToken as error:
        raise ImproperlyConfigured("FIELD_KEYS does not hold the key this file was written with.") from error


class _Opened(sealed.OpeningReader):
    def close(self) -> None:
        self.source.close()
        super().close()


def opened(key: str) -> io.BufferedReader:
    """A file made by writing(), to be read bit by bit and closed. Raises FileNotFoundError when it is gone."""
    return io.BufferedReader(_Opened(_path(key).open("rb"), settings.FIELD_KEYS), sealed.PIECE)


def bytes_on_disk(key: str) -> int | None:
    """How much room a file takes; None: it is gone."""
    try:
        return _path(key).stat().st_size
    except FileNotFoundError:
        return None


def size_of(key: str) -> int:
    """How many bytes opened() gives. Raises FileNotFoundError when it is gone."""
    return sealed.size_inside(_path(key).stat().st_size)


def delete(key: str) -> None:
    """Take a file away; nothing happens when it is gone."""
    _path(key).unlink(missing_ok=True)


def every_file() -> Iterator[Path]:
    """All of them, for a backup."""
    root = Path(settings.PRIVATE_ROOT)
    return (path for path in sorted(root.glob("*/*")) if path.is_file() and not path.is_symlink())


def delete_unnamed(before: datetime) -> int:
    """Delete what was saved before then and no row names: its form was not saved after all. Says how many went."""
    old = {path for path in every_file() if path.stat().st_mtime < before.timestamp()}
    named = _named_by_rows()
    unnamed = [path for path in old if path.name not in named]
    for path in unnamed:
        path.unlink(missing_ok=True)
    return len(unnamed)


def _named_by_rows() -> set[str]:
    fields = [field for model in apps.get_models() for field in model._meta.local_concrete_fields]
    found: set[str] = set()
    for field in fields:
        if isinstance(field, PrivateFileField):
            found.update(field.model._default_manager.values_list(field.name, flat=True))
    return found


def name_of(key: str) -> str:
    """Where it lies in the folder: two letters, so that no folder gets too large."""
    if not KEY.fullmatch(key):
        raise FileNotFoundError("This is not the key of a private file.")
    return f"{key[:2]}/{key}"


def _path(key: str) -> Path:
    return Path(settings.PRIVATE_ROOT) / name_of(key)
