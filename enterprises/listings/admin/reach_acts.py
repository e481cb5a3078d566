"""What is done with letters to post and calls to make, and with how somebody is reached: one page each."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from accounts import message_actions, reach_actions
from accounts.letter_pdf import letters_pdf
from accounts.models import Call, Person, PostalLetter
from accounts.reach import reach_of
from accounts.reach_forms import ReachForm, filled_with
from accounts.rules import looked_after, people_looked_after
from core.models import Event
from core.moves import WrongMoment
from enterprises.listings.admin.reach_lists import ListCalls, ListLetters, ListPeople, letter_state
from enterprises.listings.admin.scoping import person_of

Acts = dict[str, Callable[[], object]]
#: So many letters may be one PDF: more would keep the browser waiting for minutes.
MOST = 100
WAITING = PostalLetter.Status.WAITING


def _page(request: HttpRequest, template: str, title: str, back: str, **context: Any) -> HttpResponse:
    parent = {"letters": _("Letters to post"), "calls": _("Calls to make"), "people": _("How to reach people")}[back]
    url = reverse(f"listings_reach:{back}")
    trail = [{"url": reverse("wagtailadmin_home"), "label": _("Home")}, {"url": url, "label": parent}]
    facts = {"header_title": title, "breadcrumbs_items": [*trail, {"url": "", "label": title}], "back": url}
    return TemplateResponse(request, f"listings/admin/{template}.html", facts | context)


def chosen(request: HttpRequest, acts: Acts, done: dict[str, str], after: str) -> HttpResponse:
    """Do what the pressed button says; somebody else may have done it a moment ago."""
    name = request.POST.get("act", "")
    if name not in acts:
        raise Http404
    try:
        acts[name]()
    except WrongMoment as error:
        messages.error(request, str(error))
    else:
        messages.success(request, done[name])
    return redirect(after)


# --- letters ------------------------------------------------------------------------------------
def _letters(request: HttpRequest) -> Any:
    return looked_after(request.user, PostalLetter).select_related("person", "area")


@require_http_methods(["GET", "POST"])
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """One letter: open it, say that it is posted or that it is not, or have the person rung."""
    found = get_object_or_404(_letters(request).select_related("posted_by"), pk=pk)
    by, name = person_of(request), {"name": found.person.name}
    if request.method == "POST":
        acts: Acts = {
            "posted": lambda: message_actions.post_letter(found, by=by),
            "take_back": lambda: message_actions.take_back_letter(found, by=by),
            "ring": lambda: message_actions.ring_instead_of_letter(found, by=by),
        }
        done = {
            "posted": _("The letter to %(name)s is posted.") % name,
            "take_back": _("The letter to %(name)s waits again.") % name,
            "ring": _("A call to %(name)s waits instead of the letter.") % name,
        }
        return chosen(request, acts, done, reverse("listings_reach:letters") + "?status=waiting")
    has_address = bool(reach_of(found.person).address)
    title = _("Letter to %(name)s") % name
    context = {"letter": found, "state": letter_state(found), "has_address": has_address}
    return _page(request, "letter", title, "letters", **context)


@require_safe
def letter_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    return _pdf(request, [get_object_or_404(_letters(request), pk=pk)])


@require_safe
def print_all(request: HttpRequest) -> HttpResponse:
    """Every letter that waits, the oldest first, as one PDF."""
    waiting = list(_letters(request).filter(status=WAITING).order_by("created_at", "pk")[:MOST])
    if not waiting:
        messages.success(request, _("No letter waits to be printed."))
        return redirect("listings_reach:letters")
    return _pdf(request, waiting)


def _pdf(request: HttpRequest, letters: list[PostalLetter]) -> HttpResponse:
    content = letters_pdf(letters)
    message_actions.print_letters(letters, by=person_of(request))
    headers = {"Content-Disposition": 'inline; filename="letters.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


@require_http_methods(["GET", "POST"])
def posted(request: HttpRequest) -> HttpResponse:
    """“I have posted these”: those that were printed, each ticked."""
    rows = _letters(request).filter(status=WAITING).exclude(printed_at=None).order_by("created_at", "pk")
    return _many(request, rows, message_actions.post_letter, undo=True)


@require_http_methods(["GET", "POST"])
def not_posted(request: HttpRequest) -> HttpResponse:
    """Undo: the letters named in the address wait again."""
    rows = _letters(request).filter(status=PostalLetter.Status.POSTED, pk__in=_ids(request.GET))
    return _many(request, rows.order_by("created_at", "pk"), message_actions.take_back_letter, undo=False)


def _ids(data: Any) -> list[str]:
    return [pk for pk in data.getlist("id") if pk.isascii() and pk.isdigit() and len(pk) < 18]


def _many(request: HttpRequest, rows: Any, act: Callable[..., None], *, undo: bool) -> HttpResponse:
    title = _("I have posted these") if undo else _("I have not posted these")
    if request.method != "POST":
        return _page(request, "letters_posted", title, "letters", letters=rows, undo=undo)
    changed = list(rows.filter(pk__in=_ids(request.POST)))
    for each in changed:
        act(each, by=person_of(request))
    n = len(changed)
    words = (
        ngettext("%(n)d letter is posted.", "%(n)d letters are posted.", n)
        if undo
        else ngettext("%(n)d letter waits again.", "%(n)d letters wait again.", n)
    )
    query = "&".join(f"id={each.pk}" for each in changed)
    back = reverse("listings_reach:not_posted") + f"?{query}"
    buttons = [messages.button(back, _("Undo"))] if undo and changed else []
    messages.success(request, words % {"n": n}, buttons=buttons)
    return redirect(reverse("listings_reach:letters") + "?status=waiting")


# --- calls --------------------------------------------------------------------------------------
class NoteForm(forms.Form):
    note = forms.CharField(
        label=gettext_lazy("Note for whoever rings next"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Only what helps to reach them. “Try on Friday” is enough: do not say why."),
    )


@require_http_methods(["GET", "POST"])
def call(request: HttpRequest, pk: int) -> HttpResponse:
    """The words to say, the number and how this person likes to be spoken to. Opening it is written down."""
    rows = looked_after(request.user, Call).select_related("person", "area", "done_by")
    found = get_object_or_404(rows, pk=pk)
    form = NoteForm(request.POST or None, initial={"note": found.note})
    if request.method == "POST" and form.is_valid():
        return _answer(request, found, form.cleaned_data["note"])
    message_actions.read_call(found, by=person_of(request))
    title = _("Ring %(name)s") % {"name": found.person.name}
    return _page(request, "call", title, "calls", call=found, reach=reach_of(found.person), form=form)


def _answer(request: HttpRequest, found: Call, note: str) -> HttpResponse:
    by, name = person_of(request), {"name": found.person.name}
    acts: Acts = {
        "told": lambda: message_actions.told_by_phone(found, by=by),
        "no_answer": lambda: message_actions.no_answer(found, by=by, note=note),
        "take_back": lambda: message_actions.take_back_call(found, by=by),
    }
    done = {
        "told": _("%(name)s knows now.") % name,
        "no_answer": _("Kept: nobody answered. Try %(name)s again later.") % name,
        "take_back": _("The call to %(name)s waits again.") % name,
    }
    return chosen(request, acts, done, reverse("listings_reach:calls") + "?status=waiting")


# --- people -------------------------------------------------------------------------------------
@require_http_methods(["GET", "POST"])
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """How somebody is reached, keyed in for them. Who did it is written down, and they are told."""
    somebody = get_object_or_404(people_looked_after(request.user), pk=pk)
    is_sent = request.method == "POST"
    known = reach_of(somebody) if is_sent else reach_actions.read_reach(somebody, by=person_of(request))
    form = ReachForm(request.POST or None, initial=filled_with(somebody, known), person=somebody)
    if is_sent and form.is_valid():
        try:
            reach_actions.set_reach(somebody, form.wishes(), by=person_of(request))
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Kept how we reach %(name)s.") % {"name": somebody.name})
            return redirect("listings_reach:people")
    title = _("How to reach %(name)s") % {"name": somebody.name}
    return _page(request, "reach", title, "people", person=somebody, form=form, last=_last_change(somebody))


def _last_change(somebody: Person) -> Event | None:
    """Who last said how they are reached, and when."""
    changes = Event.objects.filter(tag="reach:changed", subject_type="accounts.person", subject_id=str(somebody.pk))
    return changes.select_related("by").order_by("-pk").first()


REACH: list[URLPattern] = [
    path("letters/", ListLetters.as_view(), name="letters"),
    path("letters/results/", ListLetters.as_view(results_only=True), name="letters_results"),
    path("letters/print.pdf", print_all, name="print"),
    path("letters/posted/", posted, name="posted"),
    path("letters/not-posted/", not_posted, name="not_posted"),
    path("letters/<int:pk>/", letter, name="letter"),
    path("letters/<int:pk>/letter.pdf", letter_pdf, name="letter_pdf"),
    path("calls/", ListCalls.as_view(), name="calls"),
    path("calls/results/", ListCalls.as_view(results_only=True), name="calls_results"),
    path("calls/<int:pk>/", call, name="call"),
    path("people/", ListPeople.as_view(), name="people"),
    path("people/results/", ListPeople.as_view(results_only=True), name="people_results"),
    path("people/<int:pk>/", person, name="person"),
]
