"""The page for when everything is broken."""

from django.http import HttpRequest, HttpResponse
from django.template import loader
from django.utils import timezone
from django.views.decorators.csrf import requires_csrf_token

from core import reading
from core.context import words_of
from core.site import last_known


@requires_csrf_token
def broken(request: HttpRequest) -> HttpResponse:
    """500, with the number to ring and what our log calls this request. Whatever else may be broken, this is sent.

    It asks nothing of the database: what it says of the site is what this process read last.
    """
    facts = {
        **words_of(last_known()),
        "reference": getattr(request, "reference", ""),
        "now": timezone.localtime(),
        # Of the browser alone: the account lies in the database.
        "reading": reading.read(request.COOKIES.get(reading.COOKIE, "")),
    }
    return HttpResponse(loader.render_to_string("500.html", facts), status=500)
