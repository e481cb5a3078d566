"""What comes of a listing that was sent for checking: it is published, or it goes back with words.

Both end Wagtail's own task, so that the admin and the desk always say the same.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Revision, TaskState

from accounts.models import Person
from core.events import record
from core.models import Event
from core.moves import WrongMoment
from enterprises.listings import emails, rules
from enterprises.listings.actions.guard import require
from enterprises.listings.contents import stamp
from enterprises.listings.models import AreaTeamTask, Enterprise


class NewerVersion(WrongMoment):
    """Somebody changed the listing while it was being looked at."""

    def __init__(self) -> None:
        super().__init__(_("This listing was changed while you looked. Here is the newest version. Look once more."))


@transaction.atomic
def publish_checked(enterprise: Enterprise, *, version: str, by: Person) -> None:
    """Publish the very version that was looked at (contents.stamp). Ends in went_live. Raises NewerVersion."""
    require(rules.may_check(by, enterprise), _("Only this area's team can publish it, and nobody their own listing."))
    _task_of(enterprise, version).approve(user=by)
    enterprise.refresh_from_db()


def was_approved(enterprise: Enterprise, *, by: Person | None) -> None:
    """A check has just ended in publishing, at the desk or in the admin. The first time, went_live tells them more."""
    published = Event.objects.filter(
        tag="listing:published", subject_type=enterprise._meta.label_lower, subject_id=str(enterprise.pk)
    )
    if enterprise.is_public and published.count() > 1:
        emails.changes_published(enterprise, by=by)


@transaction.atomic
def send_back(enterprise: Enterprise, *, version: str, words: str, by: Person) -> None:
    """Give it back to those who wrote it, with words that say what to change. Ends in was_sent_back.

    Raises NewerVersion.
    """
    require(rules.may_check(by, enterprise), _("Only this area's team can send it back, and nobody their own listing."))
    if not words.strip():
        raise ValidationError(_("Write what should be changed."))
    _task_of(enterprise, version).reject(user=by, comment=words.strip())


def was_sent_back(enterprise: Enterprise, words: str, *, sent_by: Person | None, by: Person | None) -> None:
    """A check has just ended in words, at the desk or in the admin: tell those who wrote it."""
    record("listing:sent_back", enterprise, by=by)
    emails.sent_back(enterprise, words, sent_by=sent_by)


def task_in_progress(enterprise: Enterprise) -> Any:
    """Wagtail's task for the check this listing waits for; None when it waits for none of ours."""
    state = enterprise.current_workflow_task_state
    waits = state and state.status == TaskState.STATUS_IN_PROGRESS
    return state if waits and isinstance(state.task.specific, AreaTeamTask) else None


def _task_of(enterprise: Enterprise, version: str) -> Any:
    """The task, once the listing is ours alone and its newest version is the one that was looked at."""
    enterprise.refresh_from_db(from_queryset=Enterprise.objects.select_for_update())
    task = task_in_progress(enterprise)
    if task is None:
        raise WrongMoment(_("Nobody has to check this listing any more. Somebody has just done it, or took it back."))
    newest = Revision.objects.get(pk=enterprise.latest_revision_id)
    if stamp(newest) != version:
        raise NewerVersion
    return task
