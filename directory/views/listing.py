"""The page of one enterprise, its documents, and the ways to reach it from paper and the phone."""

import io
from typing import Any

import segno
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from core.pdf import render_pdf
from core.throttle import throttled
from directory import search, words
from directory.remembered import remembered
from directory.structured import structured_data
from enterprises.listings.models import Enterprise
from enterprises.listings.short_numbers import is_short_number

#: What ?size= may say; anything else is normal print.
PRINT_SIZES = {"": "normal", "normal": "normal", "large": "large"}


def page_context(enterprise: Enterprise) -> dict[str, Any]:
    """Everything the page and the documents show of a listing; also what a draft's preview shows."""
    today = timezone.localdate()
    people = list(enterprise.coming_people.all())
    return {
        "enterprise": enterprise,
        "photos": list(enterprise.photos.all()),
        "people": [person for person in people if person.may_show_name],
        "week": words.week(list(enterprise.openings.all())),
        "days": words.days(list(enterprise.openings.all())),
        "exceptions": [each for each in enterprise.exceptions.all() if each.ends_on >= today],
        "prices": [(price, words.price_words(price)) for price in enterprise.prices.all()],
        "comes": words.comes_words(enterprise),
        "ages": words.age_words(enterprise),
        "checks": [check for check in enterprise.checks.all() if check.is_current()],
        "is_closed": is_closed(enterprise),
        "address": settings.SITE_URL + enterprise.get_absolute_url(),
    }


def is_closed(enterprise: Enterprise) -> bool:
    """Closed for now, unless the day it opens again has come."""
    until = enterprise.closed_until
    return enterprise.is_closed_now and (until is None or until > timezone.localdate())


def public_listing(slug: str) -> Enterprise:
    """The listing with its parts. Raises Http404 for what the public may not see, as if it were not there."""
    return get_object_or_404(Enterprise.objects.public().with_parts(), slug=slug)


@require_safe
@remembered
def listing_page(request: HttpRequest, slug: str) -> HttpResponse:
    enterprise = public_listing(slug)
    context = page_context(enterprise)
    context["structured"] = structured_data(enterprise, context)
    context["similar"] = search.similar(enterprise.pk)
    return render(request, "directory/listing.html", context)


@require_safe
@throttled("listing-pdf", capacity=40, per=600, methods=("GET",))
def listing_pdf(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The listing on paper, as a tagged PDF: ?size=large for large print."""
    size = PRINT_SIZES.get(request.GET.get("size", ""), "normal")
    enterprise = public_listing(slug)
    context = page_context(enterprise) | {"size": size, "qr": qr_drawing(short_address(enterprise))}
    pdf = render_pdf("documents/directory/listing.html", context, base_url=settings.SITE_URL)
    name = f"{enterprise.slug}-large-print.pdf" if size == "large" else f"{enterprise.slug}.pdf"
    return HttpResponse(
        pdf, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{name}"'}
    )


@require_safe
@remembered
def listing_qr(request: HttpRequest, slug: str) -> HttpResponse:
    """A square to point a phone's camera at, which opens the listing."""
    enterprise = get_object_or_404(Enterprise.objects.public(), slug=slug)
    return HttpResponse(qr_svg(short_address(enterprise)), content_type="image/svg+xml")


@require_safe
def short(request: HttpRequest, number: str) -> HttpResponse:
    """The short number as an address: what a QR code and a leaflet say."""
    if not is_short_number(number):
        raise Http404
    enterprise = get_object_or_404(Enterprise.objects.public(), short_number=number)
    return redirect(enterprise)


def short_address(enterprise: Enterprise) -> str:
    return settings.SITE_URL + reverse("directory:short", args=[enterprise.short_number])


def qr_svg(address: str) -> bytes:
    """An SVG file with its size, for <img>."""
    out = io.BytesIO()
    segno.make(address, error="m").save(out, kind="svg", scale=6, border=3, dark="#1d1330", light="#ffffff")
    return out.getvalue()


def qr_drawing(address: str) -> str:
    """The same as a data address, for documents that load nothing else."""
    return segno.make(address, error="m").svg_data_uri(scale=6, border=2)


@require_safe
@remembered
def worried(request: HttpRequest) -> HttpResponse:
    """Who to ring when you are worried about someone."""
    return render(request, "directory/worried.html")
