"""Who checks a listing before the public sees it, and the log of what was done to listings in the admin."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from wagtail.models import BaseLogEntry, Task, TaskState
from wagtail.models.audit_log import BaseLogEntryManager, LogEntryQuerySet

from enterprises.listings import rules
from enterprises.listings.models.easy_read import EasyRead
from enterprises.listings.models.enterprise import Enterprise


class AreaTeamTask(Task):
    """Somebody of the listing's own area looks at it, or an editor. Not a fixed group of people."""

    class Meta:
        verbose_name = _("check by the area's team")
        verbose_name_plural = _("checks by the area's team")

    @classmethod
    def get_description(cls) -> str:
        return str(_("The support workers of the listing's own area can approve this, and editors."))

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        return rules.may_publish(user, obj)

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        return not rules.may_publish(user, obj)

    def user_can_lock(self, obj: Any, user: Any) -> bool:
        return rules.may_publish(user, obj)

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        if not rules.may_check(user, obj):
            return []
        from enterprises.listings import agreed  # it reads listings, so it comes after the models

        send_back = ("reject", _("Ask for changes"), True)
        if agreed.waits_for_yes(obj):
            return [send_back]
        return [
            send_back,
            ("approve", _("Approve"), False),
            ("approve", _("Approve with a comment"), True),
        ]

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> models.QuerySet[TaskState]:
        if not user.has_perm("listings.publish_enterprise"):
            return TaskState.objects.none()
        ids = Enterprise.objects.looked_after_by(user).values_list(Cast("pk", models.CharField()), flat=True)
        return self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS, workflow_state__object_id__in=ids)


class ListingLogManager(BaseLogEntryManager):
    def log_action(self, instance: Any, action: str, **kwargs: Any) -> Any:
        return super().log_action(instance, action, object_id=str(instance.pk), **kwargs)

    def for_instance(self, instance: Any) -> LogEntryQuerySet:
        kind = ContentType.objects.get_for_model(instance, for_concrete_model=False)
        return self.filter(content_type=kind, object_id=str(instance.pk))

    def viewable_by_user(self, user: Any) -> LogEntryQuerySet:
        """A support worker reads what was done to the listings of their own areas; editors, all of it."""
        if not user.has_perm("listings.change_enterprise"):
            return self.none()
        if user.has_perm("listings.every_area"):
            return self.all()
        mine = Enterprise.objects.looked_after_by(user)
        visible = models.Q()
        for rows in (mine, EasyRead.objects.filter(enterprise__in=mine)):
            kind = ContentType.objects.get_for_model(rows.model)
            visible |= models.Q(
                content_type=kind, object_id__in=rows.values_list(Cast("pk", models.CharField()), flat=True)
            )
        return self.filter(visible)


class ListingLogEntry(BaseLogEntry):
    """One thing done to one listing, or to its Easy Read copy, in the admin.

    Wagtail's own log has no idea of areas, so listings keep theirs.
    """

    object_id = models.CharField(max_length=255, db_index=True)

    objects = ListingLogManager()

    class Meta(BaseLogEntry.Meta):
        ordering = ["-timestamp", "-id"]
        verbose_name = _("listing log entry")
        verbose_name_plural = _("listing log entries")

    def __str__(self) -> str:
        return f"{self.action} {self.object_id}"
