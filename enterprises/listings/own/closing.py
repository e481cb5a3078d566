"""Hiding one's own listing with one press, and closing it for good with two."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.fresh import must_be_fresh
from core.moves import WrongMoment
from enterprises.listings import actions
from enterprises.listings.models import Closing, Enterprise
from enterprises.listings.own.door import of_ones_own, person_of
from enterprises.listings.own.forms import CloseForm


@require_http_methods(["GET", "HEAD", "POST"])
@of_ones_own
def hide(request: HttpRequest, enterprise: Enterprise) -> HttpResponse:
    """One press, because it may be pressed in fear. The page then says what happens next."""
    if request.method == "POST":
        actions.hide_listing(enterprise, by=person_of(request))
        messages.success(request, _("It is hidden. Nobody can find it now."))
        return redirect("listing_closing:hide", enterprise.pk)
    return render(request, "listings/own/hide.html", {"enterprise": enterprise})


@require_http_methods(["GET", "HEAD", "POST"])
@of_ones_own
def close(request: HttpRequest, enterprise: Enterprise) -> HttpResponse:
    """The first press says what happens, the second does it."""
    form = CloseForm(request.POST if request.method == "POST" else None)
    context = {"enterprise": enterprise, "form": form, "is_sure_asked": False}
    if request.method == "POST" and form.is_valid():
        if request.POST.get("do") == "close":
            must_be_fresh(request)
            try:
                actions.close_for_good(enterprise, by=person_of(request), why=form.cleaned_data["why"])
                messages.success(request, _("It is closed. Nobody can find it now."))
            except WrongMoment as error:
                messages.info(request, str(error))
            return redirect("listing_closing:close", enterprise.pk)
        context["is_sure_asked"] = True
    context["closing"] = Closing.objects.filter(enterprise=enterprise).first()
    return render(request, "listings/own/close.html", context)
