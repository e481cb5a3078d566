"""Videos and sound of a public listing, in pieces as players ask for them.

Each request asks the database whether a public listing shows this file now: hidden, withdrawn or replaced, and it is
not there the next moment.
"""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from core.ranges import ranged
from enterprises.listings.models import Enterprise, Recording


def shown(slug: str, key: str) -> Recording:
    """The recording of a public listing with this file. Raises Http404."""
    public = Enterprise.objects.public().filter(slug=slug)
    found = Recording.objects.select_related("media").filter(enterprise__in=public, media__key=key).first()
    if found is None or found.media is None:
        raise Http404
    return found


@require_safe
def recording(request: HttpRequest, slug: str, name: str) -> HttpResponseBase:
    file = shown(slug, name.partition(".")[0]).media
    if file is None or name != file.name:
        raise Http404
    try:
        opened = file.file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    return ranged(request, opened, size=file.file.size, content_type=file.mime_type, etag=f'"{file.key}"')


@require_safe
def captions(request: HttpRequest, slug: str, name: str) -> HttpResponseBase:
    found = shown(slug, name.removesuffix(".vtt"))
    if not found.captions or not name.endswith(".vtt"):
        raise Http404
    response = HttpResponse(
        found.captions, content_type="text/vtt; charset=utf-8", headers={"Cache-Control": "no-cache"}
    )
    return get_conditional_response(request, response=response) or response
