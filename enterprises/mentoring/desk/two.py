"""A proposal or a pairing, seen and helped along by a worker."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.models import Person
from core.moves import WrongMoment
from enterprises.listings.own.door import person_of
from enterprises.mentoring import hindering
from enterprises.mentoring.actions import answering, pairing_up, proposing, stepping_back
from enterprises.mentoring.desk.door import of_a_pairing, of_a_proposal
from enterprises.mentoring.desk.forms import (
    AnswerForSomebodyForm,
    BreakForSomebodyForm,
    EndForSomebodyForm,
    ProposeForm,
    ReviewForm,
    SayForm,
)
from enterprises.mentoring.models import Answer, Pairing, Proposal
from enterprises.mentoring.said import Said
from enterprises.mentoring.why import explain, words_of


def _sides(about: Proposal | Pairing) -> list[tuple[str, str]]:
    return [("mentee", about.mentee_person.name), ("mentor", about.mentor_person.name)]


@require_http_methods(["GET", "HEAD", "POST"])
@of_a_proposal
def proposal(request: HttpRequest, found: Proposal) -> HttpResponse:
    """Why these two, what each said and how that came; and what a worker can do."""
    doing = request.POST.get("do", "") if request.method == "POST" else ""
    is_trial = found.status == Proposal.Status.TRIAL
    forms = {
        "send": ProposeForm(request.POST if doing == "send" else None, initial={"words": found.words}),
        "answer": AnswerForSomebodyForm(
            request.POST if doing == "answer" else None, sides=_sides(found), is_trial=is_trial
        ),
    }
    form = forms.get(doing)
    if doing in _WITH_PROPOSAL and (form is None or form.is_valid()):
        try:
            _WITH_PROPOSAL[doing](found, person_of(request), form.cleaned_data if form else {})
            messages.success(request, _("Written down."))
        except WrongMoment as moment:
            messages.warning(request, str(moment))
        return redirect("desk_mentoring:proposal", found.pk)
    words, today = words_of(found.programme), timezone.localdate()
    context = {
        "proposal": found,
        "forms": forms,
        "form": form,
        "is_trial": is_trial,
        "is_open": found.status in Proposal.OPEN,
        "why": explain(found.parts, words, reader="worker", other=found.mentor_person.name),
        "score": round(sum(part["points"] for part in found.parts)),
        "hinders": hindering.hinders(found) if found.status == Proposal.Status.DRAFT else "",
        "is_late": bool(found.answer_by and found.answer_by < today),
    }
    return render(request, "mentoring/desk/proposal.html", context)


def _send(found: Proposal, by: Person, said: dict[str, Any]) -> None:
    Proposal.objects.filter(pk=found.pk, status=Proposal.Status.DRAFT).update(words=said["words"])
    proposing.send(found, by=by)


def _answer(found: Proposal, by: Person, said: dict[str, Any]) -> None:
    told = Said(by, said["via"])
    if found.status == Proposal.Status.TRIAL:
        answering.after_meeting(found, said["side"], goes_on=said["given"] == Answer.YES, said=told)
    else:
        answering.answer(found, said["side"], said["given"], said=told)


_WITH_PROPOSAL: dict[str, Any] = {
    "send": _send,
    "answer": _answer,
    "tried": lambda found, by, said: stepping_back.tried(found, by=by),
    "expire": lambda found, by, said: stepping_back.let_expire(found, by=by),
    "withdraw": lambda found, by, said: stepping_back.withdraw(found, said=Said(by)),
}


@require_http_methods(["GET", "HEAD", "POST"])
@of_a_pairing
def pairing(request: HttpRequest, found: Pairing) -> HttpResponse:
    """How it goes with two, and what one of them told a worker."""
    doing = request.POST.get("do", "") if request.method == "POST" else ""

    def data(name: str) -> Any:
        return request.POST if doing == name else None

    sides = _sides(found)
    forms: dict[str, Any] = {
        "break": BreakForSomebodyForm(data("break"), sides=sides, auto_id="break_%s"),
        "go_on": SayForm(data("go_on"), sides=sides, auto_id="go_on_%s"),
        "end": EndForSomebodyForm(data("end"), sides=sides, auto_id="end_%s"),
        "review": ReviewForm(data("review"), auto_id="review_%s"),
    }
    form = forms.get(doing)
    if form is not None and form.is_valid():
        try:
            _WITH_PAIRING[doing](found, person_of(request), form.cleaned_data)
            messages.success(request, _("Written down."))
        except WrongMoment as moment:
            messages.warning(request, str(moment))
        return redirect("desk_mentoring:pairing", found.pk)
    return render(request, "mentoring/desk/pairing.html", {"pairing": found, "forms": forms, "form": form})


_WITH_PAIRING: dict[str, Any] = {
    "break": lambda found, by, said: pairing_up.pause(
        found, said["side"], said=Said(by, said["via"]), until=said["until"]
    ),
    "go_on": lambda found, by, said: pairing_up.go_on(found, said["side"], said=Said(by, said["via"])),
    "end": lambda found, by, said: pairing_up.end(found, said["side"], said["why"], said=Said(by, said["via"])),
    "review": lambda found, by, said: pairing_up.look_again_on(found, said["on"], by=by),
}
