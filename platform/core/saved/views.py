"""/help/: a code for a page, coming back to a saved form, forgetting it."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.csrf import csrf_failure as plain_csrf_failure
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core import throttle
from core.saved import actions, codes, door, tickets
from core.saved.addresses import page_address
from core.saved.emails import WAYS
from core.saved.forms import BackForm, WordForm
from core.saved.kinds import title_of
from core.saved.pages import saved_page

#: Codes of pages: forty at once, then one every minute and a half.
PAGES = 40
#: Tries at codes with words: ten at once for each visitor, five for each code, six hundred an hour for everybody.
TRIES, TRIES_OF_A_CODE, EVERYBODYS_TRIES = 10, 5, 600


@require_safe
@never_cache
def help_page(request: HttpRequest) -> HttpResponse:
    """A person to talk to, and what the codes are for."""
    return render(request, "saved/help.html")


@require_safe
@never_cache
@throttle.throttled("code of a page", capacity=PAGES, per=throttle.HOUR, methods=("GET",))
def page_code(request: HttpRequest) -> HttpResponse:
    """A code for the page in ?next=, to be said on the phone. Nothing typed is in it but a search."""
    address = page_address(request.GET.get("next", ""), request.get_host())
    if not address:
        return redirect("core:help")
    made = actions.code_for_page(address)
    context = {"saved": made.saved, "code": codes.shown(made.code), "page": address}
    return render(request, "saved/page.html", context)


@require_http_methods(["GET", "POST"])
@never_cache
def back(request: HttpRequest) -> HttpResponseBase:
    """“I have a code”: with its word it opens a saved form."""
    form = BackForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        code, word = form.cleaned_data["help_code"], form.cleaned_data["secret_word"]
        if not _may_try(request, code):
            return throttle.too_many(request, wait=throttle.HOUR // TRIES)
        saved = actions.open_with_word(code, word)
        if saved:
            ticket = tickets.Ticket(saved.pk, code).text
            return render(
                request, "saved/found.html", {"saved": saved, "title": title_of(saved.kind), "ticket": ticket}
            )
        form.add_error(None, _("We have nothing for this code and this word. Look at both again."))
    return render(request, "saved/back.html", {"form": form, "days": actions.DAYS})


def _may_try(request: HttpRequest, code: str) -> bool:
    """So many tries from one household, at one code, and all together: whoever guesses gets nowhere."""
    limits: list[tuple[Any, int]] = [
        (request, TRIES),
        (f"code {codes.digest(code)}", TRIES_OF_A_CODE),
        ("everybody", EVERYBODYS_TRIES),
    ]
    return all(throttle.allow(who, "come back", capacity=most, per=throttle.HOUR) for who, most in limits)


@require_POST
@never_cache
@throttle.throttled("choose a word", capacity=20, per=throttle.HOUR)
def choose_word(request: HttpRequest) -> HttpResponse:
    """The word that lets somebody come back by themselves, and the code in a letter if they want one."""
    ticket = tickets.read(request, request.POST.get("saved", ""))
    if ticket is None:
        return redirect("core:help_back")
    form = WordForm(request.POST)
    try:
        if not form.is_valid():
            return saved_page(request, ticket, form=form)
        saved = actions.choose_word(ticket.saved_id, form.cleaned_data["secret_word"])
    except actions.AlreadyGone:
        return redirect("core:help_back")
    sent_to = _send(form, ticket.code, saved.expires_at)
    return saved_page(request, ticket, form=form if form.errors else None, word_kept=True, sent_to=sent_to)


def _send(form: WordForm, code: str, last_day: Any) -> str:
    """Send the code where they asked for. Says where it went; what could not be sent is an error of its field."""
    sent = []
    for name, way in WAYS.items():
        if where := form.cleaned_data.get(name):
            problem = way.send(where, code, last_day)
            form.add_error(name, str(problem)) if problem else sent.append(where)
    return ", ".join(sent)


@require_POST
@never_cache
def forget(request: HttpRequest) -> HttpResponse:
    """“Delete this”: at once, and for the desk too."""
    ticket = tickets.read(request, request.POST.get("saved", ""))
    if ticket is None:
        return redirect("core:help_back")
    actions.forget(ticket.saved_id, by=ticket.by)
    return render(request, "saved/forgotten.html")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponseBase:
    """A form that came without its token, mostly because its page was open for long.

    One that can be saved is shown again with all that was typed: nothing is done, and nothing is lost.
    """
    match = request.resolver_match
    view = getattr(match.func, "saveable_view", None) if match else None
    if match is None or view is None:
        return plain_csrf_failure(request, reason)
    door.take_ticket(request)
    note = _("The page was open for a long time, so please send this again. All you wrote is still here.")
    response = door.half_filled(request, request.POST, note, partial(view, request, *match.args, **match.kwargs))
    if isinstance(response, HttpResponseRedirect):  # they must sign in first
        return plain_csrf_failure(request, reason)
    response.status_code = 403
    return response
