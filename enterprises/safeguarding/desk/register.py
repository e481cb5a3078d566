"""/desk/worries/: the register, for the contacts alone. Each reading of a worry is written down."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import Block, Person
from core.models import Event
from core.moves import WrongMoment
from enterprises.listings.own.door import at_the_desk, person_of
from enterprises.safeguarding import actions, rules
from enterprises.safeguarding.desk.forms import ApartForm, DecideForm, HandOnForm, NoteForm
from enterprises.safeguarding.forms import TellForm
from enterprises.safeguarding.models import Concern, Note
from enterprises.safeguarding.telling import told_in

View = Callable[..., HttpResponseBase]
A_PAGE = 20
MOST_FOUND = 10


def for_contacts(view: View) -> View:
    """To everybody else, administrators too, the answer is 404: there is nothing here."""

    @at_the_desk
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not rules.is_contact(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


@require_safe
@for_contacts
def register(request: HttpRequest) -> HttpResponse:
    """What is open, the most pressing first; ?closed=1 what is closed. No names: they stand on each one's own page."""
    is_closed = request.GET.get("closed") == "1"
    rows = Concern.objects.for_contact(person_of(request)).select_related("area", "turn")
    rows = rows.filter(status=Concern.Status.CLOSED) if is_closed else rows.open()
    page = Paginator(rows, A_PAGE).get_page((request.GET.get("page") or "1")[:12])
    context = {"page": page, "is_closed": is_closed, "query": "closed=1" if is_closed else ""}
    return render(request, "safeguarding/desk/register.html", context)


def _found(request: HttpRequest, pk: UUID) -> Concern:
    rows = Concern.objects.for_contact(person_of(request))
    return get_object_or_404(
        rows.select_related("area", "turn", "about_enterprise", "about_person", "raised_by"), pk=pk
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_contacts
def one(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Everything about one, and what can be done with it."""
    concern, by = _found(request, pk), person_of(request)
    doing = request.POST.get("do", "") if request.method == "POST" else ""
    found = people_found(request, concern)
    asked = forms_for(request, concern, doing, found)
    form = asked.get(doing)
    if doing in _DOING and (form is None or form.is_valid()):
        try:
            _DOING[doing](concern, by, form.cleaned_data if form else {})
        except WrongMoment as moment:
            messages.warning(request, str(moment))
        return redirect("desk_worries:one", concern.pk)
    actions.was_read(concern, by=by)
    notes = concern.notes.select_related("by", "corrects").order_by("at", "pk")
    context = {
        "concern": concern,
        "told": [note for note in notes if note.kind in Note.TOLD],
        "since": [note for note in notes if note.kind not in Note.TOLD],
        "forms": asked,
        "form": form,  # its errors stand on top
        "found": found,
        "who": request.POST.get("who", "")[:80],
        "read": _read(concern),
    }
    return render(request, "safeguarding/desk/one.html", context)


def forms_for(request: HttpRequest, concern: Concern, doing: str, found: QuerySet[Person]) -> dict[str, Any]:
    """Every form of the page; the one that was sent has what was typed."""

    def data(name: str) -> Any:
        return request.POST if doing == name else None

    initial = {"knows": concern.knows, "share_reason": concern.share_reason}
    return {
        "note": NoteForm(data("note"), concern=concern),
        "decide": DecideForm(data("decide"), initial=initial),
        "hand_on": HandOnForm(data("hand_on"), people=rules.in_turn(concern)),
        "apart": ApartForm(data("apart"), people=found),
    }


def people_found(request: HttpRequest, concern: Concern) -> QuerySet[Person]:
    """Those who have to do with it, and the first whose name or address holds what was looked for."""
    near = Q(pk__in=[concern.about_person_id, concern.raised_by_id])
    if concern.about_enterprise_id:
        near |= Q(ownership__enterprise=concern.about_enterprise_id)
    who = request.POST.get("who", "").strip()[:80]  # never in the address: it is somebody's name
    if len(who) > 1:
        some = Person.objects.filter(Q(name__icontains=who) | Q(email__icontains=who)).order_by("name")
        near |= Q(pk__in=list(some.values_list("pk", flat=True)[:MOST_FOUND]))
    return Person.objects.filter(near).distinct().order_by("name")


#: What a button does, with what its form says.
_DOING: dict[str, Callable[[Concern, Person, dict[str, Any]], Any]] = {
    "take": lambda concern, by, said: actions.take(concern, by=by),
    "note": lambda concern, by, said: actions.write(concern, by=by, **said),
    "decide": lambda concern, by, said: actions.decide(concern, by=by, **said),
    "close": lambda concern, by, said: actions.close(concern, by=by),
    "open_again": lambda concern, by, said: actions.open_again(concern, by=by),
    "hand_on": lambda concern, by, said: actions.hand_on(concern, by=by, **said),
    "apart": lambda concern, by, said: actions.keep_apart(concern, by=by, **said),
}


def _read(concern: Concern) -> QuerySet[Event]:
    """Who has read it, the newest first."""
    rows = Event.objects.filter(tag="concern:read", subject_type=concern._meta.label_lower, subject_id=str(concern.pk))
    return rows.select_related("by").order_by("-at")[:20]


@require_POST
@for_contacts
def name(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Whom we know it to be about; nobody, when that was wrong."""
    concern, by = _found(request, pk), person_of(request)
    chosen = request.POST.get("person", "")
    person = get_object_or_404(Person, pk=chosen) if chosen.isdecimal() and len(chosen) < 10 else None
    actions.name_person(concern, person, by=by)
    if not rules.may_read(by, concern):
        return redirect("desk_worries:register")
    return redirect("desk_worries:one", concern.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@at_the_desk
def write(request: HttpRequest) -> HttpResponse:
    """Somebody who works here writes down what they were told. They do not find it again, unless they are a contact."""
    form = TellForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.tell(told_in(form, None), recorded_by=person_of(request))
        messages.success(request, _("It is written down. A contact for worries is asked to look at it now."))
        return redirect("desk:front")
    return render(request, "safeguarding/desk/write.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@for_contacts
def apart(request: HttpRequest) -> HttpResponse:
    """Who is kept apart to keep somebody safe."""
    rows = Block.objects.standing().filter(kind=Block.Kind.SAFEGUARDING).select_related("low", "high", "raised_by")
    chosen = request.POST.get("block", "")
    if request.method == "POST":
        block = get_object_or_404(rows, pk=chosen if chosen.isdecimal() and len(chosen) < 15 else 0)
        actions.lift(block, by=person_of(request))
        messages.success(request, _("They are not kept apart any more."))
        return redirect("desk_worries:apart")
    page = Paginator(rows.order_by("-raised_at"), A_PAGE).get_page((request.GET.get("page") or "1")[:12])
    return render(request, "safeguarding/desk/apart.html", {"page": page})
