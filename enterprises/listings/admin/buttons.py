"""Buttons that do their deed at once: each is a small form, so that one press is enough."""

from typing import Any

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from wagtail.admin.widgets.button import Button


class Press(Button):
    """A button that posts to its address: for what may not wait for a page that asks, and can be undone."""

    template_name = "listings/admin/press.html"

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        request = parent_context["request"]
        return {**super().get_context_data(parent_context), "csrf_token": get_token(request)}


def with_undo(request: HttpRequest, sentences: list[str], *, undo: str, address: str) -> SafeString:
    """What was done, for a message on the next page, with a button that takes it back."""
    context = {"sentences": sentences, "undo": undo, "address": address, "csrf_token": get_token(request)}
    return render_to_string("listings/admin/undo.html", context)
