"""Reminders for those stuck half-way, and how long invitations and what newcomers told us are kept."""

from datetime import timedelta

from django.conf import settings
from django.db.models import Q
from django.utils import timezone
from django_tasks import task

from core import retention
from core.jobs import periodic
from enterprises.listings import actions
from enterprises.listings.models import Invitation, Newcomer

#: Long enough for a worker to see what became of it.
KEPT = timedelta(days=60)


@periodic(every=timedelta(days=1), at=timedelta(hours=9))
@task()
def remind_those_invited() -> None:
    """In the morning: nobody is rung out of bed by a text."""
    actions.remind_stuck(timezone.now())


retention.keep(
    "invitations that are over",
    KEPT,
    lambda at: Invitation.objects.filter(Q(accepted_at__lt=at) | Q(revoked_at__lt=at) | Q(expires_at__lt=at)),
)
retention.keep(
    "newcomers who were looked after",
    timedelta(days=settings.LISTINGS_KEEP_CONTACT_DAYS),
    lambda at: Newcomer.objects.filter(handled_at__lt=at),
    setting="LISTINGS_KEEP_CONTACT_DAYS",
)
retention.keep(
    "newcomers nobody looked after",
    timedelta(days=settings.LISTINGS_KEEP_UNHANDLED_DAYS),
    lambda at: Newcomer.objects.filter(handled_at=None, created_at__lt=at),
    setting="LISTINGS_KEEP_UNHANDLED_DAYS",
)
