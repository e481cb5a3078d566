"""Pages of words: Wagtail's own serving, from the tree of the language that the address speaks."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from wagtail.models import Page, Site
from wagtail.views import serve as wagtail_serve

from core.languages import is_default


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """The page at this path. Wagtail would ask which language is spoken of the database, for every page."""
    request._wagtail_route_for_request = _route(request, path)  # type: ignore[attr-defined]  # where Wagtail keeps it
    response: HttpResponse = wagtail_serve(request, path)
    return response


def _route(request: HttpRequest, path: str) -> Any:
    """Wagtail's RouteResult; None when there is no such page in any language."""
    parts = [part for part in path.split("/") if part]
    site = Site.find_for_request(request)
    for home in _homes(site.root_page) if site else ():
        try:
            return home.specific.route(request, parts)
        except Http404:
            continue
    return None


def _homes(root: Page) -> Iterator[Page]:
    """The home page of the language spoken first; then the others', for pages that are not translated or have
    another word for an address (PublicPage leads from there to the right one).
    """
    if not settings.WAGTAIL_I18N_ENABLED:
        yield root
        return
    if is_default():
        yield root
    others = root.get_translations().live().order_by("pk")
    theirs = list(others.select_related("locale"))
    yield from (page for page in theirs if page.locale.language_code == translation.get_language())
    if not is_default():
        yield root
    yield from (page for page in theirs if page.locale.language_code != translation.get_language())
