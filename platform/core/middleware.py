"""Small layers around every request."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

Next = Callable[[HttpRequest], HttpResponse]


def strip_nul(get_response: Next) -> Next:
    def middleware(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    return middleware


def security_headers(get_response: Next) -> Next:
    def middleware(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    return middleware


def request_log(get_response: Next) -> Next:
    def middleware(request: HttpRequest) -> HttpResponse:
        return get_response(request)

    return middleware
