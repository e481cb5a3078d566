"""A listing's old address leads to its new one, with everything that stands under it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from enterprises.listings.models import Enterprise, FormerAddress

View = Callable[..., HttpResponse]


def follows_moves(view: View) -> View:
    """For a view of /enterprises/<slug>/…: when nothing is there, lead to where the listing is now.

    Only for what the public may see: the old address of a hidden listing must not tell its new one.
    """

    @wraps(view)
    def wrapper(request: HttpRequest, slug: str, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, slug, *args, **kwargs)
        except Http404:
            new = _new_slug(slug)
            if not new:
                raise
        response = redirect(request.get_full_path().replace(f"/{slug}/", f"/{new}/", 1), permanent=True)
        if request.method == "POST":
            response.status_code = 308  # the browser sends what was typed again, to the new address
        # Asked again each time: a listing may go back to its old address.
        response["Cache-Control"] = "no-cache"
        return response

    return wrapper


def _new_slug(slug: str) -> str | None:
    former = FormerAddress.objects.filter(slug=slug, enterprise__in=Enterprise.objects.public())
    return former.values_list("enterprise__slug", flat=True).first()
