"""An owner shares one document, and ends it."""

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.fresh import must_be_fresh
from core import throttle
from core.moves import WrongMoment
from enterprises.listings.documents.own_views import one_of
from enterprises.listings.documents.sharing import actions
from enterprises.listings.documents.sharing.forms import ShareForm
from enterprises.listings.models import Document, Enterprise
from enterprises.listings.my.door import own_listing, person_of

#: E-mails to addresses somebody typed, in a day.
A_DAY = 20


@require_http_methods(["GET", "HEAD", "POST"])
@own_listing
def share(request: HttpRequest, listing: Enterprise, document: int) -> HttpResponse:
    """Whom and for how long; then what will happen; then it happens."""
    one = one_of(listing, document)
    if not one.may_be_shared:
        messages.info(request, _("This document cannot be shared now."))
        return redirect("documents:one", listing.pk, one.pk)
    form = ShareForm(request.POST if request.method == "POST" else None)
    is_ready = form.is_bound and form.is_valid() and request.POST.get("do") != "change"
    if is_ready and request.POST.get("do") == "share":
        must_be_fresh(request)
        if not throttle.allow(f"person:{request.user.pk}", "share a document", capacity=A_DAY, per=throttle.DAY):
            return throttle.too_many(request, wait=throttle.DAY // A_DAY)
        if _shared(request, one, form):
            return redirect("documents:one", listing.pk, one.pk)
        is_ready = False
    context = {"listing": listing, "document": one, "form": form, "is_ready": is_ready}
    if is_ready:
        context["last_day"] = timezone.localdate() + timedelta(days=form.cleaned_data["days"])
    return render(request, "listings/documents/share.html", context)


def _shared(request: HttpRequest, one: Document, form: ShareForm) -> bool:
    """Do it. False: the form says what is wrong."""
    try:
        said = form.cleaned_data
        made = actions.share_document(
            one, by=person_of(request), name=said["name"], email=said["their_email"], days=said["days"]
        )
    except (ValidationError, WrongMoment) as problem:
        form.add_error(None, problem if isinstance(problem, ValidationError) else str(problem))
        return False
    messages.success(request, _("Shared with %(name)s. An e-mail with the link is on its way.") % {"name": made.name})
    return True


@require_POST
@own_listing
def end(request: HttpRequest, listing: Enterprise, document: int, share: int) -> HttpResponse:
    """One press, and nothing asked: it can only take away."""
    one = one_of(listing, document)
    if share >= 2**63:  # an error of SQLite's own
        raise Http404
    found = get_object_or_404(one.shares.select_related("document__enterprise"), pk=share)
    try:
        actions.end_share(found, by=person_of(request))
        messages.success(request, _("Ended. The link does not open it any more."))
    except WrongMoment:
        messages.info(request, _("It had ended already."))
    return redirect("documents:one", listing.pk, one.pk)
