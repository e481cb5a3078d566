"""The printed directory in the admin: one button for each area, size of print and language, progress, and the PDF."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.models import Person
from core.languages import is_default
from directory.booklet import actions
from directory.models import Booklet, BookletPages
from enterprises.listings import rules
from enterprises.listings.admin.scoping import person_of
from enterprises.listings.models import Area, Enterprise


@require_safe
def booklets(request: HttpRequest) -> HttpResponse:
    """Every area this person may print, in both sizes and in every language of the site."""
    areas = _areas(person_of(request))
    made = {(each.area_id, each.is_large, each.language): each for each in Booklet.objects.filter(area__in=areas)}
    rows = [
        {"area": area, "prints": [{**each, "booklet": made.get((area.pk, *each["key"]))} for each in _prints()]}
        for area in areas
    ]
    context = {
        "header_title": _("Printed directory"),
        "header_icon": "doc-full",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": "", "label": _("Printed directory")},
        ],
        "rows": rows,
        "is_busy": any(each.is_in_the_making for each in made.values()),
    }
    return TemplateResponse(request, "directory/admin/booklets.html", context)


def _areas(person: Person) -> list[Area]:
    return [area for area in Area.objects.order_by("name") if rules.may_print_directory(person, area)]


def _prints() -> list[dict[str, Any]]:
    """What can be printed: both sizes in each language. The language is named where there is more than one."""
    several = len(settings.LANGUAGES) > 1
    sizes = ((False, _("Normal print")), (True, _("Large print")))
    return [
        {"key": (is_large, code), "size": "large" if is_large else "normal", "language": code, "label": label}
        for code, name in settings.LANGUAGES
        for is_large, size in sizes
        for label in [f"{size}, {name}" if several else size]
    ]


@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """Ask for the booklet named by `area` (its id), `size` (normal or large) and `language` (its code)."""
    number = request.POST.get("area", "")
    area = Area.objects.filter(pk=int(number)).first() if number.isascii() and number.isdigit() else None
    if area is None or not rules.may_print_directory(request.user, area):
        raise Http404
    language = request.POST.get("language") or settings.LANGUAGE_CODE
    if language not in dict(settings.LANGUAGES):
        raise Http404
    if not Enterprise.objects.public().filter(area=area).exists():
        messages.error(request, _("%(area)s has no public listing yet, so there is nothing to print.") % {"area": area})
        return redirect("booklets:list")
    is_large = request.POST.get("size") == "large"
    actions.ask_for_booklet(area, is_large=is_large, language=language, by=person_of(request))
    messages.success(request, _("It is being made. Stay on this page, or come back later."))
    return redirect("booklets:list")


@require_safe
def booklet_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    booklet = get_object_or_404(Booklet.objects.select_related("area"), pk=pk)
    if not rules.may_print_directory(request.user, booklet.area):
        raise Http404
    pages: QuerySet[BookletPages] = BookletPages.objects.filter(booklet=booklet)
    content = get_object_or_404(pages).pdf
    size = "-large-print" if booklet.is_large else ""
    language = "" if is_default(booklet.language) else f"-{booklet.language}"
    name = f"{slugify(booklet.area.name)}{size}{language}-{booklet.made_at:%Y-%m-%d}.pdf"
    return HttpResponse(
        bytes(content),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}"', "Cache-Control": "no-store"},
    )


URLS: list[URLPattern] = [
    path("", booklets, name="list"),
    path("make/", make, name="make"),
    path("<int:pk>/directory.pdf", booklet_pdf, name="pdf"),
]
