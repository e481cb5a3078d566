"""Small layers around every request."""

import re
import time
from collections.abc import Callable
from typing import Any

import structlog
from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.views.defaults import bad_request

from core import languages
from core.saved import codes

Next = Callable[[HttpRequest], HttpResponseBase]
log = structlog.get_logger("request")

#: Addresses whose pages never stay in a browser's or a proxy's memory.
PRIVATE_PATHS = ("/accounts/", "/admin/", "/bookings/", "/desk/", "/help/", "/my/")
#: What is the same for everybody and for ever, also for somebody signed in.
SHARED_PATHS = ("/colours/",)
#: Addresses where what is looked for says something about the person: their log lines name nobody.
NAMELESS_ROUTES = ("/find/", "/help/")

HEADERS = {
    "Permissions-Policy": ", ".join(
        [
            *(
                f"{feature}=()"
                for feature in (
                    "accelerometer",
                    "autoplay",
                    "browsing-topics",
                    "camera",
                    "display-capture",
                    "geolocation",
                    "gyroscope",
                    "magnetometer",
                    "microphone",
                    "midi",
                    "payment",
                    "usb",
                )
            ),
            "fullscreen=(self)",
            "publickey-credentials-create=(self)",
            "publickey-credentials-get=(self)",
        ]
    ),
    "Cross-Origin-Resource-Policy": "same-origin",
}

# An odd number of backslashes before u0000 makes it a NUL; an even number makes it those letters.
_JSON_NUL = re.compile(rb"(?<!\\)((?:\\\\)*)\\u0000")
_NUL_COMPLAINTS = ("NUL (0x00)", "\\u0000 cannot be converted", "embedded null", "surrogates not allowed")


class StripNul:
    """Takes NUL bytes out of the address, headers, cookies and body once: no view or database meets one.

    PostgreSQL refuses them in text, which would be an error page for whoever types %00 in the search box.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        _strip_meta(request)
        _strip_cookies(request)
        _strip_json(request)
        _strip_form_when_read(request)
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A NUL that hid deeper (in JSON inside a form field) is the sender's mistake: 400, not 500."""
        if isinstance(exception, ValueError | DatabaseError):
            complaint = str(exception)
            if any(words in complaint for words in _NUL_COMPLAINTS):
                return bad_request(request, exception)
        return None


def _strip_meta(request: HttpRequest) -> None:
    for key, value in request.META.items():
        if isinstance(value, str) and "\x00" in value:
            request.META[key] = value.replace("\x00", "")
    query = request.META.get("QUERY_STRING", "")
    # In a loop, because taking %00 out of %0%000 leaves another.
    while "%00" in query:
        query = query.replace("%00", "")
        request.META["QUERY_STRING"] = query
    if "\x00" in request.path_info:
        request.path_info = request.path_info.replace("\x00", "")
        request.path = request.path.replace("\x00", "")


def _strip_cookies(request: HttpRequest) -> None:
    # A quoted cookie may carry any byte as three octal digits; the session key goes straight into a query.
    if "\\0" in request.META.get("HTTP_COOKIE", ""):
        request.COOKIES = {name: value.replace("\x00", "") for name, value in request.COOKIES.items()}


def _strip_json(request: HttpRequest) -> None:
    if request.content_type == "application/json" and rb"\u0000" in request.body:
        request._body = _JSON_NUL.sub(rb"\1", request.body)


def _strip_form_when_read(request: Any) -> None:
    """Clean the form when a view first asks for it: reading it here would stop streamed uploads."""
    load = request._load_post_and_files

    def load_and_strip() -> None:
        load()
        if any("\x00" in text for name, values in request._post.lists() for text in (name, *values)):
            request._post = _without_nul(request._post)

    request._load_post_and_files = load_and_strip


def _without_nul(form: QueryDict) -> QueryDict:
    clean = QueryDict(mutable=True, encoding=form.encoding)
    for name, values in form.lists():
        clean.setlist(name.replace("\x00", ""), [value.replace("\x00", "") for value in values])
    clean._mutable = False
    return clean


def security_headers(get_response: Next) -> Next:
    """What Django's SecurityMiddleware does not say, and no-store wherever somebody's own things are."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if request.path_info.startswith(SHARED_PATHS):
            return response
        if languages.without_language(request.path_info).startswith(PRIVATE_PATHS) or _signed_in(request):
            response.headers["Cache-Control"] = "no-store"
        return response

    return middleware


def _signed_in(request: HttpRequest) -> bool:
    """Without asking the database for visitors who carry no session."""
    user = getattr(request, "user", None)
    return bool(user and settings.SESSION_COOKIE_NAME in request.COOKIES and user.is_authenticated)


def request_log(get_response: Next) -> Next:
    """One line for each request: which pattern of address, how long, what came of it. Keys: core.logs."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if getattr(request, "is_dummy", False):  # Wagtail's preview runs a made-up request through all of this
            return get_response(request)
        # Short enough to be read out on the phone: error pages show it, and the log line has it.
        request_id = f"E-{codes.shown(codes.new())}"
        request.reference = request_id  # type: ignore[attr-defined]  # our own note on the request
        started = time.perf_counter()
        with structlog.contextvars.bound_contextvars(request_id=request_id):
            response = get_response(request)
            log.info("request", **_facts(request, response, time.perf_counter() - started))
        response.headers["X-Request-ID"] = request_id
        return response

    return middleware


def _facts(request: HttpRequest, response: HttpResponseBase, seconds: float) -> dict[str, Any]:
    route = request.resolver_match.route if request.resolver_match else "unmatched"
    nameless = languages.without_language(request.path_info).startswith(NAMELESS_ROUTES)
    return {
        "route": route,
        "method": request.method if request.method in _METHODS else "other",
        "status": response.status_code,
        "ms": round(seconds * 1000, 1),
        "user": request.user.pk if not nameless and _signed_in(request) else None,
    }


_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class ContentSecurityPolicy(CSPMiddleware):
    """The public policy everywhere, the admin's own under /admin/, and previews inside the admin's frame."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if report_only:
            return parts
        if request.path_info.startswith("/admin/"):
            parts.config = settings.ADMIN_CONTENT_SECURITY_POLICY
        elif getattr(request, "is_dummy", False):
            parts.replace = {"frame-ancestors": ["'self'"]}
        return parts
