"""A shortlist without an account: short numbers in a cookie of the visitor's own browser, or in an address."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from directory import listing_page, photos
from directory.qr import qr_svg
from enterprises.listings.short_numbers import is_short_number

COOKIE = "shortlist"
MOST = 12
#: The small picture over each column.
THUMBNAIL = "fill-400x300|format-webp"
SIX_MONTHS = 60 * 60 * 24 * 180


def numbers_in(text: str) -> list[str]:
    """The short numbers in a text like "2347-5389", each once, at most MOST; anything else in it is passed over."""
    numbers = [part for part in text[:200].split("-") if is_short_number(part)]
    return list(dict.fromkeys(numbers))[:MOST]


def kept(request: HttpRequest) -> list[str]:
    return numbers_in(request.COOKIES.get(COOKIE, ""))


def found(numbers: list[str]) -> list[dict[str, Any]]:
    """The pages of the public listings with these numbers, in this order."""
    pages = {page["short_number"]: page for page in listing_page.read(short_number__in=numbers)}
    listed = [pages[number] for number in numbers if number in pages]
    photos.add_files(listed, THUMBNAIL)
    for page in listed:
        page["thumbnail"] = page["photos"][0]["files"][THUMBNAIL].url if page["photos"] else ""
    return listed


@require_safe
def shortlist(request: HttpRequest) -> HttpResponse:
    """Side by side. With ?numbers= it is somebody else's list, or one's own on another device."""
    given = numbers_in(request.GET.get("numbers", ""))
    mine = kept(request)
    numbers = given or mine
    listings = found(numbers)
    gone = len(numbers) - len(listings)
    address = reverse("directory:shortlist") + "?numbers=" + "-".join(each["short_number"] for each in listings)
    context: dict[str, Any] = {
        "columns": listings,
        "is_shared": bool(given) and given != mine,
        "numbers": "-".join(numbers),
        "address": settings.SITE_URL + address,
        "gone": ngettext(
            "%(n)s listing you saved is not in the directory any more.",
            "%(n)s listings you saved are not in the directory any more.",
            gone,
        )
        % {"n": gone}
        if gone
        else "",
    }
    return render(request, "directory/shortlist.html", context)


@require_safe
def shortlist_qr(request: HttpRequest) -> HttpResponse:
    """The list as a square to point a phone at."""
    numbers = "-".join(numbers_in(request.GET.get("numbers", "")))
    address = f"{settings.SITE_URL}{reverse('directory:shortlist')}?numbers={numbers}"
    return HttpResponse(qr_svg(address), content_type="image/svg+xml")


# The pages with the button are remembered and the same for everybody, so they can carry no CSRF token. All another
# site could do with this is to put a public number into a visitor's own list, and Sec-Fetch-Site stops even that.
@csrf_exempt
@require_POST
def shortlist_add(request: HttpRequest) -> HttpResponse:
    """Put one or more listings on the list, then show it."""
    given = numbers_in(request.POST.get("number", ""))
    numbers = list(dict.fromkeys([*kept(request), *given]))
    if len(numbers) > MOST:
        numbers = numbers[:MOST]
    response = redirect("directory:shortlist")
    if _is_ours(request):
        _keep(response, numbers)
    return response


@csrf_exempt  # as shortlist_add
@require_POST
def shortlist_remove(request: HttpRequest) -> HttpResponse:
    """Take one listing off the list, or all with number=all."""
    number = request.POST.get("number", "")
    response = redirect("directory:shortlist")
    if _is_ours(request):
        _keep(response, [] if number == "all" else [each for each in kept(request) if each != number])
    return response


def _is_ours(request: HttpRequest) -> bool:
    """Whether the form was on a page of this site. Browsers too old to say are believed: see shortlist_add."""
    return request.headers.get("Sec-Fetch-Site", "same-origin") in ("same-origin", "none")


def _keep(response: HttpResponse, numbers: list[str]) -> None:
    response.set_cookie(
        COOKIE,
        "-".join(numbers),
        max_age=SIX_MONTHS,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
        httponly=False,  # the header's count and the heart are filled in by script
    )
