"""What makes a form one that can be saved: a decorator, a form class, and two lines in its view.

    @require_http_methods(["GET", "POST"])
    @saveable("correction")                                   # a Kind that is registered (core.saved.kinds)
    @throttled("correction", capacity=FIVE, per=SECONDS)
    def correct(request, slug):
        form = fill(CorrectionForm, request)                  # empty, sent, or as it was left
        if form.is_valid():
            with sending(request) as by:                      # by: who works here and sends it for somebody
                actions.suggest_correction(..., by=by)
            return redirect(...)
        return render(...)                                    # the template includes saved/above and saved/below

The buttons in saved/below.html belong to the form, so they work without JavaScript and send what is typed so far.
What is saved is not checked. A form of several pages saves the page it is on: the address is kept with it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial, wraps
from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.forms.utils import ErrorDict
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _

from core import throttle
from core.saved import actions, content, tickets
from core.saved.models import SavedForm
from core.saved.pages import saved_page

View = Callable[..., HttpResponseBase]
Answer = Callable[[], HttpResponseBase]
#: How often one visitor may save something: twelve at once, then one every five minutes. And everybody together.
SAVES, EVERYBODYS_SAVES = 12, 2000
#: Where somebody at the desk comes back to.
DESK = "desk_codes:find"


class SaveableForm(forms.BaseForm):
    """A form that can be shown half filled in, without a word about what is missing."""

    half_filled = False

    def is_valid(self) -> bool:
        return not self.half_filled and super().is_valid()

    def full_clean(self) -> None:
        if not self.half_filled:
            super().full_clean()
            return
        self._errors = ErrorDict(renderer=self.renderer)
        self.cleaned_data: dict[str, Any] = {}


def fill(form_class: type[Any], request: HttpRequest, **kwargs: Any) -> Any:
    """The form as this request has it: empty, sent, or put back as it was left."""
    left: QueryDict | None = getattr(request, "half_filled", None)
    if left is None:
        return form_class(request.POST if request.method == "POST" else None, **kwargs)
    form = form_class(left, **kwargs)
    form.half_filled = True
    return form


@contextmanager
def sending(request: HttpRequest) -> Iterator[Any]:
    """Do what the form asks for and let go of what was saved: both, or neither. Gives who sends it for somebody."""
    ticket = ticket_of(request)
    by = ticket.by if ticket else None
    with transaction.atomic():
        if ticket:
            actions.finish(ticket.saved_id, by=by)
        yield by


def saveable(kind: str) -> Callable[[View], View]:
    """Let the form of this view be saved, put back, and finished by somebody at the desk."""

    def decorate(view: View) -> View:
        @wraps(view)
        def door(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            answer = partial(view, request, *args, **kwargs)
            if request.method != "POST":
                return answer()
            take_ticket(request)
            request.can_be_saved = True  # type: ignore[attr-defined]  # the page that asks to wait offers it
            if "carry_on" in request.POST:
                return _carry_on(request, kind, answer)
            if {"get_code", "save_later"} & set(request.POST):
                return _save(request, kind, answer)
            return _send(request, kind, answer)

        door.saveable_view = view  # type: ignore[attr-defined]  # for the page that asks to send again
        return door

    return decorate


def half_filled(request: HttpRequest, typed: QueryDict, note: str, answer: Answer) -> HttpResponseBase:
    """The page of the form with these answers in it, unchecked. The note says why, when it is not plain."""
    request.half_filled, request.saved_note = typed, note  # type: ignore[attr-defined]
    request.is_spared = True  # type: ignore[attr-defined]  # nothing is sent: no limit on sending applies
    response = answer()
    add_never_cache_headers(response)
    return response


def _send(request: HttpRequest, kind: str, answer: Answer) -> HttpResponseBase:
    try:
        response = answer()
    except actions.AlreadyGone:
        return _after_all(request, kind, answer)
    is_sent = isinstance(response, HttpResponseRedirect)
    return _back_to_the_desk(request) if is_sent and _at_the_desk(request) else response


def _carry_on(request: HttpRequest, kind: str, answer: Answer) -> HttpResponseBase:
    ticket = ticket_of(request)
    saved = SavedForm.objects.still_good().filter(pk=ticket.saved_id, kind=kind).first() if ticket else None
    if saved is None:
        return redirect(DESK if _at_the_desk(request) else "core:help_back")
    return half_filled(request, content.unpack(saved), "", answer)


def _save(request: HttpRequest, kind: str, answer: Answer) -> HttpResponseBase:
    if not _at_the_desk(request) and not _may_save(request):
        return throttle.too_many(request, wait=throttle.HOUR // SAVES)
    try:
        ticket = _keep(request, kind)
    except content.TooLong:
        return half_filled(request, request.POST, _too_long(), answer)
    except actions.AlreadyGone:
        return _after_all(request, kind, answer)
    return _back_to_the_desk(request, kept=True) if ticket.by else saved_page(request, ticket)


def _after_all(request: HttpRequest, kind: str, answer: Answer) -> HttpResponseBase:
    """Somebody was first. All that was typed is shown again, and may still be sent as a form of its own."""
    ticket, request.saved = ticket_of(request), None  # type: ignore[attr-defined]
    if ticket and ticket.by:  # what they send says in any case who entered it
        try:
            made = actions.save_form(kind, request.get_full_path(), request.POST)
        except content.TooLong:
            return half_filled(request, request.POST, _too_long(), answer)
        request.saved = tickets.Ticket(made.saved.pk, made.code, ticket.by)  # type: ignore[attr-defined]
    return half_filled(request, request.POST, _gone(), answer)


def ticket_of(request: HttpRequest) -> tickets.Ticket | None:
    ticket: tickets.Ticket | None = getattr(request, "saved", None)
    return ticket


def take_ticket(request: HttpRequest) -> None:
    ticket = tickets.read(request, request.POST["saved"]) if "saved" in request.POST else None
    request.saved = ticket  # type: ignore[attr-defined]
    # Somebody who works here is known by name and sends for many: the limit is for strangers.
    request.is_spared = bool(ticket and ticket.by)  # type: ignore[attr-defined]


def _at_the_desk(request: HttpRequest) -> bool:
    ticket = ticket_of(request)
    return bool(ticket and ticket.by)


def _may_save(request: HttpRequest) -> bool:
    return throttle.allow(request, "save a form", capacity=SAVES, per=throttle.HOUR) and throttle.allow(
        "everybody", "save a form", capacity=EVERYBODYS_SAVES, per=throttle.HOUR
    )


def _keep(request: HttpRequest, kind: str) -> tickets.Ticket:
    ticket = ticket_of(request)
    if ticket:
        actions.save_again(ticket.saved_id, request.get_full_path(), request.POST, by=ticket.by)
        return ticket
    made = actions.save_form(kind, request.get_full_path(), request.POST)
    return tickets.Ticket(made.saved.pk, made.code)


def _back_to_the_desk(request: HttpRequest, *, kept: bool = False) -> HttpResponse:
    words = _("Kept as it is now, under the same code.") if kept else _("Sent. It says that you entered it, by phone.")
    messages.success(request, words)
    return redirect(DESK)


def _gone() -> str:
    return _(
        "Somebody has sent this already, or had it deleted. Nothing was sent just now. "
        "If you want to send it once more, press the button again."
    )


def _too_long() -> str:
    return _(
        "This is too long to be saved. Nothing is lost: all of it is still here. You can make it shorter, or send it."
    )
