"""Wagtail publishes and unpublishes through its own screens, workflows and schedules: each ends in an
action here.
"""

from typing import Any

from django.db.models.signals import pre_delete
from django.dispatch import receiver
from wagtail.models import TaskState, WorkflowState
from wagtail.signals import published, task_rejected, task_submitted, unpublished, workflow_approved

from accounts.helping import actions as helping
from enterprises.listings import actions, emails
from enterprises.listings.models import AreaTeamTask, EasyRead, Enterprise


@receiver(published, sender=Enterprise)
def published_by_wagtail(instance: Enterprise, revision: Any, **kwargs: Any) -> None:
    # Read again: the instance was built from the draft, and its parts do not follow what went_live works out.
    enterprise = Enterprise.objects.get(pk=instance.pk)
    actions.went_live(enterprise, by=getattr(revision, "published_by", None))


@receiver(unpublished, sender=Enterprise)
def unpublished_by_wagtail(instance: Enterprise, **kwargs: Any) -> None:
    actions.went_dark(instance, by=instance.acting_person)


@receiver(published, sender=EasyRead)
def easy_read_published(instance: EasyRead, revision: Any, **kwargs: Any) -> None:
    actions.easy_read_shown(EasyRead.objects.get(pk=instance.pk), by=getattr(revision, "published_by", None))


@receiver(unpublished, sender=EasyRead)
def easy_read_unpublished(instance: EasyRead, **kwargs: Any) -> None:
    actions.easy_read_taken_down(EasyRead.objects.get(pk=instance.pk), by=instance.acting_person)


@receiver(pre_delete, sender=Enterprise)
def about_to_be_deleted(instance: Enterprise, **kwargs: Any) -> None:
    actions.about_to_go(instance, by=instance.acting_person)
    helping.forget_about(instance._meta.label_lower, str(instance.pk))


@receiver(task_submitted)
def submitted_to_the_team(instance: TaskState, **kwargs: Any) -> None:
    listing = instance.workflow_state.content_object
    if isinstance(instance.task.specific, AreaTeamTask) and isinstance(listing, Enterprise):
        emails.something_waits(listing.area)


@receiver(task_rejected)
def sent_back_by_wagtail(instance: TaskState, user: Any, **kwargs: Any) -> None:
    listing = instance.workflow_state.content_object
    if isinstance(instance.task.specific, AreaTeamTask) and isinstance(listing, Enterprise):
        sent_by = instance.workflow_state.requested_by
        actions.was_sent_back(listing, instance.comment, sent_by=sent_by, by=user)


@receiver(workflow_approved)
def approved_by_wagtail(instance: WorkflowState, user: Any, **kwargs: Any) -> None:
    listing = instance.content_object
    if isinstance(listing, Enterprise):
        # Read again: the workflow's own copy is from before it was published.
        actions.was_approved(Enterprise.objects.get(pk=listing.pk), by=user)
