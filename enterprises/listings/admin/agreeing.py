"""The admin's editor, where a listing is run by somebody here: what is written in it waits for their yes.

It saves drafts of such a listing and never publishes them: what is typed there is new, so nobody can have agreed to
it. The desk shows them before and after, asks those who run it, and publishes.
"""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail import hooks

from enterprises.listings import agreed, rules
from enterprises.listings.helping.waits import waits_for
from enterprises.listings.models import Enterprise


class WaitsForYes:
    """For the editor's view: no button that would publish, what waits on top, and no word lost when it is refused."""

    def get_available_actions(self) -> list[str]:
        offered: list[str] = super().get_available_actions()  # type: ignore[misc]  # from Wagtail's view
        refused = not_offered(self.live_object, self.request.user)  # type: ignore[attr-defined]  # from Wagtail's view
        return [each for each in offered if each not in refused]

    def form_valid(self, form: Any) -> Any:
        try:
            with transaction.atomic():
                return super().form_valid(form)  # type: ignore[misc]  # from Wagtail's view
        except agreed.NotAgreed as error:
            self.produced_error_code, self.produced_error_message = "not_agreed", str(error)
            return self.form_invalid(form)  # type: ignore[attr-defined]  # from Wagtail's view

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        request, listing = self.request, self.live_object  # type: ignore[attr-defined]  # from Wagtail's view
        if request.method == "GET" and (waits := waits_for(listing)):
            where = reverse("desk:listing", args=[listing.pk])
            said = _("Waits for %(names)s to decide. Nobody publishes this draft before they say yes.")
            link = format_html('<a href="{}">{}</a>', where, _("Ask them at the desk"))
            messages.warning(request, format_html("{} {}", said % {"names": waits.names}, link))
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]  # from Wagtail's view
        return context


class ApproveAgreed:
    """For the view that ends a check from Wagtail's own lists."""

    def check_action(self) -> None:
        view: Any = self
        if view.action_name == "approve" and agreed.waits_for_yes(view.object):
            raise agreed.NotAgreed
        super().check_action()  # type: ignore[misc]  # from Wagtail's view

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        try:
            with transaction.atomic():
                return super().dispatch(request, *args, **kwargs)  # type: ignore[misc]  # from Wagtail's view
        except agreed.NotAgreed as error:
            messages.error(request, str(error))
            return redirect(self.redirect_url)  # type: ignore[attr-defined]  # from Wagtail's view


def not_offered(listing: Enterprise, person: Any) -> set[str]:
    """What the editor does not offer where somebody runs the listing: publishing, and sending it in their place."""
    if not listing.ownership_set.exists():
        return set()
    return {"publish"} if rules.owns(person, listing) else {"publish", "submit", "restart-workflow"}


@hooks.register("construct_snippet_action_menu")
def no_button_that_would_be_refused(items: list[Any], request: Any, context: dict[str, Any]) -> None:
    listing = context.get("instance")
    if isinstance(listing, Enterprise):
        refused = {f"action-{name}" for name in not_offered(listing, request.user)}
        items[:] = [item for item in items if item.name not in refused]
