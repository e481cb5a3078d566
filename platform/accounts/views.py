"""Doors that lead to the one door."""

from urllib.parse import urlencode

from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache


@never_cache
def to_log_in(request: HttpRequest) -> HttpResponse:
    """Wagtail's log-in addresses, kept for bookmarks. What is posted to them is not read."""
    query = {}
    following = request.GET.get(REDIRECT_FIELD_NAME, "")
    if following and url_has_allowed_host_and_scheme(following, {request.get_host()}, request.is_secure()):
        query = {REDIRECT_FIELD_NAME: following}
    address = reverse("account_login")
    return redirect(f"{address}?{urlencode(query)}" if query else address)


@never_cache
def to_password_reset(request: HttpRequest) -> HttpResponse:
    return redirect("account_reset_password")


def closed(request: HttpRequest) -> HttpResponse:
    """Not here. Passwords shared among many people protect nothing: pages and documents cannot have one."""
    raise Http404
