"""What happened is written down, once: record() is called by actions, inside their transaction."""

from typing import TYPE_CHECKING

from django.db import models

from core.models import Event

if TYPE_CHECKING:
    from accounts.models import Person

#: Every tag there is, as subject:happened. History pages and statistics read these; nothing else keeps history.
TAGS = frozenset(
    {
        "base:changed",
        "base:read",
        "correction:accepted",
        "correction:dismissed",
        "correction:suggested",
        "listing:confirmed",
        "listing:created",
        "listing:deleted",
        "listing:hidden",
        "listing:imported",
        "listing:photo_removed",
        "listing:published",
        "listing:shown_again",
        "listing:unpublished",
        "listing:updated",
        "need:closed",
        "need:recorded",
        "need:told",
        "problem:handled",
        "problem:reported",
    }
)


def record(
    tag: str, subject: models.Model, *, by: "Person | None" = None, on_behalf_of: "Person | None" = None
) -> Event:
    """Write one event. `by` is who did it (None: a visitor or the system). Raises ValueError for an unlisted tag."""
    if tag not in TAGS:
        raise ValueError(f"{tag!r} is not in core.events.TAGS. Add it there first.")
    return Event.objects.create(
        tag=tag, subject_type=subject._meta.label_lower, subject_id=str(subject.pk), by=by, on_behalf_of=on_behalf_of
    )
