"""The pages of those who run an enterprise: what visitors wrote, and answering. For anybody else they are not there."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from core.moves import WrongMoment
from enterprises.listings.models import Talk
from enterprises.listings.my.door import come_back, forget_kept, kept_when_signed_out, own_page, person_of
from enterprises.listings.talking import actions, rules
from enterprises.listings.talking.forms import ReportForm, WordsForm

A_PAGE = 20


@require_safe
@own_page
def talks(request: HttpRequest) -> HttpResponse:
    """Who wrote, the newest first, with what is new."""
    theirs = (
        Talk.objects.read_by(person_of(request)).with_new().select_related("enterprise").order_by("-last_at", "-pk")
    )
    page = Paginator(theirs, A_PAGE).get_page(request.GET.get("page", "1")[:12])
    # Only the empty page leads to them.
    listings = [] if page.object_list else person_of(request).enterprises.order_by("name", "pk")
    return render(request, "listings/talking/talks.html", {"page": page, "listings": listings})


def _own_talk(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """The view gets the talk for its number."""

    @wraps(view)
    def found(request: HttpRequest, pk: int) -> HttpResponseBase:
        # A longer number than any id is an error of SQLite's own.
        talk = Talk.objects.select_related("enterprise__area").filter(pk=pk).first() if pk < 2**63 else None
        if talk is None or not rules.may_read_talk(person_of(request), talk):
            raise Http404
        return view(request, talk)

    return kept_when_signed_out(own_page(found))


@require_http_methods(["GET", "HEAD", "POST"])
@_own_talk
def talk(request: HttpRequest, talk: Talk) -> HttpResponse:
    left = come_back(request)
    if left is not None:
        form = WordsForm(left)
        form.half_filled = True
        return _page(request, talk, form)
    doing = request.POST.get("do", "")
    form = WordsForm(request.POST if doing == "answer" else None)
    act = {"answer": _answer, "block": _block, "unblock": _unblock}.get(doing)
    if act and act(request, talk, form):
        return redirect("talking:talk", talk.pk)
    return _page(request, talk, form)


def _page(request: HttpRequest, talk: Talk, form: WordsForm) -> HttpResponse:
    said = list(talk.messages.select_related("by"))
    if request.method == "GET":
        actions.mark_read(talk, by=person_of(request))
    context = {"talk": talk, "said": said, "form": form, "is_blocked": rules.is_blocked(talk)}
    return render(request, "listings/talking/talk.html", context)


def _answer(request: HttpRequest, talk: Talk, form: WordsForm) -> bool:
    if not form.is_valid():
        return False
    try:
        actions.answer(talk, form.cleaned_data["words"], by=person_of(request))
    except WrongMoment as moment:
        form.add_error(None, str(moment))
        return False
    forget_kept(request)
    messages.success(request, _("Your answer is on its way to them by e-mail. They do not see your address."))
    return True


def _block(request: HttpRequest, talk: Talk, form: WordsForm) -> bool:
    actions.block_sender(talk, by=person_of(request))
    messages.success(request, _("They cannot write to you any more."))
    return True


def _unblock(request: HttpRequest, talk: Talk, form: WordsForm) -> bool:
    actions.unblock_sender(talk, by=person_of(request))
    messages.success(request, _("They can write to you again."))
    return True


@require_http_methods(["GET", "HEAD", "POST"])
@_own_talk
def report(request: HttpRequest, talk: Talk) -> HttpResponse:
    left: Any = come_back(request)
    form = ReportForm(left if left is not None else request.POST if request.method == "POST" else None)
    context = {"talk": talk, "back": reverse("talking:talk", args=[talk.pk]), "form": form, "is_owner": True}
    if left is None and form.is_valid():
        actions.report_talk(talk, form.cleaned_data["words"], by=person_of(request))
        forget_kept(request)
        return render(request, "listings/talking/reported.html", context)
    return render(request, "listings/talking/report.html", context)
