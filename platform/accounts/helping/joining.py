"""/helping/: the code makes whoever types it the helper of the person who gave it, once they have said yes."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts import entrance
from accounts.helping import actions, registry
from accounts.helping.answering import TRIES, may_try
from accounts.helping.forms import HelpCodeForm
from accounts.helping.mine import person_of
from accounts.models import Help
from accounts.who_form import WhoForm
from core import throttle
from core.moves import WrongMoment

OPENED = "help_opened"
#: How often one visitor may ask for a code to sign in with.
ASKS = 10


def _said(why: str) -> str:
    return {
        "unknown": _("We do not know this code. Look at it again, letter by letter."),
        "used": _("This code was used already. It works only once."),
        "ended": _("This code does not work any more. Ask whoever gave it to you."),
        "expired": _("This code is too old. A code works for 30 days. Ask whoever gave it to you for a new one."),
    }[why]


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def code(request: HttpRequest) -> HttpResponseBase:
    form = HelpCodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data["help_code"]
        if not may_try(request, typed, "help code"):
            return throttle.too_many(request, wait=throttle.HOUR // TRIES)
        found = actions.find_help(typed)
        why = actions.why_not(found) if found else "unknown"
        if found and not why:
            request.session[OPENED] = found.pk
            return redirect("helping:yes")
        form.add_error("help_code", _said(why))
    return render(request, "accounts/helping/code.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def yes(request: HttpRequest) -> HttpResponseBase:
    """First who they are, then whether they will."""
    row = Help.objects.select_related("person").filter(pk=request.session.get(OPENED, 0)).first()
    if row is None or actions.why_not(row):
        request.session.pop(OPENED, None)
        messages.info(request, _("Please type your code once more."))
        return redirect("helping:code")
    if not request.user.is_authenticated:
        return _ask_who(request)
    if request.method == "POST" and request.POST.get("answer") in ("yes", "no"):
        return _answered(request, row, is_yes=request.POST["answer"] == "yes")
    row = registry.name_all([row])[0]
    what = registry.words_for(row.capabilities)
    return render(request, "accounts/helping/yes.html", {"help": row, "what": what})


def _ask_who(request: HttpRequest) -> HttpResponseBase:
    form = WhoForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if not throttle.allow(request, "sign in to help", capacity=ASKS, per=throttle.HOUR):
            return throttle.too_many(request, wait=throttle.HOUR // ASKS)
        if answer := entrance.send_code(request, form):
            return answer
    return render(request, "accounts/helping/who.html", {"form": form})


def _answered(request: HttpRequest, row: Help, *, is_yes: bool) -> HttpResponse:
    name = {"name": row.person.name}
    try:
        if is_yes:
            actions.accept_help(row, by=person_of(request))
            messages.success(request, _("Thank you. You help %(name)s now.") % name)
        else:
            actions.decline_help(row, by=person_of(request))
            messages.success(request, _("That is fine. We tell %(name)s.") % name)
    except actions.NotOpen as error:
        messages.error(request, _said(error.why))
    except WrongMoment as error:
        messages.error(request, str(error))
    request.session.pop(OPENED, None)
    return redirect("helping:helpers")
