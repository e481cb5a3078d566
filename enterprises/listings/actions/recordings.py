"""Video and sound files: kept when they are sent, erased when no listing shows them any more."""

import secrets
from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from core.events import record
from core.recordings import CleanRecording
from enterprises.listings.actions.guard import require
from enterprises.listings.models import Enterprise, RecordingFile


@transaction.atomic
def keep_recording(title: str, clean: CleanRecording, *, by: Person) -> RecordingFile:
    """Keep a file that is clean, under a random name. No listing shows it yet."""
    require(by.has_perm("listings.change_enterprise"), _("Only support workers and editors can send files."))
    upload = clean.as_upload()
    kept = RecordingFile.objects.create(
        title=title,
        file=upload,
        key=secrets.token_hex(12),
        is_video=clean.is_video,
        has_sound=clean.has_sound,
        mime_type=clean.mime_type,
        seconds=clean.seconds,
        bytes_count=upload.size,
        uploaded_by=by,
    )
    record("recording:sent", kept, by=by)
    return kept


def forget_recordings_of(enterprise: Enterprise) -> None:
    """The listing is being deleted: its files go with it, unless another listing shows them. Called before it goes."""
    mine = list(RecordingFile.objects.filter(recordings__enterprise=enterprise).distinct().values_list("pk", flat=True))
    if mine:
        transaction.on_commit(partial(erase_unused_files, mine))


def erase_unused_files(keys: list[int]) -> int:
    """Erase those of these files that no listing shows: the row first, then the bytes. Says how many."""
    unused = list(RecordingFile.objects.filter(pk__in=keys, recordings=None))
    for each in unused:
        each.delete()
        each.file.storage.delete(str(each.file.name))
    return len(unused)
