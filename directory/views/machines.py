"""What search engines ask for: robots.txt and the map of all that is public."""

from collections.abc import Callable, Iterator
from xml.sax.saxutils import escape

from django.conf import settings
from django.core.cache import caches
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from core.languages import in_language
from directory import sitemaps
from directory.context import stamp

AN_HOUR = 3600
#: Nothing to find there, or the same again in endless orders. What a person may open stays open to them.
CLOSED_TO_ROBOTS = (
    "/admin/",
    "/accounts/",
    "/help/code/",
    "/help/back/",
    "/my/",
    "/reading/",
    "/find/?",
    "/find/pages/",
    "/find/map.json",
    "/find/complete.json",
    "/find/tell-us/",
    "/shortlist/",
    "/thanks/",
    "/enterprises/*/correct/",
    "/enterprises/*/report/",
)
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SCHEMA = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    spoken = [in_language(path, code) for code, _name in settings.LANGUAGES for path in CLOSED_TO_ROBOTS]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in spoken)]
    lines += ["", f"Sitemap: {settings.SITE_URL}{reverse('sitemap')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """The parts: one of pages, and as many of listings as there are lots of 40,000."""

    def draw() -> str:
        parts = [
            f"<sitemap><loc>{_whole(reverse('sitemap_part', args=part))}</loc></sitemap>" for part in sitemaps.parts()
        ]
        return f"{_HEAD}<sitemapindex {_SCHEMA}>{''.join(parts)}</sitemapindex>\n"

    return _kept(request, "index", draw)


@require_safe
def sitemap(request: HttpRequest, kind: str, number: int) -> HttpResponse:
    if (kind, number) not in sitemaps.parts():
        raise Http404
    return _kept(request, f"{kind}-{number}", lambda: _drawn(sitemaps.places(kind, number)))


def _drawn(places: Iterator[sitemaps.Place]) -> str:
    rows = [
        f"<url><loc>{_whole(place.address)}</loc>"
        + (f"<lastmod>{place.changed_at:%Y-%m-%dT%H:%M:%S+00:00}</lastmod>" if place.changed_at else "")
        + "</url>"
        for place in places
    ]
    return f"{_HEAD}<urlset {_SCHEMA}>\n" + "\n".join(rows) + "\n</urlset>\n"


def _whole(address: str) -> str:
    return escape(settings.SITE_URL + address)


def _kept(request: HttpRequest, name: str, draw: Callable[[], str]) -> HttpResponse:
    """Drawn once for each state of the site: whoever has it is told so, the rest get what was drawn."""
    version = f"{stamp(request)}-{timezone.localdate()}"
    etag = f'"{version}-{name}"'
    if answer := get_conditional_response(request, etag=etag):
        return answer
    cache, key = caches["default"], f"sitemap-{name}"
    kept = cache.get(key)
    if kept is None or kept[0] != version:
        kept = (version, draw())
        cache.set(key, kept, AN_HOUR)
    headers = {"ETag": etag, "Cache-Control": "public, no-cache"}
    return HttpResponse(kept[1], content_type="application/xml; charset=utf-8", headers=headers)
