"""Joining, having a break, coming back, leaving."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from core.moves import WrongMoment
from enterprises.listings.own.door import person_of
from enterprises.mentoring.actions import joining
from enterprises.mentoring.models import Membership, Programme, Role
from enterprises.mentoring.my.door import of_ones_own
from enterprises.mentoring.my.forms import BreakForm, JoinForm
from enterprises.mentoring.said import Said


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def join(request: HttpRequest, slug: str, role: str) -> HttpResponse:
    """“I would like to”: then a few questions, which can wait."""
    if role not in Role.values:
        raise Http404
    programme = get_object_or_404(Programme.objects.filter(status=Programme.Status.OPEN), slug=slug)
    person = person_of(request)
    form = JoinForm(request.POST if request.method == "POST" else None, programme=programme, role=role)
    if form.is_valid():
        try:
            member = joining.join(programme, person, role, said=Said(person), **form.cleaned_data)
        except WrongMoment as moment:
            messages.warning(request, str(moment))
            return redirect("my_mentoring:front")
        messages.success(request, _("Thank you. A support worker gets in touch with you. Now say who you are."))
        return redirect("my_mentoring:about", member.pk, "topics")
    return render(request, "mentoring/my/join.html", {"programme": programme, "role": role, "form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@of_ones_own
def take_a_break(request: HttpRequest, member: Membership) -> HttpResponse:
    form = BreakForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            joining.pause(member, said=Said(person_of(request)), until=form.cleaned_data["until"])
            messages.success(request, _("You have a break. Nobody asks you anything meanwhile."))
            return redirect("my_mentoring:front")
        except WrongMoment as moment:
            form.add_error("until", str(moment))
    return render(request, "mentoring/my/break.html", {"member": member, "form": form})


@require_POST
@of_ones_own
def back(request: HttpRequest, member: Membership) -> HttpResponse:
    return _do(request, member, joining.come_back, _("Welcome back."))


@require_http_methods(["GET", "HEAD", "POST"])
@of_ones_own
def leave(request: HttpRequest, member: Membership) -> HttpResponse:
    """What leaving means, before it is done."""
    if request.method == "POST":
        return _do(request, member, joining.leave, _("You take part no more. You can ask again at any time."))
    return render(request, "mentoring/my/leave.html", {"member": member, "working": joining.open_pairings(member)})


def _do(request: HttpRequest, member: Membership, action: Callable[..., None], words: str) -> HttpResponse:
    try:
        action(member, said=Said(person_of(request)))
        messages.success(request, words)
    except WrongMoment as moment:
        messages.warning(request, str(moment))
    return redirect("my_mentoring:front")
