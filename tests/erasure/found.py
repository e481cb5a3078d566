"""Everything that is kept, as text: every table of the database, unsealed where it is sealed, and every file."""

import base64
import gzip
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from cryptography.fernet import InvalidToken
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection

from core.fields import cipher

#: How what core.fields sealed begins.
SEALED = b"gAAAA"


def tables() -> list[str]:
    with connection.cursor() as cursor:
        return connection.introspection.table_names(cursor)


def cells() -> Iterator[tuple[str, bytes]]:
    """Every value of every table, with where it stands: what a dump would hold, read with all our keys."""
    for table in tables():
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{table}"')
            names = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for name, value in zip(names, row, strict=True):
                    for text in readings(value):
                        yield f"{table}.{name}", text
    for session in Session.objects.all():
        yield "django_session, opened", str(session.get_decoded()).encode()
    yield from word_index()


def readings(value: Any) -> Iterator[bytes]:
    """The value itself, and what it holds when it is opened."""
    raw = bytes(value) if isinstance(value, memoryview | bytes) else str(value).encode("utf-8", "replace")
    yield raw
    if raw.startswith(SEALED):
        with suppress(InvalidToken):
            yield cipher().decrypt(raw)
    for open_it in (gzip.decompress, zlib.decompress, base64.b64decode):
        with suppress(Exception):  # most values are none of these
            yield open_it(raw)


def word_index() -> Iterator[tuple[str, bytes]]:
    """SQLite keeps the words of its index squeezed together: every word of it, one by one."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%fts5%'")
        for (name,) in cursor.fetchall():
            cursor.execute(f"CREATE VIRTUAL TABLE temp.its_words USING fts5vocab('main', '{name}', 'row')")
            cursor.execute("SELECT term FROM temp.its_words")
            words = [term for (term,) in cursor.fetchall()]
            cursor.execute("DROP TABLE temp.its_words")
            yield f"{name}, its words", " ".join(words).encode()


def files(*folders: Path) -> Iterator[tuple[str, bytes]]:
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                yield str(path.relative_to(folder)), path.read_bytes()


def where_found(words: list[str], *folders: Path) -> dict[str, set[str]]:
    """Each of the words that is kept anywhere, with where. Case does not matter."""
    found: dict[str, set[str]] = {}
    wanted = [(word, word.lower().encode()) for word in words]
    for place, text in (*cells(), *files(Path(settings.MEDIA_ROOT), *folders)):
        lower = place.lower().encode() + b" " + text.lower()
        for word, sought in wanted:
            if sought in lower:
                found.setdefault(word, set()).add(place)
    return found
