"""The page that shows a code: on the screen, to print, and with what can be done with it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from core.saved import codes
from core.saved.actions import DAYS, AlreadyGone
from core.saved.forms import WordForm
from core.saved.kinds import title_of
from core.saved.models import SavedForm
from core.saved.tickets import Ticket


def saved_page(
    request: HttpRequest, ticket: Ticket, *, form: Any = None, word_kept: bool = False, sent_to: str = ""
) -> HttpResponse:
    """What was typed is saved, under this code. `form` is the choice of a word, with its errors. Raises AlreadyGone."""
    saved = SavedForm.objects.still_good().filter(pk=ticket.saved_id).first()
    if saved is None:
        raise AlreadyGone
    context = {
        "saved": saved,
        "ticket": ticket.text,
        "code": codes.shown(ticket.code),
        "days": DAYS,
        "title": title_of(saved.kind),
        "form": form or WordForm(initial={"saved": ticket.text}),
        "wants_word": "save_later" in request.POST or form is not None,
        "word_kept": word_kept,
        "sent_to": sent_to,
    }
    response = render(request, "saved/saved.html", context)
    add_never_cache_headers(response)
    return response
