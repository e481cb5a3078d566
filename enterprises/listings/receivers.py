"""Wagtail publishes and unpublishes through its own screens, workflows and schedules: each ends in an
action here.
"""

from typing import Any

from django.db.models.signals import pre_delete
from django.dispatch import receiver
from wagtail.signals import published, unpublished

from enterprises.listings import actions
from enterprises.listings.models import Enterprise


@receiver(published, sender=Enterprise)
def published_by_wagtail(instance: Enterprise, revision: Any, **kwargs: Any) -> None:
    # Read again: the instance was built from the draft, and its parts do not follow what went_live works out.
    enterprise = Enterprise.objects.get(pk=instance.pk)
    actions.went_live(enterprise, by=getattr(revision, "published_by", None))


@receiver(unpublished, sender=Enterprise)
def unpublished_by_wagtail(instance: Enterprise, **kwargs: Any) -> None:
    actions.went_dark(instance, by=instance.acting_person)


@receiver(pre_delete, sender=Enterprise)
def about_to_be_deleted(instance: Enterprise, **kwargs: Any) -> None:
    actions.about_to_go(instance, by=instance.acting_person)
