"""The listings that were sent for checking, and how much of each is new. Reads only."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from wagtail.models import TaskState

from enterprises.listings import agreed, contents
from enterprises.listings.differences import Difference, are_small, differences
from enterprises.listings.models import Area, AreaTeamTask, Enterprise

#: How many listings a page of the queue shows.
A_PAGE = 20


@dataclass(frozen=True)
class Sent:
    """One listing that waits: who sent it and when, what it changes, and the version that was looked at."""

    listing: Enterprise
    sent_by: Any
    sent_at: datetime
    changes: list[Difference]
    is_new: bool
    is_small: bool
    is_own: bool
    waits_for_yes: bool
    version: str


def tasks_for(person: Any) -> QuerySet[TaskState]:
    """Every check this person's areas wait for, the oldest first: those the admin shows as well."""
    states = [task.get_task_states_user_can_moderate(person) for task in AreaTeamTask.objects.filter(active=True)]
    found = TaskState.objects.filter(pk__in=[pk for each in states for pk in each.values_list("pk", flat=True)])
    return found.select_related("workflow_state__requested_by").order_by("started_at", "pk")


def tasks_in_progress() -> QuerySet[TaskState]:
    """Every check that any area waits for."""
    ours = AreaTeamTask.objects.filter(active=True).values("pk")
    return TaskState.objects.filter(task__in=ours, status=TaskState.STATUS_IN_PROGRESS)


def queue(person: Any, *, words: str = "", area: Area | None = None, number: str | None = None) -> Page[Any]:
    """A page of what waits, narrowed to words of its name, a short number, whoever runs it, or an area."""
    listings = Enterprise.objects.looked_after_by(person)
    if area:
        listings = listings.filter(area=area)
    if words:
        by_name = Q(name__icontains=words) | Q(owners__name__icontains=words)
        listings = listings.filter(by_name | Q(short_number=words.replace(" ", "")))
    ids = [str(pk) for pk in listings.values_list("pk", flat=True).distinct()] if area or words else None
    tasks = tasks_for(person)
    if ids is not None:
        tasks = tasks.filter(workflow_state__object_id__in=ids)
    page = Paginator(tasks, A_PAGE).get_page((number or "1")[:12])
    page.object_list = seen(list(page.object_list), person)
    return page


def seen(tasks: list[TaskState], person: Any) -> list[Sent]:
    """The tasks with their listings and what each changes: so many queries, however many there are."""
    keys = [task.workflow_state.object_id for task in tasks]
    listings = Enterprise.objects.filter(pk__in=keys).select_related("area", "latest_revision", "live_revision")
    by_key = {str(each.pk): each for each in listings.prefetch_related("ownership_set")}
    found = [(task, by_key[task.workflow_state.object_id]) for task in tasks if task.workflow_state.object_id in by_key]
    versions = [(_live(each), each.latest_revision.content) for _task, each in found]
    names = contents.names_in([version for pair in versions for version in pair])
    undecided = agreed.waiting_for_yes([(each, each.latest_revision_id) for _task, each in found])
    return [
        _sent(task, listing, differences(before, after, names), person, listing.pk in undecided)
        for (task, listing), (before, after) in zip(found, versions, strict=True)
    ]


def _live(listing: Enterprise) -> contents.Version:
    """Without a query for each: what is not live just now is looked at whole, on its own page."""
    return listing.live_revision.content if listing.live_revision else {}


def _sent(task: TaskState, listing: Enterprise, changes: list[Difference], person: Any, waits_for_yes: bool) -> Sent:
    is_own = any(each.person_id == person.pk for each in listing.ownership_set.all())
    return Sent(
        listing=listing,
        sent_by=task.workflow_state.requested_by,
        sent_at=task.started_at,
        changes=changes,
        is_new=listing.first_published_at is None,
        is_small=listing.live and not is_own and not waits_for_yes and are_small(changes),
        is_own=is_own,
        waits_for_yes=waits_for_yes,
        version=contents.stamp(listing.latest_revision),
    )
