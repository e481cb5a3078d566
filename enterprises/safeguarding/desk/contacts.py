"""/desk/worries/contacts/: administrators say who reads worries. They do not read them by that."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from core.moves import WrongMoment
from enterprises.listings.own.door import at_the_desk, person_of
from enterprises.safeguarding import actions, rules
from enterprises.safeguarding.desk.forms import AppointForm
from enterprises.safeguarding.models import Contact


@require_http_methods(["GET", "HEAD", "POST"])
@at_the_desk
def contacts(request: HttpRequest) -> HttpResponse:
    """Who they are, area by area; and one more."""
    by = person_of(request)
    if not (rules.may_appoint(by) or rules.is_contact(by)):
        raise Http404
    form = AppointForm(request.POST if request.method == "POST" and rules.may_appoint(by) else None)
    if form.is_valid():
        said = form.cleaned_data
        try:
            actions.appoint(said["area"], said["whose"], place=said["place"], by=by)
            messages.success(request, _("%(name)s reads worries now.") % {"name": said["whose"].name})
        except WrongMoment as moment:
            messages.warning(request, str(moment))
        return redirect("desk_worries:contacts")
    rows = Contact.objects.standing().select_related("area", "person").order_by("area__name", "place")
    context = {"form": form, "rows": rows, "may_appoint": rules.may_appoint(by)}
    return render(request, "safeguarding/desk/contacts.html", context)


@require_POST
@at_the_desk
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """They read them no more."""
    by = person_of(request)
    contact = get_object_or_404(Contact.objects.standing().select_related("person", "area"), pk=pk)
    if not (rules.may_appoint(by) or contact.person_id == by.pk):
        raise Http404
    try:
        actions.end(contact, by=by)
        messages.success(request, _("%(name)s reads worries no more.") % {"name": contact.person.name})
    except WrongMoment as moment:
        messages.warning(request, str(moment))
    may_still_look = rules.may_appoint(by) or rules.is_contact(by)
    return redirect("desk_worries:contacts" if may_still_look else "desk:front")
