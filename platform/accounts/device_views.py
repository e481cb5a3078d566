"""/my/devices/: where one is signed in, and ending it."""

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts import devices as known
from accounts.models import Person


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def devices(request: HttpRequest) -> HttpResponse:
    """Each phone and computer by its browser, this one marked; end one, or all the others."""
    person = cast(Person, request.user)
    if request.method == "POST":
        return _ended(request, person)
    here = request.session.session_key
    rows = [
        {"pk": each.pk, "words": known.described(each.user_agent), "since": each.created_at, "is_here": here == key}
        for each in known.sessions_of(person)
        for key in [each.session_key]
    ]
    context = {"rows": rows, "others": sum(not row["is_here"] for row in rows)}
    by_closing = request.session.get_expire_at_browser_close()
    context["ends"] = None if by_closing else request.session.get_expiry_date()
    return render(request, "accounts/devices.html", context)


def _ended(request: HttpRequest, person: Person) -> HttpResponse:
    if "others" in request.POST:
        n = known.end_others(person, but=request.session.session_key)
        words = ngettext("You are signed out on %(n)d other device.", "You are signed out on %(n)d other devices.", n)
        messages.success(request, words % {"n": n})
        return redirect("devices")
    typed = request.POST.get("end", "")
    pk = int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 18 else 0
    session = get_object_or_404(known.sessions_of(person), pk=pk)
    name = known.described(session.user_agent)
    known.end_session(session)
    messages.success(request, _("Signed out there: %(device)s.") % {"device": name})
    return redirect("devices")
