"""One person in a programme: how it stands, what they said, and who suits them."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import Person
from core.moves import WrongMoment
from enterprises.listings.own.door import person_of
from enterprises.mentoring import people
from enterprises.mentoring.about import QUESTIONS, after, question_of
from enterprises.mentoring.actions import describing, joining, proposing
from enterprises.mentoring.desk.door import of_a_member, of_a_programme
from enterprises.mentoring.desk.forms import TOLD, BreakForSomebodyForm, DeclineForm, JoinForSomebodyForm, told_field
from enterprises.mentoring.models import Membership, Pairing, Profile, Programme, Proposal, Role, Step
from enterprises.mentoring.said import Said
from enterprises.mentoring.why import explain, words_of

MOST_FOUND = 10
MOST_SHOWN = 20


@require_http_methods(["GET", "HEAD", "POST"])
@of_a_programme
def join(request: HttpRequest, programme: Programme) -> HttpResponse:
    """For somebody who rings or writes. They need no account to sign in with."""
    by = person_of(request)
    who = request.POST.get("who", "").strip()[:80]  # never in the address: it is somebody's name
    found = Person.objects.none()
    if len(who) > 1:
        some = Person.objects.filter(Q(name__icontains=who) | Q(email__icontains=who), is_active=True)
        found = some.order_by("name")[:MOST_FOUND]
    form = JoinForSomebodyForm(
        request.POST if request.POST.get("do") == "join" else None, programme=programme, people=_kept(found)
    )
    if form.is_valid():
        try:
            member = _join(programme, form.cleaned_data, by)
        except WrongMoment as moment:
            form.add_error(None, str(moment))
        else:
            messages.success(request, _("Written down. Go on with what they say of themself."))
            return redirect("desk_mentoring:member", member.pk)
    return render(
        request, "mentoring/desk/join.html", {"programme": programme, "form": form, "who": who, "found": found}
    )


def _kept(found: Any) -> Any:
    return Person.objects.filter(pk__in=[each.pk for each in found]).order_by("name")


@transaction.atomic
def _join(programme: Programme, said: dict[str, Any], by: Person) -> Membership:
    person = said.get("known") or Person.objects.create_user(name=said["name"].strip(), phone=said["their_phone"])
    told = Said(by, said["via"])
    more = {"capacity": said["capacity"], "round": said.get("round")}
    return joining.join(programme, person, said["role"], said=told, **more)


@require_http_methods(["GET", "HEAD", "POST"])
@of_a_member
def member(request: HttpRequest, found: Membership) -> HttpResponse:
    """Everything about one, and what can be done next."""
    profile = getattr(found, "profile", None)
    sides, initial = [(found.role, found.person.name)], {"side": found.role}
    doing = request.POST.get("do", "") if request.method == "POST" else ""
    forms = {
        "decline": DeclineForm(request.POST if doing == "decline" else None),
        "break": BreakForSomebodyForm(request.POST if doing == "break" else None, sides=sides, initial=initial),
    }
    form = forms.get(doing)
    if doing in _DOING and (form is None or form.is_valid()):
        try:
            _DOING[doing](found, person_of(request), form.cleaned_data if form else request.POST)
            messages.success(request, _("Written down."))
        except WrongMoment as moment:
            messages.warning(request, str(moment))
        return redirect("desk_mentoring:member", found.pk)
    side = {found.role: found}
    context = {
        "member": found,
        "forms": forms,
        "form": form,
        "missing": joining.steps_missing(found),
        "steps": _steps(found),
        "questions": [(each, bool(profile and each.is_said(profile))) for each in QUESTIONS],
        "agreed": bool(profile and profile.agreed_at),
        "own_words": profile.answers["own_words"] if profile else "",
        "waits": (timezone.localdate() - found.waiting_since).days if found.waiting_since else None,
        "told": TOLD,
        "shortlist": _shortlist(found),
        "proposals": _of_two(Proposal.objects.filter(**side)),
        "pairings": _of_two(Pairing.objects.filter(**side)),
    }
    return render(request, "mentoring/desk/member.html", context)


def _of_two(rows: Any) -> Any:
    """The newest of them."""
    return rows.select_related("mentee_person", "mentor_person").order_by("-pk")[:MOST_SHOWN]


def _steps(found: Membership) -> list[tuple[Step, Any]]:
    """Each with when it was done, or nothing."""
    done = {each.step_id: each for each in found.steps_done.select_related("said_by")}
    steps = Step.objects.filter(Q(is_used=True) | Q(pk__in=done), programme=found.programme_id, role=found.role)
    return [(step, done.get(step.pk)) for step in steps.order_by("position", "pk")]


def _shortlist(found: Membership) -> list[dict[str, Any]] | None:
    """The five who suit best, for a mentee who is ready and asked about nobody. None: not the moment."""
    if found.role != Role.MENTEE or found.status != Membership.Status.READY:
        return None
    if Proposal.objects.filter(mentee=found, status__in=Proposal.OPEN).exists():
        return None
    candidates = people.shortlist(found)
    rows = Membership.objects.select_related("person").in_bulk([int(each.mentor) for each in candidates])
    words = words_of(found.programme)
    shown = []
    for each in candidates:
        mentor = rows[int(each.mentor)]
        parts = [people.as_stored(part) for part in each.parts]
        why = explain(parts, words, reader="worker", other=mentor.person.name)
        shown.append({"mentor": mentor, "score": round(each.score), "why": why})
    return shown


def _step(found: Membership, by: Person, said: Any) -> None:
    step = get_object_or_404(Step, programme=found.programme_id, pk=_number(said.get("step", "")))
    joining.step_done(found, step, timezone.localdate(), by=by)


def _step_not(found: Membership, by: Person, said: Any) -> None:
    step = get_object_or_404(Step, programme=found.programme_id, pk=_number(said.get("step", "")))
    joining.step_not_done(found, step, by=by)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0


#: What a button does, with what its form says.
_DOING: dict[str, Any] = {
    "take_on": lambda found, by, said: joining.take_on(found, by=by),
    "decline": lambda found, by, said: joining.decline(found, said["words"], by=by),
    "step": _step,
    "step_not": _step_not,
    "ready": lambda found, by, said: joining.make_ready(found, by=by),
    "break": lambda found, by, said: joining.pause(found, said=Said(by, said["via"]), until=said["until"]),
    "back": lambda found, by, said: joining.come_back(found, said=Said(by, _via(said))),
    "leave": lambda found, by, said: joining.leave(found, said=Said(by, _via(said))),
}


def _via(said: Any) -> str:
    """How they said it; by phone where the button has no question."""
    given = said.get("via", "phone")
    return given if given in dict(TOLD) else "phone"


@require_http_methods(["GET", "HEAD", "POST"])
@of_a_member
def about(request: HttpRequest, found: Membership, question: str) -> HttpResponse:
    """What they say of themself, as they told it."""
    asked = question_of(question)
    if asked is None:
        raise Http404
    profile = Profile.objects.filter(membership=found).first()
    form = asked.form(request.POST if request.method == "POST" else None, member=found, profile=profile)
    form.fields["via"] = told_field()
    if form.is_valid():
        via = form.cleaned_data.pop("via")
        describing.describe(found, form.told(), said=Said(person_of(request), via))
        coming = after(asked)
        if coming and "stay" not in request.POST:
            return redirect("desk_mentoring:about", found.pk, coming.key)
        messages.success(request, _("Written down."))
        return redirect("desk_mentoring:member", found.pk)
    context = {"member": found, "asked": asked, "form": form, "next": after(asked)}
    return render(request, "mentoring/desk/about.html", context)


@require_POST
@of_a_member
def propose(request: HttpRequest, found: Membership) -> HttpResponse:
    """A draft of the two: looked at once more before both are asked."""
    mentors = Membership.objects.filter(programme=found.programme_id, role=Role.MENTOR).select_related("programme")
    mentor = get_object_or_404(mentors, pk=_number(request.POST.get("mentor", "")))
    if found.role != Role.MENTEE:
        raise Http404
    parts = [people.as_stored(part) for part in people.parts_between(found, mentor)]
    try:
        made = proposing.draft(found, mentor, by=person_of(request), parts=parts)
    except WrongMoment as moment:
        messages.warning(request, str(moment))
        return redirect("desk_mentoring:member", found.pk)
    return redirect("desk_mentoring:proposal", made.pk)
