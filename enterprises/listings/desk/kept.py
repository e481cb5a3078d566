"""For administrators: how long everything is kept, which setting says so, and what is overdue."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts import rules
from core import kept
from enterprises.listings.own.door import at_the_desk


@require_safe
@at_the_desk
def report(request: HttpRequest) -> HttpResponse:
    if not rules.may_read_retention(request.user):
        raise Http404
    lines = kept.report()
    context = {"lines": lines, "overdue": sum(line.overdue for line in lines), "last_runs": kept.last_runs()}
    return render(request, "listings/desk/kept.html", context)
