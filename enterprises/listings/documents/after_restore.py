"""Going back to a backup must not bring back a document that its owners have removed since, nor open one to somebody
they have stopped sharing it with.
"""

from datetime import datetime
from typing import Any

from core.backup import keep_through_restore
from core.models import Event
from enterprises.listings.documents.actions import remove_document
from enterprises.listings.documents.sharing.actions import end_again
from enterprises.listings.models import Document


def removed_since(moment: datetime) -> list[Any]:
    removed = Event.objects.filter(tag="document:removed", at__gte=moment)
    return sorted({int(pk) for pk in removed.values_list("subject_id", flat=True)})


def remove_again(ids: list[Any]) -> None:
    for document in Document.objects.filter(pk__in=ids).exclude(status="removed").order_by("pk"):
        remove_document(document, by=None)


keep_through_restore("documents removed since the backup", remember=removed_since, apply=remove_again)


def ended_since(moment: datetime) -> list[Any]:
    ended = Event.objects.filter(tag="share:ended", at__gte=moment)
    return sorted({int(pk) for pk in ended.values_list("subject_id", flat=True)})


keep_through_restore("shared documents that were ended since the backup", remember=ended_since, apply=end_again)
