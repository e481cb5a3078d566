"""What is to be done in one's programmes, the reason first; and the programmes."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from core.moves import WrongMoment
from enterprises.listings.own.door import at_the_desk, person_of
from enterprises.mentoring import starter
from enterprises.mentoring.actions import programmes, tasks
from enterprises.mentoring.desk import words
from enterprises.mentoring.desk.door import of_a_programme, of_a_task, programmes_of
from enterprises.mentoring.desk.forms import FoundForm, areas_of
from enterprises.mentoring.models import Membership, Pairing, Programme, Proposal, Role, Run, Task

A_PAGE = 25
WAITING = Q(memberships__status=Membership.Status.READY, memberships__role=Role.MENTEE)
ABOUT = (
    "programme",
    "worker",
    "membership__person",
    "proposal__mentee_person",
    "proposal__mentor_person",
    "pairing__mentee_person",
    "pairing__mentor_person",
)


@require_safe
@at_the_desk
def front(request: HttpRequest) -> HttpResponse:
    """Tasks, soonest first: ?mine=1 one's own, ?done=1 those that are over."""
    person = person_of(request)
    mine = programmes_of(person)
    is_done, is_mine = request.GET.get("done") == "1", request.GET.get("mine") == "1"
    rows = Task.objects.filter(programme__in=mine).select_related(*ABOUT)
    rows = rows.exclude(status=Task.Status.TO_DO) if is_done else rows.filter(status=Task.Status.TO_DO)
    if is_mine:
        rows = rows.filter(worker=person)
    page = Paginator(rows.order_by("-ended_at" if is_done else "due_on", "pk"), A_PAGE).get_page(_page(request))
    today = timezone.localdate()
    query = "&".join(name for name, is_on in (("done=1", is_done), ("mine=1", is_mine)) if is_on)
    context = {
        "page": page,
        "tasks": [(task, words.about(task), words.why(task, today)) for task in page],
        "is_done": is_done,
        "is_mine": is_mine,
        "query": query,
        "today": today,
        "programmes": mine.annotate(
            waiting=Count(
                "memberships", filter=Q(memberships__status="ready", memberships__role="mentee"), distinct=True
            ),
            working=Count("pairings", filter=Q(pairings__status__in=Pairing.OPEN), distinct=True),
        ),
    }
    return render(request, "mentoring/desk/front.html", context)


def _page(request: HttpRequest) -> str:
    return (request.GET.get("page") or "1")[:12]


@require_POST
@of_a_task
def task(request: HttpRequest, found: Task) -> HttpResponse:
    """Done; or not done after all."""
    action = tasks.open_again if request.POST.get("do") == "open" else tasks.done
    try:
        action(found, by=person_of(request))
        messages.success(request, _("It is on the list again.") if action is tasks.open_again else _("Done."))
    except WrongMoment as moment:
        messages.warning(request, str(moment))
    return redirect("desk_mentoring:front")


@require_http_methods(["GET", "HEAD", "POST"])
@at_the_desk
def found(request: HttpRequest) -> HttpResponse:
    """A new programme, with words, steps and questions to begin with."""
    person = person_of(request)
    form = FoundForm(request.POST if request.method == "POST" else None, areas=areas_of(person))
    if form.is_valid():
        said = form.cleaned_data
        made = starter.found(said.pop("area"), said.pop("name"), said.pop("words"), by=person, **said)
        messages.success(request, _("It is there, and not open yet. Look at it first."))
        return redirect("desk_mentoring:programme", made.slug)
    return render(request, "mentoring/desk/found.html", {"form": form, "has_areas": areas_of(person).exists()})


@require_safe
@of_a_programme
def programme(request: HttpRequest, found: Programme) -> HttpResponse:
    """Who takes part, and how it stands with them; ?q= a name, ?status=, ?role=."""
    asked = {name: request.GET.get(name, "").strip()[:80] for name in ("q", "status", "role")}
    rows = Membership.objects.filter(programme=found).select_related("person", "worker")
    if asked["q"]:
        rows = rows.filter(Q(person__name__icontains=asked["q"]) | Q(person__email__icontains=asked["q"]))
    if asked["status"] in Membership.Status.values:
        rows = rows.filter(status=asked["status"])
    else:
        rows = rows.exclude(status__in=[Membership.Status.LEFT, Membership.Status.DECLINED])
    if asked["role"] in ("mentor", "mentee"):
        rows = rows.filter(role=asked["role"])
    page = Paginator(rows.order_by("person__name", "pk"), A_PAGE).get_page(_page(request))
    open_ones: Any = Proposal.objects.filter(programme=found, status__in=[Proposal.Status.DRAFT, *Proposal.OPEN])
    pairs = Pairing.objects.filter(programme=found, status__in=Pairing.OPEN)
    context = {
        "programme": found,
        "page": page,
        "asked": asked,
        "query": "&".join(f"{name}={value}" for name, value in asked.items() if value and name != "q"),
        "statuses": Membership.Status.choices,
        "today": timezone.localdate(),
        "proposals": open_ones.select_related("mentee_person", "mentor_person").order_by("created_at"),
        "pairings": pairs.select_related("mentee_person", "mentor_person").order_by("starts_on"),
        "run": Run.objects.filter(programme=found, status__in=[*Run.AT_WORK, Run.Status.READY]).first(),
        "may_open": Programme.Status.OPEN in Programme.MOVES[found.status],
    }
    return render(request, "mentoring/desk/programme.html", context)


@require_POST
@of_a_programme
def open_or_close(request: HttpRequest, found: Programme) -> HttpResponse:
    try:
        if request.POST.get("do") == "open":
            programmes.open_it(found, by=person_of(request))
            messages.success(request, _("It is open. Everybody can read about it and ask to join."))
        else:
            programmes.close(found, by=person_of(request))
            messages.success(request, _("It takes nobody new. Those who take part go on."))
    except WrongMoment as moment:
        messages.warning(request, str(moment))
    return redirect("desk_mentoring:programme", found.slug)
