"""Who sees which permissions for stories: editors all, support workers those of their area's people."""

from typing import Any

from django.db.models import QuerySet

from enterprises.listings.permissions import AreaPermissionPolicy


class ConsentPolicy(AreaPermissionPolicy):
    """Nobody deletes one by a form: taking it away takes the stories with it (directory.consent)."""

    def visible_to(self, user: Any) -> QuerySet[Any]:
        return super().visible_to(user).distinct()

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "delete" and super().user_has_permission(user, action)
