"""The desk's menu for reaching people, with the number of letters and calls that wait."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from accounts.models import Call, PostalLetter
from accounts.rules import looked_after


def waiting(person: Any, kind: type[PostalLetter] | type[Call]) -> int:
    """How many letters or calls wait for somebody's team."""
    return looked_after(person, kind).filter(status="waiting").count()


class ForTheDesk(MenuItem):
    """Shown to those who work with listings."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("listings.change_enterprise")


class Counted(ForTheDesk):
    """Says how many wait."""

    def __init__(self, label: Any, url: str, kind: type[PostalLetter] | type[Call], **kwargs: Any) -> None:
        super().__init__(label, url, **kwargs)
        self.kind = kind

    def render_component(self, request: HttpRequest) -> Any:
        component = super().render_component(request)
        n = waiting(request.user, self.kind)
        component.label = f"{self.label} ({n})" if n else self.label
        return component


def reach_menu() -> SubmenuMenuItem:
    invitations, newcomers = reverse("listings_invitations:list"), reverse("listings_newcomers:list")
    letters, calls, people = (reverse(f"listings_reach:{name}") for name in ("letters", "calls", "people"))
    waiting_only = "?status=waiting"
    items = [
        Counted(_("Letters to post"), letters + waiting_only, PostalLetter, name="letters", icon_name="mail", order=1),
        Counted(_("Calls to make"), calls + waiting_only, Call, name="calls", icon_name="comment", order=2),
        ForTheDesk(_("How to reach people"), people, name="reach-people", icon_name="user", order=3),
        ForTheDesk(_("Invitations"), invitations, name="invitations", icon_name="key", order=4),
        ForTheDesk(_("Newcomers"), newcomers + "?status=open", name="newcomers", icon_name="group", order=5),
    ]
    return SubmenuMenuItem(_("Reaching people"), Menu(items=items), name="reach", icon_name="mail", order=55)
