"""What helps somebody of one's own people: read, written down for a caller, and whether it was done."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.helps import actions
from accounts.helps.forms import HelpsForm, filled_with
from accounts.helps.log import lines
from accounts.models import Person
from accounts.rules import people_looked_after
from enterprises.listings.own.door import at_the_desk, person_of


@require_http_methods(["GET", "HEAD", "POST"])
@at_the_desk
def helps(request: HttpRequest, pk: int) -> HttpResponse:
    """One person. Nothing of it is shown that they keep to themselves."""
    by = person_of(request)
    person = get_object_or_404(people_looked_after(by).exclude(pk=by.pk), pk=pk)
    if request.method == "POST" and request.POST.get("do") in _ACTS:
        act, said = _ACTS[request.POST["do"]]
        act(person, by)
        messages.success(request, said())
        return redirect("desk:helps", pk)
    kept = actions.read(person, by=by)
    form = HelpsForm(request.POST if request.method == "POST" else None, initial=filled_with(kept))
    if request.method == "POST" and form.is_valid() and _is_kept(form, person, by):
        messages.success(request, _("Kept. They are told by e-mail, if they have one."))
        return redirect("desk:helps", pk)
    is_hidden = actions.is_kept_to_themself(person)
    context = {"person": person, "kept": kept, "form": form, "is_hidden": is_hidden, "lines": lines(person)}
    return render(request, "listings/desk/helps.html", context)


def _is_kept(form: HelpsForm, person: Person, by: Person) -> bool:
    try:
        actions.write_down(person, form.wish(), by=by)
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True


_ACTS: dict[str, tuple[Callable[[Person, Person], None], Callable[[], str]]] = {
    "met": (lambda person, by: actions.was_done(person, done=True, by=by), lambda: _("Kept: you did what helps.")),
    "not_met": (
        lambda person, by: actions.was_done(person, done=False, by=by),
        lambda: _("Kept: it could not be done. Say to your team what is missing."),
    ),
    "still_right": (
        lambda person, by: actions.still_right(person, by=by),
        lambda: _("Kept: it is still right. They are asked again in a year."),
    ),
    "share": (lambda person, by: actions.let_team_see(person, by=by), lambda: _("Kept: our team may see it.")),
}
