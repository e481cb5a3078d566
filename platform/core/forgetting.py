"""What is left behind when something of a person's is deleted: names in Wagtail's log, files, words in word indexes."""

from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models, transaction
from django.utils.translation import gettext as _
from wagtail.models import ModelLogEntry

from core.models import Picture


def forget_log(row: models.Model) -> None:
    """Wagtail's log keeps that something was done and by whom; not what it was called."""
    kind = ContentType.objects.get_for_model(row)
    ModelLogEntry.objects.filter(content_type=kind, object_id=str(row.pk)).update(label=_("deleted"), data={})


def erase_pictures(pictures: Iterable[Picture]) -> int:
    """Delete pictures with every size of them. Says how many."""
    gone = 0
    for picture in pictures:
        files = [picture.file, *(rendition.file for rendition in picture.renditions.all())]
        forget_log(picture)
        picture.delete()
        delete_files_soon(files)
        gone += 1
    return gone


def delete_files_soon(files: list[Any]) -> None:
    """As soon as the transaction is through. Wagtail leaves its files to the worker: these must not wait for that."""
    transaction.on_commit(partial(_delete_files, files))


def _delete_files(files: list[Any]) -> None:
    for file in files:
        with suppress(OSError):  # the worker's turn, then
            file.storage.delete(file.name)


def squeeze_word_index() -> None:
    """SQLite's word index keeps deleted words until its parts are next put together: do that now."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%fts5%'")
        for (name,) in cursor.fetchall():
            cursor.execute(f'INSERT INTO "{name}"("{name}") VALUES (\'optimize\')')  # nosec B608 -- the database's own
