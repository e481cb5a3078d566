"""What may not be deleted says why, in place of Wagtail's question."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.admin import messages
from wagtail.snippets.views import snippets


class DeleteUnlessItStays(snippets.DeleteView):
    """Instead of asking for a yes it says why this one must stay, where `why` gives a sentence."""

    why: Callable[[Any], str]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        why = self.why(self.object) if self.user_has_permission("delete") else ""
        if why:
            messages.error(request, why)
            return redirect(reverse(self.edit_url_name, args=[self.object.pk]))
        response: HttpResponse = super().dispatch(request, *args, **kwargs)
        return response
