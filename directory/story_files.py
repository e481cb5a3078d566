"""What belongs to a story beside its page: pictures, recordings, and what logs say about it. Gone with the page."""

from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models, transaction
from django.utils.translation import gettext as _
from wagtail.models import ModelLogEntry, PageLogEntry

from core.models import Picture
from directory.models import Recording, StoryPage
from enterprises.listings.models import Photo


@dataclass
class Belongings:
    """Ids of what one story or more hold."""

    pictures: set[int] = field(default_factory=set)
    recordings: set[int] = field(default_factory=set)

    def add(self, story: StoryPage) -> None:
        if story.picture_id:
            self.pictures.add(story.picture_id)
        for model, pk, *_path in story._meta.get_field("body").extract_references(story.body):
            if model is Picture:
                self.pictures.add(int(pk))
            elif model is Recording:
                self.recordings.add(int(pk))


def belongings(story: StoryPage) -> Belongings:
    """Of its page as it stands and of every version that was kept."""
    found = Belongings()
    found.add(story)
    for revision in story.revisions.all():
        found.add(revision.as_object())
    return found


def take_away(story: StoryPage) -> None:
    """The story is being deleted: delete its pictures and recordings, unless another story or a listing has them."""
    mine, others = belongings(story), Belongings()
    for other in StoryPage.objects.exclude(pk=story.pk):
        others.add(other)
    listed = set(Photo.objects.filter(picture__in=mine.pictures).values_list("picture_id", flat=True))
    recordings = Recording.objects.filter(pk__in=mine.recordings - others.recordings)
    posters = set(recordings.exclude(poster=None).values_list("poster_id", flat=True))
    pictures = Picture.objects.filter(pk__in=(mine.pictures | posters) - others.pictures - listed)
    files = [file for row in (*recordings, *pictures) for file in _files_of(row)]
    for row in (*recordings, *pictures):
        forget_log(row)
        row.delete()
    # Wagtail leaves its files to the worker, which comes soon and tries again. These must not even wait for that.
    transaction.on_commit(partial(_delete_files, files))


def _files_of(row: Picture | Recording) -> list[Any]:
    if isinstance(row, Recording):
        return [file for file in (row.file, row.captions) if file]
    return [row.file, *(rendition.file for rendition in row.renditions.all())]


def _delete_files(files: list[Any]) -> None:
    for file in files:
        with suppress(OSError):  # the worker's turn, then
            file.storage.delete(file.name)


def forget_log(row: models.Model) -> None:
    """Wagtail's log keeps that something was done and by whom; not what it was called."""
    kind = ContentType.objects.get_for_model(row)
    ModelLogEntry.objects.filter(content_type=kind, object_id=str(row.pk)).update(label=_("deleted"), data={})


def forget_page_log(story: StoryPage) -> None:
    """The same for the page of a story."""
    PageLogEntry.objects.filter(page_id=story.pk).update(label=_("A person's story, deleted"), data={})


def squeeze_word_index() -> None:
    """SQLite's word index keeps deleted words until its parts are next put together: do that now."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%fts5%'")
        for (name,) in cursor.fetchall():
            cursor.execute(f'INSERT INTO "{name}"("{name}") VALUES (\'optimize\')')  # nosec B608 -- the database's own
