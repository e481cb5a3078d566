"""Two who work together: what can be done with it."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.moves import WrongMoment
from enterprises.listings.own.door import person_of
from enterprises.mentoring import news
from enterprises.mentoring.actions import pairing_up
from enterprises.mentoring.models import Pairing
from enterprises.mentoring.my.door import with_another
from enterprises.mentoring.my.forms import BreakForm, EndForm
from enterprises.mentoring.said import Said

#: Meetings on the page, the newest first.
SHOWN = 30


@require_safe
@with_another
def pairing(request: HttpRequest, found: Pairing, side: str) -> HttpResponse:
    other = found.mentor_person if side == "mentee" else found.mentee_person
    meetings = list(found.meetings.order_by("-on", "-pk")[:SHOWN])
    context = {
        "pairing": found,
        "side": side,
        "other": other.name,
        "contact": news.contact_of(other) if found.is_open else [],
        "check_ins": found.check_ins.filter(side=side, answered_at=None).order_by("due_on"),
        "meetings": meetings,
        "has_planned": any(each.status == "planned" for each in meetings),
        "goals": found.goals.order_by("pk"),
        "agreement": found.agreements.order_by("-number").first(),
    }
    return render(request, "mentoring/my/pairing.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@with_another
def take_a_break(request: HttpRequest, found: Pairing, side: str) -> HttpResponse:
    form = BreakForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        until: date | None = form.cleaned_data["until"]
        try:
            pairing_up.pause(found, side, said=Said(person_of(request)), until=until)
            messages.success(request, _("You have a break. The other one is told."))
            return redirect("my_mentoring:pairing", found.pk)
        except WrongMoment as moment:
            form.add_error("until", str(moment))
    return render(request, "mentoring/my/pairing_break.html", {"pairing": found, "form": form})


@require_POST
@with_another
def go_on(request: HttpRequest, found: Pairing, side: str) -> HttpResponse:
    try:
        pairing_up.go_on(found, side, said=Said(person_of(request)))
        messages.success(request, _("It goes on. The other one is told."))
    except WrongMoment as moment:
        messages.warning(request, str(moment))
    return redirect("my_mentoring:pairing", found.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@with_another
def end(request: HttpRequest, found: Pairing, side: str) -> HttpResponse:
    form = EndForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            pairing_up.end(found, side, form.cleaned_data["why"], said=Said(person_of(request)))
            messages.success(request, _("It is over, and the other one is told. Thank you for your part in it."))
        except WrongMoment as moment:
            messages.warning(request, str(moment))
        return redirect("my_mentoring:pairing", found.pk)
    return render(request, "mentoring/my/pairing_end.html", {"pairing": found, "form": form})
