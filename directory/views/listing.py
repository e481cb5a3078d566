"""The page of one enterprise, its documents, and the ways to reach it from paper and the phone."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from core.pdf import render_pdf
from core.throttle import throttled
from directory import listing_page, photos, search, stories
from directory.context import stamp
from directory.qr import qr_drawing, qr_svg, short_address
from directory.remembered import remembered
from directory.structured import structured_data
from enterprises.booking import queries
from enterprises.listings.models import Enterprise
from enterprises.listings.moved import follows_moves
from enterprises.listings.short_numbers import is_short_number

#: What ?size= may say; anything else is normal print.
PRINT_SIZES = {"": "normal", "normal": "normal", "large": "large"}


def public_page(slug: str) -> dict[str, Any]:
    """What the page shows. Raises Http404 for what the public may not see, as if it were not there."""
    page = listing_page.read_one(slug)
    if page is None:
        raise Http404
    return page


@require_safe
@remembered
@follows_moves
def show(request: HttpRequest, slug: str) -> HttpResponse:
    page = public_page(slug)
    photos.add_files([page], *photos.WIDTHS, photos.SOCIAL, version=stamp(request), everywhere=True)
    photos.add_srcsets(page)
    text = text_in(page, request.GET.get("lang", ""))
    address = settings.SITE_URL + page["url"] + (f"?lang={text['language']}" if text else "")
    context = {
        "listing": page,
        "text": text,
        "address": address,
        "structured": structured_data(page, address),
        "offered": queries.offered(page["id"]),
        "similar": search.similar(page["id"]),
        "story": stories.of_enterprise(page["id"], stamp(request)),
    }
    return render(request, "directory/listing.html", context)


def text_in(page: dict[str, Any], language: str) -> dict[str, Any] | None:
    """The listing's own words in this language; None for English and for a language it does not have."""
    return next((text for text in page["texts"] if text["language"] == language), None)


@require_safe
@throttled("listing-pdf", capacity=40, per=600, methods=("GET",))
@follows_moves
def listing_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    """The listing on paper, as a tagged PDF: ?size=large for large print."""
    size = PRINT_SIZES.get(request.GET.get("size", ""), "normal")
    page = public_page(slug)
    photos.add_files([page], photos.PAPER, everywhere=True)
    context = {
        "listing": page,
        "photo": paper_photo(page),
        "walk": [{**step, "src": step["files"][photos.PAPER]} for step in page["walk"]],
        "address": settings.SITE_URL + page["url"],
        "size": size,
        "qr": qr_drawing(short_address(page["short_number"])),
    }
    pdf = render_pdf("documents/directory/listing.html", context, base_url=settings.SITE_URL)
    name = f"{slug}-large-print.pdf" if size == "large" else f"{slug}.pdf"
    return HttpResponse(
        pdf, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{name}"'}
    )


def paper_photo(page: dict[str, Any]) -> dict[str, str] | None:
    first = next(iter(page["photos"]), None)
    return {"src": first["files"][photos.PAPER].url, "alt": first["alt"]} if first else None


@require_safe
@remembered
@follows_moves
def listing_qr(request: HttpRequest, slug: str) -> HttpResponse:
    """A square to point a phone's camera at, which opens the listing."""
    enterprise = get_object_or_404(Enterprise.objects.public(), slug=slug)
    return HttpResponse(qr_svg(short_address(enterprise.short_number or "")), content_type="image/svg+xml")


@require_safe
def short(request: HttpRequest, number: str) -> HttpResponse:
    """The short number as an address: what a QR code and a leaflet say."""
    if not is_short_number(number):
        raise Http404
    enterprise = get_object_or_404(Enterprise.objects.public(), short_number=number)
    return redirect(enterprise)
