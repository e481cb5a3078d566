"""/join/code/: an invitation's code makes whoever has it the owner of a listing, once they say that it is theirs.

The code is posted, never part of an address. Which invitation was opened is kept in the session, so that it is still
there after signing in.
"""

from typing import Any, cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts import entrance
from accounts.models import Person
from accounts.who_form import WhoForm
from core import throttle
from core.saved import codes
from enterprises.listings import actions
from enterprises.listings.joining.forms import CodeForm
from enterprises.listings.models import Invitation

OPENED = "joining_invitation"
#: Tries at codes: ten at once for each visitor, five for each code, six hundred an hour for everybody.
TRIES, TRIES_OF_A_CODE, EVERYBODYS_TRIES = 10, 5, 600
#: How often one visitor may ask for a code to sign in with.
ASKS = 10


@require_http_methods(["GET", "POST"])
@never_cache
def code(request: HttpRequest) -> HttpResponseBase:
    """Type the code. What does not work says why, and what to do next."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    why, about = "", None
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data["invitation_code"]
        if not _may_try(request, typed):
            return throttle.too_many(request, wait=throttle.HOUR // TRIES)
        about = actions.find_invitation(typed)
        why = actions.why_not(about) if about else "unknown"
        if about and not why:
            actions.mark_opened(about)
            request.session[OPENED] = about.pk
            return redirect("joining:yours")
        form.add_error("invitation_code", _said(why))
    return render(request, "listings/joining/code.html", {"form": form, "why": why, "area": _area_of(about)})


def _area_of(invitation: Invitation | None) -> Any:
    return invitation.enterprise.area if invitation else None


def _said(why: str) -> str:
    return {
        "unknown": _("We do not know this code. Look at it again, letter by letter."),
        "used": _("This code was used already. It works only once."),
        "revoked": _("This code does not work any more. Our team has taken it back, or sent you a newer one."),
        "expired": _("This code is too old. A code works for 30 days."),
    }[why]


def _may_try(request: HttpRequest, typed: str) -> bool:
    """So many tries from one household, at one code, and all together: whoever guesses gets nowhere."""
    limits: list[tuple[Any, int]] = [
        (request, TRIES),
        (f"code {codes.digest(typed)}", TRIES_OF_A_CODE),
        ("everybody", EVERYBODYS_TRIES),
    ]
    return all(throttle.allow(who, "invitation code", capacity=most, per=throttle.HOUR) for who, most in limits)


def opened(request: HttpRequest) -> Invitation | None:
    """The invitation whose code was typed in this session, while it works."""
    rows = Invitation.objects.open().select_related("enterprise__area", "made_by")
    return rows.filter(pk=request.session.get(OPENED, 0)).first()


@require_http_methods(["GET", "POST"])
@never_cache
def yours(request: HttpRequest) -> HttpResponseBase:
    """First who they are, then whether this is their enterprise."""
    invitation = opened(request)
    if invitation is None:
        request.session.pop(OPENED, None)
        messages.info(request, _("Please type your code once more."))
        return redirect("joining:code")
    if not request.user.is_authenticated:
        return _ask_who(request, invitation)
    if request.method == "POST" and request.POST.get("answer") in ("yes", "no"):
        return _answered(request, invitation, is_theirs=request.POST["answer"] == "yes")
    listing = invitation.enterprise
    photo = listing.photos.select_related("picture").first()
    return render(request, "listings/joining/yours.html", {"listing": listing, "photo": photo})


def _ask_who(request: HttpRequest, invitation: Invitation) -> HttpResponseBase:
    form = WhoForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if not throttle.allow(request, "sign in to join", capacity=ASKS, per=throttle.HOUR):
            return throttle.too_many(request, wait=throttle.HOUR // ASKS)
        if answer := entrance.send_code(request, form):
            return answer
    return render(request, "listings/joining/who.html", {"form": form, "area": invitation.enterprise.area})


def _answered(request: HttpRequest, invitation: Invitation, *, is_theirs: bool) -> HttpResponse:
    person, name = cast(Person, request.user), {"name": invitation.enterprise.name}
    request.session.pop(OPENED, None)
    try:
        if is_theirs:
            actions.accept_invitation(invitation, by=person)
            messages.success(request, _("Welcome. The listing of %(name)s is yours to look after now.") % name)
            return redirect("joining:mine")
        actions.decline_invitation(invitation, by=person)
    except actions.NotOpen as error:
        messages.error(request, _said(error.why))
        return redirect("joining:code")
    messages.success(
        request, _("Thank you for telling us. The code does not work any more, and our team looks into it.")
    )
    return redirect("joining:mine")
