"""The documents of one's own enterprise: sending them, what came of each, who opened it, and removing it."""

from collections import Counter

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from core.moves import WrongMoment
from enterprises.listings.documents import actions
from enterprises.listings.documents.forms import AddForm
from enterprises.listings.documents.handed_over import as_download
from enterprises.listings.documents.trail import trail
from enterprises.listings.models import Document, DocumentShare, Enterprise
from enterprises.listings.my.door import own_listing, person_of


@require_safe
@own_listing
def documents(request: HttpRequest, listing: Enterprise) -> HttpResponse:
    """All there are, the newest first; those that are over at the end."""
    found = list(listing.documents.exclude(status="removed").select_related("proves").order_by("-added_at", "-pk"))
    shared = Counter(DocumentShare.objects.live().filter(document__in=found).values_list("document", flat=True))
    for each in found:
        each.shared_with = shared[each.pk]  # type: ignore[attr-defined]  # for the template
    context = {
        "listing": listing,
        "current": [each for each in found if each.status != Document.Status.OVER],
        "over": [each for each in found if each.status == Document.Status.OVER],
    }
    return render(request, "listings/documents/list.html", context)


@require_http_methods(["GET", "POST"])
@own_listing
def add(request: HttpRequest, listing: Enterprise) -> HttpResponse:
    form = AddForm(request.POST, request.FILES) if request.method == "POST" else AddForm()
    if form.is_bound and form.is_valid():
        try:
            actions.add_document(listing, by=person_of(request), **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            said = _("Thank you. The %(area)s team looks at it and tells you.") % {"area": listing.area.name}
            messages.success(request, said)
            return redirect("documents:list", listing.pk)
    if form.is_bound and "paper" not in form.errors:  # no browser keeps a file: say so beside it
        form.add_error("paper", _("Choose the file again after mending the rest."))
    return render(request, "listings/documents/add.html", {"listing": listing, "form": form})


@require_safe
@own_listing
def document(request: HttpRequest, listing: Enterprise, document: int) -> HttpResponse:
    """One of them: how it stands, and everything that happened to it."""
    one = one_of(listing, document)
    context = {"listing": listing, "document": one, "page": trail([one], request.GET.get("page"))}
    context["shares"] = DocumentShare.objects.live().filter(document=one).order_by("ends_at", "pk")
    return render(request, "listings/documents/document.html", context)


@require_GET
@own_listing
def file(request: HttpRequest, listing: Enterprise, document: int) -> HttpResponse:
    one = with_file(listing, document)
    try:
        return as_download(one, actions.open_document(one, by=person_of(request)))
    except FileNotFoundError:
        messages.error(request, _("The file is not there any more. Please tell the support team."))
        return redirect("documents:one", listing.pk, one.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@own_listing
def remove(request: HttpRequest, listing: Enterprise, document: int) -> HttpResponse:
    """Says what it does, and then does it."""
    one = one_of(listing, document)
    if one.status == Document.Status.REMOVED:
        return redirect("documents:list", listing.pk)
    if request.method == "POST":
        try:
            actions.remove_document(one, by=person_of(request))
            messages.success(request, _("It is removed, and the file is deleted."))
        except WrongMoment as moment:
            messages.error(request, str(moment))
        return redirect("documents:list", listing.pk)
    return render(request, "listings/documents/remove.html", {"listing": listing, "document": one})


@require_safe
@own_listing
def opened(request: HttpRequest, listing: Enterprise) -> HttpResponse:
    """Who opened which document, over all of them."""
    page = trail(listing.documents.select_related("proves"), request.GET.get("page"))
    return render(request, "listings/documents/opened.html", {"listing": listing, "page": page})


def one_of(listing: Enterprise, pk: int) -> Document:
    # A longer number than any id is an error of SQLite's own.
    if pk >= 2**63:
        raise Http404
    rows = listing.documents.select_related("enterprise__area", "proves", "seen_by", "added_by")
    return get_object_or_404(rows, pk=pk)


def with_file(listing: Enterprise, pk: int) -> Document:
    one = one_of(listing, pk)
    if not one.file:
        raise Http404
    return one
