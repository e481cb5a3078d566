"""The pages of visitors: write, prove the address, read the answers and write back. They need no account."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from core import throttle
from core.moves import WrongMoment
from core.saved.door import fill, saveable, sending
from enterprises.listings.models import Enterprise, Talk
from enterprises.listings.moved import follows_moves
from enterprises.listings.talking import actions, links, rules
from enterprises.listings.talking.forms import CodeForm, FirstMessageForm, ReportForm, WordsForm

#: How often one visitor may write: five at once, then one every ten minutes.
FIVE, SECONDS = 5, 3000
#: Codes in an hour: to one address, whoever typed it; and to all. Tries at codes from one household.
CODES, EVERYBODYS_CODES, TRIES = 3, 400, 20


@require_http_methods(["GET", "POST"])
@saveable("message")
@throttle.throttled("message", capacity=FIVE, per=SECONDS)
@follows_moves
def message(request: HttpRequest, slug: str) -> HttpResponse:
    """Write to an enterprise. The answer is the same for every address, known or blocked or not."""
    enterprise = get_object_or_404(Enterprise.objects.public().select_related("area"), slug=slug)
    if not rules.takes_messages(enterprise):
        return render(request, "listings/talking/not_taken.html", {"enterprise": enterprise})
    form = fill(FirstMessageForm, request)
    if form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("words", "name", "email")}
        if form.is_from_a_machine:
            return redirect(enterprise)
        if not _may_send_code(said["email"]):
            return throttle.too_many(request, wait=throttle.HOUR // CODES)
        with sending(request) as by:
            talk = actions.begin_talk(enterprise, by=by, **said)
        return redirect("talking:confirm", links.code_token_for(talk))
    return render(request, "listings/talking/message.html", {"form": form, "enterprise": enterprise})


def _may_send_code(email: str) -> bool:
    limits = ((email, CODES), ("everybody", EVERYBODYS_CODES))
    return all(throttle.allow(who, "message code", capacity=most, per=throttle.HOUR) for who, most in limits)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@throttle.throttled("code of a message", capacity=TRIES, per=throttle.HOUR)
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """The code from the e-mail: with it the message is sent."""
    talk = links.waiting_talk_of(token)
    if talk is None:
        return render(request, "listings/talking/over.html", {"code": True})
    if request.POST.get("do") == "again":
        return _send_again(request, talk, token)
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.confirm_address(talk, form.cleaned_data["code"])
        except actions.NotTaken:
            return render(request, "listings/talking/not_taken.html", {"enterprise": talk.enterprise})
        except (actions.WrongCode, WrongMoment):
            form.add_error("code", _("That code does not work. Look at the newest e-mail, or ask for a new code."))
        else:
            return redirect("talking:visitor", links.token_for(talk))
    context = {"form": form, "talk": talk, "again": request.GET.get("again") == "1"}
    return render(request, "listings/talking/code.html", context)


def _send_again(request: HttpRequest, talk: Talk, token: str) -> HttpResponse:
    if not _may_send_code(talk.email):
        return throttle.too_many(request, wait=throttle.HOUR // CODES)
    actions.send_code_again(talk)
    return redirect(reverse("talking:confirm", args=[token]) + "?again=1")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@throttle.throttled("write back", capacity=10, per=throttle.HOUR)
def talk(request: HttpRequest, token: str) -> HttpResponse:
    """All that was written, and a box to go on. Opening it changes nothing."""
    found = links.talk_of(token)
    if found is None:
        return render(request, "listings/talking/over.html")
    doing = request.POST.get("do", "")
    form = WordsForm(request.POST if doing == "write" else None)
    if doing and _done(found, doing, form):
        return redirect("talking:visitor", token)
    context = {
        "talk": found,
        "token": token,
        "said": found.messages.all(),
        "form": form,
        "is_blocked": rules.is_blocked(found),
    }
    return render(request, "listings/talking/visitor.html", context)


def _done(found: Talk, doing: str, form: WordsForm) -> bool:
    """Do it. False: the page says what is wrong. What came too late or twice is shown as it stands now."""
    act: dict[str, Any] = {"end": actions.end_talk, "go_on": actions.go_on}
    if doing == "write" and not form.is_valid():
        return False
    try:
        if doing == "write":
            actions.write_back(found, form.cleaned_data["words"])
        elif doing in act:
            act[doing](found)
    except (actions.NotTaken, WrongMoment) as why:
        if doing == "write":
            form.add_error(None, str(why) or _("They take no more messages from you."))
        return doing != "write"
    return True


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@throttle.throttled("report a message", capacity=FIVE, per=SECONDS)
def report(request: HttpRequest, token: str) -> HttpResponse:
    """Something is wrong with what they wrote: the support team reads it."""
    found = links.talk_of(token)
    if found is None:
        return render(request, "listings/talking/over.html")
    form = ReportForm(request.POST if request.method == "POST" else None)
    context = {"talk": found, "back": reverse("talking:visitor", args=[token]), "form": form}
    if form.is_valid():
        actions.report_talk(found, form.cleaned_data["words"], by=None)
        return render(request, "listings/talking/reported.html", context)
    return render(request, "listings/talking/report.html", context)
