"""What happened to a listing, for those who run it and for workers, and putting an earlier version back."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.models import Revision

from core.moves import WrongMoment
from enterprises.listings import actions, contents
from enterprises.listings.history import history
from enterprises.listings.models import Enterprise
from enterprises.listings.own import shown
from enterprises.listings.own.door import of_ones_areas, of_ones_own, person_of


def _history_page(base: str, here: str) -> Callable[[HttpRequest, Enterprise], HttpResponse]:
    def page(request: HttpRequest, enterprise: Enterprise) -> HttpResponse:
        found = history(enterprise, request.GET.get("page"))
        pictures = shown.pictures_of(change for entry in found.object_list for change in entry.changes)
        context = {
            "base": base,
            "enterprise": enterprise,
            "page": found,
            "entries": [(entry, shown.by_part(entry.changes, pictures)) for entry in found.object_list],
            "put_back": reverse(f"{here}:put_back", args=[enterprise.pk]),
            "newest": enterprise.latest_revision_id,
            "undo": _undo(enterprise, request.GET.get("undo", "")),
        }
        return render(request, "listings/own/history.html", context)

    return page


def _undo(enterprise: Enterprise, number: str) -> int | None:
    """The version that was newest before the last one was put back, if there is such a one."""
    if not (number.isascii() and number.isdigit() and len(number) < 18):
        return None
    return Revision.objects.for_instance(enterprise).filter(pk=number).values_list("pk", flat=True).first()


def _put_back_page(base: str, here: str) -> Callable[[HttpRequest, Enterprise], HttpResponse]:
    def page(request: HttpRequest, enterprise: Enterprise) -> HttpResponse:
        number = request.GET.get("version") or request.POST.get("version") or ""
        revision = get_object_or_404(Revision.objects.for_instance(enterprise), pk=_undo(enterprise, number))
        back = reverse(f"{here}:history", args=[enterprise.pk])
        if request.method == "POST":
            try:
                before = actions.put_back(enterprise, revision=revision, by=person_of(request))
            except WrongMoment as error:
                messages.error(request, str(error))
                return redirect(back)
            messages.success(request, _("The version is back, as a draft. Everybody still sees what they saw before."))
            return redirect(f"{back}?undo={before.pk}")
        changes = contents.compared(enterprise.latest_revision.content, revision.content)
        context = {"base": base, "enterprise": enterprise, "revision": revision, "back": back}
        return render(request, "listings/own/put_back.html", {**context, "parts": shown.by_part(changes)})

    return page


_OWN, _DESK = "base.html", "listings/desk/base.html"
own_history = require_safe(of_ones_own(_history_page(_OWN, "listing_history")))
desk_history = require_safe(of_ones_areas(_history_page(_DESK, "desk")))
_looking_and_sending = require_http_methods(["GET", "HEAD", "POST"])
own_put_back = _looking_and_sending(of_ones_own(_put_back_page(_OWN, "listing_history")))
desk_put_back = _looking_and_sending(of_ones_areas(_put_back_page(_DESK, "desk")))
