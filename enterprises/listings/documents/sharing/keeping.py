"""How long it is kept with whom a document was shared. That somebody opened it stays with the document."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django_tasks import task

from core import retention
from core.jobs import periodic
from enterprises.listings.models import DocumentShare

KEPT = timedelta(days=settings.LISTINGS_KEEP_DOCUMENT_DAYS)


def named_before(moment: datetime) -> QuerySet[Any]:
    """Over by then, and still with a name."""
    return DocumentShare.objects.over_before(moment).exclude(name="", email="")


@periodic(every=timedelta(days=1), at=timedelta(hours=3, minutes=20))
@task()
def forget_whom_it_was_shared_with() -> None:
    named_before(timezone.now() - KEPT).update(name="", email="", receiver="")


retention.keep(
    "with whom a document was shared",
    KEPT,
    named_before,
    setting="LISTINGS_KEEP_DOCUMENT_DAYS",
    done_by="forget_whom_it_was_shared_with",
)
