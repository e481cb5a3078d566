"""The page for when everything is broken."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.utils import timezone
from django.views.decorators.csrf import requires_csrf_token

from core import context, reading


@requires_csrf_token
def broken(request: HttpRequest) -> HttpResponse:
    """500, with the number to ring and what our log calls this request. Whatever else may be broken, this is sent."""
    facts = _phone(request) | {
        "reference": getattr(request, "reference", ""),
        "now": timezone.localtime(),
        # Of the browser alone: the account lies in the database, which may be what is broken.
        "reading": reading.read(request.COOKIES.get(reading.COOKIE, "")),
    }
    return HttpResponse(loader.render_to_string("500.html", facts), status=500)


def _phone(request: HttpRequest) -> dict[str, Any]:
    try:
        return context.site(request)
    except Exception:  # noqa: BLE001 -- the last page must come, also without a database to ask for the number
        return {"support_phone": settings.SUPPORT_PHONE, "support_hours": settings.SUPPORT_HOURS}
