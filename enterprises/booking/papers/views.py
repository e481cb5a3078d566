"""A paper for whoever pays: by its link, and those of somebody signed in."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_safe

from core import throttle
from enterprises.booking.models import Paper
from enterprises.booking.papers import drawn, links, queries
from enterprises.listings.my.door import own_page

#: Papers on one page; files that one household may have made in an hour.
SHOWN, FILES = 30, 60


@never_cache
@require_safe
def paper(request: HttpRequest, token: str) -> HttpResponse:
    context = {"paper": _behind(token), "token": token}
    return render(request, "booking/papers/paper.html", context)


@require_GET
@throttle.throttled("paper as a file", capacity=FILES, per=throttle.HOUR, methods=("GET",))
def file(request: HttpRequest, token: str) -> HttpResponse:
    return drawn.as_download(_behind(token))


def _behind(token: str) -> Paper:
    found = links.paper_of(token)
    if found is None:
        raise Http404
    return found


@require_safe
@own_page
def mine(request: HttpRequest) -> HttpResponse:
    """Every receipt, invoice and credit note for somebody who pays, with the newest first."""
    page = Paginator(queries.of_person(request.user), SHOWN).get_page(request.GET.get("page"))
    return render(request, "booking/papers/mine.html", {"page": page})


@require_GET
@own_page
def my_file(request: HttpRequest, paper: str) -> HttpResponse:
    return drawn.as_download(get_object_or_404(queries.of_person(request.user), pk=paper))
