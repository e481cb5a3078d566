"""Erasing when its day has come, and how long what was asked is kept."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from django_tasks import task

from accounts.models import DataCopy, Doubt, Erasure
from accounts.own_data import actions
from core import retention
from core.jobs import periodic

KEPT = timedelta(days=90)
WAITED = timedelta(days=365)


@periodic(every=timedelta(hours=1))
@task()
def erase_what_is_due() -> None:
    """Each in a job of its own: one that fails holds nobody else up."""
    due = Erasure.objects.filter(status=Erasure.Status.WAITING, due_at__lte=timezone.now())
    for pk in due.values_list("pk", flat=True):
        erase.enqueue(pk)


@task()
def erase(erasure_id: int) -> None:
    """Everything of one person."""
    if erasure := Erasure.objects.filter(pk=erasure_id).first():
        actions.erase(erasure)


retention.keep(
    "copies of people's data",
    timedelta(days=settings.ACCOUNTS_KEEP_DATA_COPY_DAYS),
    lambda at: DataCopy.objects.filter(asked_at__lt=at),
    setting="ACCOUNTS_KEEP_DATA_COPY_DAYS",
)
retention.keep(
    "requests to erase that were stopped",
    WAITED,
    lambda at: Erasure.objects.filter(status=Erasure.Status.STOPPED, ended_at__lt=at),
)
retention.keep(
    "what somebody said is wrong, once dealt with",
    KEPT,
    lambda at: Doubt.objects.filter(status=Doubt.Status.SETTLED, settled_at__lt=at),
)
retention.keep(
    "what somebody said is wrong, not dealt with",
    WAITED,
    lambda at: Doubt.objects.filter(status=Doubt.Status.WAITING, asked_at__lt=at),
)
