"""/join/: tell us about your enterprise. A few things first; the rest waits on /my/.

What is typed is kept as a saved form (core.saved) while somebody signs in, and let go of when it is done.
"""

from typing import Any, cast

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts import entrance
from accounts.models import Person
from core import throttle
from core.saved import actions as saved_actions
from core.saved import content
from core.saved.door import fill, saveable, sending
from core.saved.models import SavedForm
from core.throttle import throttled
from enterprises.listings import actions
from enterprises.listings.joining.forms import AlreadyForm, JoinForm
from enterprises.listings.models import Enterprise

TOLD = "joining_told"
KIND = "join"
#: How often one visitor may send the form, and how many enterprises one person may start in a day.
TEN, SECONDS = 10, 3600
A_DAY = 5


def _person(request: HttpRequest) -> Person | None:
    return cast(Person, request.user) if request.user.is_authenticated else None


@require_http_methods(["GET", "POST"])
@never_cache
@saveable(KIND)
@throttled("join", capacity=TEN, per=SECONDS)
def start(request: HttpRequest) -> HttpResponseBase:
    """The few questions. Who can be sent a code, by e-mail or by text, goes on at once; others are rung."""
    at_the_desk = getattr(request, "saved", None) and request.saved.by  # type: ignore[attr-defined]  # core.saved.door
    form = fill(JoinForm, request, person=None if at_the_desk else _person(request))
    if request.method != "POST" or not form.is_valid():
        return render(request, "listings/joining/start.html", {"form": form})
    if form.is_from_a_machine:
        return redirect("joining:thanks")
    if at_the_desk or not (form.person or form.can_be_sent_a_code):
        return _tell_without_account(request, form)
    saved = saved_actions.save_form(KIND, request.path, _only_answers(request.POST, form)).saved
    answer = redirect("joining:check") if form.person else entrance.send_code(request, form)
    if answer is None:
        return render(request, "listings/joining/start.html", {"form": form})
    with sending(request):  # the one they came back to, if any: this one takes its place
        request.session[TOLD] = saved.pk
    return answer


def _only_answers(typed: QueryDict, form: JoinForm) -> QueryDict:
    """What the form asks and no more: whatever else is posted is not kept."""
    answers = QueryDict(mutable=True)
    for name in form.fields:
        answers.setlist(name, typed.getlist(name))
    return answers


def _tell_without_account(request: HttpRequest, form: JoinForm) -> HttpResponse:
    with sending(request):
        actions.tell_about_enterprise(form.told(), by=None)
    return redirect("joining:thanks")


@require_http_methods(["GET", "POST"])
@never_cache
def check(request: HttpRequest) -> HttpResponseBase:
    """What they told us, to look at once more; whether it is here already; and then it is made."""
    person = _person(request)
    form = _as_told(request, person)
    if person is None or form is None:
        return redirect("joining:mine" if person else "joining:start")
    told = form.told()
    alike = actions.perhaps_the_same(told)
    already = AlreadyForm(request.POST if request.method == "POST" else None, alike=alike) if alike else None
    if request.method == "POST" and (already is None or already.is_valid()):
        if not throttle.allow(f"person {person.pk}", "start an enterprise", capacity=A_DAY, per=throttle.DAY):
            return throttle.too_many(request, wait=throttle.DAY // A_DAY)
        return _make(request, told, person, already)
    context = {"told": told, "form": already, "wants": _wants_in_words(form), "area": actions.area_of(told)}
    return render(request, "listings/joining/check.html", context)


def _wants_in_words(form: JoinForm) -> list[str]:
    """The help they ticked, in words."""
    words = dict(form.fields["wants"].choices)  # type: ignore[attr-defined]  # a MultipleChoiceField has them
    return [str(words[each]) for each in form.cleaned_data["wants"]]


def _as_told(request: HttpRequest, person: Person | None) -> JoinForm | None:
    """The form as it was sent, from where it was kept; None when nothing is kept."""
    saved = SavedForm.objects.still_good().filter(pk=request.session.get(TOLD, 0), kind=KIND).first()
    if saved is None:
        return None
    form = JoinForm(content.unpack(saved), person=person)
    return form if form.is_valid() else None


def _make(request: HttpRequest, told: actions.Told, person: Person, form: AlreadyForm | None) -> HttpResponse:
    already: Enterprise | None = form.chosen if form else None
    try:
        with transaction.atomic():
            saved_actions.finish(request.session[TOLD], by=person)
            newcomer = actions.tell_about_enterprise(told, by=person, already=already)
    except saved_actions.AlreadyGone:
        return redirect("joining:mine")
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("joining:check")
    del request.session[TOLD]
    messages.success(request, _done(newcomer.enterprise is not None, already))
    return redirect("joining:mine")


def _done(is_started: bool, already: Any) -> str:
    if is_started:
        return _("Well done. Your listing is started, and nobody else can see it yet. Our team knows, and will help.")
    if already:
        return _("Thank you. Our team looks whether it is yours, and gets in touch with you.")
    return _("Thank you. We have no team where you are yet. Somebody looks at what you told us, and gets in touch.")


@require_safe
@never_cache
def thanks(request: HttpRequest) -> HttpResponse:
    """For somebody who cannot be sent a code: we ring."""
    return render(request, "listings/joining/thanks.html")
