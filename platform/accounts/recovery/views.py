"""Stopping it: by the link one was sent, or on one's own page.

Opening the link changes nothing: programs that look for viruses open every link of an e-mail. The press does.
"""

from contextlib import suppress
from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.models import Person, Recovery
from accounts.recovery import actions
from core.moves import WrongMoment

OPEN = (Recovery.Status.ASKED, Recovery.Status.AGREED)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """Without signing in. It shows nothing about the person but when it will count."""
    recovery = actions.meant_by(token)
    if request.method == "POST" and recovery and recovery.status in OPEN:
        with suppress(WrongMoment):  # pressed twice, or its time came this moment: the page says which
            actions.stop(recovery, by=None)
        return redirect("stop_recovery", token)
    return render(request, "accounts/recovery_stop.html", {"recovery": recovery, "is_open": _is_open(recovery)})


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def ones_own(request: HttpRequest) -> HttpResponse:
    """Who can sign in has not lost the way: they stop it here."""
    person = cast(Person, request.user)
    recovery = actions.open_for(person)
    if request.method == "POST" and recovery:
        with suppress(WrongMoment):
            actions.stop(recovery, by=person)
        return redirect("own_recovery")
    newest = recovery or Recovery.objects.filter(person=person).order_by("-pk").first()
    context = {"recovery": newest, "is_open": bool(recovery), "is_own": True}
    return render(request, "accounts/recovery_stop.html", context)


def _is_open(recovery: Recovery | None) -> bool:
    return recovery is not None and recovery.status in OPEN
