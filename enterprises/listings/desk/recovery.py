"""Somebody cannot sign in any more: one worker asks, another agrees (accounts.recovery)."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.fresh import must_be_fresh
from accounts.models import Person, Recovery
from accounts.recovery import actions, rules
from core import phones
from core.moves import WrongMoment
from enterprises.listings.desk.recovery_form import AskForm
from enterprises.listings.own.door import at_the_desk, person_of

A_PAGE = 20


@require_safe
@at_the_desk
def front(request: HttpRequest) -> HttpResponse:
    """What waits, and a search for the person."""
    by = person_of(request)
    waiting = rules.seen_by(by).open().select_related("person", "asked_by").order_by("asked_at", "pk")
    words = request.GET.get("q", "").strip()[:100]
    found = Paginator(_found(by, words), A_PAGE).get_page((request.GET.get("page") or "1")[:12])
    context = {"waiting": waiting, "words": words, "page": found, "query": f"q={words}"}
    return render(request, "listings/desk/recovery.html", context)


def _found(by: Person, words: str) -> Any:
    """One's own people with this name, address, number or enterprise. Nobody without words: it is not to browse."""
    if len(words) < 2:
        return Person.objects.none()
    meant = Q(name__icontains=words) | Q(email__icontains=words) | Q(ownership__enterprise__name__icontains=words)
    if number := phones.normal(words):
        meant |= Q(phone__in=[words, number, f"0{number.removeprefix('+44')}"]) | Q(sign_in_phone__number=number)
    people = rules.people_to_help(by).filter(meant).distinct().order_by("name", "pk")
    return people.prefetch_related("ownership_set__enterprise")


@require_http_methods(["GET", "HEAD", "POST"])
@at_the_desk
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """The first worker: what is lost, and how they know that it is them."""
    by = person_of(request)
    person = get_object_or_404(rules.people_to_help(by), pk=pk)
    waiting = Recovery.objects.open().filter(person=person).first()
    if waiting:
        return redirect("desk:recovery_one", waiting.pk)
    form = AskForm(request.POST if request.method == "POST" else None, person=person)
    if request.method == "POST" and form.is_valid():
        must_be_fresh(request)
        try:
            made = actions.ask(person, form.new_way(), seen=form.cleaned_data["seen"], by=by)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Kept. Now somebody else of the team looks at it."))
            return redirect("desk:recovery_one", made.pk)
    return render(request, "listings/desk/recovery_ask.html", {"person": person, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@at_the_desk
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """What was asked: the second worker agrees, anybody who may help them stops it."""
    by = person_of(request)
    rows = rules.seen_by(by).select_related("person", "asked_by", "agreed_by")
    recovery = get_object_or_404(rows, pk=pk)
    may_agree = recovery.status == Recovery.Status.ASKED and rules.may_agree(by, recovery)
    if request.method == "POST":
        must_be_fresh(request)
        return _answered(request, recovery, by)
    is_open = recovery.status in (Recovery.Status.ASKED, Recovery.Status.AGREED)
    context = {
        "recovery": recovery,
        "may_agree": may_agree,
        "is_open": is_open,
        "is_mine": recovery.asked_by_id == by.pk,
    }
    return render(request, "listings/desk/recovery_one.html", context)


def _answered(request: HttpRequest, recovery: Recovery, by: Person) -> HttpResponse:
    acts: dict[str, tuple[Callable[[], None], str]] = {
        "agree": (lambda: actions.agree(recovery, by=by), _("Agreed. They are told now by every way we know.")),
        "stop": (lambda: actions.stop(recovery, by=by), _("Stopped. Nothing has changed.")),
    }
    if request.POST.get("do") not in acts:
        raise Http404
    act, done = acts[request.POST["do"]]
    try:
        act()
        messages.success(request, done)
    except (WrongMoment, PermissionDenied) as error:
        messages.error(request, str(error))
    return redirect("desk:recovery_one", recovery.pk)
