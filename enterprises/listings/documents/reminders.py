"""Reminders before a document runs out: at 90, 30 and 7 days. After it has, a worker rings (documents.waiting)."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from core.events import record
from enterprises.listings.documents import emails
from enterprises.listings.models import Document

#: Days before the end, the most first.
DAYS = (90, 30, 7)


def remind_before_the_end() -> int:
    """Tell those whose time has come; each reminder once. Says how many went out. Run twice, the second tells nobody.

    Where a newer one waits to be looked at, its people have done their part: nobody nags them.
    """
    today = timezone.localdate()
    near = Document.objects.seen().filter(ends_on__range=(today, today + timedelta(days=DAYS[0])))
    due = near.filter(enterprise__closing=None).order_by("ends_on", "pk")
    waiting = set(Document.objects.waiting().values_list("enterprise_id", "kind"))
    return sum(_remind(each) for each in due if (each.enterprise_id, each.kind) not in waiting)


def step_for(days_left: int) -> int:
    """Which of the reminders such a number of days calls for: the nearest that is not past."""
    return min(days for days in DAYS if days >= days_left)


@transaction.atomic
def _remind(document: Document) -> bool:
    step = step_for(document.days_left or 0)
    if document.reminded_days is not None and document.reminded_days <= step:
        return False
    still = Document.objects.filter(pk=document.pk, status=document.status, reminded_days=document.reminded_days)
    if not still.update(reminded_days=step):
        return False
    record("document:ran_out_soon", document)
    emails.runs_out(document)
    return True
