"""Documents at the desk: what was sent and waits, what has run out, and what a worker saw with their own eyes.

For the area's own workers alone. To everybody else who works here these pages are not there.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from core.moves import WrongMoment
from enterprises.listings import rules
from enterprises.listings.documents import actions
from enterprises.listings.documents.forms import FindForm, NotUsableForm, SeenForm, SightedForm
from enterprises.listings.documents.handed_over import as_download
from enterprises.listings.documents.own_views import one_of, with_file
from enterprises.listings.documents.trail import trail
from enterprises.listings.models import Document, Enterprise
from enterprises.listings.own.door import at_the_desk, person_of

A_PAGE = 20
#: Enough to find the right one; whoever finds more says more of its name.
MOST_FOUND = 20


def of_ones_own_areas(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """About a listing of an area one works in oneself: editors and administrators do not, as with the private base."""

    @at_the_desk
    @wraps(view)
    def scoped(request: HttpRequest, pk: int, **kwargs: Any) -> HttpResponseBase:
        rows = Enterprise.objects.filter(area__areaworker__person=person_of(request)).select_related("area")
        return view(request, get_object_or_404(rows, pk=pk) if pk < 2**63 else _none(), **kwargs)

    return scoped


def _none() -> Enterprise:
    raise Http404


@require_safe
@at_the_desk
def waiting(request: HttpRequest) -> HttpResponse:
    """What was sent and nobody has looked at, the longest wait first; and a listing to record a paper of."""
    person = person_of(request)
    rows = Document.objects.of_areas_of(person).waiting().select_related("enterprise__area").order_by("added_at", "pk")
    form = FindForm(request.GET)
    form.is_valid()
    words = form.cleaned_data.get("q", "")
    context = {
        "page": Paginator(rows, A_PAGE).get_page((request.GET.get("page") or "1")[:12]),
        "form": form,
        "words": words,
        "found": _found(person, words) if words else [],
        "ran_out": Document.objects.of_areas_of(person).ran_out().count(),
    }
    return render(request, "listings/documents/desk_waiting.html", context)


def _found(person: Any, words: str) -> list[Enterprise]:
    mine = Enterprise.objects.filter(area__areaworker__person=person).select_related("area")
    by_words = Q(name__icontains=words) | Q(owners__name__icontains=words) | Q(short_number=words.replace(" ", ""))
    return list(mine.filter(by_words).distinct().order_by("name", "pk")[:MOST_FOUND])


@require_safe
@at_the_desk
def ran_out(request: HttpRequest) -> HttpResponse:
    """What has run out although its people were reminded: whom to ring."""
    rows = Document.objects.of_areas_of(person_of(request)).ran_out().select_related("enterprise__area", "proves")
    rows = rows.prefetch_related("enterprise__owners").order_by("ends_on", "pk")
    page = Paginator(rows, A_PAGE).get_page((request.GET.get("page") or "1")[:12])
    return render(request, "listings/documents/desk_ran_out.html", {"page": page})


@require_safe
@of_ones_own_areas
def documents(request: HttpRequest, enterprise: Enterprise) -> HttpResponse:
    rows = enterprise.documents.exclude(status="removed").select_related("proves").order_by("-added_at", "-pk")
    context = {"enterprise": enterprise, "documents": rows, "may_vouch": _may_vouch(request, enterprise)}
    return render(request, "listings/documents/desk_list.html", context)


def _may_vouch(request: HttpRequest, enterprise: Enterprise) -> bool:
    return rules.may_vouch_for_documents(request.user, enterprise)


@require_http_methods(["GET", "HEAD", "POST"])
@of_ones_own_areas
def sighted(request: HttpRequest, enterprise: Enterprise) -> HttpResponse:
    """A worker saw a paper, and keeps nothing but that."""
    form = SightedForm(request.POST if request.method == "POST" else None, enterprise=enterprise)
    may_vouch = _may_vouch(request, enterprise)
    if may_vouch and form.is_bound and form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("kind", "level", "words")}
        actions.record_sighted(enterprise, by=person_of(request), seen=form.seen(), **given)
        messages.success(request, _("Written down. People can read it now, and its owners are told."))
        return redirect("desk_documents:list", enterprise.pk)
    context = {"enterprise": enterprise, "form": form, "may_vouch": may_vouch}
    return render(request, "listings/documents/desk_sighted.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@of_ones_own_areas
def document(request: HttpRequest, enterprise: Enterprise, document: int) -> HttpResponse:
    """One paper: open it, say what comes of it, and read what happened to it."""
    one = one_of(enterprise, document)
    press = request.POST.get("do", "")
    seen = SeenForm(request.POST if press == "seen" else None, enterprise=enterprise, document=one)
    no = NotUsableForm(request.POST if press == "not_usable" else None)
    may_vouch = _may_vouch(request, enterprise)
    if request.method == "POST" and may_vouch:
        try:
            if said := _act(request, one, press, seen, no):
                messages.success(request, said)
                return redirect("desk_documents:one", enterprise.pk, one.pk)
        except WrongMoment as moment:
            messages.error(request, str(moment))
            return redirect("desk_documents:one", enterprise.pk, one.pk)
    context = {"enterprise": enterprise, "document": one, "seen_form": seen, "no_form": no, "may_vouch": may_vouch}
    context["form"] = no if press == "not_usable" else seen  # whose mistakes stand on top of the page
    context["page"] = trail([one], request.GET.get("page"))
    return render(request, "listings/documents/desk_document.html", context)


def _act(request: HttpRequest, one: Document, press: str, seen: SeenForm, no: NotUsableForm) -> str:
    """Do what was pressed. Says what was done; nothing where a form is wrong."""
    by = person_of(request)
    if press == "seen" and seen.is_valid():
        actions.say_seen(one, by=by, seen=seen.seen())
        return _("Written down. People can read it now, and its owners are told.")
    if press == "not_usable" and no.is_valid():
        actions.say_not_usable(one, by=by, words=no.cleaned_data["words"])
        return _("Its owners are told why.")
    if press == "look_again":
        actions.look_again(one, by=by)
        return _("It waits again, and nobody reads of it.")
    if press == "let_go":
        actions.let_go(one, by=by)
        return _("It does not count any more.")
    if press == "put_back":
        actions.put_back(one, by=by)
        return _("It counts again.")
    return ""


@require_GET
@of_ones_own_areas
def file(request: HttpRequest, enterprise: Enterprise, document: int) -> HttpResponse:
    one = with_file(enterprise, document)
    try:
        return as_download(one, actions.open_document(one, by=person_of(request)))
    except FileNotFoundError:
        messages.error(request, _("The file is not there any more."))
        return redirect("desk_documents:one", enterprise.pk, one.pk)


@require_safe
@of_ones_own_areas
def opened(request: HttpRequest, enterprise: Enterprise) -> HttpResponse:
    page = trail(enterprise.documents.select_related("proves"), request.GET.get("page"))
    return render(request, "listings/documents/desk_opened.html", {"enterprise": enterprise, "page": page})
