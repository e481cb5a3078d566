"""The pages of whoever a document is shared with. They need no account: the link, and a code to their own address."""

import time

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from core import throttle
from core.moves import WrongMoment
from enterprises.listings.documents.handed_over import as_download
from enterprises.listings.documents.sharing import actions, links
from enterprises.listings.models import DocumentShare
from enterprises.listings.talking.forms import CodeForm

#: Codes in an hour: to one address, whichever link it is for; and to all. Tries at codes from one household.
CODES, EVERYBODYS_CODES, TRIES = 5, 400, 20
#: How long a browser may save the file after the code, in seconds; and where that stands in its session.
SHOWN_FOR, SHOWN = 1800, "shared_documents"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@throttle.throttled("code of a shared document", capacity=TRIES, per=throttle.HOUR)
def shared(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for a code, type it, save the file. Opening the page alone sends and changes nothing."""
    share = links.share_of(token)
    if share is None or not share.is_live:
        return _over(request, share)
    if _has_shown(request, share):
        return render(request, "listings/documents/shared_open.html", {"share": share, "token": token})
    if request.POST.get("do") == "send":
        return _send_code(request, share, token)
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _is_right(request, share, form):
        return redirect("documents:shared", token)
    context = {"share": share, "form": form, "is_sent": bool(share.code_digest), "just": request.GET.get("sent") == "1"}
    return render(request, "listings/documents/shared.html", context)


def _over(request: HttpRequest, share: DocumentShare | None) -> HttpResponse:
    """What to do next. Of the document nothing is said."""
    context = {"share": share, "state": share.state if share else "spoilt"}
    return render(request, "listings/documents/shared_over.html", context)


def _send_code(request: HttpRequest, share: DocumentShare, token: str) -> HttpResponse:
    limits = ((share.email, CODES), ("everybody", EVERYBODYS_CODES))
    if not all(throttle.allow(who, "code to open", capacity=most, per=throttle.HOUR) for who, most in limits):
        return throttle.too_many(request, wait=throttle.HOUR // CODES)
    try:
        actions.send_code(share)
    except WrongMoment:
        return redirect("documents:shared", token)
    return redirect(reverse("documents:shared", args=[token]) + "?sent=1")


def _is_right(request: HttpRequest, share: DocumentShare, form: CodeForm) -> bool:
    try:
        actions.use_code(share, form.cleaned_data["code"])
    except WrongMoment:
        return True  # the page then says that it has ended
    except actions.WrongCode:
        problem = _("That code does not work: a code works once, and for half an hour. Look again, or get a new code.")
        form.add_error("code", problem)
        return False
    request.session.cycle_key()
    request.session[SHOWN] = {**request.session.get(SHOWN, {}), str(share.pk): int(time.time())}
    return True


def _has_shown(request: HttpRequest, share: DocumentShare) -> bool:
    at = request.session.get(SHOWN, {}).get(str(share.pk), 0)
    return bool(time.time() - at < SHOWN_FOR)


@never_cache
@require_GET
def file(request: HttpRequest, token: str) -> HttpResponse:
    share = links.share_of(token)
    if share is None or not _has_shown(request, share):
        return redirect("documents:shared", token)
    try:
        return as_download(share.document, actions.open_shared(share))
    except WrongMoment:
        pass
    except FileNotFoundError:
        messages.error(request, _("The file is not there any more. Please tell whoever shared it with you."))
    return redirect("documents:shared", token)
