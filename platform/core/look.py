"""The area's own colours, as a stylesheet of a few bytes: the site's policy refuses colours written into pages.

The address holds the colours themselves (/colours/MAIN-LINKS-FOOT-ACCENT.css), so it needs no database and may be kept
for ever.
A site with the colours of the look as it comes has no such address in its pages.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from core import colours

A_YEAR = 31_536_000


def slug(chosen: dict[str, str]) -> str:
    """The part of the address that says the colours; "" for the look as it comes."""
    whole = {**colours.DEFAULTS, **chosen}
    return "" if whole == colours.DEFAULTS else "-".join(whole[name].lstrip("#") for name in colours.DEFAULTS)


def css(chosen: dict[str, str]) -> str:
    """The colours as custom properties, for a page or a document on paper."""
    whole = {**colours.DEFAULTS, **chosen}
    return ":root{" + ";".join(f"--mh-{name}:{colour}" for name, colour in whole.items()) + "}"


@require_safe
def stylesheet(request: HttpRequest, digits: str) -> HttpResponse:
    """Only colours that everybody can read: others are not here, whoever made up the address."""
    found = [colours.read(part) for part in digits.split("-")]
    chosen = {name: colour for name, colour in zip(colours.DEFAULTS, found, strict=False) if colour}
    if slug(chosen) != digits or any(colours.problem(name, colour) for name, colour in chosen.items()):
        raise Http404
    headers = {"Cache-Control": f"public, max-age={A_YEAR}, immutable", "ETag": f'"{digits}"'}
    response = HttpResponse(css(chosen), content_type="text/css; charset=utf-8", headers=headers)
    return get_conditional_response(request, etag=response["ETag"], response=response) or response
