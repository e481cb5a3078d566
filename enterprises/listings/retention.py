"""What visitors told us, and recordings no listing shows any more, are kept only as long as they are needed. The
scheduler calls sweep() once a day.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.db import models, transaction
from wagtail.models import Revision

from core import retention
from enterprises.listings import unused_pictures
from enterprises.listings.actions import erase_unused_files
from enterprises.listings.models import Closing, Correction, Enterprise, ProblemReport, RecordingFile, UnmetNeed


@transaction.atomic
def sweep(now: datetime) -> dict[str, int]:
    """Erase ways to reach people first, whole messages later. Says how many of each; run twice, the
    second finds none.

    Days count from when somebody dealt with the message. One nobody dealt with goes too, after the
    longest period.
    """
    contact_before = now - timedelta(days=settings.LISTINGS_KEEP_CONTACT_DAYS)
    message_before = now - timedelta(days=settings.LISTINGS_KEEP_MESSAGE_DAYS)
    unhandled_before = now - timedelta(days=settings.LISTINGS_KEEP_UNHANDLED_DAYS)
    counts = {"contacts": 0, "messages": 0, "recordings": _erase_old_recordings(now)}
    counts["closings"] = _with_reasons(message_before).update(why="")
    for model, contact in VISITORS:
        old = _handled(model, message_before) | _unhandled(model, unhandled_before)
        counts["messages"] += old.count()
        old.delete()
        counts["contacts"] += _reachable(model, contact, contact_before).update(**{contact: ""})
    return counts


#: What visitors told us, each with the field in which they left a way to reach them.
VISITORS: tuple[tuple[Any, str], ...] = ((Correction, "contact"), (ProblemReport, "contact"), (UnmetNeed, "email"))


def _handled(model: Any, before: datetime) -> models.QuerySet[Any]:
    rows: models.QuerySet[Any] = model._default_manager.filter(handled_at__lt=before)
    return rows


def _unhandled(model: Any, before: datetime) -> models.QuerySet[Any]:
    rows: models.QuerySet[Any] = model._default_manager.filter(handled_at=None, created_at__lt=before)
    return rows


def _reachable(model: Any, contact: str, before: datetime) -> models.QuerySet[Any]:
    return _handled(model, before).exclude(**{contact: ""})


def _with_reasons(before: datetime) -> models.QuerySet[Closing]:
    """That an enterprise closed is kept for the records; why is nobody's business after a while."""
    return Closing.objects.filter(closed_at__lt=before).exclude(why="")


def _erase_old_recordings(now: datetime) -> int:
    """Files that neither a listing nor its newest draft names, some time after they were sent. Faces and voices are in
    them: what was taken out of a listing may come back for a while, and is then gone for good.
    """
    unused = unused_recordings(now - timedelta(days=settings.LISTINGS_KEEP_RECORDING_DAYS))
    return erase_unused_files(sorted(unused.values_list("pk", flat=True)))


def unused_recordings(before: datetime) -> models.QuerySet[RecordingFile]:
    """Sent before the moment, and neither in a listing nor in its newest draft."""
    return RecordingFile.objects.filter(recordings=None, uploaded_at__lt=before).exclude(pk__in=_in_newest_drafts())


def _in_newest_drafts() -> set[int]:
    newest = Revision.objects.filter(pk__in=Enterprise.objects.exclude(latest_revision=None).values("latest_revision"))
    with_recordings = newest.filter(content__recordings__0__isnull=False).values_list("content__recordings", flat=True)
    return {part["media"] for parts in with_recordings for part in parts if part.get("media")}


# --- the lines of the report: sweep() above sees to them -------------------------------------------
def _say(what: str, setting: str, older_than: Callable[[datetime], models.QuerySet[Any]]) -> None:
    days = timedelta(days=getattr(settings, setting))
    retention.keep(what, days, older_than, setting=setting, done_by="listings.retention")


for _model, _contact in VISITORS:
    _name = str(_model._meta.verbose_name_plural)
    _say(f"ways to reach who sent {_name}", "LISTINGS_KEEP_CONTACT_DAYS", partial(_reachable, _model, _contact))
    _say(f"{_name}, once dealt with", "LISTINGS_KEEP_MESSAGE_DAYS", partial(_handled, _model))
    _say(f"{_name}, not dealt with", "LISTINGS_KEEP_UNHANDLED_DAYS", partial(_unhandled, _model))
_say("why an enterprise closed", "LISTINGS_KEEP_MESSAGE_DAYS", _with_reasons)
_say("recordings no listing shows", "LISTINGS_KEEP_RECORDING_DAYS", unused_recordings)
_say("pictures taken off listings", "LISTINGS_KEEP_REMOVED_PICTURE_DAYS", unused_pictures.removed_before)
