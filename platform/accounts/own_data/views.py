"""/my/data/: what is held about me, a copy of it, something wrong, and erasing it."""

from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core import signing
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts import rules
from accounts.fresh import must_be_fresh
from accounts.models import DataCopy, Erasure, Person
from accounts.own_data import actions, emails, paper
from accounts.own_data.forms import WrongForm
from core.moves import WrongMoment
from core.personal import Part, parts

#: A page shows so many rows of each part. All of them are in the copy.
MOST_ROWS = 5
_TYPES = {"json": "application/json", "pdf": "application/pdf", "zip": "application/zip"}


def person_of(request: HttpRequest) -> Person:
    return cast(Person, request.user)


@require_safe
@never_cache
@login_required
def data(request: HttpRequest) -> HttpResponse:
    """All that is held, part by part, with where to put it right."""
    person = person_of(request)
    context = {"parts": [_shown(part, person) for part in parts()], "erasure": waiting_erasure(person)}
    copies = DataCopy.objects.filter(person=person).order_by("-pk").defer("sealed_json", "sealed_pdf")
    return render(request, "accounts/own_data/data.html", {**context, "copies": copies, **_days()})


def _shown(part: Part, person: Person) -> dict[str, Any]:
    rows = part.held(person)
    shown = [paper.said(row) for row in rows[-MOST_ROWS:]]
    facts = {"key": part.key, "heading": part.heading, "rows": shown, "more": len(rows) - len(shown)}
    return facts | {"correct": part.correct(person), "why_kept": part.why_kept}


def waiting_erasure(person: Person) -> Erasure | None:
    return Erasure.objects.filter(person=person, status=Erasure.Status.WAITING).first()


def _days() -> dict[str, int]:
    return {"copy_days": settings.ACCOUNTS_KEEP_DATA_COPY_DAYS, "erase_days": settings.ACCOUNTS_ERASE_AFTER_DAYS}


@require_POST
@never_cache
@login_required
def ask_copy(request: HttpRequest) -> HttpResponse:
    must_be_fresh(request)
    actions.ask_copy(person_of(request), by=person_of(request))
    messages.success(request, _("We are making your copy. We tell you when it is ready: it takes a few minutes."))
    return redirect("own_data")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def copy(request: HttpRequest, pk: int, kind: str) -> HttpResponseBase:
    """One's own copy, as a file to keep; or thrown away."""
    person = person_of(request)
    found = get_object_or_404(DataCopy.objects.exclude(made_at=None), person=person, pk=pk)
    if request.method == "POST":
        actions.throw_copy_away(found, by=person)
        messages.success(request, _("The copy is thrown away."))
        return redirect("own_data")
    must_be_fresh(request)
    if kind == "zip":
        return _bundle(request, found, person)
    return as_file(actions.open_copy(found, by=person, kind=kind), kind)


def as_file(content: bytes, kind: str) -> HttpResponse:
    return HttpResponse(content, content_type=_TYPES[kind], headers=_to_keep(kind))


def _to_keep(kind: str) -> dict[str, str]:
    """To keep, never to open inside the site, and never kept on the way."""
    return {"Content-Disposition": f'attachment; filename="my-data.{kind}"', "Cache-Control": "no-store"}


def _bundle(request: HttpRequest, found: DataCopy, person: Person) -> HttpResponseBase:
    """Bit by bit: it may hold hundreds of photographs."""
    try:
        source = actions.open_bundle(found, by=person)
    except FileNotFoundError:
        messages.error(request, _("This file is not there any more. Please make a new copy."))
        return redirect("own_data")
    headers = {**_to_keep("zip"), "Content-Length": str(found.bundle_bytes)}
    return FileResponse(source, content_type=_TYPES["zip"], headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def wrong(request: HttpRequest) -> HttpResponse:
    """Something here is wrong: a word to the team."""
    form = WrongForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        actions.say_wrong(person_of(request), form.cleaned_data["words"], by=person_of(request))
        messages.success(request, _("Thank you. Our team looks at it and tells you."))
        return redirect("own_data")
    return render(request, "accounts/own_data/wrong.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def erase(request: HttpRequest) -> HttpResponse:
    """The first press says what goes and what stays, the second asks for it."""
    person = person_of(request)
    context: dict[str, Any] = {"erasure": waiting_erasure(person), "may": rules.may_be_erased(person), **_days()}
    context["kept"] = [part for part in parts() if part.why_kept]
    context["is_sure_asked"] = request.method == "POST"
    if request.POST.get("do") == "erase" and context["may"]:
        must_be_fresh(request)
        try:
            actions.ask_erasure(person, by=person)
            messages.success(request, _("We have written it down. You can stop it until its day."))
        except WrongMoment as error:
            messages.info(request, str(error))
        return redirect("own_data")
    return render(request, "accounts/own_data/erase.html", context)


@require_POST
@never_cache
@login_required
def stop(request: HttpRequest) -> HttpResponse:
    """One press, and nothing asked: it can only keep things as they are."""
    erasure = waiting_erasure(person_of(request))
    if erasure:
        _stopped(request, erasure, person_of(request))
    return redirect("own_data")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def stop_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """For whoever has the link that was sent to them, signed in or not."""
    try:
        pk = signing.loads(token, salt=emails.SALT)
    except signing.BadSignature:
        raise Http404 from None
    erasure = get_object_or_404(Erasure, pk=pk)
    if request.method == "POST" and erasure.status == Erasure.Status.WAITING:
        _stopped(request, erasure, None)
        return redirect("own_data_stop", token)
    return render(request, "accounts/own_data/stop.html", {"erasure": erasure})


def _stopped(request: HttpRequest, erasure: Erasure, by: Person | None) -> None:
    try:
        actions.stop_erasure(erasure, by=by)
        messages.success(request, _("It is stopped. Nothing is erased."))
    except WrongMoment as error:
        messages.info(request, str(error))
