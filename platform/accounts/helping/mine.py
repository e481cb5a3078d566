"""/my/helpers/: who helps me, whom I help, what waits for my answer, and what others did for me."""

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.fresh import must_be_fresh
from accounts.helping import actions, log, registry
from accounts.helping.forms import NameHelperForm
from accounts.models import Help, Person, Prepared
from core.moves import WrongMoment
from core.saved import codes


def person_of(request: HttpRequest) -> Person:
    return cast(Person, request.user)


def waiting_for(person: Person) -> list[Any]:
    """What waits for this person's yes or no, the oldest first, each with `about` and `what`."""
    rows = registry.name_all(
        Prepared.objects.waiting().filter(person=person).select_related("prepared_by").order_by("asked_at")
    )
    return with_words(rows)


def with_words(rows: list[Any]) -> list[Any]:
    for row in rows:
        offered = registry.CAPABILITIES.get(row.capability)
        row.what = offered.name if offered else ""
    return rows


@require_safe
@never_cache
@login_required
def helpers(request: HttpRequest) -> HttpResponse:
    person = person_of(request)
    unended = Help.objects.unended().select_related("person", "helper").order_by("-made_at", "-pk")
    context = {
        "waiting": waiting_for(person),
        "helped_by": _described(unended.filter(person=person)),
        "helps": _described(unended.filter(helper=person)),
        "may_name": bool(registry.subjects_of(person)),
    }
    return render(request, "accounts/helping/helpers.html", context)


def _described(rows: Any) -> list[Any]:
    found = registry.name_all(rows)
    for row in found:
        row.what = [each.name for each in registry.words_for(row.capabilities)]
    return found


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def new(request: HttpRequest) -> HttpResponse:
    """Name a helper. Whoever finds the page open on somebody's phone must not be able to."""
    person = person_of(request)
    if not registry.subjects_of(person):
        return render(request, "accounts/helping/new.html", {"form": None})
    form = NameHelperForm(request.POST if request.method == "POST" else None, person=person)
    if request.method == "POST" and form.is_valid():
        must_be_fresh(request)
        if named := add_helper(form, person, by=person):
            messages.success(request, _("Asked. They help you once they have said yes."))
            return redirect("helping:helper", named.pk)
    return render(request, "accounts/helping/new.html", {"form": form, "capabilities": registry.CAPABILITIES.values()})


def add_helper(form: NameHelperForm, person: Person, *, by: Person) -> Help | None:
    """None: the form now says what is wrong."""
    try:
        return actions.name_helper(person, by=by, **form.wishes())
    except ValidationError as error:
        form.add_error(None, error)
    return None


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def helper(request: HttpRequest, pk: int) -> HttpResponse:
    """One help, for the person and for the helper: what it is, and the one press that ends it."""
    person = person_of(request)
    mine = Help.objects.filter(Q(person=person) | Q(helper=person)).select_related("person", "helper")
    row = get_object_or_404(mine, pk=pk if pk < 2**63 else 0)
    if request.method == "POST":
        return _ended(request, row)
    shown = _described([row])[0]
    is_open = row.person_id == person.pk and not actions.why_not(row)
    context = {
        "help": shown,
        "is_helper": row.helper_id == person.pk,
        "is_open": is_open,
        # Only what goes by hand: a code that was sent is the letter box's.
        "code": codes.shown(actions.code_of(row)) if is_open and row.way == Help.Way.PAPER else "",
    }
    return render(request, "accounts/helping/helper.html", context)


def _ended(request: HttpRequest, row: Help) -> HttpResponse:
    try:
        actions.end_help(row, by=person_of(request))
        messages.success(request, _("It has ended. It counts from this moment."))
    except WrongMoment as error:
        messages.info(request, str(error))
    return redirect("helping:helpers")


@require_safe
@never_cache
@login_required
def log_page(request: HttpRequest) -> HttpResponse:
    context = {"page": log.log_of(person_of(request), request.GET.get("page"))}
    return render(request, "accounts/helping/log.html", context)
