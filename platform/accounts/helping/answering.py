"""Saying yes or no: on one's own page by a press, or at /decide/ with a code and without signing in.

A code is posted, never part of an address; what it opened is kept in the session. Opening shows; only the press
decides, because programs that look for viruses open every link of an e-mail.
"""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.helping import deciding, registry
from accounts.helping.forms import DecideCodeForm
from accounts.helping.mine import person_of, with_words
from accounts.models import Prepared
from core import throttle
from core.moves import WrongMoment
from core.saved import codes

OPENED = "decide_opened"
#: Tries at codes: ten at once for each visitor, five for each code, six hundred an hour for everybody.
TRIES, TRIES_OF_A_CODE, EVERYBODYS_TRIES = 10, 5, 600


def may_try(who: HttpRequest | str, typed: str, form: str, *, tries: int = TRIES) -> bool:
    """So many tries by one household or one worker, at one code, and all together: whoever guesses gets nowhere."""
    limits: list[tuple[Any, int]] = [
        (who, tries),
        (f"code {codes.digest(typed)}", TRIES_OF_A_CODE),
        ("everybody", EVERYBODYS_TRIES),
    ]
    return all(throttle.allow(caller, form, capacity=most, per=throttle.HOUR) for caller, most in limits)


def said(why: str) -> str:
    """Why something cannot be answered any more."""
    return {
        "unknown": _("We do not know this code. Look at it again, letter by letter."),
        "yes": _("This was answered already, with yes."),
        "no": _("This was answered already, with no."),
        "gone": _("Nobody asks this any more. Perhaps you have a newer message."),
        "expired": _("This is too old. A question can be answered for 30 days."),
    }[why]


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def code(request: HttpRequest) -> HttpResponseBase:
    """Type the code from the message or the slip."""
    form = DecideCodeForm(request.POST if request.method == "POST" else None)
    why = ""
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data["decide_code"]
        if not may_try(request, typed, "decide code"):
            return throttle.too_many(request, wait=throttle.HOUR // TRIES)
        found = deciding.find_prepared(typed)
        why = deciding.why_not(found[0]) if found else "unknown"
        if found and not why:
            request.session[OPENED] = [found[0].pk, found[1]]
            return redirect("decide:answer")
        form.add_error("decide_code", said(why))
    return render(request, "accounts/helping/decide_code.html", {"form": form, "why": why})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def answer(request: HttpRequest) -> HttpResponseBase:
    """What was prepared, and the two buttons. Whoever has the code answers for the person it was sent to."""
    pk, kind = request.session.get(OPENED, [0, "look"])
    row = Prepared.objects.select_related("person", "prepared_by").filter(pk=pk).first()
    if row is None or deciding.why_not(row):
        request.session.pop(OPENED, None)
        messages.info(request, said(deciding.why_not(row)) if row else _("Please type your code once more."))
        return redirect("decide:code")
    if request.method == "POST" and request.POST.get("answer") in ("yes", "no"):
        if _is_done(request, row, how=Prepared.How.CODE):
            request.session.pop(OPENED, None)
            return redirect("decide:thanks")
        return redirect("decide:answer")
    return _page(request, row, kind=kind, by_code=True)


@require_http_methods(["GET", "HEAD"])
@never_cache
def thanks(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/helping/thanks.html")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    """The same for somebody signed in."""
    person = person_of(request)
    mine = Prepared.objects.filter(person=person).select_related("person", "prepared_by")
    row = get_object_or_404(mine, pk=pk if pk < 2**63 else 0)
    if request.method == "POST" and request.POST.get("answer") in ("yes", "no"):
        if _is_done(request, row, how=Prepared.How.TAP):
            return redirect("helping:helpers")
        return redirect("helping:decision", row.pk)
    return _page(request, row, kind="look")


def _is_done(request: HttpRequest, row: Prepared, *, how: str) -> bool:
    is_yes, version = request.POST["answer"] == "yes", request.POST.get("version", "")
    try:
        deciding.decide(row, is_yes=is_yes, how=how, version=version, by=row.person)
    except deciding.Answered as error:
        messages.info(request, said(error.why))
        return False
    except (WrongMoment, PermissionDenied) as error:
        messages.error(request, str(error))
        return False
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return False
    words = _("You said yes. It goes on now.") if is_yes else _("You said no. Nothing happens, and nobody asks why.")
    messages.success(request, words)
    return True


def shown(row: Prepared) -> dict[str, Any]:
    """What every page about it shows."""
    row = with_words(registry.name_all([row]))[0]
    offered = registry.CAPABILITIES[row.capability]
    version = offered.version(row)
    return {
        "prepared": row,
        "parts": offered.parts(row),
        "version": version,
        "is_changed": version != row.version,
        "why": deciding.why_not(row),
        "why_words": said(why) if (why := deciding.why_not(row)) else "",
    }


def _page(request: HttpRequest, row: Prepared, *, kind: str, by_code: bool = False) -> HttpResponse:
    return render(request, "accounts/helping/decision.html", {**shown(row), "kind": kind, "by_code": by_code})
