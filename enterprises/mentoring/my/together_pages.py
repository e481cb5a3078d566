"""What two do together, on their own pages: their agreement, goals, meetings, and how each of them says it goes."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from core.moves import WrongMoment
from enterprises.listings.own.door import person_of
from enterprises.mentoring import papers
from enterprises.mentoring.actions import checking_in, meeting, together
from enterprises.mentoring.models import CheckIn, Goal, Meeting, Pairing
from enterprises.mentoring.my.door import with_another
from enterprises.mentoring.said import Said
from enterprises.mentoring.together_forms import (
    AgreementForm,
    GoalForm,
    GoalNowForm,
    MeetingForm,
    answers_of,
    questions_form,
)

FORM = ["GET", "HEAD", "POST"]


def _back(request: HttpRequest, found: Pairing, act: Any, words: str) -> HttpResponse:
    """Do it, say so, and lead back to the two."""
    try:
        act()
        messages.success(request, words)
    except WrongMoment as moment:
        messages.warning(request, str(moment))
    return redirect("my_mentoring:pairing", found.pk)


@require_http_methods(FORM)
@with_another
def agreement(request: HttpRequest, found: Pairing, side: str) -> HttpResponse:
    """What they agree on: read it, say yes to it, or write it anew."""
    said = Said(person_of(request))
    newest = found.agreements.order_by("-number").first()
    doing = request.POST.get("do", "") if request.method == "POST" else ""
    form = AgreementForm(
        request.POST if doing == "write" else None,
        programme=found.programme,
        initial={name: getattr(newest, name) for name in AgreementForm.Meta.fields} if newest else None,
    )
    if doing == "yes" and newest:
        return _back(
            request, found, lambda: together.say_yes(newest, side, said=said), _("Thank you. You agreed to it.")
        )
    if form.is_valid():
        private = {"private": found.programme.kept_private, "not_private": found.programme.not_kept_private}
        words = form.cleaned_data | private
        return _back(
            request,
            found,
            lambda: together.say_yes(together.write_agreement(found, words, said=said), side, said=said),
            _("It is written down, and you agreed to it. The other one is asked on their page."),
        )
    context = {"pairing": found, "newest": newest, "form": form, "said": _has_said(newest, side), "side": side}
    return render(request, "mentoring/my/agreement.html", context)


def _has_said(newest: Any, side: str) -> bool:
    return bool(newest and getattr(newest, f"{side}_agreed_at"))


@require_safe
@with_another
def agreement_pdf(request: HttpRequest, found: Pairing, side: str) -> HttpResponse:
    newest = found.agreements.order_by("-number").first()
    if newest is None:
        raise Http404
    return papers.agreement_answer(newest)


@require_http_methods(FORM)
@with_another
def add_goal(request: HttpRequest, found: Pairing, side: str) -> HttpResponse:
    if side != "mentee":
        raise Http404
    form = GoalForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        said = Said(person_of(request))
        return _back(
            request, found, lambda: together.add_goal(found, said=said, **form.cleaned_data), _("It is written down.")
        )
    return render(request, "mentoring/my/goal.html", {"pairing": found, "form": form})


@require_http_methods(FORM)
@with_another
def goal(request: HttpRequest, found: Pairing, side: str, goal: int) -> HttpResponse:
    if side != "mentee":
        raise Http404
    one = get_object_or_404(Goal, pairing=found, pk=goal)
    form = GoalNowForm(request.POST if request.method == "POST" else None, goal=one)
    if form.is_valid():
        said = Said(person_of(request))
        return _back(
            request, found, lambda: together.change_goal(one, said=said, **form.cleaned_data), _("It is written down.")
        )
    return render(request, "mentoring/my/goal.html", {"pairing": found, "goal": one, "form": form})


@require_http_methods(FORM)
@with_another
def plan(request: HttpRequest, found: Pairing, side: str) -> HttpResponse:
    """A meeting that is to come."""
    return _write(request, found, "plan", lambda said, facts: meeting.plan(found, said=said, **facts))


@require_http_methods(FORM)
@with_another
def happened(request: HttpRequest, found: Pairing, side: str) -> HttpResponse:
    """A meeting that took place."""
    return _write(request, found, "happened", lambda said, facts: meeting.took_place(found, said=said, **facts))


def _write(request: HttpRequest, found: Pairing, kind: str, act: Any) -> HttpResponse:
    form = MeetingForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            act(Said(person_of(request)), form.cleaned_data)
        except WrongMoment as moment:
            form.add_error("on", str(moment))
        else:
            messages.success(request, _("It is written down."))
            return redirect("my_mentoring:pairing", found.pk)
    return render(request, "mentoring/my/meeting.html", {"pairing": found, "form": form, "kind": kind})


@require_http_methods(FORM)
@with_another
def one_meeting(request: HttpRequest, found: Pairing, side: str, meeting_pk: int) -> HttpResponse:
    """What became of it, or whether what the other one wrote is right."""
    one = get_object_or_404(Meeting.objects.select_related("pairing"), pairing=found, pk=meeting_pk)
    said, doing = Said(person_of(request)), request.POST.get("do", "") if request.method == "POST" else ""
    acts: dict[str, Any] = {
        "happened": lambda: meeting.took_place(found, one.on, one.minutes, said=said, planned=one, starts=one.starts),
        "missed": lambda: meeting.missed(one, said=said),
        "cancel": lambda: meeting.call_off(one, said=said),
        "right": lambda: meeting.is_right(one, said=said),
        "wrong": lambda: meeting.is_not_right(one, said=said),
    }
    if doing in acts:
        return _back(request, found, acts[doing], _("Thank you. It is written down."))
    return render(
        request, "mentoring/my/one_meeting.html", {"pairing": found, "meeting": one, "is_mine": one.said_by == side}
    )


@require_safe
@with_another
def calendar(request: HttpRequest, found: Pairing, side: str) -> HttpResponse:
    """The meetings to come, for one's own calendar."""
    return papers.calendar_answer(found, side)


@require_http_methods(FORM)
@never_cache
@login_required
def check_in(request: HttpRequest, pk: int) -> HttpResponse:
    """How it goes: read by the support worker, never by the other one."""
    rows = CheckIn.objects.select_related(
        "questionnaire", "pairing__programme", "pairing__mentee_person", "pairing__mentor_person"
    )
    row = get_object_or_404(rows.exclude(pairing__status=Pairing.Status.STOPPED), pk=pk)
    person = person_of(request)
    if person.pk != getattr(row.pairing, f"{row.side}_person_id"):
        raise Http404
    questions = list(row.questionnaire.questions.order_by("position", "pk"))
    form = questions_form(questions, request.POST if request.method == "POST" else None)
    if row.answered_at is None and form.is_valid():
        said = Said(person)
        call = form.cleaned_data["wants_a_call"]
        words = _("Thank you. Somebody rings you.") if call else _("Thank you for telling us.")
        answers = answers_of(form)
        return _back(
            request,
            row.pairing,
            lambda: checking_in.answer(row, answers, wants_a_call=call, said=said),
            words,
        )
    other = row.pairing.mentor_person if row.side == "mentee" else row.pairing.mentee_person
    return render(request, "mentoring/my/check_in.html", {"row": row, "form": form, "other": other.name})
