"""“Entered by Jo for somebody, by phone”: read from the events, which say who did what."""

from typing import Any

from django.db.models import CharField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from core.models import Event

#: What a visitor does alone. When somebody who works here did it, it was for a visitor.
TAGS = ("correction:suggested", "problem:reported", "need:recorded")


def with_who_entered(messages: QuerySet[Any]) -> QuerySet[Any]:
    """The messages, each with the name of who entered it for somebody, as `entered_by_name`, in the same query."""
    row = Cast(OuterRef("pk"), CharField())
    events = Event.objects.filter(subject_type=messages.model._meta.label_lower, subject_id=row, tag__in=TAGS)
    return messages.annotate(entered_by_name=Subquery(events.exclude(by=None).values("by__name")[:1]))


def who_entered(message: Any) -> str:
    """In words; "" when they sent it themselves. For messages from with_who_entered."""
    name = message.entered_by_name
    return _("%(name)s, for somebody, by phone") % {"name": name} if name else ""
