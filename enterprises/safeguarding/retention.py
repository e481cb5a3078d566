"""How long worries are kept: as long as the host organisation says, from the day one was closed."""

from datetime import timedelta

from django.conf import settings

from core import retention
from enterprises.safeguarding.models import Concern, Contact

retention.keep(
    "worries that were closed, with all that was written about them",
    timedelta(days=settings.SAFEGUARDING_KEEP_DAYS),
    lambda at: Concern.objects.filter(status=Concern.Status.CLOSED, closed_at__lt=at),
    setting="SAFEGUARDING_KEEP_DAYS",
)
retention.keep(
    "who was a contact for worries, once it ended",
    timedelta(days=settings.SAFEGUARDING_KEEP_DAYS),
    lambda at: Contact.objects.filter(ended_at__lt=at),
    setting="SAFEGUARDING_KEEP_DAYS",
)
