"""What Wagtail's admin asks before it lists, opens or changes something: the rules' answer, area by area.

A model's ordinary Django permission says what somebody may do; the area says to which rows. Editors
and administrators hold listings.every_area.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Model, Q, QuerySet
from wagtail.permission_policies import ModelPermissionPolicy

from enterprises.listings.models import AreaWorker, Enterprise, Recording, RecordingFile


class AreaPermissionPolicy(ModelPermissionPolicy):
    """Scopes a model to the areas its support workers work in.

    `area_path` leads from the model to its area.
    """

    def __init__(self, model: type[Model], area_path: str, auth_model: type[Model] | None = None) -> None:
        super().__init__(model, auth_model=auth_model)
        self.area_path = area_path

    def visible_to(self, user: Any) -> QuerySet[Any]:
        """The rows of somebody's areas, whatever they may do with them."""
        rows: QuerySet[Any] = self.model._default_manager.all()
        if user.has_perm("listings.every_area"):
            return rows
        areas = AreaWorker.objects.filter(person__pk=user.pk, person__is_active=True).values("area")
        return rows.filter(**{f"{self.area_path}__in": areas})

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> QuerySet[Any]:
        if self.user_has_any_permission(user, actions):
            return self.visible_to(user)
        return self.model._default_manager.none()

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        # Asked of the row in the database: a draft in memory must not decide whose it is.
        return self.instances_user_has_any_permission_for(user, [action]).filter(pk=instance.pk).exists()

    def user_has_any_permission_for_instance(self, user: Any, actions: Iterable[str], instance: Any) -> bool:
        return self.instances_user_has_any_permission_for(user, actions).filter(pk=instance.pk).exists()

    def users_with_any_permission_for_instance(self, actions: Iterable[str], instance: Any) -> QuerySet[Any]:
        able = self.users_with_any_permission(actions)
        area = self.model._default_manager.filter(pk=instance.pk).values(self.area_path)
        everywhere = Q(is_superuser=True) | Q(groups__permissions__codename="every_area")
        people = get_user_model()._default_manager.filter(
            everywhere | Q(user_permissions__codename="every_area") | Q(areaworker__area__in=area)
        )
        return able.filter(pk__in=people.values("pk"))


class EasyReadPolicy(AreaPermissionPolicy):
    """As listings; but a copy starts from its listing's own page, never by an empty form."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "add" and bool(super().user_has_permission(user, action))


class MessagePolicy(AreaPermissionPolicy):
    """What visitors told us is read by those who may deal with it.

    Nobody writes, changes or deletes it by a form.
    """

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action == "view" and bool(user.has_perm("listings.change_enterprise"))

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[Any]:
        if "view" not in actions:
            return get_user_model()._default_manager.none()
        return self._get_users_with_any_permission_codenames({"change_enterprise"})


class RecordingFilePolicy(ModelPermissionPolicy):
    """Who edits listings sends files for them, and finds their own and those of the listings they look after."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action in ("add", "choose", "view") and bool(user.has_perm("listings.change_enterprise"))

    def visible_to(self, user: Any) -> QuerySet[Any]:
        files: QuerySet[Any] = RecordingFile.objects.all()
        if user.has_perm("listings.every_area"):
            return files
        mine = Enterprise.objects.looked_after_by(user)
        # By ids, so that a file shown by two listings stands once.
        shown = Recording.objects.filter(enterprise__in=mine).exclude(media=None).values("media")
        return files.filter(Q(uploaded_by=user) | Q(pk__in=shown))
