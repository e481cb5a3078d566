"""What documents need done every day: reminders, and how long they are kept."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone
from django_tasks import task

from core import private_files, retention
from core.jobs import periodic
from enterprises.listings.documents.reminders import remind_before_the_end
from enterprises.listings.documents.sharing import keeping  # noqa: F401 -- as those of documents
from enterprises.listings.models import Document

KEPT = timedelta(days=settings.LISTINGS_KEEP_DOCUMENT_DAYS)


@periodic(every=timedelta(days=1), at=timedelta(hours=8, minutes=45))
@task()
def remind_of_documents() -> None:
    """In the morning: nobody is rung out of bed by a text."""
    remind_before_the_end()


@periodic(every=timedelta(days=1), at=timedelta(hours=3, minutes=10))
@task()
def delete_files_nobody_names() -> None:
    """Whatever was saved and its row then was not: a day is longer than any form takes."""
    private_files.delete_unnamed(timezone.now() - timedelta(days=1))


def over_since(at: datetime) -> QuerySet[Any]:
    """Answered with no, replaced, let go or removed before then; run out before then; or of an enterprise that had
    closed by then.
    """
    ended, ran_out = Q(ended_at__lt=at), Q(ends_on__lt=at.date())
    return Document.objects.filter(ended | ran_out | Q(enterprise__closing__closed_at__lt=at))


retention.keep("documents that are over", KEPT, over_since)
retention.keep(
    "documents nobody looked at",
    timedelta(days=settings.LISTINGS_KEEP_UNHANDLED_DAYS),
    lambda at: Document.objects.waiting().filter(added_at__lt=at),
)
