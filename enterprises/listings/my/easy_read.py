"""One's own Easy Read: a first draft from the listing, its sentences with their pictures, sent to be checked."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.models import Revision

from core.moves import WrongMoment
from enterprises.listings import actions, drift
from enterprises.listings.models import EasyRead, EasyReadRow, Enterprise
from enterprises.listings.my.door import number_in, own_listing, person_of, written_listing
from enterprises.listings.my.easy_read_form import SentenceForm
from enterprises.listings.words import and_words

#: Sentences on one page: more with their pictures and buttons are slow on a phone.
A_PAGE = 20


@require_http_methods(["GET", "POST"])
@written_listing
def sentences(request: HttpRequest, listing: Enterprise) -> HttpResponse:
    """All sentences in their order, and what can be done with each."""
    trouble = ""
    if request.method == "POST":
        try:
            version, place = _press(request, listing)
        except WrongMoment as moment:
            trouble = str(moment)
        else:
            return redirect(_address(listing, version, place))
    copy = actions.easy_read_of(listing)
    rows = actions.rows_of(copy) if copy else []
    context = {
        "listing": listing,
        "copy": copy,
        "rows": rows,
        "page": Paginator(list(enumerate(rows)), A_PAGE).get_page(request.GET.get("page", "1")[:12]),
        "is_full": len(rows) >= actions.MOST_SENTENCES,
        "changed": and_words([str(drift.PARTS[part]) for part in copy.why if part in drift.PARTS]) if copy else "",
        "trouble": trouble,
        "undo": _undo_of(request, copy) if copy else None,
    }
    return render(request, "listings/my/easy_read.html", context)


def _press(request: HttpRequest, listing: Enterprise) -> tuple[Revision, int]:
    """Do what the button beside a sentence says: its value is the sentence's place, `was-<place>` its words. Gives the
    version made, and where the sentence is then.
    """
    by = person_of(request)
    for name, step in (("up", -1), ("down", 1)):
        if name in request.POST:
            place = number_in(request.POST[name], otherwise=-1)
            return actions.move_sentence(listing, by=by, place=place, was=_was(request, place), step=step), place + step
    place = number_in(request.POST.get("remove", ""), otherwise=-1)
    return actions.remove_sentence(listing, by=by, place=place, was=_was(request, place)), place


def _was(request: HttpRequest, place: int) -> str:
    return request.POST.get(f"was-{place}", "")


def _address(listing: Enterprise, version: Revision | None = None, place: int = 0) -> str:
    """The list, at the page of the sentence that was changed, with what there is to undo."""
    told = {"saved": version.pk} if version else {}
    if place >= A_PAGE:
        told["page"] = place // A_PAGE + 1
    address = reverse("my:easy_read", args=[listing.pk])
    return f"{address}?{urlencode(told)}" if told else address


def _undo_of(request: HttpRequest, copy: EasyRead) -> Revision | None:
    """What was just saved, while it is the newest."""
    newest = copy.latest_revision
    return newest if newest and str(newest.pk) == request.GET.get("saved") else None


@require_POST
@written_listing
def begin(request: HttpRequest, listing: Enterprise) -> HttpResponse:
    """A first draft from the listing; or new sentences in place of the draft's, which undo brings back."""
    is_first = actions.easy_read_of(listing) is None
    try:
        copy = actions.begin_easy_read(listing, by=person_of(request))
    except WrongMoment as moment:
        messages.error(request, str(moment))
        return redirect(_address(listing))
    if is_first:
        messages.success(request, _("The draft is made. Read it, and change what is not right."))
        return redirect(_address(listing))
    copy.refresh_from_db()
    return redirect(_address(listing, copy.latest_revision))


@require_http_methods(["GET", "POST"])
@written_listing
def add(request: HttpRequest, listing: Enterprise) -> HttpResponse:
    if actions.easy_read_of(listing) is None:
        raise Http404
    return _form_page(request, listing, None, SentenceForm(_sent(request), row=EasyReadRow(), listing=listing))


@require_http_methods(["GET", "POST"])
@written_listing
def sentence(request: HttpRequest, listing: Enterprise, place: int) -> HttpResponse:
    """The words of one sentence, and what stands beside them."""
    copy = actions.easy_read_of(listing)
    rows = actions.rows_of(copy) if copy else []
    if place >= len(rows):
        raise Http404
    return _form_page(request, listing, place, SentenceForm(_sent(request), row=rows[place], listing=listing))


def _sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _form_page(request: HttpRequest, listing: Enterprise, place: int | None, form: SentenceForm) -> HttpResponse:
    """The words with pictures to choose from. The button "Look" only looks for others; the words stay."""
    if form.is_bound and "look" in request.POST:
        form.leave_unchecked()
    elif form.is_bound and form.is_valid():
        try:
            version = actions.write_sentence(
                listing,
                by=person_of(request),
                place=place,
                was=request.POST.get("was", ""),
                sentence=form.cleaned_data["sentence"],
                beside=form.beside,
            )
            last = actions.MOST_SENTENCES - 1  # a new one stands last: past the end is the last page
            return redirect(_address(listing, version, last if place is None else place))
        except (WrongMoment, ValidationError) as error:
            form.add_error(None, error if isinstance(error, ValidationError) else str(error))
    return render(request, "listings/my/easy_read_sentence.html", {"listing": listing, "place": place, "form": form})


@require_POST
@written_listing
def undo(request: HttpRequest, listing: Enterprise) -> HttpResponse:
    try:
        actions.undo_sentence(
            listing, by=person_of(request), version=number_in(request.POST.get("version", ""), otherwise=-1)
        )
        messages.success(request, _("It is as it was before."))
    except WrongMoment as moment:
        messages.error(request, str(moment))
    return redirect(_address(listing))


@require_POST
@own_listing
def send(request: HttpRequest, listing: Enterprise) -> HttpResponse:
    """Ask the team to have it read by somebody it is written for."""
    try:
        actions.send_easy_read(listing, by=person_of(request))
        messages.success(request, _("It is on its way to the support team."))
    except WrongMoment as moment:
        messages.error(request, str(moment))
    return redirect(_address(listing))


@require_safe
@written_listing
def preview(request: HttpRequest, listing: Enterprise) -> HttpResponseBase:
    """The draft as everybody would see it, by the same page."""
    copy = actions.easy_read_of(listing)
    if copy is None:
        raise Http404
    response: Any = copy.get_latest_revision_as_object().serve_preview(request, "")
    response.context_data["own_draft"] = listing
    return response
