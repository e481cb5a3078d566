"""Somebody who may suit: why, and what one says. The other one's answer is never shown before both said yes."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from core.moves import WrongMoment
from enterprises.listings.own.door import person_of
from enterprises.mentoring import news
from enterprises.mentoring.actions import answering
from enterprises.mentoring.models import Answer, Profile, Proposal
from enterprises.mentoring.my.door import about_oneself
from enterprises.mentoring.my.forms import AfterForm, AnswerForm
from enterprises.mentoring.my.front import others_name
from enterprises.mentoring.said import Said
from enterprises.mentoring.why import explain, words_of

THANKS = {
    Answer.YES: gettext_lazy("Thank you. We tell you when the other one has said yes too."),
    Answer.NO: gettext_lazy("Thank you for saying so. Nobody is told why. We keep looking."),
    Answer.TALK: gettext_lazy("A support worker rings you. Nothing happens before."),
}


@require_http_methods(["GET", "HEAD", "POST"])
@about_oneself
def proposal(request: HttpRequest, found: Proposal, side: str) -> HttpResponse:
    """Asked before they meet, and after."""
    said, sent = Said(person_of(request)), request.POST if request.method == "POST" else None
    is_trial = found.status == Proposal.Status.TRIAL
    form = AfterForm(sent) if is_trial else AnswerForm(sent)
    if form.is_valid():
        try:
            if is_trial:
                held = answering.after_meeting(found, side, goes_on=form.cleaned_data["goes_on"], said=said)
            else:
                held = answering.answer(found, side, form.cleaned_data["given"], said=said)
            messages.success(request, _thanks(held, form.cleaned_data))
        except WrongMoment as moment:
            messages.warning(request, str(moment))
        return redirect("my_mentoring:front")
    other = found.mentor_person if side == "mentee" else found.mentee_person
    name = others_name(person_of(request), found)
    context = {
        "proposal": found,
        "side": side,
        "other": name,
        "form": form,
        "is_trial": is_trial,
        "is_open": found.status in Proposal.OPEN,
        "answer": getattr(found, f"{side}_answer"),
        "why": explain(found.parts, words_of(found.programme), reader=side, other=news.first_name(other)),
        "contact": news.contact_of(other) if is_trial else [],
        "own_words": _own_words(found, side) if is_trial else "",
    }
    return render(request, "mentoring/my/proposal.html", context)


def _own_words(found: Proposal, side: str) -> str:
    """What the other one wrote of themself, once both said yes."""
    other = found.mentor_id if side == "mentee" else found.mentee_id
    profile = Profile.objects.filter(membership=other).first()
    return str(profile.answers["own_words"]) if profile else ""


def _thanks(held: Proposal, said: dict[str, object]) -> str:
    if held.status == Proposal.Status.TRIAL and "given" in said:
        return _("You both said yes. You can meet, and read now how to reach each other.")
    if held.status == Proposal.Status.CONFIRMED:
        return _("You both want to go on. We are glad.")
    if "given" in said:
        return str(THANKS[Answer(str(said["given"]))])
    return _("Thank you for saying so.")
