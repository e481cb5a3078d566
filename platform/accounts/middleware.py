"""Who may come near the admin."""

from collections.abc import Callable
from urllib.parse import urlencode

from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

Next = Callable[[HttpRequest], HttpResponseBase]


def admin_door(get_response: Next) -> Next:
    """People who work here reach /admin/ once they have a second factor; everybody else is refused there.

    Wagtail would send a signed-in person to the log-in page, and that would send them back, for ever.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith("/admin/") or not request.user.is_authenticated:
            return get_response(request)
        if not request.user.has_perm("wagtailadmin.access_admin"):
            raise PermissionDenied(_("This part of the site is for people who work here."))
        return second_step_first(request) or get_response(request)

    return middleware


def second_step_first(request: HttpRequest) -> HttpResponseBase | None:
    """Where somebody who works here and has no second step yet is led to; None for who has one."""
    if is_mfa_enabled(request.user):
        return None
    messages.info(request, _("People who work here sign in in two steps. Please set up your second step first."))
    return redirect(f"{reverse('mfa_index')}?{urlencode({'next': request.path_info})}")
