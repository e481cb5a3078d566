"""What Wagtail's admin is sent and cannot read: a sentence, not an error page."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from django.contrib import messages
from django.db import DatabaseError
from django.db.models import ProtectedError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import NoReverseMatch
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.translation import gettext as _
from django.views.defaults import bad_request

#: More digits than any id or number of a page has; a database refuses them in words of its own.
_TOO_LONG = re.compile(r"-?\d{19,}")


class AdminInput:
    """Answers 400 where a view of the admin stumbles over a word of the address or the form.

    Only where the error itself shows that it was the sender's word: every other one stays a 500, and is looked into.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *args: Any) -> HttpResponse | None:
        """Where to go afterwards is looked at first: a view would find out only when everything is done."""
        if _is_admin(request) and any(_leads_nowhere(form.get("next", "")) for form in (request.GET, request.POST)):
            return bad_request(request, ValueError("next"))
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not _is_admin(request):
            return None
        if isinstance(exception, ProtectedError):
            return _still_used(request, exception)
        return bad_request(request, exception) if _is_the_senders(request, exception) else None


def _is_admin(request: HttpRequest) -> bool:
    return request.path_info.startswith("/admin/")


def _leads_nowhere(address: str) -> bool:
    return bool(address) and not address.startswith(("/", "http://", "https://"))


def _is_the_senders(request: HttpRequest, exception: Exception) -> bool:
    """A field that was not sent, a word quoted in the complaint, or a number longer than any."""
    if isinstance(exception, MultiValueDictKeyError):
        return True
    sent = set(_words(request))
    if isinstance(exception, ValueError | NoReverseMatch):
        return any(repr(word) in str(exception) for word in sent)
    return isinstance(exception, OverflowError | DatabaseError) and any(_TOO_LONG.fullmatch(word) for word in sent)


def _words(request: HttpRequest) -> Iterator[str]:
    for form in (request.GET, request.POST):
        for _name, values in form.lists():
            yield from (value for value in values if isinstance(value, str))
    if request.resolver_match:
        yield from map(str, request.resolver_match.kwargs.values())


def _still_used(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Wagtail looks into its index of uses, which a job keeps: the database knows better, and refuses."""
    if request.headers.get("X-Requested-With"):
        return bad_request(request, exception)
    messages.error(request, _("Something still uses this, so it was not deleted. Take it out there first."))
    return redirect(request.get_full_path())
