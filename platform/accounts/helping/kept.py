"""How long help that is over, and questions that were answered, are kept. The events stay: they hold ids alone."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q, QuerySet

from accounts.models import Help, Prepared
from core import retention

KEEP = timedelta(days=settings.ACCOUNTS_KEEP_HELP_DAYS)


def over_before(moment: datetime) -> QuerySet[Help]:
    answered = Q(status__in=(Help.Status.DECLINED, Help.Status.ENDED), made_at__lt=moment)
    return Help.objects.filter(answered | Q(until__lt=moment.date()))


def answered_before(moment: datetime) -> QuerySet[Prepared]:
    return Prepared.objects.filter(Q(answered_at__lt=moment) | Q(expires_at__lt=moment))


retention.keep("help that is over", KEEP, over_before)
retention.keep("questions to decide", KEEP, answered_before)
