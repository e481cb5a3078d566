"""The page for when everything is broken."""

from django.http import HttpRequest, HttpResponse
from django.template import loader

from core.context import words_of
from core.site import last_known


def server_error(request: HttpRequest) -> HttpResponse:
    """It asks nothing of the database: what it says of the site is what this process read last."""
    words = loader.get_template("500.html").render(words_of(last_known()))
    return HttpResponse(words, status=500)
