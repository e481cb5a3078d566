"""What visitors told us is kept only as long as it is needed. The scheduler calls sweep() once a day."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q

from enterprises.listings.models import Correction, ProblemReport, UnmetNeed


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
    counts = {"contacts": 0, "messages": 0}
    for model, contact in ((Correction, "contact"), (ProblemReport, "contact"), (UnmetNeed, "email")):
        rows: models.QuerySet = model._default_manager.all()
        old = rows.filter(Q(handled_at__lt=message_before) | Q(handled_at=None, created_at__lt=unhandled_before))
        counts["messages"] += old.count()
        old.delete()
        reachable = rows.filter(handled_at__lt=contact_before).exclude(**{contact: ""})
        counts["contacts"] += reachable.update(**{contact: ""})
    return counts
