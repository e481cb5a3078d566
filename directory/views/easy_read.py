"""A listing in Easy Read: short sentences, each with a picture, on a page and on paper. And the symbols themselves."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from core.pdf import render_pdf
from core.throttle import throttled
from directory import easy_read_rows, easy_read_today
from directory.context import stamp
from directory.remembered import remembered
from directory.views.listing import public_page, qr_drawing, short_address
from enterprises.listings.drift import PARTS
from enterprises.listings.models import Symbol
from enterprises.listings.written_languages import ENGLISH


def copy_of(page: dict[str, Any], language: str) -> dict[str, Any]:
    """The copy in this language (English when none is named) and what has changed since. Raises Http404 without one."""
    copies = {copy["language"]: copy for copy in page["easy_reads"]}
    copy = copies.get(language or ENGLISH)
    if copy is None and not language:
        copy = next(iter(copies.values()), None)
    if copy is None:
        raise Http404
    changed = changed_parts(page, copy["why"])
    today = easy_read_today.facts(page, changed)
    return {**copy, "changed": [str(PARTS[part]) for part in changed], "today": today}


def changed_parts(page: dict[str, Any], why: list[str]) -> list[str]:
    """What has changed. A day that came by itself ("closed until Friday") is no news any more."""
    return [part for part in why if part in PARTS and (part != "closed" or page["is_closed"])]


@require_safe
@remembered
def easy_read(request: HttpRequest, slug: str) -> HttpResponse:
    page = public_page(slug)
    copy = copy_of(page, request.GET.get("lang", ""))
    copy["rows"] = easy_read_rows.with_pictures(copy["rows"], version=stamp(request))
    others = [each for each in page["easy_reads"] if each["language"] != copy["language"]]
    context = {"listing": page, "copy": copy, "others": others, "address": settings.SITE_URL + copy["url"]}
    return render(request, "directory/easy_read.html", context)


@require_safe
@throttled("listing-pdf", capacity=40, per=600, methods=("GET",))
def easy_read_pdf(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The same on paper, as a tagged PDF."""
    page = public_page(slug)
    copy = copy_of(page, request.GET.get("lang", ""))
    copy["rows"] = easy_read_rows.for_paper(copy["rows"])
    context = {
        "listing": page,
        "copy": copy,
        "address": settings.SITE_URL + copy["url"],
        "qr": qr_drawing(short_address(page["short_number"])),
    }
    pdf = render_pdf("documents/directory/easy_read.html", context, base_url=settings.SITE_URL)
    return HttpResponse(
        pdf,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{slug}-easy-read.pdf"'},
    )


@require_safe
def symbol(request: HttpRequest, slug: str) -> HttpResponseBase:
    """A drawing of the library. Its address changes with it (Symbol.url), so it may be kept for good."""
    drawing = get_object_or_404(Symbol.objects.exclude(drawing=""), slug=slug)
    response = HttpResponse(drawing.drawing, content_type="image/svg+xml")
    asked_for = request.get_full_path() == drawing.url
    response["Cache-Control"] = "public, max-age=31536000, immutable" if asked_for else "no-cache"
    response["ETag"] = f'"{drawing.url.rpartition("=")[2]}"'
    return get_conditional_response(request, etag=response["ETag"], response=response) or response
