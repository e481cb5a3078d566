"""A run of matching at the desk: begun, watched, changed with reasons, published; or one question asked of it."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from core.forms import CountedTextarea
from core.moves import WrongMoment
from enterprises.listings.own.door import person_of
from enterprises.mentoring import matching, people
from enterprises.mentoring.actions import running
from enterprises.mentoring.desk import left_out
from enterprises.mentoring.desk.door import of_a_programme, of_a_run
from enterprises.mentoring.models import Membership, Programme, Role, Run, Suggested
from enterprises.mentoring.tasks import work_on
from enterprises.mentoring.why import explain, words_of

A_PAGE = 50
#: Steps of matching.match, in order, in words.
STEPS = {
    "reading": gettext_lazy("Reading what everybody said"),
    "comparing": gettext_lazy("Comparing everybody with everybody"),
    "solving": gettext_lazy("Looking for the best pairs"),
    "explaining": gettext_lazy("Writing down why"),
}


class PinForm(forms.Form):
    use_required_attribute = False
    mentor = forms.ModelChoiceField(label=gettext_lazy("Put them together with"), queryset=Membership.objects.none())
    why = forms.CharField(
        label=gettext_lazy("Why?"),
        max_length=500,
        help_text=gettext_lazy("Other workers read it. It is not told to the two."),
        error_messages={"required": gettext_lazy("Write why, in a few words.")},
        widget=CountedTextarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mentor: Any = self.fields["mentor"]
        ready = Membership.objects.filter(programme=programme, role=Role.MENTOR, status=Membership.Status.READY)
        mentor.queryset, mentor.empty_label = (
            ready.select_related("person").order_by("person__name"),
            _("Choose a mentor"),
        )
        mentor.label_from_instance = lambda member: member.person.name


@require_POST
@of_a_programme
def start(request: HttpRequest, programme: Programme) -> HttpResponse:
    try:
        run = running.start(programme, by=person_of(request))
    except WrongMoment as moment:
        messages.warning(request, str(moment))
        return redirect("desk_mentoring:programme", programme.slug)
    work_on.enqueue(run.pk)
    return redirect("desk_mentoring:run", run.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@of_a_run
def run(request: HttpRequest, found: Run) -> HttpResponse:
    """What it says for each person who waits, the worst off first, so that they are looked at."""
    if request.method == "POST":
        return _do(request, found)
    rows = found.suggested.select_related("mentee__person", "mentor__person", "pinned_by")
    words = request.GET.get("q", "").strip()[:80]
    if words:
        rows = rows.filter(mentee__person__name__icontains=words) | rows.filter(mentor__person__name__icontains=words)
    rows = rows.alias(is_matched=Q(mentor__isnull=False)).order_by("is_matched", "score", "pk")
    page = Paginator(rows, A_PAGE).get_page((request.GET.get("page") or "1")[:12])
    choices = words_of(found.programme)
    context = {
        "run": found,
        "step": STEPS.get(found.step, ""),
        "step_number": list(STEPS).index(found.step) + 1 if found.step in STEPS else 0,
        "steps": len(STEPS),
        "page": page,
        "q": words,
        "query": "",
        "rows": [(each, _why(each, choices)) for each in page],
        "count": found.suggested.filter(is_chosen=True).exclude(mentor=None).count(),
        "is_at_work": found.status in Run.AT_WORK,
    }
    return render(request, "mentoring/desk/run.html", context)


def _why(row: Suggested, words: dict[str, str]) -> Any:
    """Why these two; or, for somebody nobody was found for, why not and what would help."""
    if row.mentor is None:
        return left_out.in_words(row.parts[0]) if row.parts else ""
    return explain(row.parts, words, reader="worker", other=row.mentor.person.name)


def _do(request: HttpRequest, found: Run) -> HttpResponse:
    by, doing, edition = person_of(request), request.POST.get("do", ""), _number(request.POST.get("edition", ""))
    try:
        if doing in ("choose", "leave", "unpin"):
            row = get_object_or_404(Suggested, run=found, pk=_number(request.POST.get("row", "")))
            if doing == "unpin":
                running.unpin(found, row, edition=edition, by=by)
            else:
                running.choose(found, row, is_chosen=doing == "choose", edition=edition, by=by)
            messages.success(request, _("Written down."))
        elif doing == "again":
            running.again(found, edition=edition, by=by)
            work_on.enqueue(found.pk)
        elif doing == "discard":
            running.discard(found, by=by)
            messages.success(request, _("It is thrown away. Nobody was asked."))
            return redirect("desk_mentoring:programme", found.programme.slug)
        elif doing == "publish":
            _publish(request, found, edition)
            return redirect("desk_mentoring:programme", found.programme.slug)
        else:
            raise Http404
    except WrongMoment as moment:
        messages.warning(request, str(moment))
    return redirect("desk_mentoring:run", found.pk)


def _publish(request: HttpRequest, found: Run, edition: int) -> None:
    sent, kept = running.publish(found, edition=edition, by=person_of(request))
    said = ngettext("%(n)d pair is asked now.", "%(n)d pairs are asked now.", len(sent)) % {"n": len(sent)}
    messages.success(request, said)
    for row, why in kept[:10]:
        messages.warning(request, f"{row.mentee.person.name}, {row.mentor.person.name}: {why}")


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0


@require_http_methods(["GET", "HEAD", "POST"])
@of_a_run
def pin(request: HttpRequest, found: Run, mentee: int) -> HttpResponse:
    """Put somebody together with another mentor, for a reason; what that would change for others is shown first."""
    row = get_object_or_404(found.suggested.select_related("mentee__person", "mentor__person"), mentee=mentee)
    form = PinForm(request.POST if request.method == "POST" else None, programme=found.programme)
    shown = None
    if form.is_valid():
        mentor = form.cleaned_data["mentor"]
        if request.POST.get("do") == "pin":
            try:
                edition = _number(request.POST.get("edition", ""))
                running.pin(
                    found, row.mentee, mentor, why=form.cleaned_data["why"], edition=edition, by=person_of(request)
                )
                messages.success(request, _("They stay together in this run."))
                return redirect("desk_mentoring:run", found.pk)
            except WrongMoment as moment:
                form.add_error("mentor", str(moment))
        else:
            shown = _what_changes(found, row, mentor)
    return render(request, "mentoring/desk/pin.html", {"run": found, "row": row, "form": form, "shown": shown})


def _what_changes(found: Run, row: Suggested, mentor: Membership) -> matching.Counterfactual | None:
    """The rest solved again with these two together. None where one of them is not in it any more."""
    result = matching.match(
        people.mentees_of(found.programme),
        people.mentors_of(found.programme).people,
        found.policy.plain(),
        pins=running.pins_of(found),
        bonds=people.bonds_of(found.programme),
    )
    try:
        return matching.why_not(result, str(row.mentee_id), str(mentor.pk))
    except KeyError:
        return None
