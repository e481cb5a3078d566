"""At the desk: who helps somebody. A worker names a helper or ends the help when the person says so."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.helping import actions, registry
from accounts.helping.forms import NameHelperForm
from accounts.helping.mine import add_helper
from accounts.models import Help, Person
from accounts.rules import people_looked_after
from core.moves import WrongMoment
from core.saved import codes
from enterprises.listings.own.door import at_the_desk, person_of


@require_http_methods(["GET", "HEAD", "POST"])
@at_the_desk
def helpers(request: HttpRequest, pk: int) -> HttpResponse:
    """Who helps this person: end it, or name somebody. The person is told of each."""
    person = get_object_or_404(people_looked_after(request.user), pk=pk if pk < 2**63 else 0)
    doing = request.POST.get("do", "")
    can_be_named = bool(registry.subjects_of(person))
    form = NameHelperForm(request.POST if doing == "name" else None, person=person) if can_be_named else None
    if doing == "end":
        _end(request, person)
        return redirect("desk:helpers", person.pk)
    if doing == "name" and form and form.is_valid() and add_helper(form, person, by=person_of(request)):
        messages.success(request, _("Asked. %(name)s is told that you wrote it down.") % {"name": person.name})
        return redirect("desk:helpers", person.pk)
    return render(
        request, "listings/helping/desk_helpers.html", {"person": person, "form": form, "rows": _rows(person)}
    )


def _rows(person: Person) -> list[Any]:
    rows = registry.name_all(
        Help.objects.unended().filter(person=person).select_related("person", "helper").order_by("-made_at", "-pk")
    )
    for row in rows:
        row.what = [each.name for each in registry.words_for(row.capabilities)]
        by_hand = row.way == Help.Way.PAPER and not actions.why_not(row)
        row.code = codes.shown(actions.code_of(row)) if by_hand else ""
    return rows


def _end(request: HttpRequest, person: Person) -> None:
    number = request.POST.get("help", "")
    pk = int(number) if number.isascii() and number.isdigit() and len(number) < 18 else 0
    row = get_object_or_404(Help.objects.filter(person=person), pk=pk)
    try:
        actions.end_help(row, by=person_of(request))
        messages.success(request, _("It has ended, at once. Both of them are told."))
    except (WrongMoment, PermissionDenied) as error:
        messages.info(request, str(error))
