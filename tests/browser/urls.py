"""The site's own addresses, and some that go wrong on purpose to show the error pages."""

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import path

from config.urls import handler500  # noqa: F401 -- Django looks for it here
from config.urls import urlpatterns as real
from core.throttle import too_many


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("The error page is being looked at.")


def forbidden(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def bad(request: HttpRequest) -> HttpResponse:
    raise BadRequest


def slow_down(request: HttpRequest) -> HttpResponse:
    """The page for somebody who sent too much, with what they typed."""
    request.POST = request.GET
    return too_many(request)


#: Addresses that only this suite has.
OURS = [
    path("gate/broken/", broken),
    path("gate/forbidden/", forbidden),
    path("gate/bad/", bad),
    path("gate/too-many/", slow_down),
]
urlpatterns = [*OURS, *real]
