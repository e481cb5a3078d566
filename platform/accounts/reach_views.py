"""A person says how they like to be reached."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts import reach_actions
from accounts.models import Person, Way
from accounts.reach import reach_of
from accounts.reach_forms import ReachForm, filled_with


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def reached(request: HttpRequest) -> HttpResponse:
    """How we reach you: one short form, and the answer above it once it is kept."""
    person = cast(Person, request.user)
    reach = reach_of(person)
    typed = request.POST if request.method == "POST" else None
    form = ReachForm(typed, initial=filled_with(person, reach), person=person)
    if typed is not None and form.is_valid():
        wishes = form.wishes()
        reach_actions.set_reach(person, wishes, by=person)
        messages.success(request, _kept(wishes.way))
        return redirect("reached")
    return render(request, "accounts/reached.html", {"form": form, "person": person})


def _kept(way: str) -> str:
    return {
        Way.EMAIL: _("Thank you. We write to you by e-mail from now on. A first e-mail is on its way."),
        Way.TEXT: _("Thank you. We send you texts from now on. A first text is on its way: look if it comes."),
        Way.LETTER: _("Thank you. We send you letters from now on."),
        Way.CALL: _("Thank you. We ring you from now on."),
    }[Way(way)]
