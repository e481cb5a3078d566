"""What visitors told us, and recordings no listing shows any more, are kept only as long as they are needed. The
scheduler calls sweep() once a day.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from wagtail.models import Revision

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
    counts["closings"] = _forget_why(message_before)
    for model, contact in ((Correction, "contact"), (ProblemReport, "contact"), (UnmetNeed, "email")):
        rows: models.QuerySet = model._default_manager.all()
        old = rows.filter(Q(handled_at__lt=message_before) | Q(handled_at=None, created_at__lt=unhandled_before))
        counts["messages"] += old.count()
        old.delete()
        reachable = rows.filter(handled_at__lt=contact_before).exclude(**{contact: ""})
        counts["contacts"] += reachable.update(**{contact: ""})
    return counts


def _forget_why(before: datetime) -> int:
    """That an enterprise closed is kept for the records; why is nobody's business after a while."""
    old = Closing.objects.filter(closed_at__lt=before).exclude(why="")
    return old.update(why="")


def _erase_old_recordings(now: datetime) -> int:
    """Files that neither a listing nor its newest draft names, some time after they were sent. Faces and voices are in
    them: what was taken out of a listing may come back for a while, and is then gone for good.
    """
    before = now - timedelta(days=settings.LISTINGS_KEEP_RECORDING_DAYS)
    unused = set(RecordingFile.objects.filter(recordings=None, uploaded_at__lt=before).values_list("pk", flat=True))
    return erase_unused_files(sorted(unused - _in_newest_drafts())) if unused else 0


def _in_newest_drafts() -> set[int]:
    newest = Revision.objects.filter(pk__in=Enterprise.objects.exclude(latest_revision=None).values("latest_revision"))
    with_recordings = newest.filter(content__recordings__0__isnull=False).values_list("content__recordings", flat=True)
    return {part["media"] for parts in with_recordings for part in parts if part.get("media")}
