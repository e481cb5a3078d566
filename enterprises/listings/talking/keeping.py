"""How long messages are kept. What waits for the team as a problem stays until it is dealt with."""

from datetime import timedelta

from django.conf import settings

from core import retention
from enterprises.listings.models import BlockedSender, ProblemReport, Talk

retention.keep(
    "messages between visitors and enterprises",
    timedelta(days=settings.LISTINGS_KEEP_TALK_DAYS),
    lambda at: Talk.objects.filter(last_at__lt=at).exclude(problems__status=ProblemReport.Status.OPEN),
)
retention.keep(
    "messages whose address nobody proved",
    timedelta(days=1),
    lambda at: Talk.objects.filter(status=Talk.Status.WAITING, code_made_at__lt=at),
)
retention.keep(
    "addresses an enterprise has blocked",
    timedelta(days=settings.LISTINGS_KEEP_BLOCKED_DAYS),
    lambda at: BlockedSender.objects.filter(blocked_at__lt=at),
)
