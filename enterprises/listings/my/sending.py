"""How a listing stands between its owner and the area's team, for the screen."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Any

from django.db.models import CharField
from django.db.models.functions import Cast
from wagtail.models import TaskState, WorkflowState

from enterprises.listings.models import Area, Enterprise

#: The team's last answers, from which it is said how long one usually takes; fewer than LEAST say nothing.
ANSWERS, LEAST = 20, 3


@dataclass(frozen=True)
class Stands:
    """Where a listing is: sent, sent back with words, a draft, public, hidden."""

    is_public: bool
    is_hidden: bool
    hidden_at: datetime | None
    has_draft: bool
    sent_at: datetime | None = None
    days: int | None = None
    sent_back_at: datetime | None = None
    sent_back_by: str = ""
    words: str = ""

    @property
    def is_sent(self) -> bool:
        return self.sent_at is not None

    @property
    def is_sent_back(self) -> bool:
        return self.sent_back_at is not None

    @property
    def can_be_sent(self) -> bool:
        return not self.is_sent and self.has_draft


def how_it_stands(listing: Enterprise) -> Stands:
    """One listing, with how long the team takes when it was sent."""
    return _stands(listing, listing.current_workflow_state, usual_days)


def how_all_stand(listings: Iterable[Enterprise]) -> list[tuple[Enterprise, Stands]]:
    """Many, in one query."""
    found = list(listings)
    states = WorkflowState.objects.active().filter(
        base_content_type=Enterprise.get_base_content_type(), object_id__in=[str(each.pk) for each in found]
    )
    by_listing = {state.object_id: state for state in states.select_related("current_task_state__finished_by")}
    return [(each, _stands(each, by_listing.get(str(each.pk)), lambda _area: None)) for each in found]


def _stands(listing: Enterprise, state: Any, days: Callable[[Area], int | None]) -> Stands:
    facts: dict[str, Any] = {
        "is_public": listing.is_public,
        "is_hidden": listing.hidden_at is not None,
        "hidden_at": listing.hidden_at,
        "has_draft": listing.has_unpublished_changes or not listing.live,
    }
    task = state.current_task_state if state else None
    if state and task and state.status == WorkflowState.STATUS_IN_PROGRESS:
        facts |= {"sent_at": task.started_at, "days": days(listing.area)}
    elif state and task:
        who = task.finished_by.get_short_name() if task.finished_by else ""
        facts |= {"sent_back_at": task.finished_at, "sent_back_by": who, "words": task.comment}
    return Stands(**facts)


def usual_days(area: Area) -> int | None:
    """In how many days the area's team usually answers: the middle of its last answers. None: too few to say."""
    ids = area.enterprises.annotate(text=Cast("pk", CharField())).values("text")
    answered = TaskState.objects.filter(
        status__in=(TaskState.STATUS_APPROVED, TaskState.STATUS_REJECTED),
        workflow_state__object_id__in=ids,
        workflow_state__base_content_type=Enterprise.get_base_content_type(),
        finished_at__isnull=False,
    )
    times = answered.order_by("-finished_at").values_list("started_at", "finished_at")[:ANSWERS]
    took = [finished - started for started, finished in times]
    return max(1, -(-median(took) // timedelta(days=1))) if len(took) >= LEAST else None
