"""Whether an enterprise takes messages through the site: for those who run it, and for their team when they ask."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from enterprises.listings.models import Enterprise
from enterprises.listings.own.door import of_ones_areas, of_ones_own, person_of
from enterprises.listings.talking import actions


def _switch_page(base: str) -> Callable[[HttpRequest, Enterprise], HttpResponse]:
    def page(request: HttpRequest, enterprise: Enterprise) -> HttpResponse:
        doing = request.POST.get("do", "")
        if doing in ("on", "off"):
            actions.switch_messages(enterprise, on=doing == "on", by=person_of(request))
            done = _("People can write to you now.") if doing == "on" else _("People cannot write to you any more.")
            messages.success(request, done)
            return redirect(request.path)
        context = {
            "base": base,
            "at_desk": base != "listings/my/base.html",
            "listing": enterprise,
            "has_owners": enterprise.ownership_set.exists(),
            **actions.counts(enterprise),
        }
        return render(request, "listings/talking/switch.html", context)

    return page


_methods = require_http_methods(["GET", "HEAD", "POST"])
own_switch = _methods(of_ones_own(_switch_page("listings/my/base.html")))
desk_switch = _methods(of_ones_areas(_switch_page("listings/desk/base.html")))
