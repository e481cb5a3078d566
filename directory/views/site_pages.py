"""/find/pages/: the site's own pages of words, found by their words."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from directory import find, search, site_pages
from directory.context import stamp
from directory.remembered import remembered

ON_A_PAGE = 20


@require_safe
@remembered
def pages(request: HttpRequest) -> HttpResponse:
    asked = find.read_words(request.GET)
    found = site_pages.find(asked.q, search.words_part(stamp(request)))
    total = len(found.entries)
    last = max(1, -(-total // ON_A_PAGE))
    number = min(asked.page, last)
    context = {
        "asked": asked,
        "entries": found.entries[(number - 1) * ON_A_PAGE : number * ON_A_PAGE],
        "total": total,
        "did_you_mean": found.did_you_mean,
        "words": found.did_you_mean or asked.q,
        "number": number,
        "has_more": number < last,
        "previous": urlencode({"q": asked.q, "page": number - 1}),
        "next": urlencode({"q": asked.q, "page": number + 1}),
        "find_address": urlencode({"q": found.did_you_mean or asked.q}),
    }
    return render(request, "directory/site_pages.html", context)
