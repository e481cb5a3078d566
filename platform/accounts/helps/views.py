"""/my/helps/: what helps you."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.helps import actions
from accounts.helps.forms import HelpsForm, filled_with
from accounts.helps.log import lines
from accounts.models import Helps, Person


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def helps(request: HttpRequest) -> HttpResponse:
    """One form, filled in as it was, who may see it, and what became of it."""
    person = cast(Person, request.user)
    kept = Helps.objects.filter(person=person).select_related("recorded_by").first()
    if request.method == "POST" and request.POST.get("do") == "still_right" and kept:
        actions.still_right(person, by=person)
        messages.success(request, _("Thank you. We ask you again in a year."))
        return redirect("helps")
    form = HelpsForm(request.POST if request.method == "POST" else None, initial=filled_with(kept))
    if request.method == "POST" and form.is_valid():
        wish = form.wish()
        actions.write_down(person, wish, by=person)
        messages.success(request, _said(wish))
        return redirect("helps")
    context = {"form": form, "kept": kept, "lines": lines(person)}
    return render(request, "accounts/helps.html", context)


def _said(wish: actions.Wish) -> str:
    if wish.team_may_see:
        return _("Thank you. Our team sees it when they write to you, ring you or meet you.")
    return _("Kept. Only you can see it. Large print in letters is done all the same.")
