"""Going back to a backup must not bring back a story whose person said no since, nor one that ended."""

from datetime import datetime
from typing import Any

from core.backup import keep_through_restore
from core.models import Event
from directory import consent
from directory.models import StoryConsent

GONE = ("story:consent_withdrawn", "story:consent_ended")


def withdrawn_since(moment: datetime) -> list[Any]:
    """The ids of permissions that ended after the moment."""
    gone = Event.objects.filter(tag__in=GONE, at__gte=moment).values_list("subject_id", flat=True)
    return sorted({int(pk) for pk in gone})


def withdraw_again(ids: list[Any]) -> None:
    for found in StoryConsent.objects.filter(pk__in=ids):
        consent.remove(found, "story:consent_withdrawn", by=None)


keep_through_restore("stories taken back since the backup", remember=withdrawn_since, apply=withdraw_again)
