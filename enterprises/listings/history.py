"""Who changed what in a listing, and when, in sentences: read from the events, the versions and the checks.

Light first: of everything that happened only the moment and the kind is read, so that a page of it costs the same
however long the history is. The versions themselves are read for the entries of one page.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Revision, TaskState

from accounts.models import Person
from core.models import Event
from enterprises.listings import contents
from enterprises.listings.differences import Difference, differences
from enterprises.listings.models import Enterprise

A_PAGE = 20
#: Saving again within this time, by the same person and with nothing between, is one piece of work.
ONE_SITTING = timedelta(minutes=30)
#: What one action writes down, it writes within this time.
ONE_ACT = timedelta(seconds=10)

#: What each event says. What is not here is told by the versions and the checks, or is nobody's news.
SENTENCES: dict[str, Any] = {
    "listing:created": gettext_lazy("%(who)s made the listing."),
    "listing:published": gettext_lazy("%(who)s published it. Everybody could see it from then on."),
    "listing:unpublished": gettext_lazy("%(who)s took it down."),
    "listing:hidden": gettext_lazy("%(who)s hid it."),
    "listing:shown_again": gettext_lazy("%(who)s showed it again."),
    "listing:confirmed": gettext_lazy("%(who)s said that all of it is right."),
    "listing:updated": gettext_lazy("%(who)s changed what is true today: open or closed, places left, or its area."),
    "listing:address_changed": gettext_lazy("%(who)s gave its page another address."),
    "listing:imported": gettext_lazy("It was brought over from another directory."),
    "listing:asked_if_right": gettext_lazy("We asked whether it is still right."),
    "listing:closed_for_good": gettext_lazy("%(who)s closed it for good."),
    "listing:reopened": gettext_lazy("%(who)s opened it again."),
    "listing:messages_on": gettext_lazy("%(who)s let visitors write messages."),
    "listing:messages_off": gettext_lazy("%(who)s let visitors write no more messages."),
    "listing:photo_removed": gettext_lazy("%(who)s took a photograph away."),
    "base:changed": gettext_lazy("%(who)s changed where it works from. That is private."),
    "base:read": gettext_lazy("%(who)s looked up where it works from. That is private."),
}
_CHECKS = {
    TaskState.STATUS_APPROVED: gettext_lazy("%(who)s checked it."),
    TaskState.STATUS_REJECTED: gettext_lazy("%(who)s sent it back, with these words:"),
    TaskState.STATUS_CANCELLED: gettext_lazy("%(who)s ended the check."),
}


@dataclass
class Entry:
    """One thing that happened. `revision` is the version it left behind, where it left one."""

    at: datetime
    kind: str
    by: int | None
    for_whom: int | None = None
    words: str = ""
    revision: int | None = None
    before: int | None = None
    sentence: str = ""
    changes: list[Difference] = field(default_factory=list)


def history(enterprise: Enterprise, number: str | None) -> Page[Any]:
    """A page of what happened, the newest first, each with its sentence and what it changed."""
    page = Paginator(_entries(enterprise), A_PAGE).get_page((number or "1")[:12])
    shown = list(page.object_list)
    people = {pk for entry in shown for pk in (entry.by, entry.for_whom) if pk}
    names = dict(Person.objects.filter(pk__in=people).values_list("pk", "name"))
    for entry in shown:
        entry.sentence = _sentence(entry, names)
    _add_changes(shown)
    page.object_list = shown
    return page


def _entries(enterprise: Enterprise) -> list[Entry]:
    found = [*_versions(enterprise), *_events(enterprise), *_checks(enterprise)]
    # Of one moment the version comes first: what follows from it happened after it.
    return sorted(found, key=lambda entry: (entry.at, entry.kind != "version"), reverse=True)


def _events(enterprise: Enterprise) -> list[Entry]:
    of_it = Event.objects.filter(subject_type=enterprise._meta.label_lower, subject_id=str(enterprise.pk))
    rows = of_it.filter(tag__in=SENTENCES).values_list("at", "tag", "by", "on_behalf_of")
    return [Entry(*row) for row in rows]


def _checks(enterprise: Enterprise) -> list[Entry]:
    tasks = TaskState.objects.for_instance(enterprise).select_related("workflow_state")
    of_it = Event.objects.filter(subject_type=enterprise._meta.label_lower, subject_id=str(enterprise.pk))
    keyed_in = of_it.filter(tag="listing:sent").exclude(on_behalf_of=None).values_list("at", "by", "on_behalf_of")
    found = []
    for task in tasks:
        sent = Entry(task.started_at, "sent", task.workflow_state.requested_by_id)
        # A worker wrote down that they want it sent: it is never shown as their own press.
        for at, by, for_whom in keyed_in:
            if abs(at - task.started_at) < ONE_ACT and for_whom == sent.by:
                sent.by, sent.for_whom = by, for_whom
        found.append(sent)
        if task.finished_at and task.status in _CHECKS:
            found.append(Entry(task.finished_at, task.status, task.finished_by_id, words=task.comment))
    return found


def _versions(enterprise: Enterprise) -> list[Entry]:
    """The versions, those of one sitting as one: its last, against what was there before the first of them."""
    rows = (
        Revision.objects.for_instance(enterprise).order_by("created_at", "pk").values_list("pk", "created_at", "user")
    )
    found: list[Entry] = []
    before = None
    for pk, at, by in rows:
        last = found[-1] if found else None
        if last and last.by == by and at - last.at < ONE_SITTING and last.before is not None:
            last.at, last.revision = at, pk
        else:
            found.append(Entry(at, "version", by, revision=pk, before=before))
        before = pk
    return found


def _sentence(entry: Entry, names: dict[int, str]) -> str:
    who = names.get(entry.by or 0, "") or _("The site")
    if entry.for_whom and entry.for_whom in names:
        who = _("%(worker)s, for %(person)s,") % {"worker": who, "person": names[entry.for_whom]}
    shapes = {**SENTENCES, **_CHECKS, "sent": _("%(who)s sent it to be checked."), "version": _("%(who)s wrote:")}
    return str(shapes[entry.kind]) % {"who": who}


def _add_changes(entries: list[Entry]) -> None:
    """What each version on the page changed. The first version of all has nothing before it."""
    ids = {pk for entry in entries for pk in (entry.revision, entry.before) if pk}
    versions = dict(Revision.objects.filter(pk__in=ids).values_list("pk", "content"))
    names = contents.names_in(versions.values())
    for entry in entries:
        if entry.revision:
            before = versions.get(entry.before, {}) if entry.before else {}
            entry.changes = differences(before, versions[entry.revision], names)
