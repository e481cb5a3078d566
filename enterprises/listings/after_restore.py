"""Going back to a backup must not show again what somebody took off the public's sight since."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from core.backup import keep_through_restore
from core.events import record
from core.models import Event
from enterprises.listings.documents import after_restore  # noqa: F401 -- what it does again is found through this
from enterprises.listings.models import Enterprise
from enterprises.listings.signals import listing_withdrawn

TAKEN_OFF = ("listing:hidden", "listing:unpublished", "listing:deleted")


def taken_off_since(moment: datetime) -> list[Any]:
    """The ids of listings that were taken off after the moment and are not public now."""
    ids = {
        int(pk) for pk in Event.objects.filter(tag__in=TAKEN_OFF, at__gte=moment).values_list("subject_id", flat=True)
    }
    return sorted(ids - set(Enterprise.objects.public().filter(pk__in=ids).values_list("pk", flat=True)))


@transaction.atomic
def hide_again(ids: list[Any]) -> None:
    """Hidden, even if it was deleted meanwhile: a support worker then decides, and the public sees nothing."""
    for enterprise in Enterprise.objects.public().filter(pk__in=ids).locked():
        enterprise.hidden_at = timezone.now()
        Enterprise.objects.filter(pk=enterprise.pk).update(hidden_at=enterprise.hidden_at)
        record("listing:hidden", enterprise)
        listing_withdrawn.send(Enterprise, enterprise=enterprise)


keep_through_restore("listings hidden since the backup", remember=taken_off_since, apply=hide_again)
